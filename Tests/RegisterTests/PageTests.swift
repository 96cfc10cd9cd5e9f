import DemoData
import Storage
import TestSupport
import Testing

/// The pages of the register through the router, as the demonstration's cast meets them.
struct PageTests {
  @Test(arguments: Engine.available) func `en fil granskas och genomförs`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .leader)
    _ = try await client.get("/register/importera")
    let csv = "organisation;typ;län;funktion;namn;e-post\nRegion Prov;Region;24;Strateg;Vera Prov;vera@exempel.se\n"
    let preview = try await client.upload(
      "/register/importera/granska", field: "fil", name: "prov.csv", bytes: Array(csv.utf8))
    #expect(preview.status == 200)
    #expect(
      preview.body.contains(
        "ny organisation: Region Prov, region; ny funktion: Strateg, medarbetare; ny person: Vera Prov, vera@exempel.se; har"
      ))
    let done = try await client.post(
      "/register/importera/tillampa", [("rader", "2\tRegion Prov\tRegion\t\t24\tStrateg\t\tVera Prov\tvera@exempel.se")]
    )
    #expect(done.body.contains("Importen är klar"))
    #expect(try await client.get("/organisationer?text=region%20prov").body.contains("Region Prov"))
  }

  @Test(arguments: Engine.available) func `en bild som heter xlsx får en mening`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .leader)
    _ = try await client.get("/register/importera")
    let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0]
    let answer = try await client.upload(
      "/register/importera/granska", field: "fil", name: "kontakter.xlsx", bytes: picture)
    #expect(answer.status == 422)
    #expect(answer.body.contains("är en bild, vad den än heter"))
  }

  @Test(arguments: Engine.available) func `det som skrevs står kvar när något är fel`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .leader)
    _ = try await client.get("/organisationer/ny")
    let answer = try await client.post(
      "/organisationer/ny", [("namn", "Skolan vid sjön"), ("slag", "school"), ("kommun", "Atlantis")])
    #expect(answer.status == 422)
    #expect(answer.body.contains("Skolan vid sjön"))
    #expect(answer.body.contains("Kommunen finns inte."))
    #expect(Markup(answer.body).faults.isEmpty)
  }

  @Test(arguments: Engine.available) func `kommunens sida visar kontakter, grannar och liknande`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let page = try await test.client(as: .leader).get("/kommuner/2480").body
    for text in ["Umeå kommun", "Kontakter", "Maj Holmsund", "Vännäs", "Liknande kommuner"] {
      #expect(page.contains(text), "\(text)")
    }
  }

  @Test(arguments: Engine.available) func `överlämningen visar teamets områden`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .leader)
    _ = try await client.get("/omraden/ny")
    _ = try await client.post("/omraden/ny", [("namn", "Inlandet prov"), ("kommun", "2403"), ("kommun", "2421")])
    let function = try await Self.function(of: .leader, in: test)
    #expect(try await client.get("/funktioner/\(function)/overlamna").body.contains("Inlandet prov"))
    let municipal = try await Self.function(of: .contact, in: test)
    #expect(try await !client.get("/funktioner/\(municipal)/overlamna").body.contains("Inlandet prov"))
  }

  @Test(arguments: Engine.available) func `överlämningen visar omgångar, insatser och bekräftelser`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let now = test.now
    let (round, effort) = try await test.regional.read { tx in
      (
        try tx.value("SELECT name FROM round WHERE closed_at IS NULL ORDER BY opens_on DESC", as: String.self),
        try tx.value("SELECT title FROM joint_effort WHERE ended_at IS NULL", as: String.self)
      )
    }
    let (name, title) = (try #require(round), try #require(effort))
    let leads = try await test.client(as: .leader).get("/funktioner/\(Self.function(of: .leader, in: test))/overlamna")
      .body
    #expect(leads.contains("Leda \(name): "))
    #expect(leads.contains(title))
    let path = "/funktioner/\(try await Self.function(of: .manager, in: test))/overlamna"
    let manager = try await test.client(as: .manager)
    #expect(try await manager.get(path).body.contains("Bekräfta svaren från Umeå kommun när de är inskickade: \(name)"))
    try await test.regional.write { tx in
      try tx.execute(
        "UPDATE round_respondent SET state = 'submitted', state_at = \(now) WHERE respondent = '2480' AND state <> 'locked'"
      )
    }
    #expect(try await manager.get(path).body.contains("Bekräfta svaren från Umeå kommun: \(name)"))
    // A county that does not lead the round sees nothing of how it goes.
    let stranger = try await test.client(as: .projectLeader).get("/funktioner/\(Self.function(of: .manager, in: test))")
      .body
    #expect(!stranger.contains("Bekräfta svaren"))
  }

  @Test(arguments: Engine.available)
  func `den som har skyddade uppgifter nämns som en person och känns igen på funktionen`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let id = try await test.identity.read { tx in
      try tx.value("SELECT id FROM person WHERE name = \(Persona.colleague.name)", as: String.self)
    }
    let path = "/personer/\(try #require(id))/redigera"
    let own = try await test.client(as: .colleague)
    _ = try await own.get(path)
    #expect(try await own.post(path, [("namn", Persona.colleague.name), ("skyddad", "ja")]).status == 303)
    let leader = try await test.client(as: .leader)
    let function = try await Self.function(of: .colleague, in: test)
    let page = try await leader.get("/funktioner/\(function)/overlamna").body
    #expect(page.contains("En person med skyddade personuppgifter har funktionen nu."))
    let other = try await Self.function(of: .contact, in: test)
    let choices = try await leader.get("/funktioner/\(other)/overlamna").body
    #expect(choices.contains("Namnet visas inte, Socialsekreterare"))
    #expect(!(page + choices).contains(Persona.colleague.name))
  }

  private static func function(of persona: Persona, in test: TestSite) async throws -> String {
    let id = try await test.identity.read { tx in
      try tx.value(
        """
        SELECT h.function_id FROM holding h JOIN person p ON p.id = h.person_id WHERE p.mail = \(persona.mail)
        """, as: String.self)
    }
    return try #require(id)
  }

  @Test(arguments: Engine.available) func `kommuner filtreras på län och sorteras`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let page = try await test.client(as: .contact).get("/kommuner?lan=24&ordning=namn&riktning=ner").body
    #expect(page.contains("15 kommuner"))
    let first = try #require(page.firstRange(of: "/kommuner/2480")?.lowerBound)
    let last = try #require(page.firstRange(of: "/kommuner/2403")?.lowerBound)
    #expect(first < last)
  }
}
