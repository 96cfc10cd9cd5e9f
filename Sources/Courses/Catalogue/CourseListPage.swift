internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The courses that one may take, or, for whoever comes, see what they are about.
struct CourseListPage {
  let courses: [Course]
  let standings: [ID<Course>: Standing]
  let summaries: [ID<Course>: CourseContent]
  let drafts: [ID<Course>: String]
  let viewer: Viewer?

  var page: Page {
    Page(
      "Kurser", width: .wide, crumbs: viewer == nil ? [] : [Learning.link],
      lead: "Kurser om våld i nära relationer. Gå dem själv eller i grupp, och fortsätt där du var på en annan dator.",
      actions: viewer.map { !$0.teamFunctions.isEmpty } ?? false
        ? "<a class=\"btn\" href=\"/kurser/ny\">Skriv en egen kurs</a>" : .empty,
      content: """
        \(courses.isEmpty ? HTML("<div class=\"empty\"><p>Här finns inga kurser än.</p></div>") : list)
        \(viewer == nil ? HTML("<p>Vem som helst får läsa vad kurserna handlar om. Logga in för att gå dem.</p>") : .empty)
        """)
  }

  private var list: HTML {
    """
    <div class="scroll" role="region" aria-label="Kurser" tabindex="0"><table class="data">
    <thead><tr><th scope="col">Kurs</th><th scope="col">Om</th><th scope="col">Av</th><th scope="col">Tid</th>\
    \(viewer == nil ? .empty : HTML("<th scope=\"col\">Du</th>"))</tr></thead>
    <tbody>\(courses.html(row))</tbody></table></div>
    """
  }

  private func row(_ course: Course) -> HTML {
    let content = summaries[course.id]
    let title = content?.title ?? drafts[course.id] ?? "Utan namn"
    return """
      <tr><th scope="row"><a href="\(course.path)">\(title)</a>\
      \(course.current == nil ? HTML(" <span class=\"st wait\">Utkast</span>") : .empty)\
      \(course.isHidden ? HTML(" <span class=\"st wait\">Dold</span>") : .empty)</th>\
      <td>\(content?.summary)</td><td>\(course.ownerName)</td>\
      <td class="nb">\(content.map { "\($0.minutes) min" })</td>\(viewer == nil ? .empty : HTML("<td>\(state(course))</td>"))</tr>
      """
  }

  private func state(_ course: Course) -> HTML {
    switch standings[course.id] {
    case .notBegun, nil: .empty
    case .underWay: "<span class=\"st part\">Påbörjad</span>"
    case .done: "<span class=\"st done\">Klar</span>"
    case .again: "<span class=\"st late\">Gör om</span>"
    }
  }
}
