internal import Access
internal import Hummingbird
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// Following a course.
struct FollowUpRoutes {
  var routes: [Route] { [.get("/kurser/{id}/uppfoljning", .withFunction, show)] }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let course = try await visit.site.regional.read { [viewer = visit.viewer, id = visit.courseID] tx in
      try tx.readable(id, by: viewer).record
    }
    guard course.isFollowed(by: visit.viewer) else {
      throw Refusal.forbidden("Den som svarar för en organisation följer den, och länsteamet följer sina län.")
    }
    let (organisations, holders) = try await visit.site.identity.read { [today = visit.today] tx in
      (try tx.organisations(), try tx.holders(on: today))
    }
    let followed = organisations.filter(visit.viewer.follows)
    let managed = Set(visit.viewer.managedOrganisations.map(\.id))
    let page = try await visit.site.regional.read { [shell = visit.shell] tx in
      FollowUpPage(
        course: course, title: course.current?.title ?? "",
        followUp: try FollowUp(course.id, among: followed, managed: managed, holders: holders, in: tx) {
          try shell.staff(of: $0, in: tx)
        })
    }
    return visit.page(page.page)
  }
}

extension Viewer {
  /// Teams follow the organisations of the area they work with, others those they answer for.
  fileprivate func follows(_ organisation: Organisation) -> Bool {
    if followedOrganisations.contains(where: { $0.id == organisation.id }) { return true }
    guard isInTeam(of: organisation.counties) else { return false }
    guard let area = teamMunicipalities, let municipality = organisation.municipality else { return true }
    return area.contains(municipality)
  }
}
