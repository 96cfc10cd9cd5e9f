internal import Access
internal import Calendars
internal import HTML
internal import Storage
internal import Vocabulary
internal import Web

/// One meeting: when and where, what is taken up, who comes, what to read, and what was said.
struct MeetingPage {
  let sheet: MeetingSheet
  let names: NetworkNames
  let viewer: Viewer
  let now: Moment
  let csrf: HTML
  /// With all that the hosts see in the year's plan.
  var planned = Clashes()
  var form = Form()
  var problems = Problems()

  private var meeting: Meeting { sheet.meeting }
  private var isOver: Bool { meeting.isOver(at: now) }

  var page: Page {
    Page(
      meeting.title, width: .wide,
      crumbs: [Link("Nätverk", "/natverk"), Link(meeting.network.name, meeting.network.path)],
      kind: "Träff \(meeting.day.words)", actions: actions, problems: problems,
      content: """
        \(state)\(news)\(clashes)<dl class="sum">\(facts)</dl>\(paragraphs(meeting.about))
        \(OwnAnswer(sheet: sheet, names: names, viewer: viewer, now: now, csrf: csrf, form: form, problems: problems).section)
        \(minutes)
        \(agenda)
        \(TaskList(tasks: sheet.carried, network: meeting.network, names: names, viewer: viewer, today: now.day, csrf: csrf).section)
        \(DocumentList(sheet: sheet, csrf: csrf, form: form, problems: problems).section)
        \(AttendanceTable(sheet: sheet, names: names, viewer: viewer, isOver: isOver).section)
        \(TravelList(sheet: sheet, names: names).section)
        \(sheet.isHost ? HTML("<h2>Historik</h2>\(historyList(sheet.events, names.persons))") : .empty)
        """)
  }

  private var actions: HTML {
    guard sheet.isHost, meeting.state != .cancelled else { return .empty }
    let first: HTML =
      switch (meeting.state, isOver || meeting.starts <= now) {
      case (.planned, false): "<a class=\"btn\" href=\"\(meeting.path)/bjud-in\">Bjud in</a>"
      case (.called, false): "<a class=\"btn second\" href=\"\(meeting.path)/bjud-in\">Påminn eller bjud in fler</a>"
      case (.called, true) where (sheet.minutes?.state ?? .draft) == .draft:
        "<a class=\"btn\" href=\"\(meeting.path)/anteckningar/skriv\">Skriv anteckningar</a>"
      default: .empty
      }
    let presence: HTML =
      meeting.state == .called && meeting.starts <= now
      ? " <a class=\"btn second\" href=\"\(meeting.path)/narvaro\">Närvaro</a>" : .empty
    let rest: HTML =
      isOver
      ? .empty
      : """
       <a class="btn second" href="\(meeting.path)/redigera">Ändra</a>
       <a class="btn second" href="\(meeting.path)/stall-in">Ställ in</a>
      """
    return "\(first)\(presence)\(rest)"
  }

  private var state: HTML {
    switch meeting.state {
    case .planned where meeting.starts <= now && sheet.isHost:
      """
      <div class="note"><strong>Ingen bjöds in härifrån.</strong> Hölls träffen ändå? Då kan ni skriva in närvaro och anteckningar.
      <form method="post" action="\(meeting.path)/holls">\(csrf)<p>\(button("Träffen hölls", style: "btn second"))</p></form></div>
      """
    case .planned:
      "<div class=\"note\"><strong>Planerad.</strong> Ingen är inbjuden än. Tid och plats kan ändras.</div>"
    case .cancelled:
      "<div class=\"note warn\"><strong>Inställd.</strong> \(meeting.cancelledBecause ?? "")</div>"
    case .called: .empty
    }
  }

  private var news: HTML {
    guard meeting.takesAnswers(at: now), !sheet.news.isEmpty else { return .empty }
    return """
      <div class="note"><strong>Inte skickat.</strong> Ni har ändrat \(sheet.news.listed) sedan det senaste brevet. De inbjudna får ett brev först när du skickar det.
      <form method="post" action="\(meeting.path)/skicka-andringen">\(csrf)<p>\(button("Skicka ändringen", style: "btn second"))</p></form></div>
      """
  }

