import Access
import DemoData
import Register
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Training

/// What a role needs, and who has it until when.
struct PlanTests {
  @Test(arguments: Engine.available) func `utan egen plan behöver alla webbkursen, och en plan tar över`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeTraining.make(engine)
    let id = made.organisation.id
    let usual = try await made.test.regional.read {
      CompetencePlan(id, needs: try $0.needs(of: [id]), subjects: try $0.subjects())
    }
    #expect(usual.isUsual && usual.needs("", .elderlyCare).map(\.subject.id) == [Subject.webCourse])
    try await made.change(by: made.coordinator) { tx, place, now in
      try AddNeed(subject: "freda", profession: .socialServices, validMonths: 24).perform(in: tx, by: place, at: now)
      try AddNeed(subject: "grundkurs").perform(in: tx, by: place, at: now)
    }
    let plan = try await made.test.regional.read {
      CompetencePlan(id, needs: try $0.needs(of: [id]), subjects: try $0.subjects())
    }
    #expect(plan.needs("", .socialServices).map(\.subject.name) == ["Grundkurs om våld i nära relationer", "FREDA"])
    #expect(plan.needs("", .elderlyCare).count == 1)
    let twice = await sentence {
      try await made.change(by: made.manager) { try AddNeed(subject: "grundkurs").perform(in: $0, by: $1, at: $2) }
    }
    #expect(twice == "Behovet finns redan i planen för samma roll.")
    let need = try #require(plan.needs.first { $0.subject.id == "freda" }?.id)
    try await made.change(by: made.manager) { try EndNeed(need).perform(in: $0, by: $1, at: $2) }
    #expect(try await made.test.regional.read { try $0.needs(of: [id]).count } == 1)
  }

  @Test(arguments: Engine.available) func `det man har gått fyller behovet, under annan titel och tills det går ut`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let id = made.organisation.id
    _ = try await made.take(made.completion(title: "utbildning i  FREDA", daysAgo: 40))
    try await made.change(by: made.manager) {
      try AddNeed(subject: "freda", validMonths: 2).perform(in: $0, by: $1, at: $2)
    }
    let (needs, achievements) = try await made.test.regional.read {
      (try $0.needs(of: [id]), try $0.achievements(in: [id]))
    }
    let (need, today) = (try #require(needs.first), made.test.now.day)
    let end = today.adding(days: -40).adding(months: 2)
    #expect(need.state(achievements, on: today) == .met(until: end))
    #expect(need.state(achievements, on: end) == .met(until: end))
    #expect(need.state(achievements, on: end.adding(days: 1)) == .expired(end))
    #expect(need.state([], on: today) == .missing)
    #expect(need.state(achievements, on: today.adding(days: -41)) == .missing)
  }

  @Test(arguments: Engine.available) func `det som ska göras om fyller inget behov, och intyget gäller som det är`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let now = made.test.now
    let path = try await made.take(made.completion("course/1/a/1", title: "FREDA", daysAgo: 40))
    _ = try await made.take(made.completion("course/2/a/1", title: "Grundkurs om våld", daysAgo: 40))
    try await made.change(by: made.manager) { tx, place, now in
      try AddNeed(subject: "freda", validMonths: 24).perform(in: tx, by: place, at: now)
      try AddNeed(subject: "grundkurs").perform(in: tx, by: place, at: now)
    }
    let met = try #require(try await made.state(of: "freda"))
    #expect(met.isMet)
    // Only those who were done before the day.
    try await made.askAgain("course/1/", doneBefore: now.day.adding(days: -40))
    #expect(try await made.state(of: "freda") == met)
    try await made.askAgain("course/1/", doneBefore: now.day.adding(days: 1))
    #expect(try await made.state(of: "freda") == .expired(now.day.adding(days: -1)))
    #expect(try await made.state(of: "grundkurs") == .met(until: nil))
    #expect(try await made.test.client().get(path).body.contains("Intyget är äkta och gäller."))
    _ = try await made.take(made.completion("course/1/a/2", title: "FREDA", daysAgo: 0))
    #expect(try await made.state(of: "freda")?.isMet == true)
  }

  @Test func `andelar visas för andra så att ingen enskild kan pekas ut`() {
    #expect(Share(have: 1, all: 4).guarded == "Färre än 5" && Share(have: 4, all: 4).guarded == "Färre än 5")
    #expect(Share(have: 0, all: 9).guarded == "högst 1 av 9" && Share(have: 1, all: 9).guarded == "högst 1 av 9")
    #expect(Share(have: 8, all: 9).guarded == "minst 7 av 9")
    #expect(
      Share(have: 5, all: 10).guarded == "5 av 10 (50\u{A0}%)" && Share(have: 9, all: 9).guarded.hasPrefix("9 av 9"))
    #expect(Share(have: 1, all: 4).exact == "1 av 4 (25\u{A0}%)" && Share(have: 0, all: 0).guarded == "–")
  }

  @Test(arguments: Engine.available) func `andelen räknas på antalet som är angivet när det är högre än de kända`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    try await made.change(by: made.manager) { tx, place, now in
      for name in ["Agda A", "Bo B"] {
        try AddEmployee(name: name, mail: nil, EmployeeDetails(profession: .socialServices)).perform(
          in: tx, by: place, at: now)
      }
      _ = try ReportTraining(
        made.details("Webbkurs om våld", subject: Subject.webCourse, kind: .webCourse),
        learners: [made.learner("Agda A"), made.learner("Cia C")]
      )
      .perform(in: tx, by: place, at: now)
      try CountStaff(profession: .socialServices, persons: 10).perform(in: tx, by: place, at: now)
    }
    let rows = try await made.rows()
    let row = try #require(rows.first { $0.profession == .socialServices })
    // Agda, Bo, and Cia whom only the report names; ten are said.
    #expect(row.base == Share(have: 2, all: 10) && row.whole == Share(have: 2, all: 10))
    try await made.change(by: made.coordinator) {
      try CountStaff(profession: .socialServices, persons: 0).perform(in: $0, by: $1, at: $2)
    }
    #expect(try await made.rows().first { $0.profession == .socialServices }?.base == Share(have: 2, all: 3))
  }

  @Test(arguments: Engine.available)
  func `en liten organisation räknas inte in i kommunens andel, så att ingen blir det som blir över`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let other = made.stranger.functions[0].organisation
    let otherID: ID<TrainingPlace> = ID(other.id.text)
    let evidence = try await made.test.identity.read { try $0.writable(otherID, by: made.stranger) }
    let now = made.test.now
    try await made.change(by: made.manager) { tx, place, now in
      for number in 1...6 {
        try AddEmployee(name: "Person \(number)", mail: nil, EmployeeDetails(profession: .socialServices))
          .perform(in: tx, by: place, at: now)
      }
      let course = made.details("Webbkurs om våld", subject: Subject.webCourse, kind: .webCourse)
      _ = try ReportTraining(course, learners: [made.learner("Person 1"), made.learner("Person 2")])
        .perform(in: tx, by: place, at: now)
    }
    try await made.test.regional.write { tx in
      try AddEmployee(name: "Ensam Person", mail: nil, EmployeeDetails(profession: .socialServices))
        .perform(in: tx, by: evidence, at: now)
    }
    for (isGuarded, expected) in [(true, Share(have: 2, all: 6)), (false, Share(have: 2, all: 7))] {
      let rows = try await made.rows(with: [other], isGuarded: isGuarded)
      #expect(rows.map(\.base) == [expected])
    }
    #expect(try await made.rows(only: [other], isGuarded: true).map(\.base.guarded) == ["Färre än 5"])
  }

  @Test(arguments: Engine.available)
  func `enheternas antal läggs ihop, och ett antal utan enhet gäller hela organisationen`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    func say(_ unit: String, _ persons: Int) async throws {
      try await made.change(by: made.manager) {
        try CountStaff(unit: unit, profession: .elderlyCare, persons: persons).perform(in: $0, by: $1, at: $2)
      }
    }
    try await say("Öst", 6)
    try await made.change(by: made.manager) { tx, place, now in
      for name in ["Agda A", "Bo B"] {
        try AddEmployee(name: name, mail: nil, EmployeeDetails(unit: "Väst", profession: .elderlyCare))
          .perform(in: tx, by: place, at: now)
      }
    }
    #expect(try await made.rows().map(\.base.all) == [8])
    try await say("", 20)
    #expect(try await made.rows().map(\.base.all) == [20])
  }

  @Test(arguments: Engine.available) func `den som har slutat räknas inte, inte heller genom en gammal kurs`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeTraining.make(engine)
    try await made.change(by: made.manager) { tx, place, now in
      try AddEmployee(name: "Agda A", mail: nil, EmployeeDetails(profession: .socialServices)).perform(
        in: tx, by: place, at: now)
      _ = try ReportTraining(made.details(), learners: [made.learner("Agda A")]).perform(in: tx, by: place, at: now)
    }
    #expect(try await made.rows().first?.base.all == 1)
    let id = made.organisation.id
    let employee = try #require(try await made.test.regional.read { try $0.employees(of: [id]) }.first).id
    try await made.change(by: made.manager) { try EndEmployment(employee).perform(in: $0, by: $1, at: $2) }
    #expect(try await made.rows().isEmpty)
  }

  @Test(arguments: Engine.available) func `samma enhet skriven på två sätt är en enhet`(_ engine: Engine) async throws {
    let made = try await MadeTraining.make(engine)
    let (id, now, staff) = (made.organisation.id, made.test.now, made.staff)
    try await made.change(by: made.manager) { tx, place, now in
      let details = EmployeeDetails(unit: "Enhet A", profession: .socialServices)
      try AddEmployee(name: "Agda Utan Konto", mail: nil, details).perform(in: tx, by: place, at: now)
      try AddNeed(subject: "freda", unit: "ENHET A").perform(in: tx, by: place, at: now)
      try CountStaff(unit: "enhet A", profession: .socialServices, persons: 7).perform(in: tx, by: place, at: now)
      // Said again it is another number of the same, not one more.
      try CountStaff(unit: "enhet a", profession: .socialServices, persons: 8).perform(in: tx, by: place, at: now)
    }
    let form = Form(fields: [("enhet", " enhet   a"), ("yrke", "socialServices")])
    try await made.test.regional.write { tx in
      try SayOwnWork(EmployeeDetails(form: form, today: now.day), in: id).perform(in: tx, by: staff, at: now)
    }
    let (units, employees, counts) = try await made.test.regional.read { tx in
      (try tx.units(of: id), try tx.employees(of: [id]), try tx.headcounts(of: [id]))
    }
    #expect(units == ["Enhet A"] && employees.map(\.unit) == ["Enhet A", "Enhet A"])
    #expect(counts.map(\.persons) == [8] && ["b", "Enhet B", "B "].unitsOnce == ["b", "Enhet B"])
  }

  @Test(arguments: Engine.available) func `enheter som finns går att välja`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let page = try await test.client(as: .colleague).get("/min-utbildning/arbete").body
    #expect(page.contains("list=\"l-enhet\"") && page.contains("<option value=\"Mottagningen\"></option>"))
    #expect(Markup(page).faults.isEmpty)
  }
}

