internal import Access
internal import Courses
internal import Register
internal import Storage
internal import Training
internal import Vocabulary
internal import Web

/// The course that comes with the program with some who have taken it, and one that a county board is writing.
struct DemoCourses {
  let site: Site
  let now: Moment

  func build() async throws {
    let bundled = try KeepBundledCourses()
    let published = now.adding(days: -120)
    try await site.regional.write { tx in try bundled.perform(in: tx, at: published) }
    guard let course = try await site.regional.read({ try $0.publicCourses().first }) else { return }
    let learners = try await learners()
    // In one transaction: each one's commit waits for the disk.
    try await site.regional.write { [self] tx in
      for (place, learner) in learners.enumerated() { try take(course.id, learner, place, in: tx) }
    }
    try await draft()
    try await groups(course.id)
  }

  /// What a county board is writing.
  private func draft() async throws {
    let staff = try await DemoStaff(site.identity, on: now.day)
    let owner = try staff.organisation(DemoOrganisation.countyBoard)
    guard let author = staff.officer(of: owner.id) else { return }
    var content = CourseContent(
      title: "Våld mot äldre", summary: "En kort kurs för hemtjänsten om våld som sällan syns.",
      audience: "Undersköterskor och biståndshandläggare", minutes: 20)
    content.modules = [
      CourseModule(
        id: "m1", title: "Det som sällan syns", minutes: 10,
        blocks: [
          CourseBlock(
            id: "m1b1", .text("Den som behöver hjälp varje dag kan ha svårt att säga nej till den som hjälper.")),
          CourseBlock(
            id: "m1b2",
            .reflection(
              Reflection(prompt: "Hos vem lägger du aldrig märke till något?", hint: "Bara du ser det du skriver."))
          ),
        ])
    ]
    let act = StartCourse(content, owner: owner)
    try await site.regional.write { [now] tx in try act.perform(in: tx, by: author, at: now.adding(days: -9)) }
  }

  /// Those who hold the functions of municipalities, so that no answer is one of the cast's that one signs in as to try.
  private func learners() async throws -> [Viewer] {
    let day = now.day
    let staff = try await DemoStaff(site.identity, on: day)
    let organisations = try await site.identity.read { try $0.organisations() }
    return organisations.filter { $0.kind == .municipality && $0.name != DemoOrganisation.sorsele }.flatMap { place in
      [staff.contact(of: place.id), staff.manager(of: place.id)].compactMap(\.self) + staff.staff(of: place.id)
    }.filter { viewer in
      // The same each time it is made: among the cast there is always somebody who has begun.
      viewer.functions.contains { $0.organisation.name == DemoOrganisation.umea }
        || Chance("course", viewer.name).number(below: 3) > 0
    }
  }

  private func take(_ course: ID<Course>, _ viewer: Viewer, _ place: Int, in tx: Transaction) throws {
    let chance = Chance("reading", viewer.person.text)
    let begun = now.adding(days: -Int64(10 + chance.number(below: 90)))
    let professions: [Profession] = [.socialServices, .manager, .coordinator, .economicSupport]
    let act = BeginCourse(profession: professions[place % professions.count])
    let isDone = place % 4 != 3
    let shell = Shell(settings: site.settings, features: [Training()])
    let learner = Learner(
      person: viewer.person, name: viewer.name, mail: nil,
      organisationName: viewer.functions.first?.organisation.name ?? "",
      organisation: viewer.functions.first?.organisation.id,
      municipality: viewer.functions.first?.organisation.municipality)
    let evidence = try tx.readable(course, by: viewer)
    try act.perform(in: tx, by: evidence, at: begun)
    guard let content = try evidence.record.current?.content() else { return }
    for number in 1...(isDone ? content.modules.count : 2) {
      let answers = content.modules[number - 1].questions.map { ($0.id, $0.question.rightChoices) }
      let work = WorkOnModule(
        module: number, answers: Dictionary(uniqueKeysWithValues: answers), step: .on, learner: learner)
      _ = try work.perform(in: tx, by: evidence, telling: shell, at: begun.adding(minutes: Int64(8 * number)))
    }
  }

  /// Who has taken it together with colleagues, most of whom are not in the register.
  private func groups(_ course: ID<Course>) async throws {
    let staff = try await DemoStaff(site.identity, on: now.day)
    let shell = Shell(settings: site.settings, features: [Training()])
    for (name, size) in [(DemoOrganisation.umea, 9), (DemoOrganisation.sorsele, 6)] {
      guard let leader = staff.contact(of: try staff.organisation(name).id) else { continue }
      let participants = (0..<size).map { place in
        ReportGroup.Participant(name: DemoNames.person(Chance("group", name, String(place))))
      }
      let act = ReportGroup(
        name: "Mottagningen", heldOn: now.day.adding(days: -40), profession: .socialServices, participants: participants
      )
      if let manager = staff.manager(of: try staff.organisation(name).id) { try await list(participants, manager) }
      try await site.regional.write { [now] tx in
        try act.perform(
          in: tx, by: try tx.readable(course, by: leader), telling: shell, at: now.adding(days: -40))
      }
    }
  }

  /// Their manager has them in the competence plan, each in a unit, where nobody of the same name is there already.
  private func list(_ participants: [ReportGroup.Participant], _ manager: Viewer) async throws {
    guard let organisation = manager.functions.first?.organisation.id else { return }
    let evidence = try await site.identity.read {
      try $0.writable(ID<TrainingPlace>(organisation.text), by: manager)
    }
    try await site.regional.write { [now] tx in
      var known = Set(try tx.employees(of: [organisation]).compactMap(\.name))
      for (place, participant) in participants.enumerated() where known.insert(participant.name).inserted {
        let details = EmployeeDetails(
          unit: place < 6 ? "Mottagningen" : "Vuxenenheten", profession: .socialServices)
        try AddEmployee(name: participant.name, mail: nil, details).perform(
          in: tx, by: evidence, at: now.adding(days: -41))
      }
    }
  }
}
