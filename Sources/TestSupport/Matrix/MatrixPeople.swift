package import Access
internal import DemoData
internal import Register
internal import Storage
package import Vocabulary
internal import Web

/// What the access matrix asks about in the register, and those of its columns that are not in the cast. Ids by kind.
package struct MatrixPeople: Sendable {
  package private(set) var organisations: [String: String] = [:]
  package private(set) var functions: [String: String] = [:]
  package private(set) var persons: [String: String] = [:]
  /// What somebody is asked to take, unanswered.
  package private(set) var invitations: [String: String] = [:]
  /// By column.
  package private(set) var accounts: [String: ID<Account>] = [:]
  /// The secret of a link that opens an account.
  package private(set) var invitation = ""

  private static let administrator = Viewer(
    account: "matris", person: "matris", name: "Matrisen", isAdministrator: true, functions: [])

  init(in tx: Transaction, at now: Moment) throws {
    try addNeighbours(in: tx, at: now)
    try addColleagues(in: tx, at: now)
    try addClosed(in: tx, at: now)
    try findCast(in: tx)
    try askResourceUnit(in: tx, at: now)
    // Nobody whom a round writes to: a reminder would make another link.
    guard let person = persons["skyddad"] else { throw Refusal.notFound }
    invitation = try tx.invite(ID(person), to: .activate, by: Byline(words: "Matrisen"), at: now)
  }

  /// A municipality of the second county, with a manager: the strongest right that another municipality's staff can have.
  private mutating func addNeighbours(in tx: Transaction, at now: Moment) throws {
    let details = OrganisationDetails(
      kind: .municipality, name: "Härnösands kommun", municipality: MunicipalityCode("2280"))
    let id = try AddOrganisation(details).perform(in: tx, by: Self.administrator, at: now)
    organisations["grannkommun"] = id.text
    let (person, function) = try add("granne", .manager, to: id, in: tx, at: now)
    (persons["grannkommunens"], functions["grannkommunens"]) = (person.text, function.text)
  }

  /// Another team of the first county, another shelter in it, and two colleagues with protected identity.
  private mutating func addColleagues(in tx: Transaction, at now: Moment) throws {
    let board = try Self.organisation("Länsstyrelsen Västerbotten", in: tx)
    _ = try add("lansst", .officer, to: board.id, in: tx, at: now)
    _ = try add("tjej", .contact, to: try Self.organisation("Tjejjouren Norrljus", in: tx).id, in: tx, at: now)
    let municipality = try Self.organisation(Persona.contact.organisation, in: tx)
    for kind in ["skyddad", "skyddad-andra"] {
      persons[kind] = try add(kind, .staff, to: municipality.id, isProtected: true, in: tx, at: now).person.text
    }
  }

  /// Closing one that is closed already is refused after the right has been asked for, and changes nothing.
  private mutating func addClosed(in tx: Transaction, at now: Moment) throws {
    for (kind, county) in [("nedlagd", "24"), ("grannlänets-nedlagda", "22")] {
      let details = OrganisationDetails(
        kind: .association, name: "Nedlagda rådet \(county)", counties: [CountyCode(county)].compactMap(\.self))
      let id = try AddOrganisation(details).perform(in: tx, by: Self.administrator, at: now)
      try CloseOrganisation().perform(in: tx, by: try tx.writable(id.record, by: Self.administrator), at: now)
      organisations[kind] = id.text
    }
  }

  private mutating func findCast(in tx: Transaction) throws {
    organisations["kommun"] = try Self.organisation(Persona.contact.organisation, in: tx).id.text
    organisations["jour"] = try Self.organisation(Persona.shelter.organisation, in: tx).id.text
    organisations["flera-län"] = try Self.organisation("Arbetsförmedlingen", in: tx).id.text
    let cast: [(kind: String, persona: Persona)] = [
      ("kommunens", .contact), ("jourens", .shelter), ("administratören", .administrator), ("utan-funktion", .newcomer),
    ]
    for (kind, persona) in cast {
      guard let person = try tx.person(mail: persona.mail) else { throw Refusal.notFound }
      persons[kind] = person.id.text
      functions[kind] = try tx.value(
        "SELECT function_id FROM holding WHERE person_id = \(person.id) ORDER BY from_date DESC", as: String.self)
    }
  }

  /// Functions that give no right, in an organisation whose team does not decide over the one who is asked: so they
  /// are asked for, not given, and what is answered changes no other cell.
  private mutating func askResourceUnit(in tx: Transaction, at now: Moment) throws {
    let agency = try Self.organisation("Arbetsförmedlingen", in: tx)
    guard let person = try tx.person(mail: Persona.resourceUnit.mail) else { throw Refusal.notFound }
    let team = Self.team(of: agency)
    for kind in ["resursenhetens", "resursenhetens-andra"] {
      let function = try AddFunction(FunctionDetails(role: .staff, title: "Matris \(kind)")).perform(
        in: tx, by: try tx.writable(agency.id.staffing, by: team), at: now)
      try InviteToFunction(.known(person.id), from: now.day, address: "http://127.0.0.1:8080").perform(
        in: tx, by: try tx.writable(function.record, by: team), at: now)
      invitations[kind] = try tx.invitations(to: person.id, at: now).first { $0.function.function.id == function }?.id
        .text
    }
  }

  private mutating func add(
    _ column: String, _ role: Function.Role, to organisation: ID<Organisation>, isProtected: Bool = false,
    in tx: Transaction, at now: Moment
  ) throws -> (person: ID<Person>, function: ID<Function>) {
    guard let keeper = try tx.organisation(organisation).map(Self.keeper) else { throw Refusal.notFound }
    let details = PersonDetails(
      name: "Matris \(column)", mail: "matris.\(column)@demo.example", hasProtectedIdentity: isProtected)
    let person = try AddPerson(details).perform(in: tx, by: keeper, at: now)
    accounts[column] = try tx.addAccount(
      for: person, login: "matris.\(column)@demo.example", isAdministrator: false, at: now)
    let function = try AddFunction(FunctionDetails(role: role, title: role.swedish)).perform(
      in: tx, by: try tx.writable(organisation.staffing, by: keeper), at: now)
    try HoldFunction(person: person, from: now.day.adding(days: -100)).perform(
      in: tx, by: try tx.writable(function.record, by: keeper), at: now)
    return (person, function)
  }

  /// Not even an administrator sees a shelter's contacts: its county team builds it.
  private static func keeper(of organisation: Organisation) -> Viewer {
    organisation.kind.isShelter ? team(of: organisation) : administrator
  }

  private static func team(of organisation: Organisation) -> Viewer {
    let team = Organisation(
      id: "matris", kind: .countyBoard, name: "Matrisen", municipality: nil, counties: organisation.counties)
    return viewer(.officer, in: team)
  }

  static func viewer(_ role: Function.Role, in organisation: Organisation) -> Viewer {
    Viewer(
      account: "matris", person: "matris", name: "Matrisen", isAdministrator: false,
      functions: [HeldFunction(id: "matris", role: role, title: role.swedish, organisation: organisation)])
  }

  static func organisation(_ name: String, in tx: Transaction) throws -> Organisation {
    guard let organisation = try tx.organisation(named: name) else { throw Refusal.notFound }
    return organisation
  }
}
