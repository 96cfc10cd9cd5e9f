internal import Access
internal import Events
internal import Networks
internal import Storage
internal import Training
internal import Vocabulary
internal import Web

/// Theme days: the series Riva hinder since 2016, and what people can register to now.
struct DemoEvents {
  let site: Site
  let now: Moment

  func build() async throws {
    let staff = try await DemoStaff(site.identity, on: now.day)
    guard let unit = try? staff.organisation(DemoOrganisation.researchUnit), let leader = staff.host(of: unit) else {
      return
    }
    let organisers = Self.organisers.compactMap { try? staff.organisation($0).id }
    let series = try await startSeries(organisers, leader)
    for year in 2016..<now.day.year { try await hold(year, series, organisers, leader) }
    for plan in Self.coming { try await publish(plan, staff) }
  }

  private func startSeries(_ organisers: [ID<Organisation>], _ leader: Viewer) async throws -> ID<EventSeries> {
    try await site.regional.write { [now] tx in
      let group = try tx.value("SELECT id FROM network WHERE name = 'Riva hinder'", as: String.self)
      let details = SeriesDetails(
        name: "Riva hinder",
        about: """
          En temadag om våld mot personer med funktionsnedsättning, varje år sedan 2016. Den är till för alla som möter dem i \
          sitt yrke eller i en förening.
          """, organisations: organisers, counties: [CountyCode("24")].compactMap(\.self), group: group)
      return try StartSeries(details).perform(in: tx, by: leader, at: now.adding(days: -700))
    }
  }

  /// One of the years that were, with those who came the latest two.
  private func hold(
    _ year: Int, _ series: ID<EventSeries>, _ organisers: [ID<Organisation>], _ leader: Viewer
  ) async throws {
    guard let october = CalendarDate(year: year, month: 10, day: 8) else { return }
    let day = october.mondayInWeek.adding(days: 3)
    let began = SwedishTime.moment(on: day.adding(days: -90))
    let (start, end) = (SwedishTime.moment(on: day, hour: 9), SwedishTime.moment(on: day, hour: 16))
    var details = EditionDetails(
      title: "Riva hinder \(year)", kind: .themeDay,
      about: """
        En dag om hur vi upptäcker våld mot personer med funktionsnedsättning, och hur stödet blir till för alla. \
        Föreläsningar, samtal och parallella pass.
        """, starts: start, ends: end, forms: year < 2020 ? .site : .both, contactName: "FoU Socialtjänst",
      contactMail: "rivahinder@demo.example")
    details.series = series
    details.place = "Folkets hus, Umeå"
    details.municipality = MunicipalityCode("2480")
    details.webLink = year < 2020 ? nil : "https://video.example/riva-hinder"
    details.theme = .disability
    details.audiences = [.socialServices, .health, .school, .associations]
    details.counties = [CountyCode("24")].compactMap(\.self)
    details.placesOnSite = 40
    details.quota = 12
    details.certificateMinutes = 330
    details.certificateContent =
      "Våld mot personer med funktionsnedsättning: upptäcka, fråga, anpassa stödet och samverka."
    let edition = try await site.regional.write { [details] tx in
      let id = try AddEdition(details, by: organisers).perform(in: tx, by: leader, at: began)
      for session in Self.programme(on: day) { try tx.insert(session, to: id, at: began) }
      try PublishEdition().perform(in: tx, by: try tx.writable(id, by: leader), at: began)
      return id
    }
    let isNamed = year >= now.day.year - 2
    if isNamed { try await register(30, to: edition, at: began.adding(days: 20)) }
    try await finish(edition, leader, at: end.adding(minutes: 60))
    if !isNamed { try await enterFigures(edition, year, leader, at: end.adding(days: 1)) }
  }

  /// Of the years before, how many came is all that is kept: more for each year.
  private func enterFigures(_ id: ID<Edition>, _ year: Int, _ leader: Viewer, at moment: Moment) async throws {
    let towns = ["2480", "2482", "2404", "2462"].compactMap { MunicipalityCode($0) }
    try await site.regional.write { tx in
      for (index, town) in towns.enumerated() {
        for (second, profession) in [Profession.socialServices, .disabilityCare].enumerated() {
          let number = 1 + (year - 2014) / (index + 1) - second
          try EnterFigures(number: max(number, 0), municipality: town, profession: profession, way: .site)
            .perform(in: tx, by: try tx.writable(id, by: leader), at: moment)
        }
      }
    }
  }

