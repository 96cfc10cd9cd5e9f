import DemoData
import HTML
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// Numbers to know: how they lie and how they have changed, for those who see them as they are.
struct KeyFigureTests {
  @Test func `kvartiler ritas i proportion och inga tal är inte noll`() throws {
    let spread = try #require(NumberSpread([4, 1, 3, 2, 6, 5]))
    #expect(spread.count == 6 && spread.sum == 21 && spread.lowest == 1 && spread.highest == 6)
    #expect(spread.lowerQuartile == 2.25 && spread.median == 3.5 && spread.upperQuartile == 4.75)
    #expect(spread.middleHalf == "2,3–4,8")
    #expect(NumberSpread([]) == nil)
    #expect(NumberSpread([0, 0, 0, 0, 0])?.median == 0)
  }

  @Test(arguments: [(0, 4), (4, 4), (5, 8), (9, 20), (21, 40), (40, 40), (41, 80), (150, 200), (2001, 4000)])
  func `diagrammets skala har hela steg`(_ number: Double, _ top: Double) {
    #expect(NumberSeries.evenTop(above: number) == top)
  }

  private func history(_ planned: PlannedRound, sights: [Disclosure.Sight], definition: String = "1") async throws
    -> RoundHistory
  {
    let rows = MadeResults.rows(8)
    let round = try await planned.record()
    func view(_ name: String, _ year: Int, _ answers: [String?], _ definition: String) -> RoundView {
      let indicator = MadeResults.indicator("NYC-01", .count, isSensitive: true, definition: definition)
      let snapshot = MadeResults.snapshot([(indicator, answers)], rows: rows, name: name, year: year)
      return RoundView(round: round, snapshot: snapshot, disclosure: Disclosure(sights: sights, isOver: true))
    }
    return RoundHistory(
      current: view("Nu", 2026, ["12", "7", nil, "5", "31", "8", "vet-inte", "40"], "1"),
      earlier: [view("Förut", 2024, ["10", "9", "3", "5", "30", "6", "2", "41"], definition)])
  }

  private func page(_ history: RoundHistory, order: String = "namn", isInCountyTeam: Bool = false) throws -> String {
    let filter = ResultFilter(Form(fields: [("ordning", order)]), areas: [])
    let column = try #require(history.current.snapshot.column("NYC-01"))
    return IndicatorResultPage(
      history: history, column: column, filter: filter, areas: [], isInCountyTeam: isInCountyTeam
    ).page.content.markup
  }

