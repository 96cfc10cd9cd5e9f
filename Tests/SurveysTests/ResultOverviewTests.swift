import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Surveys

struct ResultOverviewTests {
  @Test(arguments: Engine.available) func `översikten ritar de frågor som skiljer mest och har dem i en tabell`(
    _ engine: Engine
  ) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let page = try await site.client(as: .leader).get("/kartlaggning/\(round)/resultat")
    #expect(Markup(page.body).faults == [])
    let part = try #require(page.body.split(separator: "Här skiljer det sig mest").last)
    let drawing = try #require(part.split(separator: "</svg>").first)
    #expect(drawing.split(separator: "<circle class=\"dot\"").count == SpreadChart.most + 1)
    let table = try #require(
      part.split(separator: "<caption id=\"spridning\">").last?.split(separator: "</table>").first)
    #expect(table.split(separator: "<tr><th scope=\"row\">").count == SpreadChart.most + 1)
    #expect(drawing.contains("Störst skillnad finns i frågan ”"))
  }

  @Test(arguments: Engine.available) func `jämförelsen säger vilka som inte fick plats`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let asked = try await site.regional.read { tx in
      try tx.respondents(of: ID(round)).filter(\.isPublished).prefix(8)
    }
    try #require(asked.count == 8)
    let query = asked.map { "svarande=\($0.respondent.key)" }.joined(separator: "&")
    let client = try await site.client(as: .leader)
    let page = try await client.get("/kartlaggning/\(round)/resultat/jamfor?\(query)")
    #expect(Markup(page.body).faults == [])
    #expect(page.body.contains("högst sex åt gången"))
    #expect(page.body.contains("\(asked[6].name), \(asked[7].name) inte"))
    #expect(page.body.split(separator: "<th scope=\"col\" colspan=\"2\">").count == 7)
    let few = asked.prefix(6).map { "svarande=\($0.respondent.key)" }.joined(separator: "&")
    let all = try await client.get("/kartlaggning/\(round)/resultat/jamfor?\(few)")
    #expect(!all.body.contains("högst sex åt gången"))
  }

  @Test func `den som har samma plats i båda omgångarna hittas, och den som har bytt plats också`() throws {
    let rows = MadeResults.rows(4)
    let now = MadeResults.snapshot([], rows: rows)
    let before = MadeResults.snapshot([], rows: rows.reversed())
    for (place, row) in rows.enumerated() {
      #expect(now.row(of: row.respondent, near: place) == place)
      #expect(before.row(of: row.respondent, near: place) == 3 - place)
    }
    #expect(now.row(of: Respondent(key: "9999"), near: 0) == nil)
    #expect(now.row(of: rows[0].respondent, near: 99) == 0)
  }
}
