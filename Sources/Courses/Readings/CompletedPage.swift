internal import HTML
internal import Vocabulary
internal import Web

/// That one is done; or what remains until one is.
struct CompletedPage {
  let course: Course
  let content: CourseContent
  let reading: Reading
  let progress: Progress
  let notes: [String: String]

  private var crumbs: [Link] { [Link("Kurser", "/kurser"), Link(content.title, course.path)] }

  var page: Page { reading.completedAt.map(done) ?? underWay }

  private var underWay: Page {
    Page(
      "Nästan klar", crumbs: crumbs, lead: "\(progress.words)",
      content: """
        <p>\(content.rule.swedish)</p>
        <h2>Det här återstår</h2>
        <ul class="rows">\(progress.remaining.html { part in
          "<li><a href=\"\(course.path)/del/\(part.number)\">Modul \(part.number): \(part.title)</a><small>\(progress.words(part))</small></li>"
        })</ul>
        \(SupportPage.line)
        """)
  }

  private func done(_ at: Moment) -> Page {
    Page(
      "Du är klar", crumbs: crumbs, lead: "Du blev klar med \(content.title) den \(at.day.words).",
      content: """
        <p>\(progress.words)</p>
        \(reading.certificate.map { HTML("<p><a href=\"\($0)\">Ditt intyg</a></p>") })
        \(content.followUp.isEmpty ? .empty : HTML("<h2>Vad som händer sedan</h2>\(courseText(content.followUp))"))
        \(own)
        <p><a href="\(course.path)/grupp">Gå kursen i grupp: handledning och anmälan av dem som var med</a></p>
        \(SupportPage.line)
        """)
  }

  /// In the order of the course.
  private var own: HTML {
    let written = content.modules.flatMap(\.blocks).compactMap { block -> HTML? in
      guard case .reflection(let reflection) = block.content, let text = notes[block.id] else { return nil }
      return "<h3>\(reflection.prompt)</h3>\(paragraphs(text))"
    }
    return written.isEmpty
      ? .empty : "<h2>Det du skrev för dig själv</h2><p class=\"soft\">Bara du kan läsa det.</p>\(written)"
  }
}
