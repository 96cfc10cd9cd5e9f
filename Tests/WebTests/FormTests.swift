import DemoData
import TestSupport
import Testing
import Web

struct FormTests {
  @Test(arguments: Engine.available) func `en post utan sidans hemliga fält ändrar ingenting och visar vad som skrevs`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .contact)
    let answer = try await client.post("/konto/utseende", [("utseende", "dark"), ("csrf", "fel")])
    #expect(answer.status == 401)
    #expect(try await client.get("/konto").body.contains("data-theme") == false)
  }

  @Test(arguments: Engine.available) func `en post från en annan webbplats vägras`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .contact)
    _ = try await client.get("/konto")
    client.headers["Sec-Fetch-Site"] = "cross-site"
    #expect(try await client.post("/konto/utseende", [("utseende", "dark")]).status == 403)
  }

  @Test func `en webbläsare som bara säger varifrån den skickar får skicka härifrån och ingen annanstans ifrån`()
    async throws
  {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = try await test.client(as: .contact)
    _ = try await client.get("/konto")
    for origin in ["https://ond.example", "http://127.0.0.1:9090", "https://127.0.0.1:8080", "null"] {
      client.headers["Origin"] = origin
      let answer = try await client.post("/konto/utseende", [("utseende", "dark"), ("text", "Någon annans ord")])
      #expect(answer.status == 403, "\(origin)")
      #expect(!answer.body.contains("Någon annans ord") && !answer.body.contains("Försök igen</button>"), "\(origin)")
    }
    client.headers["Origin"] = "http://127.0.0.1:8080"
    #expect(try await client.post("/konto/utseende", [("utseende", "dark")]).status == 303)
    client.headers["Origin"] = "http://localhost:9000"
    client.authority = "localhost:9000"
    #expect(try await client.post("/konto/utseende", [("utseende", "light")]).status == 303)
  }

  @Test func `en fil från någon som inte är inloggad läses inte, och svaret är litet`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = test.client()
    let answer = try await client.upload(
      "/register/importera/granska", field: "fil", name: "stor.csv", bytes: [UInt8](repeating: 65, count: 5_000_000))
    #expect(answer.status == 401)
    #expect(answer.body.contains("Logga in och gör om det du var på väg att göra."))
    #expect(answer.bytes.count < 50_000)
  }

  @Test func `texten bredvid en liten fil följer med genom inloggningen, och filen får väljas om`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let answer = try await test.client().upload(
      "/register/importera/granska", field: "fil", name: "liten.csv", bytes: Array("a;b\n".utf8),
      [("anteckning", "En mening som någon skrev")])
    #expect(answer.status == 401)
    #expect(answer.body.contains("<li>En mening som någon skrev</li>"))
    #expect(answer.body.contains("välj den igen"))
  }

  @Test func `på en öppen sida går det bara att skicka text`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let answer = try await test.client().post("/svara/okand", [("text", String(repeating: "a", count: 300_000))])
    #expect(answer.status == 413)
    #expect(answer.body.contains("256 kB"))
  }

  @Test func `ett formulär med orimligt många fält läses inte`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = try await test.client(as: .contact)
    _ = try await client.get("/konto")
    let fields = [(String, String)](repeating: ("a", "1"), count: 6000)
    #expect(try await client.post("/konto/utseende", fields).status == 400)
  }

  @Test(arguments: ["localhost:8080", "127.0.0.1", "[::1]:8080"])
  func `demonstrationen öppnas på den egna datorn`(_ authority: String) async throws {
    let client = try await TestSite.withDemonstration(.sqlite).client()
    client.authority = authority
    #expect(try await client.post("/demo/maj").status == 303)
  }

  @Test(arguments: ["ond.example:8080", "127.0.0.1.ond.example", "localhost.ond.example:8080", ""])
  func `demonstrationen öppnas inte under en annan webbplats namn`(_ authority: String) async throws {
    let client = try await TestSite.withDemonstration(.sqlite).client()
    client.authority = authority
    let answer = try await client.post("/demo/maj")
    #expect(answer.status == 403)
    #expect(try await client.get("/konto").status == 303, "ingen är inloggad")
  }

  @Test(arguments: Engine.available) func `den som loggats ut mitt i får tillbaka sin text efter inloggningen`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .contact)
    _ = try await client.get("/konto")
    test.wait(minutes: 70)
    let text = "En lång text med å, ä och ö & <tecken>"
    let lost = try await client.post("/konto/utseende", [("utseende", "dark"), ("anteckning", text)])
    #expect(lost.status == 401)
    #expect(lost.body.contains("En lång text med å, ä och ö &amp; &lt;tecken&gt;"))
    let carried = try #require(Self.hidden("formular", in: lost.body))
    let back = try await client.post("/demo/maj", [("till", "/konto/utseende"), ("formular", carried)])
    #expect(back.body.contains("Spara det du skrev"))
    #expect(back.body.contains("En lång text med å, ä och ö &amp; &lt;tecken&gt;"))
    #expect(try await client.post("/konto/utseende", [("utseende", "dark"), ("anteckning", text)]).status == 303)
    #expect(try await client.get("/konto").body.contains("data-theme=\"dark\""))
  }

  @Test(arguments: Engine.available) func `skriptets sparande får svar i JSON när inloggningen är slut`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .contact)
    _ = try await client.get("/konto")
    test.wait(minutes: 70)
    client.headers["X-Autosave"] = "1"
    let answer = try await client.post("/konto/utseende", [("utseende", "dark")])
    #expect(answer.status == 401)
    #expect(answer.body.contains("\"status\":\"signin\""))
  }

  @Test(arguments: Engine.available) func `en för stor fil får en mening`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .leader)
    _ = try await client.get("/konto")
    let answer = try await client.upload(
      "/register/importera/granska", field: "fil", name: "stor.csv", bytes: [UInt8](repeating: 65, count: 13_000_000))
    #expect(answer.status == 413)
    #expect(answer.body.contains("12 MB"))
  }

  @Test func `en länk i ett brev kan inte leda bort från webbplatsen`() {
    for path in ["//ond.example", "https://ond.example", "/\\ond.example", "ond"] {
      #expect(Resumption(of: Form(fields: [("till", path)])).path == "/")
    }
    #expect(Resumption(of: Form(fields: [("till", "/kommuner/2480")])).path == "/kommuner/2480")
  }

  private static func hidden(_ name: String, in body: String) -> String? {
    body.firstRange(of: "name=\"\(name)\" value=\"").map { String(body[$0.upperBound...].prefix { $0 != "\"" }) }
  }
}
