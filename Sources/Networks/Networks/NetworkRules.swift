package import Access
package import Vocabulary

/// Who may see and lead a network: pure questions on loaded values.
extension Network {
  /// Sees meetings, members, minutes and tasks: whoever works in a host or a member, and the county teams of its counties.
  package func isInside(_ viewer: Viewer) -> Bool {
    viewer.functions.contains { hosts.contains($0.organisation.id) || members.contains($0.organisation.id) }
      || viewer.isInTeam(of: counties)
  }

  /// Leads it, with the same rights as the other hosts.
  package func isHosted(by viewer: Viewer) -> Bool {
    viewer.functions.contains { hosts.contains($0.organisation.id) && $0.mayHost }
  }

  /// Speaks for an organisation in the network: answers, proposes and says who comes.
  package func isSpeaking(for organisation: ID<Organisation>, _ viewer: Viewer) -> Bool {
    (hosts + members).contains(organisation) && viewer.works(in: organisation)
  }

  /// The organisations of the viewer's that take part.
  package func own(_ viewer: Viewer) -> [ID<Organisation>] {
    (hosts + members).filter { viewer.works(in: $0) }
  }

  /// Sends the right person: the hosts, and those who answer for the member's own organisation.
  package func mayChangeRepresentation(of organisation: ID<Organisation>, _ viewer: Viewer) -> Bool {
    isHosted(by: viewer) || viewer.functions.contains { $0.organisation.id == organisation && $0.mayHost }
  }
}
