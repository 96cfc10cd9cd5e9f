import Access
import Calendars
import DemoData
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Events and the last days to register, in the calendars of counties and municipalities.
struct EventCalendarTests {
  @Test(arguments: Engine.available)
  func `evenemanget och sista dagen att anmäla sig ligger i länets och alla dess kommuners kalendrar`(
    _ engine: Engine
  ) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.counties = [CountyCode("24")].compactMap(\.self)
      $0.municipality = MunicipalityCode("2480")
    }
    for scope in ["lan:24", "kommun:2480", "kommun:2422"] {
      #expect(try await event.ids(in: scope) == [event.id.text, "\(event.id)-anmalan"], "\(scope)")
    }
    for scope in ["lan:22", "kommun:2281", "mina"] {
      #expect(try await event.ids(in: scope) == [], "\(scope)")
    }
    #expect(try await event.ids(in: "mina", for: MadeEvent.leader).count == 2)
    let last = try #require(try await event.entries().first { $0.id == "\(event.id)-anmalan" })
    let day = event.test.now.day.adding(days: 33)
    #expect(last.title == "Sista dag att anmäla sig till Provdagen 2027" && last.when == .days(day, day))
    #expect(last.path == "/evenemang/\(event.id)" && last.place == nil)
  }

  @Test func `det ligger också i kommunen där det hålls, om platsen inte är dold`() async throws {
    for (isHidden, count) in [(false, 2), (true, 0)] {
      let event = try await MadeEvent.make(.sqlite) {
        $0.counties = [CountyCode("24")].compactMap(\.self)
        $0.municipality = MunicipalityCode("2281")
        $0.isPlaceHidden = isHidden
      }
      #expect(try await event.ids(in: "kommun:2281").count == count)
    }
    let country = try await MadeEvent.make(.sqlite) { $0.municipality = MunicipalityCode("2480") }
    #expect(try await country.ids(in: "kommun:0114").count == 2)
    // What is for members alone is not for all municipalities, whoever fetches the calendar.
    let closed = try await MadeEvent.make(.sqlite) { $0.group = "natverk" }
    #expect(try await closed.ids(in: "kommun:0114") == [])
  }

  @Test(arguments: Engine.available)
  func `den som har anmält sig, och alla när det är inställt, har ingen sista dag kvar`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    for name in ["Ada", "Bo"] { try await event.register(name) }
    let place = try await event.registration("Ada").id.text
    for (name, id) in [("Ada", place), ("Bo", event.id.text)] {
      try await event.test.regional.write { tx in
        try tx.execute("UPDATE registration SET person_id = \(MadeEvent.outsider.person) WHERE name = \(name)")
        try tx.execute("UPDATE registration SET person_id = \("annan") WHERE name <> \(name)")
      }
      #expect(try await event.ids(in: "lan:24") == [id], "\(name)")
    }
    #expect(try await event.ids(in: "lan:24", for: MadeEvent.leader).count == 2)
    try await event.change { [letters = event.letters] tx, evidence, now in
      try CancelEdition(reason: "Sjukdom", letters: letters).perform(in: tx, by: evidence, at: now)
    }
    #expect(try await event.ids(in: "lan:24", for: MadeEvent.leader) == [event.id.text])
  }

  @Test func `sista dagen för det som är för medlemmar kommer bara i medlemmarnas kalendrar`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let title = "Fördjupning för nätverkets medlemmar"
    let last = "Sista dag att anmäla sig till \(title)"
    let member = try await titles(in: "lan:24", of: .contact, test)
    #expect(member.contains(title) && member.contains(last))
    let stranger = try await titles(in: "lan:24", of: .projectLeader, test)
    #expect(stranger.contains("Sista dag att anmäla sig till Barn som lever med heder"))
    #expect(!stranger.contains { $0.contains(title) })
  }

  /// What a calendar program fetches for one of the cast.
  private func titles(in scope: String, of persona: Persona, _ test: TestSite) async throws -> [String] {
    let client = try await test.client(as: persona)
    _ = try await client.get("/kalender")
    _ = try await client.post("/kalender/prenumerera", [("omfang", scope)])
    let page = try await client.get("/kalender").body
    let path = try #require(page.firstMatch(of: #/8080(\/kalender\/[0-9a-z]{26}\.[0-9a-z]{16}\.ics)/#)?.1)
    let answer = try await test.client().get(String(path))
    let calendar = try #require(CalendarComponent.read(Array(answer.body.utf8)).components.first)
    return calendar.components(named: "VEVENT").compactMap { $0.first("SUMMARY")?.text }
  }
}

extension MadeEvent {
  fileprivate func entries(for viewer: Viewer = outsider) async throws -> [CalendarEntry] {
    var entries: [CalendarEntry] = []
    for source in Events().calendarSources {
      entries += try await source.entries(for: viewer, from: test.now.day, on: test.site)
    }
    return entries
  }

  /// What a calendar with that scope has for somebody.
  fileprivate func ids(in scope: String, for viewer: Viewer = outsider) async throws -> [String] {
    let held = try #require(CalendarScope(scope))
    return try await entries(for: viewer).filter(held.holds).map(\.id)
  }
}
