package import Access
internal import Register
package import Storage
package import Vocabulary

/// An organisation whose competence plan is kept. Its own managers see who has what; its coordinators and the county team see
/// shares alone. Sv: organisationens utbildning.
package struct TrainingPlace: Guarded {
  package let organisation: Organisation

  package static func load(_ id: ID<TrainingPlace>, for viewer: Viewer, in tx: Transaction) throws -> TrainingPlace? {
    try tx.organisation(ID(id.text)).map(TrainingPlace.init)
  }

  package func isReadable(by viewer: Viewer) -> Bool {
    guard viewer.seesContacts(of: organisation) else { return false }
    return viewer.works(in: organisation.id) || viewer.isInTeam(of: organisation.counties)
  }

  /// Says what is needed and how many they are.
  package func isWritable(by viewer: Viewer) -> Bool {
    viewer.holds(.manager, .coordinator, .contact, in: organisation.id)
  }

  /// Sees and reports for each of the staff: that is to plan their work, and nobody's but the manager's.
  package func showsNames(to viewer: Viewer) -> Bool { viewer.holds(.manager, in: organisation.id) }

  package var id: ID<TrainingPlace> { ID(organisation.id.text) }
  var path: String { "/utbildning/\(id)" }
}

extension Writable<TrainingPlace> {
  func requireNames() throws {
    guard record.showsNames(to: viewer) else {
      throw Refusal.forbidden(
        "Vem som har gått vad är för de anställdas egen chef. Du ser andelar och kan ändra planen.")
    }
  }
}
