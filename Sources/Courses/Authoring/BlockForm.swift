internal import HTML
internal import Vocabulary
internal import Web

/// The fields of one block: read from a form, and shown in one.
struct BlockForm {
  let id: String
  /// Empty rows after those that are filled in.
  private static let spare = 2

  private func name(_ part: String) -> String { "b-\(id)-\(part)" }

  func isIn(_ form: Form) -> Bool { form.fields.contains { $0.name.hasPrefix(name("")) } }

  /// A block that the form did not show stays as it is.
  func read(_ form: Form, _ block: CourseBlock) -> CourseBlock {
    guard isIn(form) else { return block }
    let text = { (part: String) in form.text(name(part)) ?? "" }
    let content: CourseBlock.Content =
      switch block.content {
      case .heading: .heading(text("text"))
      case .text: .text(text("text"))
      case .story: .story(text("text"))
      case .question(let before): .question(question(form, before))
      case .reflection: .reflection(Reflection(prompt: text("fraga"), hint: text("stod")))
      case .group(let before):
        .group(
          GroupExercise(
            title: text("titel"), minutes: form.number(name("minuter")) ?? before.minutes, text: text("text")))
      case .picture: .picture(PictureBlock(picture: text("bild"), description: text("beskrivning")))
      case .film: .film(text("film"))
      }
    return CourseBlock(id: block.id, content)
  }

  private func question(_ form: Form, _ before: Question) -> Question {
    // More than are stored, where somebody else has taken some away meanwhile.
    let sent = (0...).first { !form.has(name("svar\($0)")) } ?? 0
    let choices = (0..<max(sent, before.choices.count + Self.spare)).compactMap { choice(form, $0) }
    return Question(
      prompt: form.text(name("fraga")) ?? "", several: form.isTicked(name("flera")), choices: choices,
      explanation: form.text(name("forklaring")) ?? "", sources: form.all(name("kallor")))
  }

  /// Nil where no part of the row is filled in.
  private func choice(_ form: Form, _ index: Int) -> Question.Choice? {
    let choice = Question.Choice(
      text: form.text(name("svar\(index)")) ?? "", isRight: form.isTicked(name("ratt\(index)")),
      feedback: form.text(name("ater\(index)")) ?? "")
    return choice == Question.Choice(text: "", isRight: false, feedback: "") ? nil : choice
  }

  func html(_ block: CourseBlock, _ course: AuthorSheet) -> HTML {
    switch block.content {
    case .heading(let text): field(("text", text)).text(name("text"), "Rubrik")
    case .text(let text): field(("text", text)).area(name("text"), "Text", hint: Self.textHint, rows: 8)
    case .story(let text): field(("text", text)).area(name("text"), "Fallet", hint: Self.textHint, rows: 6)
    case .question(let question): html(question, course.working.content.sources)
    case .reflection(let reflection):
      field(("fraga", reflection.prompt)).area(name("fraga"), "Att tänka på", rows: 3)
        + field(("stod", reflection.hint)).text(name("stod"), "Hjälptext", optional: true)
    case .group(let group):
      field(("titel", group.title)).text(name("titel"), "Övningens namn")
        + field(("minuter", String(group.minutes))).text(name("minuter"), "Minuter", inputMode: "numeric", size: .w4)
        + field(("text", group.text)).area(name("text"), "Så går den till", hint: Self.textHint, rows: 6)
    case .picture(let picture):
      field(("bild", picture.picture)).select(
        name("bild"), "Bild", [.init("", "Välj")] + course.pictures.map { .init($0.id.text, $0.title) })
        + field(("beskrivning", picture.description)).area(
          name("beskrivning"), "Vad bilden visar", hint: "För den som inte ser bilden.", rows: 2)
    case .film(let film):
      field(("film", film)).select(
        name("film"), "Film", [.init("", "Välj")] + course.films.map { .init($0.id.text, $0.title) },
        hint: "Filmer lägger du till på sidan Filmer och bilder.")
    }
  }

  private static let textHint = "En tom rad ger ett nytt stycke. Rader som börjar med - blir en lista."

  private func field(_ values: (String, String)...) -> Fields {
    Fields(Form(fields: values.map { (name($0.0), $0.1) }))
  }

  private func html(_ question: Question, _ sources: [CourseSource]) -> HTML {
    let chosen = question.sources.map { (name("kallor"), $0) }
    return field(("fraga", question.prompt)).area(name("fraga"), "Fråga", rows: 2)
      + field(("flera", question.several ? "ja" : "")).box(name("flera"), "Flera svar kan vara rätt")
      + (0..<question.choices.count + Self.spare).html { index in
        choice(index, question.choices.indices.contains(index) ? question.choices[index] : nil)
      }
      + field(("forklaring", question.explanation)).area(
        name("forklaring"), "Förklaring efter svaret", optional: true, rows: 2)
      + (sources.isEmpty
        ? .empty : Fields(Form(fields: chosen)).boxes(name("kallor"), "Källor", sources.map { .init($0.id, $0.title) }))
  }

  private func choice(_ index: Int, _ choice: Question.Choice?) -> HTML {
    let number = index + 1
    return field(("svar\(index)", choice?.text ?? "")).area(
      name("svar\(index)"), "Svar \(number)", optional: choice == nil, rows: 2)
      + field(("ratt\(index)", choice?.isRight ?? false ? "ja" : "")).box(
        name("ratt\(index)"), "Svar \(number) är rätt")
      + field(("ater\(index)", choice?.feedback ?? "")).area(
        name("ater\(index)"), "Återkoppling på svar \(number)", optional: choice == nil, rows: 2)
  }
}
