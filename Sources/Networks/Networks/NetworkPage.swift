internal import Access
internal import HTML
internal import Register
internal import Vocabulary
internal import Web

/// One network: what it is for, what comes, what is to be done, who is in it, and what was said.
struct NetworkPage {
  let sheet: NetworkSheet
  /// Which page of the meetings that have been.
  var pastPage = 1
  let names: NetworkNames
  let viewer: Viewer
  let now: Moment
  let csrf: HTML
  /// What other features show to those who are inside.
  let panels: [HTML]
  var form = Form()
  var problems = Problems()

  private var network: Network { sheet.network }
  private var isHost: Bool { network.isHosted(by: viewer) }

  var page: Page {
    Page(
      network.name, width: .wide, crumbs: [Link("Nätverk", "/natverk")], kind: network.kind.swedish, actions: actions,
      problems: problems,
      content: """
        \(ended)\(paragraphs(network.purpose))
        <dl class="sum">\(facts)</dl>
        \(sheet.isInside ? inside : outside)
        """)
  }

  private var actions: HTML {
    guard isHost else { return .empty }
    return """
      <a class="btn" href="\(network.path)/planera">Planera</a>
      <a class="btn second" href="\(network.path)/redigera">Ändra</a>
      """
  }

  private var ended: HTML {
    guard network.hasEnded(on: now.day), let until = network.until else { return .empty }
    return "<div class=\"note\"><strong>Avslutat.</strong> Nätverket hade sin sista dag den \(until.words).</div>"
  }

  private var facts: HTML {
    fact("Värdar", names.joined(network.hosts))
      + fact("Län", network.counties.isEmpty ? "Hela landet" : Sweden.names(of: network.counties))
      + when
  }

  /// When a shelter's people gather is for those who are inside.
  private var when: HTML {
    guard sheet.isInside || names.tellsDays(of: network) else { return .empty }
    return fact("Rytm", RhythmWords.words(of: network)) + fact("Tid", time)
  }

  private var time: String {
    guard let until = network.until else { return "Från och med den \(network.from.words)" }
    return (network.from...max(network.from, until)).words
  }

  private var outside: HTML {
    """
    <div class="note"><strong>Du är inte med i nätverket.</strong> Träffar och anteckningar läser de som är med. \
    Vill din organisation vara med? Hör av dig till en av värdarna.</div>
    """
  }

  private var inside: HTML {
    """
    \(MeetingRows(meetings: sheet.coming, now: now, names: names).section("Kommande träffar", nothing: "Ingen träff är planerad än."))
    \(TaskList(tasks: sheet.tasks, network: network, names: names, viewer: viewer, today: now.day, csrf: csrf, form: form, problems: problems).section)
    \(PointProposals(sheet: sheet, names: names, viewer: viewer, csrf: csrf, form: form, problems: problems).section)
    \(panels.html { $0 })\(members)
    \(MeetingRows(meetings: sheet.past, now: now, names: names).section("Träffar som har varit", nothing: "Ingen träff har varit än."))\(pager.html)
    \(isHost ? HTML("<h2>Historik</h2>\(historyList(sheet.events, names.persons))") : .empty)
    """
  }

  private var pager: Pager { Pager(pastPage, total: sheet.pastCount, address: ListAddress(network.path)) }

  private var members: HTML {
    let missed = sheet.memberships.filter {
      names.showsPresence(of: $0.organisation, in: network, to: viewer)
        && $0.isMissed(last: sheet.lastThere[$0.organisation], on: now.day)
    }
    let sentence =
      missed.isEmpty
      ? "" : " \(counted(missed.count, "En har", "har")) inte varit med på ett år."
    return """
      <h2>De som är med</h2>
      <p>\(counted(network.hosts.count, "En värd", "värdar")), \(counted(network.members.count, "en medlem", "medlemmar"))\
      \(sheet.guests.isEmpty ? "" : " och \(counted(sheet.guests.count, "en gäst", "gäster"))").\(sentence)
      <a href="\(network.path)/medlemmar">Se alla och vem som företräder dem</a></p>
      """
  }
}

/// Meetings as rows with day, place and how far they have come.
struct MeetingRows {
  let meetings: [Meeting]
  let now: Moment
  let names: NetworkNames
  /// Whether each row also names its network.
  var namesNetwork = false

  func section(_ title: String, nothing: String) -> HTML {
    "<h2>\(title)</h2>\(meetings.isEmpty ? HTML("<p>\(nothing)</p>") : list)"
  }

  private var list: HTML { "<ul class=\"rows\">\(meetings.html(row))</ul>" }

  private func row(_ meeting: Meeting) -> HTML {
    let network: HTML = namesNetwork ? "\(meeting.network.name). " : .empty
    return """
      <li><a href="\(meeting.path)">\(meeting.day.wordsWithWeekday.capitalizedFirst): \(meeting.title)</a>\
      <small>\(network)\(SwedishTime(meeting.starts).clock)–\(SwedishTime(meeting.ends).hourAndMinute), \
      \(meeting.whereWords). \(state(meeting))</small></li>
      """
  }

  private func state(_ meeting: Meeting) -> HTML {
    switch meeting.state {
    case .called where meeting.isOver(at: now): .empty
    case .called: "<span class=\"st done\">Inbjudan skickad</span>"
    case .planned: "<span class=\"st wait\">Planerad</span>"
    case .cancelled: "<span class=\"st late\">Inställd</span>"
    }
  }
}
