package import Access
package import Storage
package import Vocabulary
internal import Web

/// Takes a person into the register. Sv: lägg till person.
package struct AddPerson: Sendable {
  package let details: PersonDetails

  package init(_ details: PersonDetails) { self.details = details }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> ID<Person> {
    if details.name.isEmpty { throw Problems("namn", "Skriv personens namn.") }
    if let mail = details.mail, try tx.person(mail: mail) != nil {
      throw Problems("epost", "Adressen finns redan hos en annan person i registret.")
    }
    let id = try tx.addPerson(
      name: details.name, mail: details.mail, phone: details.phone, title: details.title,
      presentation: details.presentation, hasProtectedIdentity: details.hasProtectedIdentity, at: now)
    try tx.record("AddPerson", of: "person:\(id)", by: viewer.byline, at: now, text: "Lade till personen i registret")
    return id
  }
}

extension Transaction {
  /// The person with this mail address, however it is written.
  package func person(mail: String) throws -> Person? {
    try row("SELECT * FROM person WHERE mail = \(Account.login(from: mail)) ORDER BY id LIMIT 1").map(Person.init)
  }
}
