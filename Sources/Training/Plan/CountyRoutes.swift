internal import Access
internal import Documents
internal import HTML
internal import Hummingbird
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// The way to one's own plans, and for the county team the shares of its municipalities.
struct CountyRoutes {
  var routes: [Route] {
    [.get("/utbildning", .withFunction, show), .get("/utbildning/export.csv", .countyTeam, export)]
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let own = visit.viewer.plannedOrganisations
    if let only = own.first, own.count == 1, !visit.viewer.isInCountyTeam {
      return .redirect(to: TrainingPlace(organisation: only).path)
    }
    let county = visit.viewer.isInCountyTeam ? try await countyShares(visit) : nil
    let role = visit.query("yrke").flatMap { Profession(rawValue: $0) }
    return visit.page(
      CountyPage(
        own: own, places: county?.organisations ?? [],
        rows: county?.rows.filter { role == nil || $0.profession == role } ?? [], role: role, viewer: visit.viewer
      ).page)
  }

  @Sendable private func export(_ visit: Visit) async throws -> Response {
    let marked: [Cell] = visit.site.settings.inventedMark.map { [.text($0)] } ?? []
    let rows = try await countyShares(visit).rows.map { row -> [Cell] in
      [.text(row.place), .text(row.profession.swedish), .text(row.base.guarded), .text(row.whole.guarded)] + marked
    }
    let head: [Cell] =
      [.text("Kommun eller organisation"), .text("Yrkesgrupp"), .text("Har grunden"), .text("Har allt som behövs")]
      + marked
    return .file(CSVWriter.bytes(of: [head] + rows), name: "utbildning-lan.csv", type: "text/csv; charset=utf-8")
  }

  /// The organisations of the team's counties, as far as it works with them.
  private func countyShares(_ visit: Visit) async throws -> (organisations: [Organisation], rows: [ShareRow]) {
    let (counties, area) = (Set(visit.viewer.teamCounties), visit.viewer.teamMunicipalities)
    let organisations = try await visit.site.identity.read { try $0.organisations() }.filter { organisation in
      !organisation.kind.isShelter && organisation.counties.contains(where: counties.contains)
        && (organisation.municipality.map { area?.contains($0) ?? true } ?? true)
    }
    let ids = organisations.map(\.id)
    let roster = try await visit.roster(of: organisations)
    let (needs, subjects, headcounts) = try await visit.site.regional.read { tx in
      (try tx.needs(of: ids), try tx.subjects(), try tx.headcounts(of: ids))
    }
    let count = ShareCount(
      organisations: organisations, roster: roster, headcounts: headcounts, needs: needs, subjects: subjects,
      day: visit.today, isGuarded: true)
    let rows = count.rows { organisation, code, _ in
      code.flatMap { Sweden.current.municipality($0)?.name } ?? organisation?.name ?? "Okänd"
    }
    return (organisations, rows)
  }
}

/// The way to one's own plans, and for the county team the shares by municipality and role.
struct CountyPage {
  let own: [Organisation]
  let places: [Organisation]
  let rows: [ShareRow]
  let role: Profession?
  let viewer: Viewer

  var page: Page {
    Page(
      "Kompetensplan", width: .wide,
      actions: viewer.isInCountyTeam
        ? "<a class=\"btn second\" href=\"/utbildning/export.csv\">Hämta som CSV</a>" : .empty,
      content: """
        \(TrainingTabs.html(on: .plan, for: viewer))
        \(own.isEmpty ? .empty : HTML("<h2>Dina organisationer</h2><ul class=\"rows\">\(own.html { "<li>\(Link($0.name, "/utbildning/\($0.id)").html)</li>" })</ul>"))
        \(viewer.isInCountyTeam ? county : own.isEmpty ? Self.nothing : .empty)
        """)
  }

  private static let nothing: HTML = """
    <div class="empty"><p>Det finns ingen plan för dig att se här. Chefen och samordnaren i varje organisation ser sin.</p></div>
    """

  private var county: HTML {
    """
    <h2>Länets kommuner</h2>
    <p>Andelen räknas på dem som är kända eller på antalet som organisationen har angett. Är de färre än \(Share.fewest) visas \
    inget, så att ingen enskild kan pekas ut.</p>
    <form class="filter" method="get" action="/utbildning"><div><label for="u-yrke">Yrkesgrupp</label>\
    <select id="u-yrke" name="yrke"><option value="">Alla</option>\(Profession.allCases.html { choice in
      "<option value=\"\(choice.rawValue)\"\(attribute("selected", when: choice == role))>\(choice.swedish)</option>"
    })</select></div><button class="btn second">Visa</button></form>
    \(ShareTable(rows: rows, isExact: false, place: "Kommun eller organisation", basis: .county).html)
    <details class="more"><summary>Planerna, en för varje organisation</summary><div><ul class="rows">\(places.html {
      "<li>\(Link($0.name, "/utbildning/\($0.id)").html)</li>"
    })</ul></div></details>
    """
  }
}
