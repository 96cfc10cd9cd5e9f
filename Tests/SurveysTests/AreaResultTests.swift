import DemoData
import HTML
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// An area's results: the mean of its questions, with table, map, change and spread as a question has.
struct AreaResultTests {
  private let rows = MadeResults.rows(12)

  private func snapshot(
    _ questions: [(indicator: Indicator, answers: [String?])], year: Int = 2025, round: ID<Round> = "r"
  ) -> RoundSnapshot {
    MadeResults.snapshot(questions, rows: rows, name: "Kartläggning \(year)", round: round, year: year)
  }

  private func answers(_ given: String?...) -> [String?] { given + [String?](repeating: nil, count: 12 - given.count) }

  @Test func `nivån är medelvärdet av frågor med nivå, aldrig av känsliga, och inget värde är aldrig 0`() throws {
    var sensitive = MadeResults.indicator("SAM-03")
    sensitive.isSensitive = true
    let snapshot = snapshot([
      (MadeResults.indicator("SAM-01"), answers("ja", "ja", nil, "nej")),
      (MadeResults.indicator("SAM-02"), answers("ja", "nej", nil, nil)), (sensitive, answers("nej", "nej", "ja", "ja")),
    ])
    let column = try #require(snapshot.areaColumn("SAM"))
    #expect((0..<5).map { column.level($0) } == [.scored(100), .scored(50), .missing, .scored(0), .missing])
    #expect(column.indicator.isArea && !column.indicator.isSensitive)
    #expect(snapshot.areaColumn("SAM") === column)
    #expect(snapshot.areaColumn("ZZZ") == nil && snapshot.column("SAM") == nil)
  }

  @Test func `ett område med bara känsliga frågor har ingen nivå`() {
    var sensitive = MadeResults.indicator("SAM-01")
    sensitive.isSensitive = true
    #expect(snapshot([(sensitive, answers("ja"))]).areaColumn("SAM") == nil)
  }

  @Test func `förändringen bryts när områdets frågor är andra`() async throws {
    let planned = try await PlannedRound.make(.sqlite)
    let round = try await planned.record()
    let given = [String?](repeating: "ja", count: 6) + [String?](repeating: "nej", count: 6)
    func view(_ year: Int, _ questions: [Indicator]) -> RoundView {
      RoundView(
        round: round, snapshot: snapshot(questions.map { ($0, given) }, year: year, round: planned.round),
        disclosure: Disclosure(sights: rows.map { _ in .exact }, isOver: true))
    }
    let (first, second) = (MadeResults.indicator("SAM-01"), MadeResults.indicator("SAM-02"))
    let history = RoundHistory(
      current: view(2026, [first, second]), earlier: [view(2025, [first, second]), view(2023, [first])])
    let column = try #require(history.current.snapshot.areaColumn("SAM"))
    let series = LevelSeries(column, in: history, filter: ResultFilter())
    #expect(series.points.count == 3 && series.runs.count == 2)
    let table = ChangeChart(series: series).table.markup
    #expect(table.contains("går inte att jämföra bakåt"))
    #expect(Changes(column, in: history).change(0) == .by(0))
    let broken = RoundHistory(current: view(2025, [first, second]), earlier: [view(2023, [first])])
    let before = try #require(broken.current.snapshot.areaColumn("SAM"))
    #expect(Changes(before, in: broken).change(0) == .newDefinition)
  }

  @Test func `de som omgången döljer räknas inte i ett område`() throws {
    let snapshot = snapshot([
      (MadeResults.indicator("SAM-01"), [String?](repeating: "ja", count: 6) + [String?](repeating: "nej", count: 6))
    ])
    let disclosure = Disclosure(sights: [.named, .named] + (2..<12).map { _ in .hidden }, isOver: true)
    let column = try #require(snapshot.areaColumn("SAM"))
    let seen = disclosure.levels(of: column, among: snapshot.all, isWhole: true, in: snapshot)
    #expect(seen.seen?.total == 2 && seen.grouped == nil && seen.note != nil)
  }

  @Test(arguments: Engine.available) func `områdets sida har tabell, urval, karta, rutor, grupper och bilder`(
    _ engine: Engine
  ) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let client = try await site.client(as: .leader)
    let path = "/kartlaggning/\(round)/resultat/omrade/LED"
    let page = try await client.get(path).body
    for part in [
      "<figure class=\"map\">", "Som rutor", "Fördelning per kommungrupp", "medelvärdet av områdets frågor",
      "Alla svarande", "Områdets frågor", "\(path)/karta.svg", "Skillnad mellan två svarande",
    ] { #expect(page.contains(part), "\(part)") }
    #expect(Markup(page).faults == [])
    let filtered = try await client.get("\(path)?sok=ume&ordning=niva&riktning=ner").body
    let table = try #require(filtered.split(separator: "id=\"tabell\">").last?.split(separator: "</table>").first)
    #expect(table.contains(">Umeå<") && !table.contains(">Sorsele<"))
    #expect(filtered.contains("action=\"\(path)\""))
    for kind in ["karta", "fordelning"] {
      let svg = try await client.get("\(path)/\(kind).svg?lan=24")
      #expect(svg.status == 200 && svg.body.contains("Område LED"), "\(kind)")
    }
    #expect(try await client.get("/kartlaggning/\(round)/resultat/omrade/ZZZ/karta.svg").status == 404)
    #expect(try await client.get("/kartlaggning/\(round)/resultat/LED").status == 404)
  }
}
