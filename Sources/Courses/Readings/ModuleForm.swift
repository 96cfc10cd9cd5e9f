internal import Vocabulary
internal import Web

/// What a module's form says: choices, notes, and what was pressed.
struct ModuleForm {
  let answers: [String: Set<Int>]
  let notes: [String: String]
  /// `vidare`, `tillbaka`, `paus`, or the field whose button it was.
  let pressed: String
  private(set) var problems = Problems()

  init(_ form: Form, for module: CourseModule) {
    pressed = form.text("gor") ?? "paus"
    var answers: [String: Set<Int>] = [:]
    for question in module.questions {
      let chosen = Set(form.all("q-\(question.id)").compactMap { Int($0) })
      answers[question.id] = chosen.filter { question.question.choices.indices.contains($0) }
    }
    self.answers = answers
    notes = Dictionary(
      uniqueKeysWithValues: module.reflections.filter { form.has("n-\($0)") }.map { ($0, form.text("n-\($0)") ?? "") })
    let asked = module.questions.first { "q-\($0.id)" == pressed }
    if let asked, answers[asked.id]?.isEmpty ?? true {
      problems.add(pressed, "Välj ett svar, så får du veta hur man kan tänka.")
    }
    for (block, text) in notes where text.count > Self.longestNote {
      problems.add(
        "n-\(block)", "Anteckningen är \(text.count) tecken lång. Korta den till högst \(Self.longestNote) tecken.")
    }
  }

  static let longestNote = 5000

  var step: WorkOnModule.Step {
    switch pressed {
    case "vidare": .on
    case "tillbaka": .back
    default: .stay
    }
  }
}
