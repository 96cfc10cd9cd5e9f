package import Access
package import Storage
package import Vocabulary

/// A function with the organisation that decides who may see and change it. Sv: funktion i registret.
package struct RegisterFunction: Guarded {
  package let function: Function
  package let organisation: Organisation
  package let createdAt: Moment
  package let closedAt: Moment?

  package static func load(
    _ id: ID<RegisterFunction>, for viewer: Viewer, in transaction: Transaction
  ) throws -> RegisterFunction? {
    try transaction.registerFunction(ID(id.text))
  }

  package func isReadable(by viewer: Viewer) -> Bool { viewer.seesContacts(of: organisation) }
  package func isWritable(by viewer: Viewer) -> Bool { viewer.keepsFunctions(of: organisation) }

  /// "Samordnare, Umeå kommun".
  package var fullTitle: String { "\(function.title), \(organisation.name)" }

  /// What a letter and the history of a person may say: both reach others than the shelter's own, so it is not named.
  var titleOutside: String { organisation.kind.isShelter ? function.title : fullTitle }
}

extension Transaction {
  /// Without asking who may see it: for those who are asked to take it.
  func registerFunction(_ id: ID<Function>) throws -> RegisterFunction? {
    guard let row = try row("SELECT * FROM function WHERE id = \(id)"),
      let organisation = try organisation(row.get("organisation_id"))
    else { return nil }
    return RegisterFunction(
      function: try Function(row: row), organisation: organisation, createdAt: try row.get("created_at"),
      closedAt: try row.optional("closed_at"))
  }
}

extension ID<Function> {
  package var record: ID<RegisterFunction> { ID<RegisterFunction>(text) }
}
