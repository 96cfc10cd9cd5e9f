internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// The networks that the viewer takes part in, and the others that everybody is shown.
struct NetworkListPage {
  let networks: [Network]
  /// The next meeting of each that has one.
  let next: [ID<Network>: Meeting]
  let names: NetworkNames
  let viewer: Viewer
  let today: CalendarDate

  var page: Page {
    let own = networks.filter { !$0.own(viewer).isEmpty }
    let others = networks.filter { $0.own(viewer).isEmpty }
    return Page(
      "Nätverk", width: .wide,
      lead: "Här planerar värdarna träffar, och de som är med svarar, föreslår punkter och läser anteckningarna.",
      actions: viewer.hostingOrganisations.isEmpty
        ? .empty : "<a class=\"btn\" href=\"/natverk/nytt\">Starta ett nätverk</a>",
      content: """
        \(NetworkTabs.html(on: .networks))
        \(part("Mina nätverk", own, nothing: "Du är inte med i något nätverk än. Be en värd att lägga till din organisation."))
        \(others.isEmpty ? .empty : part("Andra nätverk", others, nothing: ""))
        """)
  }

  private func part(_ title: String, _ networks: [Network], nothing: String) -> HTML {
    if networks.isEmpty { return "<h2>\(title)</h2><div class=\"empty\"><p>\(nothing)</p></div>" }
    return """
      <h2>\(title)</h2>
      <div class="scroll" role="region" aria-label="\(title)" tabindex="0"><table class="data">
      <thead><tr><th scope="col">Nätverk</th><th scope="col">Slag</th><th scope="col">Värdar</th>\
      <th scope="col">Nästa träff</th></tr></thead><tbody>\(networks.html(row))</tbody></table></div>
      """
  }

  private func row(_ network: Network) -> HTML {
    let ended: HTML = network.hasEnded(on: today) ? " <span class=\"st\">Avslutat</span>" : .empty
    return """
      <tr><th scope="row"><a href="\(network.path)">\(network.name)</a>\(ended)</th><td>\(network.kind.swedish)</td>\
      <td>\(names.joined(network.hosts))</td><td>\(nextMeeting(network))</td></tr>
      """
  }

  private func nextMeeting(_ network: Network) -> HTML {
    guard network.isInside(viewer), let meeting = next[network.id] else { return .empty }
    return "<a href=\"\(meeting.path)\">\(meeting.day.text)</a>"
  }
}

/// The links between the pages of networks.
enum NetworkTabs: String, CaseIterable {
  case networks = "/natverk"
  case minutes = "/natverk/anteckningar"

  private var title: String {
    switch self {
    case .networks: "Nätverk"
    case .minutes: "Sök i anteckningar"
    }
  }

  static func html(on current: NetworkTabs) -> HTML {
    tabs("Nätverk", allCases.map { Link($0.title, $0.rawValue) }, current: current.rawValue)
  }
}
