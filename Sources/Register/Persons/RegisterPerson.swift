package import Access
package import Storage
package import Vocabulary

/// A person with the organisations that decide who may see and change the page. Sv: person i registret.
package struct RegisterPerson: Guarded {
  package let person: Person
  /// Where the person holds a function now, or where they did when they hold none.
  package let organisations: [Organisation]
  /// Whether there is an account, and whether it is an administrator's.
  package let account: Account?

  package static func load(
    _ id: ID<RegisterPerson>, for viewer: Viewer, in transaction: Transaction
  ) throws -> RegisterPerson? {
    guard let person = try transaction.person(ID(id.text)) else { return nil }
    return RegisterPerson(
      person: person, organisations: try transaction.workplaces(of: person.id),
      account: try transaction.account(of: person.id))
  }

  package func isReadable(by viewer: Viewer) -> Bool {
    if viewer.person == person.id { return true }
    if organisations.isEmpty { return viewer.isInCountyTeam || viewer.isAdministrator }
    guard Who.withFunction.permits(viewer) else { return false }
    return organisations.contains { viewer.seesContacts(of: $0) }
  }

  package func isWritable(by viewer: Viewer) -> Bool {
    if viewer.person == person.id { return true }
    // The form would show the name, so nobody else changes what is said of a protected person.
    if person.hasProtectedIdentity { return false }
    if organisations.isEmpty { return viewer.isInCountyTeam || viewer.isAdministrator }
    return isInReach(of: viewer) || (viewer.isAdministrator && isReadable(by: viewer))
  }

  /// Whether the viewer decides over every function the person holds, so that a new one gives nobody a say who had none.
  func isInReach(of viewer: Viewer) -> Bool {
    viewer.person == person.id
      || (!organisations.isEmpty && organisations.allSatisfy { viewer.keepsFunctions(of: $0) })
  }

  /// Who may read what has happened with the person: the person, and those who may help. A protected person's history
  /// tells of all workplaces.
  func showsHistory(to viewer: Viewer) -> Bool {
    if person.hasProtectedIdentity, !viewer.isAdministrator { return isInReach(of: viewer) }
    return mayBeHelped(by: viewer) || isWritable(by: viewer)
  }

  /// Whether the viewer may take away a protection that is not their own.
  func mayBeUnprotected(by viewer: Viewer) -> Bool {
    viewer.isAdministrator && viewer.person != person.id && person.hasProtectedIdentity
  }

  /// Name, phone, mail and presentation of a protected person are for the person alone.
  func showsDetails(to viewer: Viewer) -> Bool { !person.hasProtectedIdentity || viewer.person == person.id }

  /// Who may send the person a new link: the county team of the organisation, administrators, a manager in it. Nobody
  /// mends their own, and an administrator's account is mended by another administrator.
  package func mayBeHelped(by viewer: Viewer) -> Bool {
    guard viewer.person != person.id, let account, account.closedAt == nil else { return false }
    if viewer.isAdministrator { return true }
    if account.isAdministrator { return false }
    return organisations.contains { viewer.isInTeam(of: $0.counties) || viewer.holds(.manager, in: $0.id) }
  }

  /// The name for this viewer: a protected one is for the person alone.
  package func name(for viewer: Viewer) -> String { viewer.person == person.id ? person.name : person.shownName }
}

extension ID<Person> {
  package var record: ID<RegisterPerson> { ID<RegisterPerson>(text) }
}

extension Transaction {
  /// The organisations of the functions held now or later; when there are none, of those held before.
  func workplaces(of person: ID<Person>) throws -> [Organisation] {
    let found = try rows(
      """
      SELECT o.*, MAX(COALESCE(h.until_date, '9999-12-31')) AS last_day
      FROM holding h JOIN function f ON f.id = h.function_id JOIN organisation o ON o.id = f.organisation_id
      WHERE h.person_id = \(person) GROUP BY o.id ORDER BY last_day DESC
      """)
    let lasting = try found.filter { try $0.get("last_day") == "9999-12-31" }
    return try (lasting.isEmpty ? found : lasting).map(Organisation.init)
  }
}
