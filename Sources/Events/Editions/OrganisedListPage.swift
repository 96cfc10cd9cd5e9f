internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// What the viewer's organisations hold: drafts, coming and past, and the series.
struct OrganisedListPage {
  let editions: [Edition]
  let counts: [ID<Edition>: [Registration.State: Int]]
  let series: [EventSeries]
  let viewer: Viewer

  var page: Page {
    Page(
      "Det ni arrangerar", width: .wide, crumbs: [Link("Temadagar och utbildningar", "/evenemang")],
      actions: """
        <a class="btn" href="/arrangemang/nytt">Lägg upp evenemang</a>
        <a class="btn second" href="/arrangemang/ny-serie">Börja en serie</a>
        """,
      content: """
        \(editions.isEmpty ? HTML("<div class=\"empty\"><p>Ni har inte lagt upp något än. Det ni lägger upp är ett utkast tills ni publicerar det.</p></div>") : table)
        \(seriesList)
        """)
  }

  private var table: HTML {
    """
    <div class="scroll" role="region" aria-label="Det ni arrangerar" tabindex="0"><table class="data">
    <thead><tr><th scope="col">Dag</th><th scope="col">Vad</th><th scope="col">Läge</th><th scope="col" class="num">Har plats</th>\
    <th scope="col" class="num">Väntar</th></tr></thead><tbody>\(editions.html(row))</tbody></table></div>
    """
  }

  private func row(_ edition: Edition) -> HTML {
    let count = counts[edition.id] ?? [:]
    let placed = count[.confirmed, default: 0] + count[.offered, default: 0]
    return """
      <tr><td class="nb">\(edition.day.text)</td><th scope="row"><a href="\(edition.organisedPath)">\(edition.title)</a></th>\
      <td>\(edition.state.swedish)</td><td class="num">\(placed)</td><td class="num">\(count[.waiting, default: 0])</td></tr>
      """
  }

  private var seriesList: HTML {
    let own = series.filter { $0.isWritable(by: viewer) }
    guard !own.isEmpty else { return .empty }
    return "<h2>Serier</h2><ul>\(own.html { "<li>\(Link($0.name, $0.path).html)</li>" })</ul>"
  }
}

/// Where the pages of those who hold events lie.
let organisedCrumbs = [Link("Temadagar och utbildningar", "/evenemang"), Link("Det ni arrangerar", "/arrangemang")]
