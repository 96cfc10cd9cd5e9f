internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// What a course is about, open to whoever comes; and for those who may, the way into it.
struct CoursePage {
  let course: Course
  let content: CourseContent
  let standing: Standing
  /// Of who has begun.
  let progress: Progress?
  let viewer: Viewer?
  let mayFollow: Bool
  let csrf: HTML
  let trailer: CourseFilm?
  let professions: Form

  /// Whoever comes may be watched: the browser's history gets a title that tells nothing.
  var page: Page {
    var page = whole
    if viewer == nil { page.windowTitle = "Kurs" }
    return page
  }

  private var whole: Page {
    Page(
      content.title, crumbs: [Link("Kurser", "/kurser")], kind: "Kurs, ungefär \(content.minutes) minuter",
      lead: "\(content.summary)", actions: actions,
      content: """
        \(draft)\(hidden)\(entrance)
        \(trailer.map { FilmView(film: $0, path: course.path).html })
        \(content.goals.isEmpty ? .empty : HTML("<h2>Efter kursen kan du</h2><ul>\(content.goals.html { "<li>\($0)</li>" })</ul>"))
        <h2>Så går kursen till</h2>
        <dl class="sum">\(fact("För vem", content.audience))\(fact("Moduler", modules))\(fact("För att bli klar", content.rule.swedish))\
        \(fact("Av", course.ownerName))\(fact("Version", version))</dl>
        <p>Du kan göra uppehåll när du vill och fortsätta där du var, också på en annan dator. Det du skriver för dig själv kan \
        ingen annan läsa. Din chef ser om du är klar och när, men aldrig vad du har svarat.</p>
        \(sources)\(SupportPage.line)
        """)
  }

  private var actions: HTML {
    guard let viewer else { return .empty }
    let write: HTML =
      course.isWritable(by: viewer) ? "<a class=\"btn second\" href=\"\(course.path)/redigera\">Redigera</a> " : .empty
    let follow: HTML =
      mayFollow ? "<a class=\"btn second\" href=\"\(course.path)/uppfoljning\">Uppföljning</a> " : .empty
    let group: HTML =
      course.isTaken(by: viewer) ? "<a class=\"btn second\" href=\"\(course.path)/grupp\">Gå i grupp</a>" : .empty
    return write + follow + group
  }

  private var draft: HTML {
    course.current != nil
      ? .empty : "<div class=\"note\"><strong>Utkast.</strong> Kursen är inte utgiven. Bara ditt team ser den.</div>"
  }

  private var hidden: HTML {
    guard course.isHidden else { return .empty }
    return """
      <div class="note"><strong>Dold.</strong> Ingen ny kan börja kursen. Den som har börjat kan gå klart.</div>
      """
  }

  private var modules: String { content.modules.map(\.title).joined(separator: ", ") }

  private var version: String? {
    course.current.flatMap { version in version.publishedAt.map { "\(version.number), \($0.day.words)" } }
  }

  private var entrance: HTML {
    guard let viewer, course.current != nil else {
      return viewer == nil
        ? "<p class=\"actions\"><a class=\"btn\" href=\"/logga-in\">Logga in för att gå kursen</a></p>" : .empty
    }
    guard Who.learner.permits(viewer), course.isTaken(by: viewer) else {
      return "<p>Kursen är till för dem som har en funktion eller arbetar vid en nämnd.</p>"
    }
    return entrance(for: viewer)
  }

  private func entrance(for viewer: Viewer) -> HTML {
    switch standing {
    case .notBegun where course.isHidden: return .empty
    case .notBegun: return begin("Börja kursen")
    case .underWay(let reading):
      let place = content.number(of: reading.module)
      let number = progress?.next(from: place)?.number ?? place
      return """
        \(left)<p class="actions"><a class="btn" href="\(course.path)/del/\(number)">Fortsätt i modul \(number)</a></p>
        """
    case .done(let reading):
      return """
        <p><span class="st done">Du blev klar den \(reading.completedAt?.day.words).</span>
        <a href="\(course.path)/klar">Se det du har gjort</a> eller <a href="\(course.path)/del/1">läs om kursen</a>.</p>
        """
    case .again(_, let version):
      return """
        <div class="note warn"><strong>Kursen har en ny version som du behöver gå.</strong> \(version.whatsNew)</div>
        \(begin("Börja om kursen"))
        """
    }
  }

  private var left: HTML {
    guard let progress, progress.isRead else { return .empty }
    return """
      <p>Du har läst alla moduler. Det här återstår:</p>
      <ul class="rows">\(progress.remaining.html { part in
        "<li><a href=\"\(course.path)/del/\(part.number)\">Modul \(part.number): \(part.title)</a><small>\(progress.words(part))</small></li>"
      })</ul>
      """
  }

  private func begin(_ words: String) -> HTML {
    let choices = [Fields.Choice("", "Vill inte svara")] + Profession.allCases.map { .init($0.rawValue, $0.swedish) }
    return """
      <form method="post" action="\(course.path)/borja" novalidate>\(csrf)
      \(Fields(professions).select("yrke", "Vad arbetar du med?", choices, hint: "Svaret används bara för att räkna.", optional: true))
      <p class="actions">\(button(words))</p></form>
      """
  }

  private var sources: HTML {
    guard !content.sources.isEmpty else { return .empty }
    return """
      <h2>Källor</h2><ul>\(content.sources.html { source in
        "<li>\(source.title). \(source.publisher), \(source.year). <small>\(source.about)</small></li>"
      })</ul>
      """
  }
}
