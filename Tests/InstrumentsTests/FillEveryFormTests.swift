import TestSupport
import Testing

@testable import Instruments

/// Fills forms as a person at a keyboard would: one value in each field that is shown, until no field is left.
struct Keyboard {
  private(set) var form: FilledForm
  /// The fields that were filled in.
  private(set) var filled: Set<FieldName> = []

  init(_ questionnaire: Questionnaire) {
    form = FilledForm(begin: questionnaire, on: SharedForms.occasion)
  }

  mutating func fillIn() {
    for _ in 0..<12 {
      let fields = form.fields(withProblems: false).filter { $0.isEditable && !filled.contains($0.name) }
      let typed = fields.flatMap(Keyboard.pairs)
      guard !typed.isEmpty else { return }
      form = form.filled(with: typed)
      filled.formUnion(fields.filter { $0.kind != .file }.map(\.name))
    }
  }

  static func pairs(_ field: FormField) -> [(name: String, value: String)] {
    let name = field.name.description
    switch field.kind {
    case .heading, .text, .unavailable, .file: return []
    case .yesOrNo: return [(name, "true")]
    case .wholeNumber: return [(name, "7")]
    case .decimal: return [(name, "7,5")]
    case .date: return [(name, "2001-02-03")]
    case .dateTime: return [(name, "2001-02-03T04:05")]
    case .time: return [(name, "12:30")]
    case .line, .lines: return [(name, "Ord på en rad")]
    case .address: return [(name, "https://exempel.se/")]
    case .reference: return [(name, "Patient/1")]
    case .quantity:
      return [(name, "7,5")] + (field.units.first.map { [(field.unitName, $0.key)] } ?? [])
    case .oneOf: return field.options.first.map { [(name, $0.key)] } ?? []
    case .manyOf: return field.options.prefix(2).map { (name, $0.key) }
    }
  }
}

@Suite(.enabled(if: SharedFolder.exists)) struct FillEveryFormTests {
  @Test(arguments: SharedForms.forms)
  func `Varje formulär går att fylla i från tangentbordet`(path: String) throws {
    let questionnaire = try SharedForms.form(path)
    var keyboard = Keyboard(questionnaire)
    keyboard.fillIn()
    let form = keyboard.form
    #expect(form.unread.isEmpty, "\(form.unread)")
    #expect(form.restless.isEmpty)
    for name in keyboard.filled {
      let node = try #require(form.items.node(at: name.question), "\(name) försvann")
      #expect(!node.values.isEmpty, "\(name) fick inget svar")
    }
    #expect(form.issues.filter { $0.severity == .error } == [])
  }

  @Test(arguments: SharedForms.forms)
  func `Ett ifyllt formulär sparas och öppnas utan att något ändras`(path: String) throws {
    var keyboard = Keyboard(try SharedForms.form(path))
    keyboard.fillIn()
    let stored = JSONWriter.text(keyboard.form.response.json)
    let read = try QuestionnaireResponse.read(Array(stored.utf8))
    #expect(read == keyboard.form.response)
    let opened = FilledForm(resume: read, of: keyboard.form.questionnaire, on: SharedForms.occasion)
    #expect(opened.response == read)
  }

  @Test(arguments: SharedForms.forms)
  func `Det som visas i fälten kan skickas tillbaka som det är`(path: String) throws {
    var keyboard = Keyboard(try SharedForms.form(path))
    keyboard.fillIn()
    let shown = keyboard.form.fields().filter(\.isEditable).flatMap { field -> [(name: String, value: String)] in
      let name = field.name.description
      let units = field.units.filter(\.isChosen).map { (name: field.unitName, value: $0.key) }
      let other = field.other.map { [(name: field.otherName, value: $0)] } ?? []
      guard field.options.isEmpty else {
        return field.options.filter(\.isChosen).map { (name: name, value: $0.key) } + other
      }
      return field.kind == .file ? [] : [(name: name, value: field.typed)] + units
    }
    #expect(keyboard.form.filled(with: shown).response == keyboard.form.response)
  }
}