  @Test(arguments: Engine.available) func `länsteamet ser förändring, linje, kvartiler och grupper`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    let history = try await history(planned, sights: .init(repeating: .exact, count: 8))
    let column = try #require(history.current.snapshot.column("NYC-01"))
    let changes = NumberChanges(column, in: history)
    #expect((0..<8).map(changes.change) == [2, -2, nil, 0, 1, 2, nil, -1])
    let page = try page(history)
    #expect(page.contains("Av de 6 som har svarat både nu och i Förut har 3 ett högre tal, 2 ett lägre och 1 samma."))
    #expect(page.contains("<dt>Summa</dt><dd>103</dd>"))
    #expect(page.contains("<td class=\"num\">+2</td>") && page.contains("<td class=\"num\">\u{2212}2</td>"))
    #expect(page.contains("Talen över omgångarna") && page.contains("id=\"intervall-namn\""))
    #expect(!page.contains("visas här i intervall"))
  }

  @Test(arguments: Engine.available) func `summor står bredvid varandra bara för dem som lämnat tal varje gång`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    let history = try await history(planned, sights: .init(repeating: .exact, count: 8))
    let column = try #require(history.current.snapshot.column("NYC-01"))
    let series = NumberSeries(column, in: history, filter: ResultFilter())
    // Eight gave a number then and six now; the sums are of those six.
    #expect(series.points.map(\.spread.count) == [8, 6])
    #expect(series.points.map(\.same.count) == [6, 6])
    #expect(series.points.map(\.same.sum) == [101, 103])
    #expect(series.table.markup.contains("Summa hos dem som lämnat tal varje gång"))
  }

  @Test(arguments: Engine.available) func `några få tal ger varken mitt, summa eller rangordning`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    let rows = MadeResults.rows(4)
    let columns = [(MadeResults.indicator("NYC-01", .count), ["12", "7", "30"] as [String?])]
    let view = RoundView(
      round: try await planned.record(), snapshot: MadeResults.snapshot(columns, rows: rows),
      disclosure: Disclosure(sights: rows.map { _ in .exact }, isOver: true))
    let page = try page(RoundHistory(current: view, earlier: []))
    #expect(page.contains("Bara 3 har lämnat ett tal som du kan se. Det är för få för att säga något om helheten."))
    for word in ["Mitten", "ellersta hälften", ">49<"] { #expect(!page.contains(word), "\(word)") }
    let levels = MadeResults.snapshot([(MadeResults.indicator("LED-01"), ["ja", "nej", "ja"])], rows: rows)
    let ranked = RoundView(round: view.round, snapshot: levels, disclosure: view.disclosure)
    #expect(RankingPage(view: ranked).page.content.markup.contains("för få svar för en ordnad lista"))
  }

  @Test(arguments: Engine.available) func `andra ser intervall och varken summa, mitt, linje eller förändring`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    let history = try await history(planned, sights: .init(repeating: .named, count: 8))
    let page = try page(history, order: "andring")
    for secret in ["Summa", "Mitten", "Talen över omgångarna", "Tal per kommungrupp", ">12<", ">31<", "+2"] {
      #expect(!page.contains(secret), "\(secret)")
    }
    #expect(page.contains("Känsliga tal visas här i intervall. De exakta talen ser bara länsteamet"))
  }

  @Test(arguments: Engine.available) func `en ny definition ger ingen förändring i tal`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    let history = try await history(planned, sights: .init(repeating: .exact, count: 8), definition: "0")
    let column = try #require(history.current.snapshot.column("NYC-01"))
    #expect((0..<8).allSatisfy { NumberChanges(column, in: history).change($0) == nil })
    #expect(try page(history).contains("Frågan betyder något annat nu än i Förut"))
  }

  @Test(arguments: Engine.available) func `tal i rader visas del för del för länsteamet`(_ engine: Engine) async throws
  {
    let site = try await TestSite.withDemonstration(engine)
    let path = "/kartlaggning/\(try await site.answeredRound())/resultat/BOE-06"
    let client = try await site.client(as: .leader)
    for address in [path, "\(path)?rad=kvinnor"] {
      let page = try await client.get(address)
      #expect(page.status == 200 && Markup(page.body).faults == [], "\(address)")
    }
    let page = try await client.get(path)
    let table = try #require(page.body.split(separator: "id=\"svar-tabell\"").last?.split(separator: "</table>").first)
    for part in ["kvinnor", "man", "barn"] { #expect(table.contains("?rad=\(part)"), "\(part)") }
  }

  @Test(arguments: Engine.available) func `det dolda sägs en gång och ger ingen tom tabell`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine, visibility: .all)
    let rows = MadeResults.rows(8)
    let indicator = MadeResults.indicator("EGE-03", isSensitive: true)
    let snapshot = MadeResults.snapshot([(indicator, rows.map { _ in "ja" })], rows: rows)
    func page(_ sights: [Disclosure.Sight]) async throws -> String {
      let disclosure = Disclosure(sights: sights, isOver: true)
      let view = RoundView(round: try await planned.record(), snapshot: snapshot, disclosure: disclosure)
      let column = try #require(snapshot.column("EGE-03"))
      return IndicatorResultPage(
        history: RoundHistory(current: view, earlier: []), column: column, filter: ResultFilter(), areas: []
      ).page.content.markup
    }
    let outsider = try await page(.init(repeating: .named, count: 8))
    #expect(outsider.split(separator: "Känsliga svar visas inte här.").count == 2)
    #expect(!outsider.contains("Visas inte") && !outsider.contains("id=\"tabell\""))
    let own = try await page([.exact] + .init(repeating: .named, count: 7))
    #expect(own.contains(rows[0].name) && !own.contains(">\(rows[1].name)</a>"))
    let leader = try await page(.init(repeating: .exact, count: 8))
    #expect(leader.contains(">\(rows[7].name)</a>") && !leader.contains("Känsliga svar visas inte"))
  }

  @Test(arguments: Engine.available) func `den som leder kan välja vem som helst att likna`(_ engine: Engine)
    async throws
  {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let client = try await site.client(as: .leader)
    let page = try await client.get("/kartlaggning/\(round)/resultat/LED-03")
    #expect(page.body.contains("<option value=\"2480\">Som Umeå</option>"))
    let alike = try await client.get("/kartlaggning/\(round)/resultat/LED-03?lik=2480")
    #expect(alike.body.contains("<option value=\"2480\" selected>Som Umeå</option>"))
    #expect(alike.body.contains("liknande Umeå"))
  }
}