extension MadeTraining {
  /// As if all were one place.
  func rows(with others: [Organisation] = [], isGuarded: Bool = false) async throws -> [ShareRow] {
    try await rows(only: [organisation] + others, isGuarded: isGuarded)
  }

  func rows(only places: [Organisation], isGuarded: Bool) async throws -> [ShareRow] {
    let (ids, day) = (places.map(\.id), test.now.day)
    let entries = try await test.identity.read { try $0.directory(on: day) }
    return try await test.regional.read { tx in
      let roster = Roster(
        organisations: places, entries: entries, employees: try tx.employees(of: ids),
        achievements: try tx.achievements(in: ids))
      return ShareCount(
        organisations: places, roster: roster, headcounts: try tx.headcounts(of: ids), needs: try tx.needs(of: ids),
        subjects: try tx.subjects(), day: day, isGuarded: isGuarded
      ).rows { _, _, _ in "Platsen" }
    }
  }
}

extension MadeTraining {
  fileprivate func askAgain(_ prefix: String, doneBefore day: CalendarDate) async throws {
    let now = test.now
    try await test.regional.write { try TakeCompletion().askAgain(prefix, doneBefore: day, in: $0, at: now) }
  }

  /// Whether those who work there have what they need of a subject.
  fileprivate func state(of subject: ID<Subject>) async throws -> Need.State? {
    let (id, today) = (organisation.id, test.now.day)
    return try await test.regional.read { tx in
      let achievements = try tx.achievements(in: [id])
      return try tx.needs(of: [id]).first { $0.subject.id == subject }?.state(achievements, on: today)
    }
  }
}
