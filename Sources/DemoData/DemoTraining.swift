internal import Access
internal import Register
internal import Storage
internal import Training
internal import Vocabulary
internal import Web

/// What the staff of one county have learnt: plans, courses reported by their managers, a certificate that soon runs out, trainers,
/// a group that goes through the web course, and the county's guide for those who lead one.
struct DemoTraining {
  let site: Site
  let now: Moment

  private var today: CalendarDate { now.day }
  private static let units = ["Mottagningen", "Vuxenenheten"]

  func build() async throws {
    let staff = try await DemoStaff(site.identity, on: today)
    try await nameSubjects(staff)
    let municipalities = try await site.identity.read { try $0.organisations() }.filter {
      $0.kind == .municipality && $0.municipality?.county.text == "24"
    }
    for organisation in municipalities {
      if let manager = staff.manager(of: organisation.id) {
        try await report(organisation, manager, besides: staff.staff(of: organisation.id))
      }
    }
    try await planUmea(staff)
    try await completeByTheCast(staff)
    try await enterTrainers(staff)
    try await leadGroup(staff)
  }

  private func nameSubjects(_ staff: DemoStaff) async throws {
    let leader = try staff.leader(of: try staff.organisation(DemoOrganisation.researchUnit))
    let details = SubjectDetails(
      name: "Första samtalet", titles: ["Grundkurs Första samtalet"], level: .method, validMonths: 36)
    let guide = """
      Börja med att tala om att några i rummet kan ha egna erfarenheter. Alla får gå ut utan att säga varför.

      Se en del i taget och tala tjugo minuter efteråt. Fråga till exempel: Vad känner ni igen? Vad gör vi när någon berättar?

      Sluta med vart man vänder sig om man själv mår dåligt.
      """
    guard let county = CountyCode("24") else { return }
    try await site.regional.write { [now] tx in
      _ = try NameSubject(details).perform(in: tx, by: leader, at: now.adding(days: -400))
      try WriteGuide(guide, of: county, version: 0).perform(in: tx, by: leader, at: now.adding(days: -90))
    }
  }

  /// Staff without an account, as their manager has told, and those with one, who have said their unit themselves.
  private func report(_ organisation: Organisation, _ manager: Viewer, besides accounts: [Viewer]) async throws {
    let evidence = try await evidence(organisation, manager)
    let chance = Chance("training", organisation.name)
    let count = 6 + chance.number(below: 9)
    let people = (0..<count).map { DemoNames.person(chance.and("\($0)")) }
    let trained = people.prefix(Int(Double(count) * (0.3 + chance.and("share").share * 0.6)))
    let course = ReportDetails(
      subject: Subject.webCourse, kind: .webCourse, title: "Webbkurs om våld",
      day: today.adding(days: -60 - chance.and("day").number(below: 600)), minutes: 180,
      organisers: ["Nationellt centrum för kvinnofrid (NCK)"])
    try await site.regional.write { [now, today] tx in
      for (index, name) in Self.unlike(people).enumerated() {
        let profession: Profession = index % 5 == 4 ? .elderlyCare : index % 7 == 6 ? .economicSupport : .socialServices
        let began = index == count - 1 ? today.adding(days: -50) : today.adding(days: -500 - 90 * index)
        let details = EmployeeDetails(
          unit: Self.units[index % 2], profession: profession, beganOn: began)
        try AddEmployee(name: name, mail: nil, details).perform(in: tx, by: evidence, at: now.adding(days: -40))
      }
      let learners = Self.unlike(Array(trained)).map {
        Learner(
          name: $0, mail: nil, organisationName: organisation.name, organisation: organisation.id,
          municipality: organisation.municipality, profession: .socialServices)
      }
      for (index, viewer) in accounts.enumerated() {
        let details = EmployeeDetails(unit: Self.units[index % 2], profession: .socialServices)
        try SayOwnWork(details, in: organisation.id).perform(in: tx, by: viewer, at: now.adding(days: -39))
      }
      _ = try ReportTraining(course, learners: learners, givesCertificate: true)
        .perform(in: tx, by: evidence, at: now.adding(days: -30))
      try CountStaff(profession: .socialServices, persons: count + accounts.count + 8).perform(
        in: tx, by: evidence, at: now.adding(days: -30))
    }
  }

  private func planUmea(_ staff: DemoStaff) async throws {
    let organisation = try staff.organisation(DemoOrganisation.umea)
    guard let manager = staff.manager(of: organisation.id) else { return }
    let evidence = try await evidence(organisation, manager)
    let needs = [
      AddNeed(subject: Subject.webCourse), AddNeed(subject: "heder", validMonths: 60),
      AddNeed(subject: "fraga", profession: .socialServices), AddNeed(subject: "freda", profession: .socialServices),
      AddNeed(subject: "leda", profession: .manager), AddNeed(subject: "utbilda", profession: .coordinator),
    ]
    try await site.regional.write { [now] tx in
      for need in needs { try need.perform(in: tx, by: evidence, at: now.adding(days: -200)) }
    }
  }

