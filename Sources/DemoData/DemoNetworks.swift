internal import Access
internal import Networks
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// The networks that the founding documents tell of, with meetings that were, one that people answer about, and some to come.
struct DemoNetworks {
  let site: Site
  let now: Moment

  func build() async throws {
    let staff = try await DemoStaff(site.identity, on: now.day)
    for network in Self.all { try await build(network, staff) }
    try await DemoInitiatives(site: site, staff: staff, now: now).build()
    try await DemoOtherCalendar(site: site, staff: staff, now: now).build()
  }

  private func build(_ plan: DemoNetwork, _ staff: DemoStaff) async throws {
    let host = try staff.organisation(plan.hosts[0])
    guard let leader = staff.host(of: host) else { return }
    let others = try await site.identity.read { tx in
      let all = try tx.organisations()
      return try plan.others(among: all).map { organisation, role in
        AddMembership(organisation, as: role, function: try tx.contactFunction(of: organisation.id))
      }
    }
    let function = leader.functions.first?.id
    let started = now.adding(days: -700)
    let network = try await site.regional.write { tx in
      let id = try StartNetwork(plan.details(from: started.day), host: host, function: function)
        .perform(in: tx, by: leader, at: started)
      for act in others { try act.perform(in: tx, by: try tx.writable(id, by: leader), at: started) }
      return id
    }
    // Whoever approves is another host than the one who wrote, where there are two.
    let second = plan.hosts.dropFirst().lazy.compactMap { try? staff.organisation($0) }.compactMap(staff.host).first
    let proposer = others.lazy.filter { $0.role == .member }.compactMap { staff.contact(of: $0.organisation.id) }.first
    try await DemoMeetings(
      site: site, network: network, plan: plan, leader: leader, approver: second ?? leader, proposer: proposer,
      letters: try await letters(of: network, from: leader), now: now
    )
    .build()
  }

  private func letters(of id: ID<Network>, from leader: Viewer) async throws -> MeetingLetters {
    let network = try await site.regional.read { try $0.network(id) }
    guard let network else { throw Refusal.notFound }
    return MeetingLetters(
      addresses: AnswerAddress(site), senderName: leader.name, replyTo: nil,
      mailboxes: try await Mailboxes(of: network, on: site, at: now))
  }

