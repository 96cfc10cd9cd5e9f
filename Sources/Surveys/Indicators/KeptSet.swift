package import Access
package import Storage
package import Vocabulary

/// A set for those who keep it: the team of the organisation that made it, and administrators. A set that came with the
/// program is the administrators'. Also a used set is kept, so that it can be put aside. Sv: uppsättning att vårda.
package struct KeptSet: Guarded {
  package let set: IndicatorSet

  package static func load(_ id: ID<KeptSet>, for viewer: Viewer, in tx: Transaction) throws -> KeptSet? {
    try IndicatorSet.load(ID(id.text), for: viewer, in: tx).map { KeptSet(set: $0) }
  }

  package func isReadable(by viewer: Viewer) -> Bool { set.isReadable(by: viewer) }
  package func isWritable(by viewer: Viewer) -> Bool { set.isKept(by: viewer) }
}

extension ID<IndicatorSet> {
  package var kept: ID<KeptSet> { ID<KeptSet>(text) }
}

extension IndicatorSet {
  package func isKept(by viewer: Viewer) -> Bool {
    viewer.isAdministrator || owner.map { viewer.isInTeam(of: $0) } ?? false
  }
}

extension Viewer {
  /// The organisation that sets made by the viewer belong to.
  var setOwner: Organisation? { teamFunctions.first?.organisation }
}
