internal import HTML
internal import Vocabulary
internal import Web

/// The 21 counties.
struct CountyListPage {
  var page: Page {
    Page(
      "Län", width: .wide, crumbs: [Link("Kommuner", "/kommuner")],
      content: """
        <div class="scroll" role="region" aria-labelledby="lc" tabindex="0"><table class="data">
        <caption class="vh" id="lc">Län</caption>
        <thead><tr><th scope="col">Län</th><th scope="col">Kod</th><th scope="col">Residensstad</th>\
        <th scope="col" class="num">Kommuner</th></tr></thead>
        <tbody>\(Sweden.current.counties.html(row))</tbody></table></div>
        """)
  }

  private func row(_ county: County) -> HTML {
    """
    <tr><th scope="row"><a href="/lan/\(county.code.text)">\(county.name)</a></th><td>\(county.code.text)</td>\
    <td>\(county.seat)</td><td class="num">\(Sweden.current.inCounty(county.code).count)</td></tr>
    """
  }
}

/// One county: its team, its organisations, its municipalities.
struct CountyPage {
  let county: County
  let team: [TeamMember]

  var page: Page {
    let municipalities = Sweden.current.inCounty(county.code)
    return Page(
      county.name, width: .wide, crumbs: [Link("Kommuner", "/kommuner"), Link("Län", "/lan")],
      kind: "Län \(county.code.text), \(municipalities.count) kommuner",
      content: """
        <h2>Länsteam</h2>
        \(team.isEmpty ? "<p>Länet har inget team i registret än.</p>" : TeamList(members: team).html)
        <p><a href="/organisationer?lan=\(county.code.text)">Länets alla organisationer</a></p>
        <h2>Kommuner</h2>
        \(MunicipalityTable(municipalities: municipalities).html)
        """)
  }
}
