import Access
import TestSupport
import Testing
import Web

/// What is there for whoever has not signed in.
struct OpenPagesTests {
  /// Words that a title, an address or a history would tell whoever looks over somebody's shoulder.
  private static let telling = ["våld", "hot", "skydd", "jour", "kvinnofrid", "utsatt", "socialtjänst", "ärende"]

  /// What has no page of its own for whoever comes: it leads on, or is a file that nobody has laid there.
  private static let withoutPage: Set<String> = [
    "/", "/konto/andra-faktorn", "/logga-in/kod", "/anmalan/{token}/dokument/{document}",
    "/evenemang/{id}/dokument/{document}", "/kurser/{id}/film/{film}", "/kurser/{id}/film/{film}/kapitel",
    "/kurser/{id}/film/{film}/textning", "/traffsvar/{token}/{document}",
  ]

  @Test func `ärendearbetet har ingen sida utan inloggning`() async throws {
    let test = try await TestSite.make(.sqlite)
    let casework = test.table.routes.filter(\.isCasework)
    #expect(casework.count > 60)
    for route in casework { #expect(route.who == .boardStaff && route.path.hasPrefix("/namnder"), "\(route.name)") }
    #expect(test.table.routes.count { $0.path.hasPrefix("/namnder") } == casework.count)
  }

  @Test func `en sida utan inloggning spårar ingen, hämtar inget av andra och har en rubrik som inget säger`()
    async throws
  {
    let test = try await TestSite.withDemonstration(.sqlite)
    let kinds = AccessMatrixKinds(try await MatrixRecords.make(in: test, ownFor: []))
    let rows = test.table.routes.filter { $0.who == .anyone && $0.method == .get }.flatMap(kinds.rows)
    let nobody = try #require(AccessMatrixColumn.all.first { $0.name == "ingen" })
    var shown: Set<String> = []
    for row in rows {
      let path = row.path(nobody)
      let answer = try await test.client().get(path)
      if answer.status == 200 { shown.insert(row.route.path) }
      Self.check(answer, at: path, of: row.route, on: test)
    }
    // What is checked is the page itself, and not one that says that there is none.
    #expect(Set(rows.map(\.route.path)).subtracting(shown) == Self.withoutPage)
  }

  private static func check(_ answer: TestClient.Answer, at path: String, of route: Route, on test: TestSite) {
    #expect(answer.headers["set-cookie"] == nil, "\(path) sätter en kaka")
    #expect(answer.headers["referrer-policy"] == "same-origin", "\(path)")
    #expect(answer.headers["content-security-policy"]?.contains("default-src 'none'") == true, "\(path)")
    let own = test.site.settings.address + "/"
    // A calendar that is subscribed to is ours as well.
    let webcal: String = "webcal" + own.drop { $0 != ":" }
    for match in answer.body.matches(of: #/(?:src|href|action)="([^"]*)"( rel="noreferrer")?/#) {
      let target = match.1.replacing(own, with: "/").replacing(webcal, with: "/")
      // A link that leads out fetches nothing, and says nothing of where one comes from.
      if match.2 != nil, target.hasPrefix("https://") { continue }
      #expect(["/", "#", "data:,", "mailto:", "tel:"].contains(where: target.hasPrefix), "\(path) hämtar \(target)")
    }
    let title = answer.body.firstMatch(of: #/<title>(.*?)<\/title>/#)?.1.lowercased() ?? ""
    for word in telling { #expect(!title.contains(word) && !route.path.contains(word), "\(path): \(title)") }
  }
}
