internal import HTML
internal import Vocabulary
internal import Web

/// All municipalities, filtered and sorted.
struct MunicipalityListPage {
  let municipalities: [Municipality]
  let areas: [Area]
  let filter: Filter
  let order: ListOrder

  static let fields = ["text", "lan", "grupp", "omrade", "ordning", "riktning"]
  static let columns = ["namn", "kod", "lan", "grupp"]

  var page: Page {
    Page(
      "Kommuner", width: .wide,
      actions: """
        <a class="btn second small" href="/lan">Län</a> <a class="btn second small" href="/omraden">Områden</a>
        """,
      content: """
        \(filter.bar([
          filter.search("text", "Namn innehåller"), filter.select("lan", "Län", all: "Alla län", Fields.Choice.counties),
          filter.select("grupp", "Kommungrupp", all: "Alla grupper", Fields.Choice.groups),
          filter.select("omrade", "Område", all: "Alla områden", areas.map { .init($0.id, $0.name) }),
        ]))
        <p role="status" class="small">\(counted(municipalities.count, "En kommun", "kommuner"))</p>
        \(municipalities.isEmpty ? nothing : MunicipalityTable(municipalities: municipalities, order: order).html)
        """)
  }

  private var nothing: HTML {
    """
    <div class="empty"><p class="serif">Ingen kommun passar urvalet</p>
    <p>Pröva ett annat ord, eller <a href="/kommuner">visa alla</a>.</p></div>
    """
  }
}

/// Municipalities in a table; sortable where an order is given.
struct MunicipalityTable {
  let municipalities: [Municipality]
  var order: ListOrder?

  var html: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="mc" tabindex="0"><table class="data">
    <caption class="vh" id="mc">Kommuner</caption>
    <thead><tr>\(head("namn", "Kommun"))\(head("kod", "Kod"))\(head("lan", "Län"))\(head("grupp", "Kommungrupp"))</tr></thead>
    <tbody>\(municipalities.html(row))</tbody></table></div>
    """
  }

  private func head(_ column: String, _ title: String) -> HTML {
    order?.head(column, title) ?? "<th scope=\"col\">\(title)</th>"
  }

  private func row(_ municipality: Municipality) -> HTML {
    let county = Sweden.current.county(municipality.county)
    return """
      <tr><th scope="row"><a href="/kommuner/\(municipality.code.text)">\(municipality.name)</a></th>\
      <td>\(municipality.code.text)</td><td><a href="/lan/\(county.code.text)">\(county.shortName)</a></td>\
      <td>\(Sweden.current.group(municipality.group).name)</td></tr>
      """
  }
}
