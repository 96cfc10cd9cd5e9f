internal import HTML
internal import Vocabulary
internal import Web

/// A module as a learner sees it. All of it is one form: whatever is pressed, nothing that was written is lost.
struct ModulePage {
  enum Mode {
    case learner(csrf: HTML, progress: Progress, isDone: Bool)
    /// The author's: the same, and nothing is kept.
    case preview
  }

  let base: String
  let courseTitle: String
  let crumbs: [Link]
  let content: CourseContent
  let number: Int
  let module: CourseModule
  let mode: Mode
  /// The course's own, where films and pictures lie.
  let path: String
  let films: [String: CourseFilm]
  var answers: [String: Set<Int>] = [:]
  var notes: [String: String] = [:]
  var problems = Problems()

  var page: Page {
    Page(
      module.title, crumbs: crumbs,
      kind: "Modul \(number) av \(content.modules.count), ungefär \(module.minutes) minuter",
      problems: problems,
      content: """
        \(notice)\(list)
        <form \(formAttributes) novalidate>\(token)
        \(module.blocks.html(block))
        <p class="actions">\(buttons)</p></form>
        \(SupportPage.line)
        """)
  }

  private var isPreview: Bool { if case .preview = mode { true } else { false } }

  private var formAttributes: HTML {
    isPreview ? "method=\"get\"" : "method=\"post\" action=\"\(base)/\(number)\""
  }

  private var token: HTML { if case .learner(let csrf, _, _) = mode { csrf } else { .empty } }

  private var notice: HTML {
    switch mode {
    case .preview:
      "<div class=\"note\"><strong>Förhandsvisning.</strong> Så här ser den som går kursen modulen. Inget du svarar sparas.</div>"
    case .learner(_, let progress, let isDone):
      isDone
        ? "<p>Du är klar med kursen. \(progress.words) Du kan läsa om den när du vill.</p>" : "<p>\(progress.words)</p>"
    }
  }

  private var list: HTML {
    """
    <details class="more modules"><summary>Kursens moduler</summary><div><ol>\(content.modules.enumerated().html { index, module in
      "<li><a href=\"\(base)/\(index + 1)\"\(attribute("aria-current", index + 1 == number ? "page" : nil))>\(module.title)</a></li>"
    })</ol></div></details>
    """
  }

  private func block(_ block: CourseBlock) -> HTML {
    switch block.content {
    case .heading(let text): "<h2>\(text)</h2>"
    case .text(let text): courseText(text)
    case .story(let text):
      "<section class=\"story\" aria-label=\"Fallet\"><p class=\"kind\">Fallet</p>\(courseText(text))</section>"
    case .question(let question):
      QuestionView(
        id: block.id, question: question, chosen: answers[block.id] ?? [], sources: content.sources, problems: problems
      ).html
    case .reflection(let reflection): note(block.id, reflection)
    case .group(let exercise):
      """
      <details class="more"><summary>Övning i grupp: \(exercise.title), \(exercise.minutes) minuter</summary>\
      <div>\(courseText(exercise.text))</div></details>
      """
    case .picture(let picture):
      "<figure><img src=\"\(path)/bild/\(picture.picture)\" alt=\"\(picture.description)\" class=\"picture\"></figure>"
    case .film(let film): films[film].map { FilmView(film: $0, path: path).html } ?? .empty
    }
  }

  private func note(_ id: String, _ reflection: Reflection) -> HTML {
    let fields = Fields(Form(fields: [("n-\(id)", notes[id] ?? "")]), problems: problems)
    return """
      <h2>Tänk efter</h2>\(fields.area("n-\(id)", reflection.prompt, hint: reflection.hint, optional: true, rows: 5))
      <p>\(button("Spara anteckningen", name: "gor", value: "n-\(id)", style: "btn second"))</p>
      """
  }

  private var buttons: HTML {
    let isLast = number == content.modules.count
    if isPreview {
      let next: HTML =
        isLast ? .empty : "<a class=\"btn\" href=\"\(base)/\(number + 1)\">Nästa modul</a>"
      return number == 1 ? next : "\(next) <a class=\"btn second\" href=\"\(base)/\(number - 1)\">Föregående modul</a>"
    }
    let on = button(isLast ? "Avsluta kursen" : "Spara och gå till nästa modul", name: "gor", value: "vidare")
    let back =
      number == 1 ? HTML.empty : button("Föregående modul", name: "gor", value: "tillbaka", style: "btn second")
    return on + " " + back + " " + button("Spara och fortsätt senare", name: "gor", value: "paus", style: "btn second")
  }
}
