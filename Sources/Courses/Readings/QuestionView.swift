internal import HTML
internal import Vocabulary
internal import Web

/// A question of a course with its choices; and, when it is answered, what there is to say of the answer.
struct QuestionView {
  let id: String
  let question: Question
  let chosen: Set<Int>
  let sources: [CourseSource]
  var problems = Problems()

  private var field: String { "q-\(id)" }

  var html: HTML {
    let choices = question.choices.enumerated().map { Fields.Choice(String($0), $1.text) }
    let fields = Fields(Form(fields: chosen.map { (field, String($0)) }), problems: problems)
    let hint = question.several ? "Flera svar kan vara rätt." : "Välj ett svar."
    return """
      \(question.several
        ? fields.boxes(field, question.prompt, choices, hint: hint) : fields.radios(field, question.prompt, choices, hint: hint))
      <p>\(button(chosen.isEmpty ? "Svara" : "Svara igen", name: "gor", value: field, style: "btn second"))</p>
      \(chosen.isEmpty || problems.sentence(for: field) != nil ? .empty : feedback)
      """
  }

  /// Focus is led here when the answer has been sent.
  private var feedback: HTML {
    let isRight = question.isRight(chosen)
    return """
      <div class="note \(isRight ? "ok" : "warn")" id="svar-\(id)" tabindex="-1" role="group" aria-label="Återkoppling">\
      <strong>\(verdict(isRight))</strong>
      \(chosen.sorted().html { said("Du valde", $0) })
      \(question.several && !isRight ? question.rightChoices.subtracting(chosen).sorted().html { said("Det här är också rätt", $0) } : .empty)
      \(courseText(question.explanation))\(named)</div>
      """
  }

  private func verdict(_ isRight: Bool) -> String {
    if isRight { return "Rätt." }
    return chosen.isDisjoint(with: question.rightChoices) ? "Inte det bästa svaret." : "Delvis rätt."
  }

  private func said(_ lead: String, _ index: Int) -> HTML {
    let choice = question.choices[index]
    return "<p>\(lead): ”\(choice.text.quotable)”<br>\(choice.feedback)</p>"
  }

  private var named: HTML {
    let titles = question.sources.compactMap { id in sources.first { $0.id == id }?.title }
    return titles.isEmpty ? .empty : "<p class=\"small soft\">Källor: \(titles.joined(separator: "; ")).</p>"
  }
}

extension String {
  /// Within quotation marks of its own already, or not.
  fileprivate var quotable: String {
    guard hasPrefix("”"), hasSuffix("”"), dropFirst().firstIndex(of: "”") == index(before: endIndex) else {
      return self
    }
    return String(dropFirst().dropLast())
  }
}
