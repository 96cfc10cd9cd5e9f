import Access
import DemoData
import Storage
import TestSupport
import Testing
import Training
import Vocabulary
import Web

/// The national web course, together with colleagues.
struct WebCourseTests {
  @Test(arguments: Engine.available) func `den som leder gruppen antecknar vilka som är klara, och de får intyg`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeTraining.make(engine)
    let (now, leader) = (made.test.now, made.staff)
    let details = GroupDetails(
      organisation: made.organisation, firstDay: now.day.adding(days: -14), profession: .elderlyCare,
      people: [("Agda A", nil), ("Bo B", "Bo@Example.org")])
    let id = try await made.test.regional.write { try StartGroup(details).perform(in: $0, by: leader, at: now) }
    let group = try await made.test.regional.read { try $0.readable(id, by: leader).record }
    #expect(group.participants.map(\.name) == ["Agda A", "Bo B"])
    func finish(_ names: Set<String>, on day: CalendarDate) async throws {
      let done = Set(group.participants.filter { names.contains($0.name) }.map(\.id.text))
      let act = FinishGroup(heldOn: day, finished: done, organisation: made.organisation)
      try await made.test.regional.write { try act.perform(in: $0, by: try $0.writable(id, by: leader), at: now) }
    }
    #expect(
      await sentence { try await finish(["Agda A"], on: now.day.adding(days: 1)) }?.contains("inte varit än") == true)
    #expect(
      await sentence { try await finish(["Agda A"], on: now.day.adding(days: -15)) }?.contains("före den första")
        == true)
    try await finish(["Agda A", "Bo B"], on: now.day)
    #expect(Set(try await made.certificates().map(\.holder)) == ["Agda A", "Bo B"])
    #expect(try await made.achievements().allSatisfy { $0.kind == .webCourse && $0.source == .organiser })
    try await finish(["Agda A"], on: now.day)
    #expect(try await made.achievements().map(\.learner.name) == ["Agda A"])
    #expect(try await made.certificates().first { $0.holder == "Bo B" }?.withdrawnAt != nil)
    try await finish(["Agda A", "Bo B"], on: now.day)
    #expect(try await made.certificates().count { $0.withdrawnAt == nil && $0.replacedBy == nil } == 2)
  }

  @Test(arguments: Engine.available) func `ledaren ändrar gruppen tills den är avslutad, och breven går först då`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    let (now, leader) = (made.test.now, made.staff)
    func details(_ people: [(name: String, mail: String?)], at place: Organisation, plan: String?) -> GroupDetails {
      GroupDetails(
        organisation: place, unit: "Öst", firstDay: now.day, plan: plan, profession: .elderlyCare, people: people)
    }
    let first = details(
      [("Agda A", nil), ("Bo B", "ob@example.org"), ("Cia C", "cia@example.org")], at: made.organisation, plan: nil)
    let id = try await made.test.regional.write { try StartGroup(first).perform(in: $0, by: leader, at: now) }
    func group() async throws -> WebCourseGroup {
      try await made.test.regional.read { try $0.readable(id, by: leader).record }
    }
    func change(_ details: GroupDetails, by viewer: Viewer) async -> String? {
      await sentence {
        try await made.test.regional.write {
          try ChangeGroup(details).perform(in: $0, by: try $0.writable(id, by: viewer), at: now)
        }
      }
    }
    let people: [(name: String, mail: String?)] = [("Agda A", nil), ("Bo B", "Bo@Example.org"), ("Dan D", nil)]
    let changed = details(people, at: made.organisation, plan: "Fyra tisdagar.")
    let elsewhere = try #require(made.stranger.functions.first?.organisation)
    #expect(await change(changed, by: made.manager) == "Du får läsa den här sidan men inte ändra.")
    #expect(await change(changed, by: made.coordinator) == "notFound")
    #expect(await change(details(people, at: elsewhere, plan: nil), by: leader) == "notFound")
    let before = try await group()
    #expect(before.plan == nil && before.participants.map(\.name) == ["Agda A", "Bo B", "Cia C"])
    #expect(await change(changed, by: leader) == nil)
    let after = try await group()
    #expect(after.plan == "Fyra tisdagar." && after.isOngoing)
    #expect(after.participants.map(\.name) == ["Agda A", "Bo B", "Dan D"])
    #expect(after.participants.map(\.mail) == [nil, "bo@example.org", nil])
    #expect(after.participants.first?.id == before.participants.first?.id)
    func addresses() async throws -> [String] {
      try await made.test.regional.read { tx in
        try tx.rows("SELECT address FROM mail").map { try $0.get("address", as: String.self) }
      }
    }
    #expect(try await addresses().isEmpty)
    let finish = FinishGroup(
      heldOn: now.day, finished: Set(after.participants.map(\.id.text)), organisation: made.organisation,
      site: made.test.site.settings.address)
    try await made.test.regional.write { try finish.perform(in: $0, by: try $0.writable(id, by: leader), at: now) }
    #expect(try await addresses() == ["bo@example.org"])
    #expect(Set(try await made.certificates().map(\.holder)) == ["Agda A", "Bo B", "Dan D"])
    #expect(await change(first, by: leader) == "Gruppen är avslutad och kan inte ändras.")
    #expect(try await group().participants.map(\.name) == ["Agda A", "Bo B", "Dan D"])
  }

  @Test(arguments: Engine.available)
  func `två flikar skriver inte över varandra, och inget som är skrivet går förlorat`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .contact)
    let list = try await client.get("/webbkursen/grupper").body
    let path = String(try #require(list.firstMatch(of: #/href="(\/webbkursen\/grupper\/\w{20,})"/#)?.1))
    let (finishing, first) = (try await client.get(path).body, try await client.get("\(path)/redigera").body)
    #expect(finishing.contains("href=\"\(path)/redigera\"") && Markup(first).faults.isEmpty)
    let names = try #require(first.firstMatch(of: #/name="namn"[^>]*>\s([^<]*)<\/textarea>/#)?.1)
    func fields(_ page: String, _ plan: String, adding person: String) throws -> [(String, String)] {
      [
        ("sett", try Self.hidden("sett", page)), ("plats", try Self.hidden("plats", page)), ("dag", "2026-11-08"),
        ("yrke", "elderlyCare"), ("plan", plan), ("namn", "\(names)\n\(person)"),
      ]
    }
    let saved = try await client.post(
      "\(path)/redigera", try fields(first, "Fyra onsdagar", adding: "Ny N, n@example.org"))
    #expect(saved.status == 303 && saved.location == path)
    let group = try await client.get(path).body
    #expect(group.contains("Ny N") && group.contains("Fyra onsdagar"))
    let later = try await client.post("\(path)/redigera", try fields(first, "Fyra fredagar", adding: "Sen S"))
    #expect(later.status == 422 && later.body.contains("Någon annan har sparat sedan du öppnade sidan"))
    #expect(later.body.contains("Fyra fredagar") && later.body.contains("Sen S"))
    // Whoever finishes is asked about those who take part now.
    let person = try #require(group.firstMatch(of: #/name="klara" value="(\w+)"/#)?.1)
    func finish(_ page: String) throws -> [(String, String)] {
      [("sett", try Self.hidden("sett", page)), ("klara", String(person)), ("dag", test.now.day.text)]
    }
    let stale = try await client.post(path, try finish(finishing))
    #expect(stale.status == 422 && stale.body.contains("Någon annan har sparat sedan du öppnade sidan"))
    let newest = try await client.get("\(path)/redigera").body
    let faulty = try await client.post(
      "\(path)/redigera", try fields(newest, "Fyra lördagar", adding: "Ann, ingen adress"))
    #expect(faulty.status == 422 && faulty.body.contains("Ann, ingen adress") && faulty.body.contains("Fyra lördagar"))
    #expect(try await client.post(path, try finish(group)).status == 303)
    #expect(try await !client.get(path).body.contains("\(path)/redigera"))
    let late = try await client.post("\(path)/redigera", try fields(newest, "Fyra söndagar", adding: "Sen S"))
    #expect(late.status == 422 && late.body.contains("Gruppen är avslutad") && late.body.contains("Fyra söndagar"))
    #expect(try await client.get("\(path)/redigera").status == 403)
  }

  private static func hidden(_ name: String, _ page: String) throws -> String {
    let start = try #require(page.firstRange(of: "name=\"\(name)\" value=\"")).upperBound
    return String(page[start...].prefix { $0 != "\"" })
  }

  @Test(arguments: ["Jag vet var du bor!", "Ring 070-123 45 67", "Vi ses hemma. Snart"])
  func `ett hot i stället för ett namn får inget intyg i webbkursens grupp`(_ name: String) async throws {
    let made = try await MadeTraining.make(.sqlite)
    let fields = [
      ("plats", made.organisation.id.text), ("dag", made.test.now.day.text), ("yrke", "socialServices"),
      ("namn", "Ann Ek\n\(name); ann@example.org"),
    ]
    let refused = await sentence {
      _ = try GroupDetails(form: Form(fields: fields), organisations: [made.organisation])
    }
    #expect(refused?.contains("Skriv bara namnet på rad 2") == true)
  }

  @Test(arguments: Engine.available) func `gruppen är ledarens och chefens, ingen annans`(_ engine: Engine) async throws
  {
    let made = try await MadeTraining.make(engine)
    let (now, leader) = (made.test.now, made.staff)
    let details = GroupDetails(
      organisation: made.organisation, firstDay: now.day, profession: .elderlyCare, people: [("Agda A", nil)])
    let id = try await made.test.regional.write { try StartGroup(details).perform(in: $0, by: leader, at: now) }
    let refused = await sentence {
      try await made.test.regional.write { _ = try StartGroup(details).perform(in: $0, by: made.stranger, at: now) }
    }
    #expect(refused == "notFound")
    for (viewer, words) in [
      (made.manager, nil), (made.coordinator, "notFound"), (made.team, "notFound"), (made.stranger, "notFound"),
    ] {
      #expect(await sentence { try await made.test.regional.read { _ = try $0.readable(id, by: viewer) } } == words)
    }
  }

  @Test(arguments: Engine.available) func `länsteamet skriver handledningen och skriver inte över varandra`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeTraining.make(engine)
    let (now, county) = (made.test.now, try #require(CountyCode("24")))
    func write(_ text: String, _ version: Int, by viewer: Viewer) async -> String? {
      await sentence {
        try await made.test.regional.write {
          try WriteGuide(text, of: county, version: version).perform(in: $0, by: viewer, at: now)
        }
      }
    }
    #expect(await write("Så här gör ni.", 0, by: made.manager)?.contains("Länsteamet") == true)
    #expect(await write("Så här gör ni.", 0, by: made.team) == nil)
    #expect(await write("En annan text.", 0, by: made.team)?.contains("Någon annan") == true)
    #expect(await write("En nyare text.", 1, by: made.team) == nil)
    let guide = try await made.test.regional.read { try $0.guide(of: county) }
    #expect(guide?.text == "En nyare text." && guide?.version == 2)
  }
}
