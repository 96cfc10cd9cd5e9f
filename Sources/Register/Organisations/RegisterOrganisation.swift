package import Access
package import Storage
package import Vocabulary

/// An organisation with all the register knows of it. It has no street address: there is no column for one.
/// Sv: organisation i registret.
package struct RegisterOrganisation: Guarded {
  package let organisation: Organisation
  package let organisationNumber: String?
  package let phone: String?
  package let mail: String?
  package let web: String?
  package let about: String?
  package let createdAt: Moment

  init(row: Row) throws {
    organisation = try Organisation(row: row)
    organisationNumber = try row.optional("organisation_number")
    phone = try row.optional("phone")
    mail = try row.optional("mail")
    web = try row.optional("web")
    about = try row.optional("about")
    createdAt = try row.get("created_at")
  }

  package static func load(
    _ id: ID<RegisterOrganisation>, for viewer: Viewer, in transaction: Transaction
  ) throws -> RegisterOrganisation? {
    try transaction.row("SELECT * FROM organisation WHERE id = \(id)").map(RegisterOrganisation.init)
  }

  package func isReadable(by viewer: Viewer) -> Bool { true }
  package func isWritable(by viewer: Viewer) -> Bool { viewer.keeps(organisation) }
}

/// The functions of an organisation taken together: who may see them, add to them. Sv: bemanning.
package struct Staffing: Guarded {
  package let organisation: Organisation

  package static func load(
    _ id: ID<Staffing>, for viewer: Viewer, in transaction: Transaction
  ) throws -> Staffing? {
    try transaction.organisation(ID(id.text)).map(Staffing.init)
  }

  package func isReadable(by viewer: Viewer) -> Bool { viewer.seesContacts(of: organisation) }
  package func isWritable(by viewer: Viewer) -> Bool { viewer.keepsFunctions(of: organisation) }
}

extension ID<Organisation> {
  package var record: ID<RegisterOrganisation> { ID<RegisterOrganisation>(text) }
  package var staffing: ID<Staffing> { ID<Staffing>(text) }
}
