internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// The own areas that a team's function looks after, for a handover.
struct KeptAreas: Carried {
  func items(of function: ID<Function>, for visit: Visit) async throws -> [CarriedItem] {
    guard let team = try await visit.site.identity.read({ try $0.team(of: function) }) else { return [] }
    let areas = try await visit.site.regional.read { try $0.ownAreas().filter { $0.owner == team } }
    return areas.map { CarriedItem(kind: "Eget område", title: $0.name, path: "/omraden/\($0.id)") }
  }
}

extension Transaction {
  /// The organisation whose county team the function makes its holder one of; nil for other functions.
  fileprivate func team(of function: ID<Function>) throws -> ID<Organisation>? {
    guard let function = try self.function(function), let organisation = try organisation(function.organisation),
      HeldFunction(id: function.id, role: function.role, title: function.title, organisation: organisation)
        .isInCountyTeam
    else { return nil }
    return organisation.id
  }
}
