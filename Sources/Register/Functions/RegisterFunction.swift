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
    guard let row = try transaction.row("SELECT * FROM function WHERE id = \(id)"),
      let organisation = try transaction.organisation(row.get("organisation_id"))
    else { return nil }
    return RegisterFunction(
      function: try Function(row: row), organisation: organisation, createdAt: try row.get("created_at"),
      closedAt: try row.optional("closed_at"))
  }

  package func isReadable(by viewer: Viewer) -> Bool { viewer.seesContacts(of: organisation) }
  package func isWritable(by viewer: Viewer) -> Bool { viewer.keepsFunctions(of: organisation) }

  /// "Samordnare, Umeå kommun".
  package var fullTitle: String { "\(function.title), \(organisation.name)" }

  /// What a letter may say: a shelter is never named in one.
  var titleInMail: String { organisation.kind.isShelter ? function.title : fullTitle }
}

extension ID<Function> {
  package var record: ID<RegisterFunction> { ID<RegisterFunction>(text) }
}
