package import Access
internal import Storage
package import Vocabulary
package import Web

/// Who is to take a function: somebody in the register, or somebody new with name and address. Sv: efterträdare.
package enum Newcomer: Sendable {
  case known(ID<Person>)
  case new(name: String, mail: String, isProtected: Bool = false)

  /// Reads the fields `person`, `namn`, `epost` and `skyddad` of a form.
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
    self = .new(name: name, mail: mail ?? "", isProtected: form.isTicked("skyddad"))
  }

  /// The person in the register, added when new. Whose functions the viewer decides over takes the function at once;
  /// everybody else is asked, and whoever typed an address learns nothing of whose it is.
  func taker(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> Taker {
    switch self {
    case .known(let id):
      let record = try tx.readable(id.record, by: viewer).record
      return Taker(person: record.person, isReady: record.isInReach(of: viewer), typed: nil)
    case .new(let name, let mail, let isProtected):
      let typed = Taker.Typed(name: isProtected ? nil : name, mail: isProtected ? nil : mail)
      guard let known = try tx.person(signingInWith: mail) else {
        let details = PersonDetails(name: name, mail: mail, hasProtectedIdentity: isProtected)
        let id = try AddPerson(details).perform(in: tx, by: viewer, at: now)
        return Taker(person: Person(id: id, details), isReady: false, typed: typed)
      }
      guard try tx.isOpenly(known, inReachOf: viewer) else { return Taker(person: known, isReady: false, typed: typed) }
      if isProtected { try protect(known, in: tx, by: viewer, at: now) }
      return Taker(person: known, isReady: true, typed: nil)
    }
  }

  private func protect(_ person: Person, in tx: Transaction, by viewer: Viewer, at now: Moment) throws {
    guard !person.hasProtectedIdentity else { return }
    var details = PersonDetails(person)
    details.hasProtectedIdentity = true
    try ChangePerson(details).perform(in: tx, by: try tx.writable(person.id.record, by: viewer), at: now)
  }
}

/// The person behind a newcomer, and whether the function begins at once or when it is accepted.
struct Taker {
  let person: Person
  let isReady: Bool
  /// What the inviter typed; nil when the inviter already knows who the person is.
  let typed: Typed?

  /// Nothing when the inviter says that the person's name is protected.
  struct Typed {
    let name: String?
    let mail: String?
  }

  func take(
    _ evidence: Writable<RegisterFunction>, from: CalendarDate, note: String? = nil, address: String,
    in tx: Transaction, at now: Moment
  ) throws {
    var asked: ID<FunctionInvitation>?
    if isReady {
      try HoldFunction(person: person.id, from: from, note: note).perform(in: tx, by: evidence, at: now)
    } else {
      asked = try OfferFunction(taker: self, from: from, note: note).perform(in: tx, by: evidence, at: now)
    }
    try OpenAccount(
      person: person, function: evidence.record.titleOutside, address: address, asked: asked
    ).perform(in: tx, by: evidence.viewer, at: now)
  }
}

extension Person {
  fileprivate init(id: ID<Person>, _ details: PersonDetails) {
    self.init(
      id: id, name: details.name, mail: details.mail, phone: nil, title: nil, presentation: nil,
      hasProtectedIdentity: details.hasProtectedIdentity)
  }
}

extension Transaction {
  /// The person with this address, in the register or as login.
  fileprivate func person(signingInWith mail: String) throws -> Person? {
    if let person = try person(mail: mail) { return person }
    return try account(login: Account.login(from: mail)).flatMap { try person($0.person) }
  }

  /// Whether the viewer decides over all the person's functions and may see the name: an address does not tell of a
  /// protected colleague.
  fileprivate func isOpenly(_ person: Person, inReachOf viewer: Viewer) throws -> Bool {
    if person.id == viewer.person { return true }
    guard !person.hasProtectedIdentity,
      let record = try RegisterPerson.load(person.id.record, for: viewer, in: self)
    else { return false }
    return record.isInReach(of: viewer)
  }
}
