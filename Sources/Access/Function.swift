package import Storage
package import Vocabulary

/// A role in an organisation that persons hold in turn. Tasks, mail and access go to the function. Sv: funktion.
package struct Function: Sendable {
  package let id: ID<Function>
  package let organisation: ID<Organisation>
  package let role: Role
  /// The name on the screen, such as "Kvinnofridssamordnare".
  package let title: String
  /// A shared address that stays when persons change; without one, mail goes to whoever holds the function.
  package let mail: String?

  package enum Role: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case leader, officer, coordinator, contact, manager, staff, administrator

    package var swedish: String {
      switch self {
      case .leader: "Utvecklingsledare"
      case .officer: "Handläggare"
      case .coordinator: "Samordnare"
      case .contact: "Kontaktperson"
      case .manager: "Chef som bekräftar"
      case .staff: "Medarbetare"
      case .administrator: "Systemadministratör"
      }
    }
  }

  package init(id: ID<Function>, organisation: ID<Organisation>, role: Role, title: String, mail: String?) {
    self.id = id
    self.organisation = organisation
    self.role = role
    self.title = title
    self.mail = mail
  }

  package init(row: Row) throws {
    id = try row.get("id")
    organisation = try row.get("organisation_id")
    role = try row.get("role")
    title = try row.get("title")
    mail = try row.optional("mail")
  }
}

/// A person's time in a function; `until` is empty while it lasts. Sv: innehav.
package struct Holding: Sendable {
  package let person: ID<Person>
  package let function: ID<Function>
  package let from: CalendarDate
  package let until: CalendarDate?
}
