internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The page of an event that everybody may read. It never tells who comes.
struct EventPage {
  let event: PublicEvent
  let names: EventNames
  let settings: Settings
  let viewer: Viewer?
  let now: Moment

  private var edition: Edition { event.edition }

  var page: Page {
    var page = Page(
      edition.title, width: .wide, crumbs: [Link("Temadagar och utbildningar", "/evenemang")],
      kind: edition.kind.swedish, actions: actions,
      content: """
        \(state)
        <dl class="sum">\(fact("När", edition.time.capitalizedFirst))\(fact("Var", edition.publicPlace))\
        \(fact("Arrangörer", names.joined(edition.organisations)))\(fact("För", audiences))\
        \(fact("Kostnad", edition.cost.map { "\(SwedishNumber.text($0)) kronor, faktureras" } ?? "Kostar inget"))\
        \(fact("Anmäl dig senast", edition.registerBy.words))\(places)\
        \(fact("Frågor", html: "\(edition.contactName), <a href=\"mailto:\(edition.contactMail)\">\(edition.contactMail)</a>"))</dl>
        \(paragraphs(edition.about))\(programme)\(documents)\(film)\(footer)
        \(edition.group == nil ? EventData(edition: edition, names: names, settings: settings).script : .empty)
        """)
    page.windowTitle = edition.kind.swedish
    return page
  }

  private var actions: HTML {
    let organised: HTML =
      viewer.map(edition.isOrganised) ?? false
      ? "<a class=\"btn second\" href=\"\(edition.organisedPath)\">Till arrangörens sida</a>" : .empty
    guard edition.takesRegistrations(at: now) else { return organised }
    let words = event.room.openWays.isEmpty ? "Ställ dig på väntelistan" : "Anmäl dig"
    return "<a class=\"btn\" href=\"\(edition.path)/anmal\">\(words)</a>\(organised)"
  }

  private var state: HTML {
    switch edition.state {
    case .cancelled:
      return "<div class=\"note warn\"><strong>Inställt.</strong> De som är anmälda har fått ett brev.</div>"
    case .open where edition.isOver(at: now): return "<div class=\"note\">Det här har varit.</div>"
    case .open where !edition.takesRegistrations(at: now):
      return "<div class=\"note\">Anmälan är stängd. Fråga \(edition.contactName) om det finns en plats.</div>"
    case .open, .draft: return .empty
    case .held: return "<div class=\"note\">Det här har varit.</div>"
    }
  }

  private var audiences: String? {
    let all = TimelineItem.Audience.allCases.filter(edition.audiences.contains).map(\.swedish)
    return all.isEmpty ? nil : all.joined(separator: ", ")
  }

  private var places: HTML {
    guard edition.takesRegistrations(at: now) else { return .empty }
    let words = Registration.Way.allCases.filter(edition.forms.has).map { way in
      switch event.room.fullness(way) {
      case .open: "\(way.swedish): det finns platser"
      case .few: "\(way.swedish): få platser kvar"
      case .full: "\(way.swedish): fullt, du hamnar på väntelistan"
      }
    }
    return fact("Platser", words.joined(separator: ". "))
  }

  private var programme: HTML {
    guard !event.sessions.isEmpty else { return .empty }
    return """
      <h2>Program</h2><div class="scroll" role="region" aria-label="Program" tabindex="0"><table class="data">
      <thead><tr><th scope="col">Tid</th><th scope="col">Punkt</th><th scope="col">Medverkande</th></tr></thead>
      <tbody>\(event.sessions.html(row))</tbody></table></div>
      """
  }

  private func row(_ session: ProgrammeSession) -> HTML {
    let full: HTML = event.room.left(session) == 0 ? " <span class=\"st\">Fullt</span>" : .empty
    let form = edition.forms == .both && session.forms != .both ? session.forms.swedish + "." : nil
    let room = edition.isPlaceHidden ? nil : session.place.map { "Sal: \($0)." }
    let detail = [session.about, room, form, session.isChosen ? "Väljs i anmälan." : nil].compactMap(\.self).joined(
      separator: " ")
    return """
      <tr><td>\(session.time(in: edition))</td><th scope="row">\(session.title)\(full)\
      \(detail.isEmpty ? .empty : HTML("<br><small>\(detail)</small>"))</th><td>\(session.contributors ?? "")</td></tr>
      """
  }

  private var documents: HTML {
    guard !event.documents.isEmpty else { return .empty }
    return """
      <h2>Att läsa</h2><ul>\(event.documents.html { document in
        "<li><a href=\"\(document.link ?? "\(edition.path)/dokument/\(document.id)")\" rel=\"noreferrer\">\(document.title)</a></li>"
      })</ul>
      """
  }

  private var film: HTML {
    guard let link = edition.filmLink, edition.isOver(at: now) else { return .empty }
    return "<h2>Film</h2><p><a href=\"\(link)\" rel=\"noreferrer\">Se filmen från dagen</a></p>"
  }

  private var footer: HTML {
    let group: HTML =
      edition.takesRegistrations(at: now)
      ? "<p>Är du chef och vill anmäla flera? <a href=\"\(edition.path)/grupp\">Anmäl en grupp</a>.</p>" : .empty
    let series: HTML =
      event.series.map { HTML("<p><a href=\"\($0.path)\">Alla år av \($0.name)</a></p>") } ?? .empty
    let network: HTML =
      event.group.map { HTML("<p>Planeras i nätverket <a href=\"\($0.path)\">\($0.name)</a></p>") } ?? .empty
    return """
      \(group)<p><a href="\(edition.path)/kalender.ics">Lägg i din kalender</a></p>\(series)\(network)
      """
  }
}