  private static func programme(on day: CalendarDate) -> [SessionDetails] {
    let at = { (hour: Int, minute: Int) in SwedishTime.moment(on: day, hour: hour, minute: minute) }
    return [
      SessionDetails(title: "Kaffe och inskrivning", starts: at(9, 0), ends: at(9, 30)),
      SessionDetails(
        title: "Det osynliga våldet", starts: at(9, 30), ends: at(11, 0), contributors: "Ylva Snödal, forskare"),
      SessionDetails(
        title: "Att fråga med bildstöd", starts: at(11, 15), ends: at(12, 15), isChosen: true, places: 25,
        contributors: "Torun Frostnäs, logoped"),
      SessionDetails(
        title: "När den som ger stöd utövar våld", starts: at(11, 15), ends: at(12, 15), isChosen: true, places: 25,
        contributors: "Eskil Ljungtjärn, jurist"),
      SessionDetails(title: "Ett fall, många dörrar: samtal i grupp", starts: at(13, 15), ends: at(15, 45)),
    ]
  }

  private func register(_ number: Int, to id: ID<Edition>, at first: Moment) async throws {
    let letters = RegistrationLetters(RegistrationAddress(site))
    let towns = Sweden.current.inCounty(CountyCode("24") ?? Sweden.current.counties[0].code).map(\.code)
    try await site.regional.write { tx in
      guard let edition = try tx.edition(id) else { return }
      let sessions = try tx.programme(of: id).filter(\.isChosen).map(\.id)
      for index in 0..<number {
        let chance = Chance("\(edition.title) \(index)")
        let name = DemoNames.person(chance)
        let (profession, workplace) = chance.and("work").pick(Self.workplaces)
        var details = RegistrationDetails(
          name: name, mail: "deltagare\(index)@demo.example",
          organisationName: workplace,
          municipality: index % 11 == 10 ? MunicipalityCode("2281") : chance.and("town").pick(towns),
          profession: profession,
          way: edition.forms == .web || edition.forms == .both && index % 5 == 4 ? .web : .site,
          sessions: sessions.isEmpty ? [] : [chance.and("session").pick(sessions)])
        if index % 9 == 3 { details.needs = Self.needs[index / 9 % Self.needs.count] }
        let act = RegisterForEdition(details, once: "demo-\(id)-\(index)", letters: letters)
        try act.perform(in: tx, to: edition, at: first.adding(minutes: Int64(index) * 37))
      }
    }
  }

  private static let workplaces: [(Profession, String)] = [
    (.socialServices, "Socialtjänsten"), (.disabilityCare, "Stödboendet"), (.health, "Hälsocentralen"),
    (.school, "Grundskolan"), (.association, "Funktionsrätt"),
  ]

  private static let needs = [
    AccessNeeds(kinds: [.captions, .hearingLoop], diet: "Vegetariskt"), AccessNeeds(kinds: [.wheelchair]),
    AccessNeeds(kinds: [.easyRead], diet: "Utan nötter"), AccessNeeds(kinds: [.signLanguage]),
  ]

  /// Most of those who had a place came.
  private func finish(_ id: ID<Edition>, _ leader: Viewer, at end: Moment) async throws {
    let letters = RegistrationLetters(RegistrationAddress(site))
    let shell = Shell(settings: site.settings, features: [Training()])
    try await site.regional.write { tx in
      let placed = try tx.registrations(of: id, in: [.confirmed])
      for (index, registration) in placed.enumerated() {
        let presence: Registration.Presence = index % 8 == 7 ? .absent : registration.way == .site ? .present : .online
        try NoteAttendance(registration.id, presence) { _, _, _ in }.perform(
          in: tx, by: try tx.writable(id, by: leader), at: end)
      }
      let act = FinishEdition(letters: letters, organisers: Self.organisers) { [shell] in
        try shell.tell($0, in: $1, at: $2)
      }
      try act.perform(in: tx, by: try tx.writable(id, by: leader), at: end)
      for (index, registration) in placed.enumerated() where index % 3 == 0 {
        let grades = ["nytta", "innehall", "tillgang"].enumerated().map { ($1, "\(5 - (index + $0) % 3)") }
        let form = Form(
          fields: grades + [
            ("tar_med", index % 6 == 0 ? "Att fråga den som har svårt att tala, och vänta in svaret." : "")
          ])
        try AnswerEvaluation(form: form).perform(in: tx, for: registration.id)
      }
    }
  }