  private static let all: [DemoNetwork] = [
    DemoNetwork(
      name: "Västerbottens kvinnofridsnätverk", kind: .regionalNetwork, counties: "24",
      purpose: """
        En stående träff för kunskap i samverkan. Här möts kommuner, jourer, Centrum mot våld och myndigheter som möter \
        våldsutsatta, barn och den som utövar våld. Hedersrelaterat våld och förtryck ingår alltid.
        """,
      hosts: [DemoOrganisation.researchUnit, DemoOrganisation.ownBoard, DemoOrganisation.region],
      members: [DemoOrganisation.shelter, DemoOrganisation.girlsShelter, DemoOrganisation.employmentService]
        + DemoOrganisation.centres, municipalitiesOf: "24", past: 4, coming: 3, place: "Länsstyrelsens sal Vindeln",
      town: "2480"),
    DemoNetwork(
      name: "Strukturerad samverkan", kind: .strategicCooperation, counties: "24",
      purpose:
        "Länets regionala satsningar planeras och samordnas, så att de inte krockar och inget faller mellan stolarna.",
      hosts: [DemoOrganisation.researchUnit, DemoOrganisation.ownBoard],
      members: [DemoOrganisation.region] + DemoOrganisation.centres, past: 2, coming: 2, place: "FoU Socialtjänst",
      town: "2480", week: 1, weekday: .monday),
    DemoNetwork(
      name: "Riva hinder", kind: .themeGroup, counties: "24",
      purpose: """
        Sju arrangörer gör varje år sedan 2016 en temadag om våld mot personer med funktionsnedsättning, för dem som möter \
        dem i sitt yrke eller i en förening.
        """,
      hosts: [
        DemoOrganisation.region, DemoOrganisation.researchUnit, DemoOrganisation.crimePrevention,
        DemoOrganisation.ownBoard, DemoOrganisation.association, DemoOrganisation.victimAuthority,
        DemoOrganisation.shelter,
      ], members: [], past: 2, coming: 2, place: nil, town: nil, week: 2, weekday: .thursday),
    DemoNetwork(
      name: "Nätverket om våldsutövare i Västernorrland", kind: .perpetratorNetwork, counties: "22",
      purpose:
        "Kommunerna utvecklar arbetet med den som utövar våld: motivera, behandla, och hålla ihop med stödet till den utsatta.",
      hosts: [DemoOrganisation.federation, DemoOrganisation.federationBoard], members: [], municipalitiesOf: "22",
      past: 2, coming: 2, place: "Kommunförbundet", town: "2281", week: 2, weekday: .tuesday),
    DemoNetwork(
      name: "Nationella nätverket för utvecklingsledare", kind: .nationalNetwork, counties: nil,
      purpose: "Utvecklingsledare i hela landet delar erfarenheter och planerar gemensamma satsningar.",
      hosts: [DemoOrganisation.federation, DemoOrganisation.fyrbodal],
      members: [DemoOrganisation.researchUnit, DemoOrganisation.countyBoard], past: 1, coming: 1, place: nil, town: nil,
      week: 2, weekday: .friday),
    DemoNetwork(
      name: "Fyrbodals kontaktpersoner", kind: .municipalNetwork, counties: "14",
      purpose: "De fjorton kommunernas kontaktpersoner möts om rutiner, skyddat boende och svåra frågor.",
      hosts: [DemoOrganisation.fyrbodal], members: [DemoOrganisation.trollhattanUnit], area: "fyrbodal", past: 2,
      coming: 2,
      place: "Förbundets kansli", town: "1488", week: 3, weekday: .thursday),
    DemoNetwork(
      name: "Styrgruppen för kvinnofrid i Västernorrland", kind: .steeringGroup, counties: "22",
      purpose: "Chefer följer den samfinansierade tjänsten och bestämmer vad länet ska göra härnäst.",
      hosts: [DemoOrganisation.federation], members: [DemoOrganisation.federationBoard, "Region Västernorrland"],
      past: 1,
      coming: 1, place: nil, town: nil),
  ]
}

extension DemoStaff {
  /// Whoever may lead a network for the organisation.
  func host(of organisation: Organisation) -> Viewer? {
    (try? leader(of: organisation)) ?? officer(of: organisation.id) ?? contact(of: organisation.id)
  }
}

/// What one of the demonstration's networks is.
struct DemoNetwork: Sendable {
  let name: String
  let kind: Network.Kind
  let counties: String?
  let purpose: String
  let hosts: [String]
  let members: [String]
  var municipalitiesOf: String? = nil
  var area: String? = nil
  let past: Int
  let coming: Int
  let place: String?
  let town: String?
  var week = 3
  var weekday = Weekday.wednesday

  var municipality: MunicipalityCode? { town.flatMap { MunicipalityCode($0) } }

  func details(from day: CalendarDate) -> NetworkDetails {
    var details = NetworkDetails(
      kind: kind, name: name, purpose: purpose, counties: [counties.flatMap { CountyCode($0) }].compactMap(\.self),
      isListed: kind != .steeringGroup, from: day, usualStart: ClockTime("13.15"), usualEnd: ClockTime("16.00"),
      usualPlace: place)
    details.audiences =
      kind == .steeringGroup ? [.managers] : kind == .perpetratorNetwork ? [.socialServices] : [.contacts]
    details.theme = kind == .perpetratorNetwork ? .perpetrators : kind == .themeGroup ? .disability : .general
    return details
  }

  /// The other hosts and the members, as far as they are among these.
  func others(among all: [Organisation]) -> [(Organisation, Membership.Role)] {
    let codes = Sweden.current.area(area ?? "-")?.municipalities ?? []
    let hosting = hosts.dropFirst().compactMap { name in all.first { $0.name == name } }.map {
      ($0, Membership.Role.host)
    }
    let named = members.compactMap { name in all.first { $0.name == name } }
    let municipalities = all.filter { organisation in
      guard organisation.kind == .municipality, let code = organisation.municipality else { return false }
      return code.county.text == municipalitiesOf || codes.contains(code)
    }
    return hosting + (named + municipalities).map { ($0, .member) }
  }
}
