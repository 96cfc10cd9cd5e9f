import DemoData
import TestSupport
import Testing
import Vocabulary

/// What the page of one's own account says, and the way from there to one's functions.
struct OwnAccountTests {
  private static let mozilla = "Mozilla/5.0"
  private static let blink = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"
  private static let browsers: [(userAgent: String, words: String)] = [
    ("\(mozilla) (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox på Windows"),
    ("\(mozilla) (X11; Linux x86_64) \(blink) Safari/537.36", "Chrome på Linux"),
    ("\(mozilla) (Windows NT 10.0; Win64; x64) \(blink) Safari/537.36 Edg/142.0.0.0", "Edge på Windows"),
    ("\(mozilla) (X11; CrOS x86_64 14541.0.0) \(blink) Safari/537.36", "Chrome på ChromeOS"),
    (
      "\(mozilla) (Linux; Android 16; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/29.0 Chrome/136.0.0.0 "
        + "Mobile Safari/537.36", "Samsung Internet på Android"
    ),
    (
      "\(mozilla) (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 "
        + "Safari/605.1.15", "Safari på Mac"
    ),
    (
      "\(mozilla) (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0 "
        + "Mobile/15E148 Safari/604.1", "Chrome på iPhone"
    ),
    ("\(mozilla) (Windows NT 10.0) Ladybird", "Okänd webbläsare på Windows"),
    ("curl/8.5.0", "Okänd webbläsare"),
    ("<b>Firefox", "Okänd webbläsare"),
  ]

  @Test(arguments: browsers) func `inloggningarna visas med webbläsare och system i ord`(
    _ userAgent: String, _ words: String
  ) async throws {
    let test = try await Self.site()
    let client = test.client()
    client.headers["User-Agent"] = userAgent
    _ = try await client.post("/demo/\(Persona.contact.id)")
    let page = try await client.get("/konto").body
    #expect(page.contains("<li>\(words) (den här)<small>"))
    #expect(!page.contains("Mozilla"))
  }

  @Test(arguments: Engine.available) func `en inloggning som har gått ut räknas inte upp`(_ engine: Engine) async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let old = test.client()
    old.headers["User-Agent"] = "Firefox/145.0 (Windows)"
    _ = try await old.post("/demo/\(Persona.contact.id)")
    test.wait(minutes: 70)
    let page = try await test.client(as: .contact).get("/konto").body
    #expect(!page.contains("Firefox på Windows"))
    #expect(page.contains("(den här)"))
  }

  @Test(arguments: Engine.available) func `kontot länkar till de egna funktionerna med första dag`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .contact)
    let account = try await client.get("/konto").body
    let path = try #require(Markup(account).links.first { $0.hasPrefix("/funktioner/") })
    let from = test.now.day.adding(days: -Persona.contact.daysInFunction).words
    #expect(
      account.contains(
        "<a href=\"\(path)\">Kvinnofridssamordnare</a>, Umeå kommun<small>Från den \(from)</small>"))
    #expect(
      try await client.get("/").body.contains("<a href=\"\(path)\">kvinnofridssamordnare</a>, Umeå kommun."))
    #expect(try await client.get(path).body.contains("<h1>Kvinnofridssamordnare</h1>"))
  }

  @Test(arguments: Engine.available) func `den som saknar funktion får veta det på kontot`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    #expect(try await test.client(as: .newcomer).get("/konto").body.contains("Du har ingen funktion just nu."))
  }

  /// Signing in changes nothing that another of these tests sees.
  private static let shared = Task { try await TestSite.withDemonstration(.sqlite) }
  private static func site() async throws -> TestSite { try await shared.value }
}
