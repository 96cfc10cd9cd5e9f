import Access
import Register
import Storage
import Vocabulary

/// Who acts in these tests, without accounts: rules and acts ask only what a viewer holds.
enum Actor {
  static let administrator = Viewer(
    account: "konto-a", person: "person-a", name: "Ada Admin", isAdministrator: true, functions: [])

  /// A leader in a research unit of these counties.
  static func leader(_ counties: String...) -> Viewer {
    let unit = Organisation(
      id: "fou", kind: .researchUnit, name: "FoU Prov", municipality: nil,
      counties: counties.compactMap { CountyCode($0) })
    return staff(.leader, in: unit, name: "Lena Ledare")
  }

  /// Somebody without any function.
  static func person(_ id: ID<Person>) -> Viewer {
    Viewer(account: "konto-p", person: id, name: "Pär Person", isAdministrator: false, functions: [])
  }

  static func staff(_ role: Function.Role, in organisation: Organisation, name: String = "Sten Stab") -> Viewer {
    Viewer(
      account: "konto-s", person: "person-s", name: name, isAdministrator: false,
      functions: [HeldFunction(id: "funktion-s", role: role, title: role.swedish, organisation: organisation)])
  }
}

extension Moment {
  /// A day some days before or after this one.
  func day(_ days: Int) -> CalendarDate { day.adding(days: days) }
}

extension Transaction {
  func addOrganisation(
    _ kind: Organisation.Kind, _ name: String, municipality: String? = nil, counties: String = "24", at now: Moment
  ) throws -> Organisation {
    let details = OrganisationDetails(
      kind: kind, name: name, municipality: municipality.flatMap { MunicipalityCode($0) },
      counties: [CountyCode(counties)].compactMap(\.self))
    let id = try AddOrganisation(details).perform(in: self, by: Actor.administrator, at: now)
    guard let organisation = try organisation(id) else { throw Refusal.notFound }
    return organisation
  }

  func addUmea(at now: Moment) throws -> Organisation {
    try addOrganisation(.municipality, "Umeå kommun", municipality: "2480", at: now)
  }

  func addFunction(
    _ title: String, _ role: Function.Role = .coordinator, in organisation: Organisation, at now: Moment
  ) throws -> ID<Function> {
    let evidence = try writable(organisation.id.staffing, by: Actor.leader("24"))
    return try AddFunction(FunctionDetails(role: role, title: title)).perform(in: self, by: evidence, at: now)
  }

  @discardableResult
  func addHolder(
    _ name: String, mail: String? = nil, isProtected: Bool = false, of function: ID<Function>, from: CalendarDate,
    at now: Moment
  ) throws -> ID<Person> {
    let details = PersonDetails(
      name: name, mail: mail, phone: "070-111 22 33", title: "Samordnare", hasProtectedIdentity: isProtected)
    let person = try AddPerson(details).perform(in: self, by: Actor.administrator, at: now)
    let evidence = try writable(function.record, by: Actor.leader("24"))
    try HoldFunction(person: person, from: from).perform(in: self, by: evidence, at: now)
    return person
  }

  /// The person with the address says yes to all that is asked.
  func acceptInvitations(to mail: String, at now: Moment) throws {
    guard let person = try person(mail: mail) else { return }
    for invitation in try invitations(to: person.id, at: now) {
      try AcceptFunction().perform(in: self, by: try writable(invitation.id, by: Actor.person(person.id)), at: now)
    }
  }

  /// The addresses and texts of letters that wait.
  func letters() throws -> [(address: String, body: String)] {
    try rows("SELECT address, body FROM mail WHERE address IS NOT NULL ORDER BY id").map {
      (try $0.get("address"), try $0.get("body"))
    }
  }
}
