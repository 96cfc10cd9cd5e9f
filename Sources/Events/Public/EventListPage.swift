internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// What is coming, and what has been, as everybody may read it.
struct EventListPage {
  let coming: [ListedEdition]
  let past: [ListedEdition]
  /// Also those that are not shown.
  let pastInAll: Int
  let names: EventNames
  let filter: EventFilter
  let settings: Settings
  let viewer: Viewer?

  var page: Page {
    Page(
      "Temadagar och utbildningar", width: .wide,
      lead:
        "Här anmäler du dig till dagar om våld i nära relationer, i länet och i hela landet. Du behöver inget konto.",
      actions: viewer.map {
        $0.hostingOrganisations.isEmpty ? .empty : "<a class=\"btn second\" href=\"/arrangemang\">Det ni arrangerar</a>"
      } ?? .empty,
      content: """
        \(filter.form)<h2>Kommande</h2>\(list(coming, "Kommande", nothing: filter.isEmpty ? "Inget är planerat just nu." : "Inget kommande passar det du valde."))
        \(past.isEmpty ? .empty : HTML("<h2>Har varit</h2>\(list(past, "Har varit", nothing: ""))"))
        \(more)\(feeds)
        """)
  }

  private var feeds: HTML {
    """
    <p>Prenumerera på nya evenemang: <a href="\(settings.calendarLink("/evenemang.ics"))">i kalendern</a> eller \
    <a href="/evenemang.atom">som Atom-flöde</a>. Öppnas ingen kalender, kopiera <a href="/evenemang.ics">kalenderns adress</a> \
    och lägg in den själv.</p>
    """
  }

  private var more: HTML {
    guard pastInAll > past.count else { return .empty }
    return "<p><a href=\"\(filter.addressOfAll)\">Visa alla \(pastInAll) som har varit</a></p>"
  }

  private func list(_ editions: [ListedEdition], _ name: String, nothing: String) -> HTML {
    if editions.isEmpty { return "<div class=\"empty\"><p>\(nothing)</p></div>" }
    return """
      <div class="scroll" role="region" aria-label="\(name)" tabindex="0"><table class="data">
      <thead><tr><th scope="col">Dag</th><th scope="col">Vad</th><th scope="col">Var</th><th scope="col">Arrangörer</th></tr></thead>
      <tbody>\(editions.html(row))</tbody></table></div>
      """
  }

  private func row(_ edition: ListedEdition) -> HTML {
    let state: HTML = edition.state == .cancelled ? " <span class=\"st late\">Inställt</span>" : .empty
    return """
      <tr><td class="nb">\(edition.day.text)</td><th scope="row"><a href="\(edition.path)">\(edition.title)</a>\(state)<br>\
      <small>\(edition.kind.swedish)</small></th><td>\(edition.place.words)</td><td>\(names.joined(edition.organisations))</td></tr>
      """
  }
}

/// What part of the list is looked at; all in the address. Sv: urval av evenemang.
struct EventFilter: Sendable {
  let county: CountyCode?
  let theme: TimelineItem.Theme?
  let isOnWeb: Bool
  /// Also what was long ago.
  let isAll: Bool

  init(query: Form) {
    isAll = query.isTicked("alla")
    county = CountyCode(query.raw("lan"))
    theme = TimelineItem.Theme(rawValue: query.raw("tema"))
    isOnWeb = query.isTicked("webb")
  }

  var addressOfAll: String {
    "/evenemang?lan=\(county?.text ?? "")&tema=\(theme?.rawValue ?? "")&webb=\(isOnWeb ? "ja" : "")&alla=ja"
  }

  var isEmpty: Bool { county == nil && theme == nil && !isOnWeb }

  func has(_ edition: ListedEdition) -> Bool {
    let isNear = county.map { edition.counties.meet([$0]) } ?? true
    return isNear && (theme == nil || edition.theme == theme) && (!isOnWeb || edition.place.forms != .site)
  }

  var form: HTML {
    let values = Form(fields: [
      ("lan", county?.text ?? ""), ("tema", theme?.rawValue ?? ""), ("webb", isOnWeb ? "ja" : ""),
    ])
    let fields = Fields(values)
    return """
      <form class="filter noprint" action="/evenemang">\
      \(fields.select("lan", "Län", [.init("", "Alla")] + Sweden.current.counties.map { .init($0.code.text, $0.shortName) }))\
      \(fields.select("tema", "Tema", [.init("", "Alla")] + TimelineItem.Theme.allCases.map { .init($0.rawValue, $0.swedish) }))\
      \(fields.select("webb", "Hur deltar man?", [.init("", "Alla sätt"), .init("ja", "På webben")]))\(button("Visa", style: "btn second"))</form>
      """
  }
}
