package import Access
internal import Register
package import Storage
package import Vocabulary

/// The function that letters to a respondent go to, and whether anybody gets them. Sv: kontakt.
package struct Contact: Sendable {
  package let function: ID<Function>
  package let title: String
  /// Who holds it, or words for a protected person; nil when it stands empty.
  package let holder: String?
  package let isReachable: Bool
  /// The holder when nobody can sign in for the function.
  package let unopened: UnopenedHolder?
}

/// Somebody who holds a function and has never opened an account, so that a link to a page would lead nowhere.
/// Sv: innehavare utan konto.
package struct UnopenedHolder: Sendable, Equatable {
  package let person: ID<Person>
  /// Where a link that opens the account can be sent; nil when there is no address, or when the account is closed.
  package let mail: String?
}

extension Transaction {
  /// The contact of every organisation that has one, for letters. Ask the identity database.
  package func contacts(on day: CalendarDate) throws -> [ID<Organisation>: Contact] {
    Dictionary(
      try reached(on: day).map { ($0.function.organisation, $0.contact) }, uniquingKeysWith: { first, _ in first })
  }

  /// The managers of every organisation, who confirm its answers. Ask the identity database.
  package func managers(on day: CalendarDate) throws -> [ID<Organisation>: [Contact]] {
    let managers = try reached(on: day).filter { $0.function.role == .manager }
    return Dictionary(grouping: managers, by: \.function.organisation).mapValues { $0.map(\.contact) }
  }

  /// Where the viewer is reached in the functions of the county team: by the function's own address, or the viewer's.
  func mails(of viewer: Viewer, on day: CalendarDate) throws -> [ID<Function>: String] {
    let own = viewer.teamFunctions
    let entries = try Set(own.map(\.organisation.id)).flatMap { try directory(of: $0, on: day) }
    let mails = entries.compactMap { entry in entry.mail.map { (entry.function.id, $0) } }
    return Dictionary(
      mails.filter { mail in own.contains { $0.id == mail.0 } }, uniquingKeysWith: { first, _ in first })
  }

  private func reached(on day: CalendarDate) throws -> [(function: Function, contact: Contact)] {
    let (mails, unopened) = (try personMails(), try unopenedHolders())
    return try directory(on: day).map { entry in
      let person = entry.holder?.person
      let contact = Contact(
        function: entry.function.id, title: entry.function.title, holder: entry.holder?.shownName,
        isReachable: entry.function.mail != nil || person.map { mails.contains($0) } ?? false,
        unopened: person.flatMap { unopened[$0] })
      return (entry.function, contact)
    }
  }

  /// The contacts as a page may show them: a shelter's are for the team of its county, whoever owns the round.
  package func contacts(on day: CalendarDate, for viewer: Viewer) throws -> [ID<Organisation>: Contact] {
    var contacts = try contacts(on: day)
    for organisation in try organisations() where !viewer.seesContacts(of: organisation) {
      guard let contact = contacts[organisation.id] else { continue }
      contacts[organisation.id] = Contact(
        function: contact.function, title: "Jourens kontakt", holder: "Visas bara för länsteamet i jourens län",
        isReachable: contact.isReachable, unopened: contact.unopened)
    }
    return contacts
  }

  /// Those who can be written to, also those whose address no page shows.
  private func personMails() throws -> Set<ID<Person>> {
    Set(try rows("SELECT id FROM person WHERE mail IS NOT NULL AND mail <> ''").map { try $0.get("id") })
  }

  private func unopenedHolders() throws -> [ID<Person>: UnopenedHolder] {
    let found = try rows(
      """
      SELECT p.id, p.mail, a.login, a.closed_at FROM person p
      LEFT JOIN account a ON a.person_id = p.id WHERE a.password_hash IS NULL
      """
    ).map { row in
      let isClosed = try row.optional("closed_at", as: Moment.self) != nil
      let address = try row.optional("login") ?? row.optional("mail", as: String.self)
      return UnopenedHolder(person: try row.get("id"), mail: isClosed ? nil : address)
    }
    return Dictionary(found.map { ($0.person, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