  /// The cast's own: theme days of ours, one that soon runs out, and one that waits for the manager.
  private func completeByTheCast(_ staff: DemoStaff) async throws {
    let organisation = try staff.organisation(DemoOrganisation.umea)
    for persona in [Persona.colleague, .contact] {
      guard let viewer = try await viewer(persona) else { continue }
      let learner = Learner(
        person: viewer.person, name: persona.name, mail: persona.mail, organisationName: organisation.name,
        organisation: organisation.id, municipality: organisation.municipality,
        profession: persona == .contact ? .coordinator : .socialServices)
      let expiring = Completion(
        key: "demo/forsta-samtalet/\(persona.id)", kind: .course, title: "Första samtalet",
        content: "Att ta emot en första berättelse\nAtt fråga vidare", organisers: [DemoOrganisation.researchUnit],
        day: today.adding(months: -36).adding(days: 20), minutes: 360, learner: learner)
      let day = Completion(
        key: "demo/riva-hinder/\(persona.id)", kind: .event, title: "Riva hinder",
        content: "Våld mot personer med funktionsnedsättning",
        organisers: [DemoOrganisation.region, DemoOrganisation.researchUnit, DemoOrganisation.ownBoard],
        day: today.adding(days: -45), minutes: 330, learner: learner)
      let outside = ReportDetails(
        subject: "freda", kind: .outside, title: "Utbildning i FREDA", day: today.adding(days: -120), minutes: 420,
        organisers: ["Högskolan i Exempelstad"])
      try await site.regional.write { [now] tx in
        try TakeCompletion().take(expiring, in: tx, at: now.adding(days: -1000))
        try TakeCompletion().take(day, in: tx, at: now.adding(days: -44))
        if persona == .colleague {
          try ReportOwnTraining(outside, learner: learner).perform(in: tx, by: viewer, at: now.adding(days: -3))
        }
      }
    }
  }

  private func enterTrainers(_ staff: DemoStaff) async throws {
    let leader = try staff.leader(of: try staff.organisation(DemoOrganisation.researchUnit))
    let counties = [CountyCode("24")].compactMap(\.self)
    let contact = try await viewer(.contact)
    try await site.regional.write { [now, today] tx in
      for number in 0..<4 {
        let details = TrainerDetails(
          name: DemoNames.person(Chance("trainer", "\(number)")), mail: "utbildare.\(number + 1)@demo.example",
          phone: nil, organisationName: number % 2 == 0 ? DemoOrganisation.region : "Centrum mot våld i Umeå",
          subjects: number % 2 == 0 ? ["freda", "fraga"] : ["heder", "barn"], counties: counties,
          about: number == 0 ? "Kommer gärna till er arbetsplats." : nil, since: today.adding(days: -900),
          showsContact: number != 3)
        _ = try EnterTrainer(details).perform(in: tx, by: leader, at: now.adding(days: -300))
      }
      guard let contact else { return }
      let details = TrainerDetails(
        name: contact.name, organisationName: DemoOrganisation.umea, subjects: ["utbilda", "freda"], counties: counties,
        municipality: MunicipalityCode("2480"), since: today.adding(days: -700), showsContact: false)
      _ = try EnterTrainer(details, person: contact.person).perform(in: tx, by: leader, at: now.adding(days: -200))
      try ShowTrainerContact(true).perform(in: tx, by: contact, at: now.adding(days: -199))
    }
  }

  private func leadGroup(_ staff: DemoStaff) async throws {
    guard let leader = try await viewer(.contact) else { return }
    let organisation = try staff.organisation(DemoOrganisation.umea)
    let people = (0..<5).map { (name: DemoNames.person(Chance("group", "\($0)")), mail: String?.none) }
    let details = GroupDetails(
      organisation: organisation, unit: "Hemtjänsten Öst", firstDay: today.adding(days: -14),
      plan: "Fyra tisdagar kl. 14, en del varje gång.", profession: .elderlyCare, people: people)
    try await site.regional.write { [now] tx in
      _ = try StartGroup(details).perform(in: tx, by: leader, at: now.adding(days: -20))
    }
  }

  private func evidence(_ organisation: Organisation, _ viewer: Viewer) async throws -> Writable<TrainingPlace> {
    try await site.identity.read { try $0.writable(ID<TrainingPlace>(organisation.id.text), by: viewer) }
  }

  private func viewer(_ persona: Persona) async throws -> Viewer? {
    try await site.identity.read { [now] tx in
      try tx.account(of: persona).flatMap { try tx.viewer(of: $0.id, at: now) }
    }
  }

  /// Chance may give a name twice.
  private static func unlike(_ names: [String]) -> [String] {
    names.reduce(into: []) { list, name in if !list.contains(name) { list.append(name) } }
  }
}
