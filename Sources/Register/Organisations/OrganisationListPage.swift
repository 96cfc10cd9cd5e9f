internal import Access
internal import HTML
internal import Vocabulary
internal import Web

/// All organisations with how many of their functions stand empty.
struct OrganisationListPage {
  let organisations: [Organisation]
  let counts: [ID<Organisation>: FunctionCount]
  let viewer: Viewer
  let filter: Filter
  let order: ListOrder
  let pager: Pager

  static let fields = ["text", "slag", "lan", "ordning", "riktning"]
  static let columns = ["namn", "slag", "lan"]

  var page: Page {
    Page(
      "Organisationer\(pager.titlePart)", width: .wide,
      actions: Who.countyTeamOrAdministrator.permits(viewer)
        ? "<a class=\"btn\" href=\"/organisationer/ny\">Lägg till organisation</a>" : .empty,
      content: """
        \(RegisterTabs.html(on: .organisations, for: viewer))
        \(filter.bar([
          filter.search("text", "Namn innehåller"), filter.select("slag", "Slag", all: "Alla slag", Fields.Choice.kinds),
          filter.select("lan", "Län", all: "Alla län", Fields.Choice.counties),
        ]))
        <p role="status" class="small">\(counted(pager.total, "En organisation", "organisationer"))</p>
        \(pager.total == 0 ? nothing : table)\(pager.html)
        """)
  }

  private var nothing: HTML {
    """
    <div class="empty"><p class="serif">Ingen organisation passar urvalet</p>
    <p>Pröva ett annat ord, eller <a href="/organisationer">visa alla</a>.</p></div>
    """
  }

  private var table: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="oc" tabindex="0"><table class="data">
    <caption class="vh" id="oc">Organisationer</caption>
    <thead><tr>\(order.head("namn", "Namn"))\(order.head("slag", "Slag"))\(order.head("lan", "Län"))\
    <th scope="col" class="num">Funktioner</th><th scope="col">Läge</th></tr></thead>
    <tbody>\(organisations.html(row))</tbody></table></div>
    """
  }

  private func row(_ organisation: Organisation) -> HTML {
    """
    <tr\(attribute("class", viewer.works(in: organisation.id) ? "own" : nil))>\
    <th scope="row"><a href="/organisationer/\(organisation.id.text)">\(organisation.name)</a></th>\
    <td>\(organisation.kind.swedish)</td><td>\(Sweden.names(of: organisation.counties))</td>\(state(of: organisation))</tr>
    """
  }

  private func state(of organisation: Organisation) -> HTML {
    guard viewer.seesContacts(of: organisation) else { return "<td class=\"num\">–</td><td>Visas för länsteamet</td>" }
    let count = counts[organisation.id] ?? FunctionCount(all: 0, empty: 0)
    let mark: HTML =
      count.all == 0
      ? "<span class=\"st\">Inga funktioner</span>"
      : count.empty == 0
        ? "<span class=\"st done\">Alla bemannade</span>"
        : "<span class=\"st late\">\(counted(count.empty, "En tom", "tomma"))</span>"
    return "<td class=\"num\">\(count.all)</td><td>\(mark)</td>"
  }
}