  private var clashes: HTML {
    guard !isOver, meeting.state != .cancelled else { return .empty }
    let told = sheet.clashes.told(names)
    let shared: HTML =
      told.isEmpty
      ? .empty
      : """
      <div class="note warn"><strong>Samma dag.</strong> \(told.map { $0.words }.joined(separator: ". ")).</div>
      """
    return "\(shared)\(planned.besides(told.map { $0.meeting }).note)"
  }

  private var facts: HTML {
    let town = meeting.municipality.flatMap { Sweden.current.municipality($0)?.longName }
    let place = [meeting.place, town].compactMap(\.self).joined(separator: ", ")
    let link: HTML = meeting.videoLink.map { "<a href=\"\($0)\" rel=\"noreferrer\">\($0)</a>" } ?? .empty
    return fact("Tid", meeting.time.capitalizedFirst) + fact("Plats", place) + fact("Videolänk", html: link)
      + fact("Svara senast", isOver ? nil : meeting.answerBy?.words)
      + fact("Ansvarig värd", meeting.responsible.map { names.name($0) })
      + (sheet.isHost ? fact("Planering", html: paragraphs(meeting.planningNotes)) : .empty)
  }

  private var minutes: HTML {
    guard let minutes = sheet.minutes else { return .empty }
    let mark = minutes.state == .draft ? "st" : "st done"
    return """
      <h2>Minnesanteckningar</h2>
      <p><a href="\(meeting.path)/anteckningar">Läs anteckningarna</a> <span class="\(mark)">\(minutes.state.swedish)</span></p>
      """
  }

  private var agenda: HTML {
    let edit: HTML =
      sheet.isHost && meeting.state != .cancelled
      ? "<p><a class=\"btn second\" href=\"\(meeting.path)/dagordning\">Ändra dagordningen</a></p>" : .empty
    guard !sheet.agenda.lines.isEmpty else {
      return
        "<h2>Dagordning</h2><p>Inga punkter än. Föreslå gärna en på <a href=\"\(meeting.network.path)\">nätverkets sida</a>.</p>\(edit)"
    }
    return """
      <h2>Dagordning</h2>
      <div class="scroll" role="region" aria-label="Dagordning" tabindex="0"><table class="data">
      <thead><tr><th scope="col">Tid</th><th scope="col">Punkt</th><th scope="col">Vem</th></tr></thead>
      <tbody>\(sheet.agenda.lines.html(row))</tbody></table></div>\(end)\(edit)
      """
  }

  /// Only when every point has a length.
  private var end: HTML {
    guard let end = sheet.agenda.end else { return .empty }
    let over = end > meeting.ends ? " Det är senare än träffens slut." : ""
    return "<p>Dagordningen räcker till \(SwedishTime(end).clock).\(over)</p>"
  }

  private func row(_ line: Agenda.Line) -> HTML {
    let point = line.point
    let from: HTML = point.organisation.map { "<br><small>Förslag från \(names.name($0))</small>" } ?? .empty
    let note: HTML = point.note.map { "<br><small>\($0)</small>" } ?? .empty
    return """
      <tr><td>\(line.starts.map { SwedishTime($0).hourAndMinute } ?? "")</td><th scope="row">\(point.title)\(note)\(from)</th>\
      <td>\(point.owner ?? "")</td></tr>
      """
  }
}

extension Visit {
  func meetingSheet() async throws -> (MeetingSheet, NetworkNames) {
    let sheet = try await site.regional.read { [viewer, id = meetingID] tx in
      try MeetingSheet(try tx.readable(id, by: viewer), in: tx)
    }
    let names = try await names(
      sheet.organisations, functions: sheet.invitees.compactMap(\.function), signatures: sheet.signatures)
    return (sheet, names)
  }

  func meetingPage(_ problems: Problems = Problems()) async throws -> MeetingPage {
    let (sheet, names) = try await meetingSheet()
    return MeetingPage(
      sheet: sheet, names: names, viewer: viewer, now: now, csrf: csrf,
      planned: sheet.isHost ? try await clashes(with: sheet.meeting.item()) : Clashes(), form: form, problems: problems)
  }
}

extension Meeting {
  /// The way to a page below the meeting's own.
  var crumbs: [Link] { [Link("Nätverk", "/natverk"), Link(network.name, network.path), Link(title, path)] }
}
