internal import Access
internal import Register
internal import Storage
internal import Vocabulary

/// The organisations of the demonstration, their functions and who holds them; all by the register's own acts.
struct DemoRegister {
  let municipalities: [Municipality]
  let administrator: Viewer
  let now: Moment

  func build(in tx: Transaction) throws {
    for details in Self.organisations {
      _ = try AddOrganisation(details).perform(in: tx, by: administrator, at: now)
    }
    for municipality in municipalities { try build(municipality, in: tx) }
    for persona in Persona.cast { try place(persona, in: tx) }
  }

  private func build(_ municipality: Municipality, in tx: Transaction) throws {
    let organisation = try AddOrganisation(
      OrganisationDetails(
        kind: .municipality, name: municipality.longName, municipality: municipality.code,
        counties: [municipality.county], phone: "010-000 00 00")
    ).perform(in: tx, by: administrator, at: now)
    let isPersonas = Persona.cast.contains { $0.organisation == municipality.longName && $0.role != nil }
    if !isPersonas { try contact(of: municipality, organisation, in: tx) }
    if municipality.longName != DemoOrganisation.umea { try manager(of: municipality, organisation, in: tx) }
  }

  private func contact(of municipality: Municipality, _ organisation: ID<Organisation>, in tx: Transaction) throws {
    let chance = Chance("contact", municipality.code.text)
    let isCoordinator = chance.share < 0.55
    let function = try add(
      FunctionDetails(
        role: isCoordinator ? .coordinator : .contact,
        title: isCoordinator ? "Kvinnofridssamordnare" : "Kontaktperson våld"),
      to: organisation, in: tx)
    // About one in twenty stands empty, as turnover has it.
    if chance.and("empty").share < 0.05 { return }
    try hold(
      function, DemoNames.person(chance), "kontakt.\(municipality.code.text)@demo.example",
      sinceDays: 60 + chance.and("since").number(below: 1500), in: tx)
  }

  private func manager(of municipality: Municipality, _ organisation: ID<Organisation>, in tx: Transaction) throws {
    let chance = Chance("manager", municipality.code.text)
    let function = try add(FunctionDetails(role: .manager, title: "Enhetschef socialtjänst"), to: organisation, in: tx)
    try hold(
      function, DemoNames.person(chance), "chef.\(municipality.code.text)@demo.example",
      sinceDays: 90 + chance.and("since").number(below: 2500), in: tx)
  }

  private func place(_ persona: Persona, in tx: Transaction) throws {
    let person = try AddPerson(
      PersonDetails(
        name: persona.name, mail: persona.mail, phone: "010-000 00 0\(persona.id.count)", title: persona.title,
        presentation: persona.role == .leader || persona.role == .officer ? presentation(persona) : nil)
    ).perform(in: tx, by: administrator, at: now)
    _ = try tx.addAccount(for: person, login: persona.mail, isAdministrator: persona.isAdministrator, at: now)
    guard let role = persona.role, let organisation = try tx.organisation(named: persona.organisation) else { return }
    let function = try add(FunctionDetails(role: role, title: persona.title), to: organisation.id, in: tx)
    try HoldFunction(person: person, from: now.day.adding(days: -400)).perform(
      in: tx, by: try tx.writable(function.record, by: keeper(of: organisation)), at: now)
  }

  private func presentation(_ persona: Persona) -> String {
    """
    Jag arbetar med stöd till kommunerna i arbetet mot våld i nära relationer och hedersrelaterat våld och förtryck. \
    Hör av dig om rutiner, samverkan, utbildning eller om du behöver någon att tänka högt med.
    """
  }

  private func add(_ details: FunctionDetails, to organisation: ID<Organisation>, in tx: Transaction) throws -> ID<
    Function
  > {
    let keeper = try tx.organisation(organisation).map(keeper) ?? administrator
    return try AddFunction(details).perform(in: tx, by: try tx.writable(organisation.staffing, by: keeper), at: now)
  }

  private func hold(_ function: ID<Function>, _ name: String, _ mail: String, sinceDays: Int, in tx: Transaction) throws
  {
    let person = try AddPerson(PersonDetails(name: name, mail: mail)).perform(in: tx, by: administrator, at: now)
    try HoldFunction(person: person, from: now.day.adding(days: -sinceDays)).perform(
      in: tx, by: try tx.writable(function.record, by: administrator), at: now)
  }

  /// Not even an administrator sees a shelter's contacts: its county team builds it.
  private func keeper(of organisation: Organisation) -> Viewer {
    guard organisation.kind.isShelter else { return administrator }
    let team = Organisation(
      id: "demo-team", kind: .countyBoard, name: "Länsstyrelsen", municipality: nil, counties: organisation.counties)
    return Viewer(
      account: administrator.account, person: administrator.person, name: administrator.name, isAdministrator: false,
      functions: [HeldFunction(id: "demo-team", role: .officer, title: "Handläggare", organisation: team)])
  }

  private static let organisations: [OrganisationDetails] = [
    .init(kind: .researchUnit, name: DemoOrganisation.researchUnit, counties: counties("24")),
    .init(kind: .federation, name: DemoOrganisation.federation, counties: counties("22")),
    .init(kind: .countyBoard, name: DemoOrganisation.federationBoard, counties: counties("22")),
    .init(kind: .countyBoard, name: "Länsstyrelsen Västerbotten", counties: counties("24")),
    .init(kind: .countyBoard, name: "Länsstyrelsen i Västra Götaland", counties: counties("14")),
    .init(kind: .countyBoard, name: DemoOrganisation.countyBoard, counties: counties("25")),
    .init(kind: .federation, name: DemoOrganisation.fyrbodal, counties: counties("14")),
    .init(
      kind: .resourceUnit, name: DemoOrganisation.trollhattanUnit, municipality: MunicipalityCode("1488"),
      counties: counties("14")),
    .init(kind: .region, name: "Region Västerbotten, folkhälsoenheten", counties: counties("24")),
    .init(kind: .region, name: "Region Västernorrland", counties: counties("22")),
    .init(
      kind: .violenceCentre, name: "Centrum mot våld i Umeå", municipality: MunicipalityCode("2480"),
      counties: counties("24")),
    .init(
      kind: .violenceCentre, name: "Centrum mot våld i Skellefteå", municipality: MunicipalityCode("2482"),
      counties: counties("24")),
    .init(kind: .shelter, name: DemoOrganisation.shelter, counties: counties("24")),
    .init(kind: .girlsShelter, name: "Tjejjouren Norrljus", counties: counties("24")),
    .init(kind: .association, name: "Funktionsrätt Västerbotten", counties: counties("24")),
    .init(kind: .agency, name: "Arbetsförmedlingen", counties: counties("22", "24", "25")),
    .init(kind: .agency, name: "Brottsoffermyndigheten", counties: counties("24")),
    .init(
      kind: .school, name: "Umeå folkhögskola Nordanvik", municipality: MunicipalityCode("2480"),
      counties: counties("24")),
    .init(
      kind: .cityDistrict, name: "Stadsdelen Hallonstaden", municipality: MunicipalityCode("1480"),
      counties: counties("14")),
  ]

  private static func counties(_ codes: String...) -> [CountyCode] { codes.compactMap { CountyCode($0) } }
}
