internal import Access
internal import HTML
internal import Hummingbird
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// How many have gone a package, for those who lay it out.
struct ParticipationRoutes {
  var routes: [Route] { [.get("/kurspaket/{id}/deltagande", .countyTeam, show)] }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let (package, _) = try await visit.ownPackage()
    let participation = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      try tx.participation(in: try tx.writable(package.id, by: viewer))
    }
    let ids = Set(participation.lines.compactMap(\.organisation))
    let organisations = try await visit.site.identity.read { try $0.organisations(ids) }
    return visit.page(
      ParticipationPage(package: package, participation: participation, names: organisations.mapValues(\.name)).page)
  }
}

/// The table of who has gone a package.
struct ParticipationPage {
  let package: CoursePackage
  let participation: Participation
  let names: [ID<Organisation>: String]

  var page: Page {
    Page(
      "Hur många har gått kursen?", width: .wide,
      crumbs: [Link("Kurspaket", "/kurspaket"), Link(package.title, package.path)],
      lead: "Per organisation, efter var deltagaren arbetade när hen började. Ingens svar eller poäng visas.",
      content: participation.lines.isEmpty && participation.others == nil
        ? "<div class=\"empty\"><p>Ingen har börjat på kursen än.</p></div>" : table)
  }

  private var table: HTML {
    let lines = SwedishOrder.sorted(participation.lines, by: name)
    return """
      <p>Organisationer där färre än \(Participation.least) har börjat står tillsammans. Små tal skrivs med ord, så att ingen \
      enskild kan pekas ut.</p>
      <div class="scroll" role="region" aria-label="Deltagande" tabindex="0"><table class="data">
      <thead><tr><th scope="col">Organisation</th><th scope="col" class="num">Har börjat</th>\
      <th scope="col" class="num">Klara</th><th scope="col" class="num">Andel klara</th></tr></thead>
      <tbody>\(lines.html(row))\(participation.others.map(row))</tbody></table></div>
      """
  }

  private func name(_ line: Participation.Line) -> String {
    line.organisation.map { names[$0] ?? "En organisation som är borttagen" } ?? "Övriga, tillsammans"
  }

  private func row(_ line: Participation.Line) -> HTML {
    """
    <tr><th scope="row">\(name(line))</th><td class="num">\(line.startedWords)</td>\
    <td class="num">\(line.completedWords)</td><td class="num">\(line.shareWords)</td></tr>
    """
  }
}
