import DemoData
import TestSupport
import Testing

/// One who leads, one who answers and one who has files follow every link from the start page, on both engines: no dead link, no
/// faulty page. The whole cast does so on the whole country's data, in Tests/Outside/demo_check.py.
struct CrawlTests {
  struct Walk: Sendable, CustomTestStringConvertible {
    let engine: Engine
    let persona: Persona
    var testDescription: String { "\(persona.id), \(engine)" }
  }

  private static let walks = Engine.available.flatMap { engine in
    [Persona.leader, .contact, .caseworker].map { Walk(engine: engine, persona: $0) }
  }

  /// How many pages of the same shape are opened; the rest differ only in their data.
  private static let perShape = 2

  @Test(arguments: walks) func `varje länk leder till en hel sida`(_ walk: Walk) async throws {
    let (test, persona) = (try await Self.site(walk.engine), walk.persona)
    let client = try await test.client(as: persona)
    var seen: Set<String> = ["/"]
    var waiting = ["/"]
    var opened: [String: Int] = [:]
    while let path = waiting.popLast() {
      opened[Self.shape(path), default: 0] += 1
      if opened[Self.shape(path), default: 0] > Self.perShape { continue }
      let answer = try await client.get(path)
      #expect(answer.status == 200 || answer.status == 303, "\(persona.id): \(path) gav \(answer.status)")
      guard answer.headers["content-type"]?.hasPrefix("text/html") == true else { continue }
      let markup = Markup(answer.body)
      #expect(markup.faults.isEmpty, "\(persona.id): \(path): \(markup.faults.prefix(5))")
      for link in markup.links.map({ String($0.prefix { $0 != "#" }) }) {
        let target = link.hasPrefix("?") ? path.prefix { $0 != "?" } + link : link
        // A picture takes a second of a whole core, and is the same for all.
        if target.hasSuffix(".png"), walk.engine != .sqlite || persona != .leader { continue }
        if seen.insert(String(target)).inserted { waiting.append(String(target)) }
      }
    }
    #expect(opened.count > 8, "genomsökningen nådde bara \(opened.count) slags sidor")
  }

  /// Reading changes nothing that a crawl sees, so one site serves all.
  private static let sqlite = Task { try await TestSite.withDemonstration(.sqlite) }
  private static let postgreSQL = Task { try await TestSite.withDemonstration(.postgreSQL) }

  private static func site(_ engine: Engine) async throws -> TestSite {
    switch engine {
    case .sqlite: try await sqlite.value
    case .postgreSQL: try await postgreSQL.value
    }
  }

  /// The path with ids, codes and queries left out: pages alike but for their data.
  private static func shape(_ path: String) -> String {
    let bare: Substring = path.prefix { $0 != "?" }
    let parts = bare.split(separator: "/").map { (part: Substring) -> String in
      part.count == 26 || part.contains(where: \.isNumber) ? "*" : String(part)
    }
    let query =
      path.contains("?")
      ? "?" + path.drop { $0 != "?" }.split(separator: "&").map { String($0.prefix { $0 != "=" }) }.joined() : ""
    return parts.joined(separator: "/") + query
  }
}
