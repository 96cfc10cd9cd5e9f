package import Access

// Who sees how many have taken a course: never who, never an answer.
extension Course {
  /// County teams see their counties; who answers for an organisation sees that one.
  package func isFollowed(by viewer: Viewer) -> Bool {
    current != nil && (!viewer.teamFunctions.isEmpty || !viewer.followedOrganisations.isEmpty)
  }
}

extension Viewer {
  /// Those whose staff the viewer answers for.
  package var followedOrganisations: [Organisation] {
    functions.filter { [.leader, .manager, .coordinator, .contact].contains($0.role) }.map(\.organisation)
  }

  /// Those whose own manager the viewer is. Their units are told apart for nobody else: a unit is small, and words of somebody's own.
  var managedOrganisations: [Organisation] { functions.filter { $0.role == .manager }.map(\.organisation) }
}
