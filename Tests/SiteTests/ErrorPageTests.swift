import DemoData
import Storage
import TestSupport
import Testing

/// What is said when something cannot be done.
struct ErrorPageTests {
  @Test(arguments: Engine.available) func `ett formulär från en annan webbplats får en egen mening och visas inte igen`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .contact)
    _ = try await client.get("/konto")
    client.headers["Sec-Fetch-Site"] = "cross-site"
    let answer = try await client.post("/konto/utseende", [("utseende", "dark"), ("text", "Skrivet av någon annan")])
    #expect(answer.status == 403)
    #expect(answer.body.contains("Det skickades från en annan webbplats."))
    #expect(!answer.body.contains("Skrivet av någon annan"))
    #expect(!answer.body.contains("Behöver du behörighet?"))
  }

  @Test(arguments: Engine.available) func `den som inte får öppna sidan får veta vilka den är till för`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let answer = try await test.client(as: .contact).get("/register/importera")
    #expect(answer.status == 403)
    #expect(answer.body.contains("Sidan är till för länsteam och systemadministratörer."))
  }

  @Test(arguments: Engine.available) func `ett personnummer tas inte emot, och inget annat man skrev går förlorat`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .contact)
    _ = try await client.get("/konto")
    let path = "/konto/utseende"
    let fields = [("utseende", "dark"), ("a", "Hon är född 19570428-9999 & bor här"), ("b", "Vi följer rutinen")]
    let refused = try await client.post(path, fields)
    #expect(refused.status == 422)
    let page = refused.body
    #expect(page.contains("ser ut som ett personnummer") && Markup(page).faults == [])
    #expect(page.contains("name=\"a\" rows=\"6\">\nHon är född 19570428-9999 &amp; bor här</textarea>"))
    #expect(page.contains("name=\"b\" value=\"Vi följer rutinen\""))
    let taken = try await client.post(path, fields.map { ($0.0, $0.1.replacing("19570428-9999", with: "på landet")) })
    #expect(taken.status == 303)
  }

  @Test func `ingen får läsa att något står kvar när inget skrevs`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = try await test.client(as: .contact)
    await test.identity.close()
    let answer = try await client.get("/konto")
    #expect(answer.status >= 500)
    #expect(answer.body.contains("Till startsidan"))
    #expect(!answer.body.contains("Det du skrev"))
  }

  @Test(arguments: Engine.available) func `det som skrevs visas utan fältens namn och utan koder`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .contact)
    _ = try await client.get("/konto")
    test.wait(minutes: 70)
    let code = "01jd0c5v8k7wd29fmqxh3n4r5t"
    let lost = try await client.post(
      "/konto/utseende", [("falt-x", "En mening om rutinen"), ("version", code), ("lank", "https://exempel.se/rutin")])
    #expect(lost.status == 401)
    for text in ["En mening om rutinen", "https://exempel.se/rutin"] { #expect(lost.body.contains("<li>\(text)</li>")) }
    for hidden in ["<li>\(code)", ">falt-x<"] { #expect(!lost.body.contains(hidden)) }
  }
}
