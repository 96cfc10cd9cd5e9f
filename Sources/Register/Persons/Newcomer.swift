package import Access
internal import Storage
package import Vocabulary
package import Web

/// Who is to take a function: somebody in the register, or somebody new with name and address. Sv: efterträdare.
package enum Newcomer: Sendable {
  case known(ID<Person>)
  case new(name: String, mail: String)

  /// Reads the fields `person`, `namn` and `epost` of a form.
  package init(form: Form) throws {
    if let known = form.text("person"), known != "ny" {
      self = .known(ID(known))
      return
    }
    var problems = Problems()
    let name = problems.require(form, "namn", "Skriv personens namn.")
    let mail = problems.mail(form, "epost")
    if mail == nil, problems.sentence(for: "epost") == nil {
      problems.add("epost", "Skriv personens e-postadress. Dit skickar vi länken.")
    }
    try problems.check()
    self = .new(name: name, mail: mail ?? "")
  }

  /// The person in the register, added when new. An address that is known leads to its person.
  func person(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> Person {
    switch self {
    case .known(let id):
      return try tx.readable(id.record, by: viewer).record.person
    case .new(let name, let mail):
      if let person = try tx.person(mail: mail) { return person }
      let id = try AddPerson(PersonDetails(name: name, mail: mail)).perform(in: tx, by: viewer, at: now)
      return Person(
        id: id, name: name, mail: mail, phone: nil, title: nil, presentation: nil, hasProtectedIdentity: false)
    }
  }
}
