import Access
import Calendars
import DemoData
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Feeds by a secret address: what the person may see at the moment, and nothing after.
struct CalendarTests {
  @Test(arguments: Engine.available) func `adressen ger träffarna utan inloggning tills den byts`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let path = try await subscribe(test, as: .contact, to: "mina")
    let answer = try await test.client().get(path)
    #expect(answer.status == 200)
    let events = try events(answer)
    #expect(events.contains { $0.first("SUMMARY")?.text.contains("kvinnofridsnätverk") == true })
    let client = try await test.client(as: .contact)
    _ = try await client.get("/kalender")
    let id = path.split(separator: "/")[1].split(separator: ".")[0]
    #expect(try await client.post("/kalender/\(id)/ny-adress").status == 303)
    #expect(try await test.client().get(path).status == 404)
    let renewed = try await subscribe(test, as: .contact, to: "mina")
    #expect(renewed != path)
    #expect(try await test.client().get(renewed).status == 200)
  }

  @Test func `adressen visas inte för den som tittar över axeln, och inget tas bort med ett tryck`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let path = try await subscribe(test, as: .contact, to: "mina")
    let page = try await test.client(as: .contact).get("/kalender").body
    let open = page.replacing(/<details[\s\S]*?<\/details>/, with: "")
    #expect(page.contains("\(path)</code>") && page.contains("också när den är låst"))
    #expect(!open.contains("<code>") && !open.contains("/ny-adress") && !open.contains("/avsluta"))
    #expect(open.contains(">Prenumerera i kalendern: Mitt</a>"))
  }

  @Test func `det som är planerat står skilt från platsen i listan`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let page = try await test.client(as: .leader).get("/kalender?visa=alla").body
    #expect(page.contains(/[^ .>]\. <span class="st wait">Planerad<\/span>/))
  }

  @Test(arguments: Engine.available) func `den som lämnar sin funktion ser inget mer, och ett stängt konto ger inget`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let path = try await subscribe(test, as: .contact, to: "mina")
    let now = test.now
    try await test.identity.write { tx in
      try tx.execute("UPDATE holding SET until_date = \(now.day.adding(days: -1).text)")
    }
    #expect(try events(try await test.client().get(path)).isEmpty)
    try await test.identity.write { try $0.execute("UPDATE account SET closed_at = \(now)") }
    #expect(try await test.client().get(path).status == 404)
  }

  @Test(arguments: Engine.available) func `den som redan har kalendern får den igen först när något har ändrats`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let path = try await subscribe(test, as: .contact, to: "mina")
    let client = test.client()
    let tag = try #require(try await client.get(path).headers["etag"])
    client.headers["If-None-Match"] = "\"annat\", \(tag)"
    test.wait(minutes: 5)
    let same = try await client.get(path)
    #expect(same.status == 304 && same.body.isEmpty && same.headers["etag"] == tag)
    try await test.regional.write { try $0.execute("UPDATE meeting SET title = 'Nytt namn'") }
    let changed = try await client.get(path)
    #expect(changed.status == 200 && changed.headers["etag"] != tag)
    #expect(try events(changed).contains { $0.first("SUMMARY")?.text.hasSuffix("Nytt namn") == true })
    let path404 = path.replacing(".ics", with: "0.ics")
    #expect(try await client.get(path404).status == 404)
  }

  @Test(arguments: Engine.available) func `andras adress kan inte gissas eller ändras`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let path = try await subscribe(test, as: .contact, to: "mina")
    let id = String(path.split(separator: "/")[1].split(separator: ".")[0])
    for guess in ["\(id).ics", "\(id).0000000000000000.ics", "\(id)"] {
      #expect(try await test.client().get("/kalender/\(guess)").status == 404)
    }
    let other = try await test.client(as: .shelter)
    _ = try await other.get("/kalender")
    #expect(try await other.post("/kalender/\(id)/ny-adress").status == 404)
    #expect(try await other.post("/kalender/\(id)/avsluta").status == 404)
  }

  @Test(arguments: [("lan:24", true), ("lan:12", false), ("kommun:2422", true), ("kommun:0114", false)])
  func `ett läns och en kommuns kalender har sina egna träffar`(_ scope: String, _ hasMeetings: Bool) async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let path = try await subscribe(test, as: .leader, to: scope)
    let events = try events(try await test.client().get(path)).filter { $0.first("DTSTART")?.parameter("TZID") != nil }
    // What is for the whole country is in each county's.
    let own = events.filter { $0.first("SUMMARY")?.text.contains("Nationella nätverket") != true }
    #expect(own.isEmpty != hasMeetings)
  }

  @Test func `det som är för hela landet ligger i länets kalender, men inte egna sista dagar`() throws {
    let county = try #require(CalendarScope("lan:05"))
    let day = try #require(CalendarDate("2027-03-10"))
    let isHeld = { (codes: [String]?) in
      county.holds(
        CalendarEntry(
          id: "a", title: "A", when: .days(day, day), path: "/a", isOwn: true,
          counties: codes?.compactMap { CountyCode($0) }))
    }
    #expect(isHeld([]) && isHeld(["05"]))
    #expect(!isHeld(["24"]) && !isHeld(nil))
  }

  @Test(arguments: Engine.available)
  func `ett nätverk utan kommande träff går att prenumerera på och heter som det heter för den som får se det`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let network = try await quietNetwork(test)
    let choice = "<option value=\"natverk:\(network)\">Det tysta nätverket</option>"
    let pages = { (persona: Persona) in try await test.client(as: persona).get("/kalender").body }
    #expect(try await pages(.contact).contains(choice))
    #expect(try await pages(.colleague).contains(choice))
    #expect(try await !pages(.shelter).contains("Det tysta nätverket"))
    let path = try await subscribe(test, as: .contact, to: "natverk:\(network)")
    #expect(try await pages(.contact).contains(">Prenumerera i kalendern: Det tysta nätverket</a>"))
    #expect(try await name(test, path) == "Samfrid: Det tysta nätverket")
    let stranger = try await subscribe(test, as: .shelter, to: "natverk:\(network)")
    #expect(try await name(test, stranger) == "Samfrid: Ett nätverk")
    let yesterday = test.now.day.adding(days: -1).text
    try await test.regional.write {
      try $0.execute("UPDATE network SET until_date = \(yesterday) WHERE id = \(network)")
    }
    #expect(try await !pages(.colleague).contains(choice))
    #expect(try await name(test, path) == "Samfrid: Det tysta nätverket")
    try await test.regional.write {
      try $0.execute("UPDATE network_membership SET until_date = \(yesterday) WHERE network_id = \(network)")
    }
    #expect(try await name(test, path) == "Samfrid: Ett nätverk")
  }

  @Test(arguments: ["lan:99x", "kommun:9999", "", "natverk"]) func `ett omfång som inte finns prenumererar ingen på`(
    _ scope: String
  ) async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = try await test.client(as: .leader)
    _ = try await client.get("/kalender")
    #expect(try await client.post("/kalender/prenumerera", [("omfang", scope)]).status == 404)
  }

  private func subscribe(_ test: TestSite, as persona: Persona, to scope: String) async throws -> String {
    let client = try await test.client(as: persona)
    _ = try await client.get("/kalender")
    _ = try await client.post("/kalender/prenumerera", [("omfang", scope)])
    let text = try await client.get("/kalender").body
    let match = try #require(text.firstMatch(of: /8080(\/kalender\/[0-9a-z]{26}\.[0-9a-z]{16}\.ics)/))
    return String(match.1)
  }

  /// One of the contact's municipality that has planned nothing and is shown to no others.
  private func quietNetwork(_ test: TestSite) async throws -> ID<Network> {
    let now = test.now
    let viewer = try await test.identity.read { tx in
      try tx.account(login: Persona.contact.mail).flatMap { try tx.viewer(of: $0.id, at: now) }
    }
    let host = try #require(viewer)
    let municipality = try #require(host.hostingOrganisations.first)
    return try await test.regional.write { tx in
      let details = NetworkDetails(
        kind: .municipalNetwork, name: "Det tysta nätverket", purpose: "Att prova.", counties: [], isListed: false,
        from: now.day.adding(days: -30))
      return try StartNetwork(details, host: municipality).perform(in: tx, by: host, at: now)
    }
  }

  /// What calendar programs call the calendar at the address, in which nothing is coming.
  private func name(_ test: TestSite, _ path: String) async throws -> String? {
    let answer = try await test.client().get(path)
    #expect(try events(answer).isEmpty)
    return CalendarComponent.read(Array(answer.body.utf8)).components.first?.first("X-WR-CALNAME")?.text
  }

  private func events(_ answer: TestClient.Answer) throws -> [CalendarComponent] {
    let reading = CalendarComponent.read(Array(answer.body.utf8))
    #expect(reading.faults.isEmpty)
    return try #require(reading.components.first).components(named: "VEVENT")
  }
}
