internal import Access
internal import Storage
internal import Vocabulary

/// Who is to take part, as they are first written down. Sv: ny anmälan.
struct NewRegistration {
  let details: RegistrationDetails
  let edition: ID<Edition>
  /// In line.
  let number: Int
  let state: Registration.State
  /// What its form counts once by; its own id where no form is sent twice.
  var once: String?
  var person: ID<Person>?
  var registeredBy: String?
  var registeredByName: String?
  var offeredUntil: Moment?
  var presence: Registration.Presence?
  /// Where there is no name to erase.
  var erasedAt: Moment?

  init(_ details: RegistrationDetails, to edition: Edition, number: Int, state: Registration.State = .confirmed) {
    self.details = details
    self.edition = edition.id
    self.number = number
    self.state = state
  }

  func insert(in tx: Transaction, at now: Moment) throws -> ID<Registration> {
    let id: ID<Registration> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO registration (id, edition_id, once, number, state, name, mail, phone, organisation_name, municipality,
        profession, way, person_id, registered_by, registered_by_name, invoice, offered_until, registered_at, presence,
        is_evaluated, version, erased_at)
      VALUES (\(id), \(edition), \(once ?? id.text), \(number), \(state), \(details.name), \(details.mail),
        \(details.phone), \(details.organisationName), \(details.municipality?.text), \(details.profession.rawValue),
        \(details.way), \(person), \(registeredBy), \(registeredByName), \(details.invoice), \(offeredUntil), \(now),
        \(presence), \(false), \(1), \(erasedAt))
      """)
    return id
  }
}
