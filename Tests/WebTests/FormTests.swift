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
