import DemoData
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
    #expect(preview.body.contains("ny organisation; ny funktion; ny person; har funktionen från i dag"))
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

  @Test(arguments: Engine.available) func `kommuner filtreras på län och sorteras`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let page = try await test.client(as: .contact).get("/kommuner?lan=24&ordning=namn&riktning=ner").body
    #expect(page.contains("15 kommuner"))
    let first = try #require(page.firstRange(of: "/kommuner/2480")?.lowerBound)
    let last = try #require(page.firstRange(of: "/kommuner/2403")?.lowerBound)
    #expect(first < last)
  }
}
