internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The hosts' board: the coming meetings with what is thought about each, and what members want to take up.
struct PlanningPage {
  let sheet: PlanningSheet
  let names: NetworkNames
  let now: Moment
  let csrf: HTML
  /// By the meeting's id.
  let clashes: [String: Clashes]
  var form = Form()
  var problems = Problems()

  private var network: Network { sheet.network }

  var page: Page {
    Page(
      "Planera", width: .wide, crumbs: [Link("Nätverk", "/natverk"), Link(network.name, network.path)],
      lead: "Bara värdarna ser den här sidan.",
      actions: """
        <a class="btn" href="\(network.path)/traffar/ny">Planera en träff</a>
        <a class="btn second" href="\(network.path)/planera/rytm">Planera flera efter en rytm</a>
        """,
      problems: problems, content: "\(waiting)<h2>Kommande träffar</h2>\(meetings)")
  }

  private var meetings: HTML {
    guard !sheet.coming.isEmpty else { return "<div class=\"empty\"><p>Ingen träff är planerad än.</p></div>" }
    return "<div class=\"panels\">\(sheet.coming.html(panel))</div>"
  }

  private func panel(_ meeting: Meeting) -> HTML {
    let points = sheet.points[meeting.id] ?? []
    let sameDay = sheet.others[meeting.day] ?? []
    let apart = Set(sameDay.filter { $0.isApart(from: meeting) }.map(\.meeting.id.text))
    let others = sameDay.told(names)
    let clashes = (clashes[meeting.id.text] ?? Clashes()).besides(others.map { $0.meeting })
    let title = "\(meeting.day.words), \(meeting.day.week.text)"
    return """
      <section class="panel" aria-labelledby="t-\(meeting.id.text)"><h3 id="t-\(meeting.id.text)"><a href="\(meeting.path)">\(title)</a></h3>
      <dl class="sum">\(fact("Träff", meeting.title))\(fact("Läge", meeting.state.swedish))\(fact("Plats", meeting.whereWords))\
      \(fact("Ansvarig värd", meeting.responsible.map { names.name($0) } ?? "Ingen utsedd"))</dl>
      \(points.isEmpty ? HTML("<p>Inga punkter än.</p>") : HTML("<ul>\(points.html { "<li>\($0.title)</li>" })</ul>"))
      \(others.html { other in
        let isApart = apart.contains(other.meeting)
        return "<p><span class=\"st \(isApart ? "wait" : "late")\">\(isApart ? "Samma dag" : "Krockar")</span> \(other.words)</p>"
      })
      \(clashes.note)\(paragraphs(meeting.planningNotes))
      <p><a href="\(meeting.path)/redigera">Ändra<span class="vh"> \(title)</span></a>, \
      <a href="\(meeting.path)/dagordning">dagordning<span class="vh"> \(title)</span></a></p></section>
      """
  }

  private var waiting: HTML {
    guard !sheet.waiting.isEmpty else { return .empty }
    return "<h2>Förslag från dem som är med</h2><ul class=\"rows\">\(sheet.waiting.html(proposal))</ul>"
  }

  private func proposal(_ point: AgendaPoint) -> HTML {
    "<li>\(point.title)<small>\(names.name(point.organisation)). \(point.note ?? "")</small>\(place(point))\(decline(point))</li>"
  }

  private func place(_ point: AgendaPoint) -> HTML {
    let open = sheet.coming.filter { $0.state != .cancelled }
    guard !open.isEmpty else { return .empty }
    let fields = Fields()
    return """
      <form method="post" action="\(network.path)/planera/punkter/\(point.id.text)" class="filter">\(csrf)
      \(fields.select("traff-\(point.id)", "Ta upp på", open.map { .init($0.id.text, "\($0.day.text) \($0.title)") }))
      \(button("Lägg på dagordningen", style: "btn second small"))</form>
      """
  }

  private func decline(_ point: AgendaPoint) -> HTML {
    let (name, isTyped) = ("skal-\(point.id)", form.has("skal-\(point.id)"))
    let fields = Fields(isTyped ? form : Form(), problems: problems)
    return """
      <details class="more"\(attribute("open", when: isTyped))><summary>Ta inte upp<span class="vh"> \(point.title)</span></summary><div>
      <form method="post" action="\(network.path)/planera/punkter/\(point.id.text)/avboj" novalidate>\(csrf)
      \(fields.text(name, "Varför inte?", hint: "Den som föreslog punkten läser svaret."))
      <p>\(button("Svara", style: "btn second small"))</p></form></div></details>
      """
  }
}