  private func publish(_ plan: DemoEvent, _ staff: DemoStaff) async throws {
    let organisers = plan.organisers.compactMap { try? staff.organisation($0) }
    guard let first = organisers.first, let leader = staff.host(of: first) else { return }
    let began = now.adding(days: -20)
    let id = try await site.regional.write { [now] tx in
      var details = plan.details(now: now, counties: first.counties)
      if let network = plan.network {
        details.group = try tx.value("SELECT id FROM network WHERE name = \(network)", as: String.self)
      }
      let id = try AddEdition(details, by: organisers.map(\.id)).perform(in: tx, by: leader, at: began)
      if plan.isPublished { try PublishEdition().perform(in: tx, by: try tx.writable(id, by: leader), at: began) }
      return id
    }
    if plan.registered > 0 { try await register(plan.registered, to: id, at: began.adding(days: 2)) }
  }

  private static let organisers = [
    DemoOrganisation.region, DemoOrganisation.researchUnit, DemoOrganisation.crimePrevention,
    DemoOrganisation.ownBoard, DemoOrganisation.association, DemoOrganisation.victimAuthority, DemoOrganisation.shelter,
  ]

  private static let coming: [DemoEvent] = [
    DemoEvent(
      title: "Att möta den som utövar våld", kind: .course, days: 40, hours: 9..<16, forms: .site,
      about: "En dag om att motivera till förändring, och att hålla ihop arbetet med stödet till den som är utsatt.",
      organisers: [DemoOrganisation.researchUnit, DemoOrganisation.ownBoard], theme: .perpetrators,
      audiences: [.socialServices], places: 20, registered: 26),
    DemoEvent(
      title: "Barn som lever med heder", kind: .webinar, days: 25, hours: 13..<15, forms: .web,
      about: "Två timmar på webben om frihet och förtryck i barns vardag, för skola och socialtjänst.",
      organisers: [DemoOrganisation.ownBoard, DemoOrganisation.region], theme: .honour,
      audiences: [.school, .socialServices],
      registered: 9),
    DemoEvent(
      title: "Grundkurs om våld i nära relationer", kind: .course, days: 70, hours: 9..<16, forms: .both,
      about: "För dig som är ny i socialtjänsten. Kursen tar upp vad våld är, hur du frågar, och vad lagen kräver.",
      organisers: [DemoOrganisation.federation], theme: .detection, audiences: [.socialServices], places: 60, cost: 450,
      registered: 12),
    DemoEvent(
      title: "Fördjupning för nätverkets medlemmar", kind: .lecture, days: 33, hours: 13..<16, forms: .site,
      about: "En eftermiddag om rutiner för skyddat boende, för dem som är med i nätverket.",
      organisers: [DemoOrganisation.researchUnit], theme: .shelter, audiences: [.contacts],
      network: "Västerbottens kvinnofridsnätverk"),
    DemoEvent(
      title: "Våldsprevention i förskolan", kind: .conference, days: 120, hours: 9..<16, forms: .site,
      about: "Utkast: programmet är inte klart.", organisers: [DemoOrganisation.ownBoard], theme: .prevention,
      audiences: [.school], isPublished: false),
  ]
}

/// What one of the demonstration's coming events is.
private struct DemoEvent: Sendable {
  let title: String
  let kind: Edition.Kind
  /// From today.
  let days: Int
  let hours: Range<Int>
  let forms: Edition.Forms
  let about: String
  let organisers: [String]
  let theme: TimelineItem.Theme
  let audiences: Set<TimelineItem.Audience>
  var places: Int? = nil
  var cost: Int? = nil
  var registered = 0
  var network: String? = nil
  var isPublished = true

  func details(now: Moment, counties: [CountyCode]) -> EditionDetails {
    let day = now.day.adding(days: days).mondayInWeek.adding(days: 1)
    var details = EditionDetails(
      title: title, kind: kind, about: about, starts: SwedishTime.moment(on: day, hour: hours.lowerBound),
      ends: SwedishTime.moment(on: day, hour: hours.upperBound), forms: forms, contactName: "Den som ordnar dagen",
      contactMail: "temadagar@demo.example")
    details.place = forms == .web ? nil : "Stadshuset, sal Björken"
    details.municipality = forms == .web ? nil : counties.first.flatMap { Sweden.current.inCounty($0).first?.code }
    details.webLink = forms == .site ? nil : "https://video.example/dagen"
    details.theme = theme
    details.audiences = audiences
    details.counties = counties
    details.placesOnSite = places
    details.cost = cost
    details.certificateMinutes = kind == .course ? 360 : nil
    details.certificateContent = kind == .course ? about : nil
    return details
  }
}
