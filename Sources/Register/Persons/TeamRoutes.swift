internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// The page of all county teams.
struct TeamRoutes {
  var routes: [Route] { [.get("/lansteam", .withFunction, list)] }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let members = try await visit.site.identity.read { [today = visit.today] tx in try tx.teamMembers(on: today) }
    return visit.page(TeamPage(members: members, viewer: visit.viewer).page)
  }
}

extension Transaction {
  /// The leaders and officers of all county teams; functions that stand empty are left out.
  func teamMembers(on day: CalendarDate) throws -> [TeamMember] {
    let entries = try teamDirectory(on: day).filter {
      $0.holder != nil && ($0.function.role == .leader || $0.function.role == .officer)
    }
    let teams = try organisations(Set(entries.map(\.function.organisation)))
    let members = entries.compactMap { entry in
      teams[entry.function.organisation].map { TeamMember(entry: entry, organisation: $0) }
    }
    return SwedishOrder.sorted(members) { $0.organisation.name }
  }
}
