internal import Access
internal import Register
internal import Storage
internal import Vocabulary

/// The organisations of the demonstration, their functions and who has held them; all by the register's own acts.
struct DemoRegister {
  let municipalities: [Municipality]
  let administrator: Viewer
  let now: Moment

  /// Where the contact has protected identity and takes part under the function alone.
  static let protectedMunicipality = "2417"

  /// The register was laid out before the first round.
  private var start: Moment { now.adding(days: -1200) }

  func build(in tx: Transaction) throws {
    for details in DemoOrganisation.all {
      _ = try AddOrganisation(details).perform(in: tx, by: administrator, at: start)
    }
    for municipality in municipalities { try build(municipality, in: tx) }
    for persona in Persona.cast { try place(persona, in: tx) }
    for (index, colleague) in DemoColleague.all.enumerated() {
      guard let organisation = try tx.organisation(named: colleague.organisation) else { continue }
      let details = FunctionDetails(role: colleague.role, title: colleague.title)
      let person = PersonDetails(name: colleague.name, mail: DemoColleague.mail(index))
      let began = 1200 + Chance("began", colleague.organisation, colleague.title).number(below: 900)
      try hold(try add(details, to: organisation, in: tx), of: organisation, person, from: began, in: tx)
    }
  }

  private func build(_ municipality: Municipality, in tx: Transaction) throws {
    let id = try AddOrganisation(
      OrganisationDetails(
        kind: .municipality, name: municipality.longName, municipality: municipality.code,
        counties: [municipality.county], phone: "010-000 00 00")
    ).perform(in: tx, by: administrator, at: start)
    guard let organisation = try tx.organisation(id) else { throw Refusal.notFound }
    let isPersonas = Persona.cast.contains { $0.organisation == municipality.longName && $0.role != nil }
    if !isPersonas { try addContact(of: municipality, organisation, in: tx) }
    if municipality.longName != DemoOrganisation.umea { try addManager(of: municipality, organisation, in: tx) }
  }

  private func addContact(of municipality: Municipality, _ organisation: Organisation, in tx: Transaction) throws {
    let code = municipality.code.text
    let (chance, turnover) = (Chance("contact", code), Turnover(key: code))
    let isCoordinator = chance.share < 0.55
    let isProtected = code == Self.protectedMunicipality
    let function = try add(
      FunctionDetails(
        role: isCoordinator ? .coordinator : .contact,
        title: isCoordinator ? "Kvinnofridssamordnare" : "Kontaktperson våld",
        mail: isProtected ? "valdsfragor.\(code)@demo.example" : nil),
      to: organisation, in: tx)
    let first = PersonDetails(
      name: DemoNames.person(chance), mail: "kontakt.\(code)@demo.example", hasProtectedIdentity: isProtected)
    try hold(function, of: organisation, first, from: turnover.contactBegan, in: tx)
    guard let left = turnover.contactLeft else { return }
    try leave(function, of: organisation, left, in: tx)
    if turnover.standsEmpty { return }
    let second = PersonDetails(
      name: DemoNames.person(chance.and("successor")), mail: "kontakt2.\(code)@demo.example")
    try hold(function, of: organisation, second, from: left - 1, in: tx)
  }

  private func addManager(of municipality: Municipality, _ organisation: Organisation, in tx: Transaction) throws {
    let code = municipality.code.text
    let (chance, turnover) = (Chance("manager", code), Turnover(key: code))
    let function = try add(FunctionDetails(role: .manager, title: "Enhetschef socialtjänst"), to: organisation, in: tx)
    let first = PersonDetails(name: DemoNames.person(chance), mail: "chef.\(code)@demo.example")
    try hold(function, of: organisation, first, from: turnover.managerBegan, in: tx)
    guard let left = turnover.managerLeft else { return }
    try leave(function, of: organisation, left, in: tx)
    let second = PersonDetails(name: DemoNames.person(chance.and("successor")), mail: "chef2.\(code)@demo.example")
    try hold(function, of: organisation, second, from: left - 1, in: tx)
  }

  private func place(_ persona: Persona, in tx: Transaction) throws {
    let person =
      try tx.person(mail: persona.mail)?.id ?? AddPerson(persona.details).perform(in: tx, by: administrator, at: start)
    _ = try tx.addAccount(for: person, login: persona.mail, isAdministrator: persona.isAdministrator, at: start)
    guard let role = persona.role, let organisation = try tx.organisation(named: persona.organisation) else { return }
    let function = try add(FunctionDetails(role: role, title: persona.title), to: organisation, in: tx)
    try hold(function, of: organisation, person, from: persona.daysInFunction, in: tx)
  }

  private func add(
    _ details: FunctionDetails, to organisation: Organisation, in tx: Transaction
  ) throws -> ID<Function> {
    try AddFunction(details).perform(
      in: tx, by: try tx.writable(organisation.id.staffing, by: keeper(of: organisation)), at: start)
  }

  private func hold(
    _ function: ID<Function>, of organisation: Organisation, _ details: PersonDetails, from daysAgo: Int,
    in tx: Transaction
  ) throws {
    let person = try AddPerson(details).perform(in: tx, by: administrator, at: time(daysAgo))
    try hold(function, of: organisation, person, from: daysAgo, in: tx)
  }

  private func hold(
    _ function: ID<Function>, of organisation: Organisation, _ person: ID<Person>, from daysAgo: Int,
    in tx: Transaction
  ) throws {
    try HoldFunction(person: person, from: now.day.adding(days: -daysAgo)).perform(
      in: tx, by: try tx.writable(function.record, by: keeper(of: organisation)), at: time(daysAgo))
  }

  private func leave(
    _ function: ID<Function>, of organisation: Organisation, _ daysAgo: Int, in tx: Transaction
  ) throws {
    try LeaveFunction(until: now.day.adding(days: -daysAgo)).perform(
      in: tx, by: try tx.writable(function.record, by: keeper(of: organisation)), at: time(daysAgo))
  }

  /// When it was written down: not before the register was there.
  private func time(_ daysAgo: Int) -> Moment { max(start, now.adding(days: Int64(-daysAgo))) }

  /// Not even an administrator sees a shelter's contacts: its county team builds it.
  private func keeper(of organisation: Organisation) -> Viewer {
    guard organisation.kind.isShelter else { return administrator }
    let team = Organisation(
      id: "demo-team", kind: .countyBoard, name: "Länsstyrelsen", municipality: nil, counties: organisation.counties)
    return Viewer(
      account: administrator.account, person: administrator.person, name: administrator.name, isAdministrator: false,
      functions: [HeldFunction(id: "demo-team", role: .officer, title: "Handläggare", organisation: team)])
  }
}

extension Persona {
  var details: PersonDetails {
    PersonDetails(name: name, mail: mail, phone: "010-000 00 0\(id.count)", title: title, presentation: presentation)
  }
}
