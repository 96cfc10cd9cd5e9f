internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Taking away an own area, after a page that says what it means.
struct RemoveAreaRoutes {
  var routes: [Route] {
    [
      .get("/omraden/{id}/ta-bort", .withFunction, ask),
      .post("/omraden/{id}/ta-bort", .withFunction, remove),
    ]
  }

  @Sendable private func ask(_ visit: Visit) async throws -> Response {
    let area = try await visit.site.regional.read { [viewer = visit.viewer, id = visit.id("id") as ID<OwnArea>] tx in
      try tx.writable(id, by: viewer).record
    }
    return visit.page(
      Page(
        "Ta bort \(area.name)?", width: .form,
        crumbs: [Link("Områden", "/omraden"), Link(area.name, "/omraden/\(area.id)")],
        content: """
          <p>Området försvinner ur alla listor och urval. Kommunerna och deras svar påverkas inte, och omgångar som redan är \
          planerade behåller sina svarande.</p>
          <form method="post" action="/omraden/\(area.id.text)/ta-bort">\(visit.csrf)<p class="actions">\
          \(button("Ta bort området", style: "btn danger")) <a href="/omraden/\(area.id.text)">Behåll det</a></p></form>
          """))
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let name = try await visit.site.regional.write {
      [viewer = visit.viewer, now = visit.now, id = visit.id("id") as ID<OwnArea>] tx in
      let area = try tx.writable(id, by: viewer)
      try RemoveArea().perform(in: tx, by: area, at: now)
      return area.record.name
    }
    return visit.redirect(to: "/omraden", notice: "Området \(name) är borttaget.")
  }
}
