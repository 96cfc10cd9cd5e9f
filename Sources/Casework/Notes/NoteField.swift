internal import Vocabulary
internal import Web

/// Something that a document of the case asks for. Sv: fält i ett dokument.
struct NoteField: Sendable {
  let name: String
  let label: String
  let control: Control
  var hint: String?
  var isRequired = false
  /// Needed with some of the other answers, as its hint says: it is not called optional.
  var isNeededAtTimes = false
  /// Shown on the document's own page alone, and never handed out without its own assessment (OSL 26:5).
  var isGuarded = false
  /// Nil where every file has use of it.
  var isForChild: Bool?

  enum Control: Sendable {
    case line
    case area
    /// Of what has been, of what is to come, or of either.
    case day(When)
    case box
    case choice([Fields.Choice])
    /// One of the forms that have been recorded in the file.
    case recordedForm
  }

  /// Names another record, which is not words of anybody's.
  var isReference: Bool { if case .recordedForm = control { true } else { false } }

  /// The same, needed with some of the other answers.
  var atTimes: NoteField {
    var field = self
    field.isNeededAtTimes = true
    return field
  }

  /// The same, only in a child's file or only in an adult's.
  func forChild(_ isForChild: Bool) -> NoteField {
    var field = self
    field.isForChild = isForChild
    return field
  }

  func isFor(_ role: CaseFile.Role) -> Bool { isForChild.map { $0 == (role == .child) } ?? true }

  enum When: Sendable { case past, future, either }

  static func line(_ name: String, _ label: String, hint: String? = nil, required: Bool = false) -> NoteField {
    NoteField(name: name, label: label, control: .line, hint: hint, isRequired: required)
  }

  static func area(_ name: String, _ label: String, hint: String? = nil, required: Bool = true) -> NoteField {
    NoteField(name: name, label: label, control: .area, hint: hint, isRequired: required)
  }

  static func day(
    _ name: String, _ label: String, _ when: When = .either, hint: String? = "Skriv som 2026-11-22.",
    required: Bool = false
  ) -> NoteField {
    NoteField(name: name, label: label, control: .day(when), hint: hint, isRequired: required)
  }

  static func box(_ name: String, _ label: String, hint: String? = nil, required: Bool = false) -> NoteField {
    NoteField(name: name, label: label, control: .box, hint: hint, isRequired: required)
  }

  static func choice(
    _ name: String, _ label: String, _ choices: [(String, String)], hint: String? = nil, required: Bool = true
  ) -> NoteField {
    NoteField(
      name: name, label: label, control: .choice(choices.map { .init($0.0, $0.1) }), hint: hint, isRequired: required)
  }

  /// What was answered, as it is read.
  func words(_ answer: String) -> String {
    switch control {
    case .choice(let choices): choices.first { $0.value == answer }?.text ?? answer
    case .day: CalendarDate(answer)?.words ?? answer
    case .box: "Ja"
    case .line, .area, .recordedForm: answer
    }
  }

  private static let longestLine = 300
  private static let longestText = 20_000

  /// A day that is to come lies within so many years.
  private static let longestAhead = 5

  /// Whether the day has the sense that the field asks for.
  func fault(of day: CalendarDate, on today: CalendarDate) -> String? {
    guard case .day(let when) = control else { return nil }
    switch when {
    case .past: return day > today ? "Dagen kan inte ligga framåt i tiden." : nil
    case .future where day <= today: return "Dagen ska ligga framåt i tiden."
    case .future where day > today.adding(years: Self.longestAhead):
      return "Dagen ligger för långt fram. Kontrollera året."
    default: return nil
    }
  }

  /// What was typed, as it is kept. A record must have all that is required, a draft may have anything.
  func read(_ form: Form, isRecord: Bool, _ problems: inout Problems) -> String? {
    guard let text = form.text(name) else {
      if isRecord, isRequired { problems.add(name, missing, about: label) }
      return nil
    }
    switch control {
    case .choice(let choices):
      if !choices.contains(where: { $0.value == text }) { problems.add(name, missing, about: label) }
    case .day:
      guard let day = CalendarDate(text) else {
        if isRecord { problems.add(name, "Skriv datumet som 2026-11-22.", about: label) }
        return text
      }
      return day.text
    case .line: tooLong(text, Self.longestLine, &problems)
    case .area: tooLong(text, Self.longestText, &problems)
    case .box, .recordedForm: break
    }
    return text
  }

  private var missing: String {
    switch control {
    case .choice, .recordedForm: "Välj ett av svaren."
    case .day: "Skriv ett datum."
    case .box: "Kryssa i rutan när det stämmer."
    case .line, .area: "Skriv något här."
    }
  }

  private func tooLong(_ text: String, _ most: Int, _ problems: inout Problems) {
    if text.count > most {
      problems.add(
        name, "Texten är \(text.count) tecken lång. Korta den till högst \(most) tecken.", about: label)
    }
  }
}
