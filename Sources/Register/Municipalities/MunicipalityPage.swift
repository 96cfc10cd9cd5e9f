internal import HTML
internal import Vocabulary
internal import Web

/// One municipality: what it is, its neighbours and likes, and what every feature has to say of it (F2).
struct MunicipalityPage {
  let municipality: Municipality
  let panels: HTML

  var page: Page {
    let sweden = Sweden.current
    let county = sweden.county(municipality.county)
    return Page(
      municipality.longName, width: .wide,
      crumbs: [Link("Kommuner", "/kommuner"), Link(county.name, "/lan/\(county.code.text)")],
      kind: "Kommun \(municipality.code.text), \(county.name), \(sweden.group(municipality.group).name)",
      content: """
        <dl class="sum">\(fact("Grannkommuner", html: links(sweden.neighbours(of: municipality.code))))\(likes)\(areas)</dl>
        <div class="panels">\(panels)</div>
        """)
  }

  private var likes: HTML {
    guard let similar = Sweden.current.similar(to: municipality.code) else { return .empty }
    return fact(
      "Liknande kommuner",
      html: """
        \(links(similar.municipalities.compactMap(Sweden.current.municipality)))
        <br><small class="soft">Individ- och familjeomsorg \(similar.year), Kolada</small>
        """)
  }

  private var areas: HTML {
    let areas = Sweden.current.areas.filter { $0.municipalities.contains(municipality.code) }
    return fact("Områden", html: links(areas.map { Link($0.name, "/omraden/\($0.id)") }))
  }

  private func links(_ municipalities: [Municipality]) -> HTML {
    links(municipalities.map { Link($0.name, "/kommuner/\($0.code.text)") })
  }

  private func links(_ links: [Link]) -> HTML {
    HTML(trusted: links.map(\.html.markup).joined(separator: ", "))
  }
}
