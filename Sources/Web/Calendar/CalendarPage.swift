internal import Access
internal import HTML
internal import Vocabulary

/// What comes, month by month, and the addresses of one's own feeds.
struct CalendarPage {
  let entries: [CalendarEntry]
  /// Those whose names the viewer may read.
  let networks: [CalendarNetwork]
  let subscriptions: [CalendarSubscription]
  let visit: Visit

  private var own: [CalendarEntry] { entries.filter { isShown($0) } }
  private var showsAll: Bool { visit.query("visa") == "alla" }

  private func isShown(_ entry: CalendarEntry) -> Bool { showsAll || entry.isOwn }

  var page: Page {
    Page(
      "Kalender", width: .wide, lead: showsAll ? "Allt som du får se." : "Det som du är med i eller ska göra.",
      content: """
        <p>\(showsAll ? Link("Visa bara det som rör mig", "/kalender").html : Link("Visa allt som jag får se", "/kalender?visa=alla").html)</p>
        \(own.isEmpty ? HTML("<div class=\"empty\"><p>Inget är på gång.</p></div>") : months)
        \(feeds)
        """)
  }

  private var months: HTML {
    let groups = Dictionary(grouping: own) { max($0.when.firstDay, visit.today).firstInMonth }
    return groups.keys.sorted().html { month in
      """
      <h2>\(month.monthName.capitalizedFirst) \(month.year)</h2><ul class="rows">\((groups[month] ?? []).html(row))</ul>
      """
    }
  }

  private func row(_ entry: CalendarEntry) -> HTML {
    let state: HTML =
      switch entry.state {
      case .tentative: ". <span class=\"st wait\">Planerad</span>"
      case .cancelled: ". <span class=\"st late\">Inställd</span>"
      case .confirmed: .empty
      }
    return """
      <li><a href="\(entry.path)">\(entry.title)</a><small>\(entry.when.words)\(entry.placeWords)\(state)</small></li>
      """
  }

  private var feeds: HTML {
    """
    <h2 id="prenumerera">I din egen kalender</h2>
    <p>Din kalender hämtar det som gäller av sig själv, och ändringar kommer med. Adressen är hemlig: den som har den ser \
    det du ser. Byt den om den har kommit på avvägar. Det som hämtas kan synas på telefonen också när den är \
    låst, så tänk på vem som ser den.</p>
    \(subscriptions.isEmpty ? .empty : HTML("<ul class=\"rows\">\(subscriptions.html(subscription))</ul>"))
    <form method="post" action="/kalender/prenumerera" class="filter">\(visit.csrf)
    \(Fields(Form(fields: [("omfang", "mina")])).select("omfang", "Ny kalender med", choices))
    \(button("Skapa adress", style: "btn second"))</form>
    """
  }

  private func subscription(_ subscription: CalendarSubscription) -> HTML {
    let name = networks.name(of: subscription.scope)
    let path = "/kalender/\(subscription.file(visit.site.key))"
    let address = visit.site.settings.address + path
    let webcal = visit.site.settings.calendarLink(path)
    let fetched: HTML =
      subscription.fetchedAt.map { "<small>Hämtad senast den \($0.words).</small>" } ?? .empty
    return """
      <li><a href="\(webcal)">Prenumerera i kalendern: \(name)</a>\(fetched)
      <details class="more"><summary>Visa adressen<span class="vh">: \(name)</span></summary><div>
      <p>Klistra in den i din kalender. Se till att ingen annan läser den.</p><p><code>\(address)</code></p></div></details>
      \(sure(subscription, "ny-adress", "Byt adress", "Den gamla adressen ger inget mer. Lägg sedan in den nya i din kalender.", "Ja, byt adress"))
      \(sure(subscription, "avsluta", "Ta bort", "Din kalender får inget mer härifrån.", "Ja, ta bort"))</li>
      """
  }

  /// A calendar that has the old address goes quiet, and says nothing of it.
  private func sure(
    _ subscription: CalendarSubscription, _ act: String, _ summary: String, _ what: String, _ answer: String
  ) -> HTML {
    let name = networks.name(of: subscription.scope)
    return """
      <details class="more"><summary>\(summary)<span class="vh">: \(name)</span></summary><div><p>\(what)</p>
      <form method="post" action="/kalender/\(subscription.id.text)/\(act)">\(visit.csrf)\
      <p>\(button("\(answer): \(name)", style: "btn danger"))</p></form></div></details>
      """
  }

  private var choices: [Fields.Choice] {
    let places = visit.viewer.functions.map(\.organisation)
    let counties = Set(places.flatMap(\.counties)).sorted().map { CalendarScope.county($0) }
    // A survey of the whole country would bring all its municipalities.
    let near = entries.filter { $0.network != nil }.flatMap(\.municipalities)
    let municipalities = Set(near + places.compactMap(\.municipality)).sorted().map { CalendarScope.municipality($0) }
    let offered = SwedishOrder.sorted(networks.filter(\.isOffered)) { $0.name }.map { CalendarScope.network($0.id) }
    let all = [.own] + offered + counties + municipalities
    let left = all.filter { scope in !subscriptions.contains { $0.scope == scope } }
    return left.map { .init($0.text, networks.name(of: $0)) }
  }
}

extension CalendarEntry {
  /// A calendar program wants the link as the place; people read a word.
  fileprivate var placeWords: String {
    guard let place else { return "" }
    return place.hasPrefix("https://") ? ". På webben" : ". \(place)"
  }
}

extension CalendarEntry.When {
  /// "Onsdag 18 november 2026 kl. 09.00–12.00", or the day; of what takes several days the first and the last.
  var words: String {
    switch self {
    case .time(let start, let end): SwedishTime.words(from: start, to: end).capitalizedFirst
    case .days(let first, let last):
      first == last ? first.wordsWithWeekday.capitalizedFirst : "\(first.words) till \(last.words)"
    }
  }
}
