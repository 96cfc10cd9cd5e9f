import Access
import HTML
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Surveys

/// Change over rounds: whose it is, and where it breaks.
struct LevelSeriesTests {
  private let rows = MadeResults.rows(7)

  private func series(
    _ rounds: [(year: Int, indicator: Indicator, answers: [String?])]
  ) async throws -> LevelSeries {
    let planned = try await PlannedRound.make(.sqlite)
    let round = try await planned.record()
    let views = rounds.map { made in
      let snapshot = MadeResults.snapshot(
        [(made.indicator, made.answers)], rows: rows, name: "Kartläggning \(made.year)", round: planned.round,
        year: made.year)
      return RoundView(
        round: round, snapshot: snapshot, disclosure: Disclosure(sights: rows.map { _ in .exact }, isOver: true))
    }
    let newest = try #require(views.last)
    return LevelSeries(
      try #require(newest.snapshot.column("SAM-01")),
      in: RoundHistory(current: newest, earlier: Array(views.dropLast().reversed())),
      filter: ResultFilter())
  }

  @Test func `tabellen skiljer alla som svarade från dem som svarade varje gång, och linjen är de senares`()
    async throws
  {
    let indicator = MadeResults.indicator("SAM-01")
    let series = try await series([
      (2023, indicator, ["ja", "ja", "ja", "nej", "nej", nil, nil]),
      (2025, indicator, ["ja", "ja", "ja", "ja", "nej", "nej", "nej"]),
    ])
    #expect(series.points.map(\.spread.count) == [5, 7])
    #expect(series.points.map(\.same.count) == [5, 5])
    let same = try #require(series.points.last?.same)
    #expect(same.median == 100)
    #expect(abs(try #require(same.difference) - 40) < 1e-9)
    let chart = ChangeChart(series: series)
    #expect(chart.drawing.main.map(\.value) == [100, 100])
    #expect(chart.chart()?.figure.markup.contains("hos dem som svarade varje gång. Skuggan") == true)
    let table = chart.table.markup
    #expect(table.contains("Alla som svarade") && table.contains("De som svarade varje gång"))
    #expect(Markup(table).faults == [])
  }

  @Test func `brottet bär definitionens första år`() async throws {
    var later = MadeResults.indicator("SAM-01", definition: "2")
    later.definition.validFrom = "2024"
    let answers: [String?] = ["ja", "nej", "ja", "nej", "ja", "nej", "ja"]
    let series = try await series([
      (2023, MadeResults.indicator("SAM-01"), answers), (2025, later, answers), (2026, later, answers),
    ])
    #expect(series.points.map(\.definitionSince) == [nil, 2024, nil])
    let chart = ChangeChart(series: series)
    #expect(chart.drawing.shapes.markup.contains("Ny definition 2024"))
    #expect(chart.chart()?.figure.markup.contains("svarade varje gång på samma sida om brottet") == true)
    #expect(chart.table.markup.contains("Ny definition 2024, går inte att jämföra bakåt"))
  }

  @Test func `har den publicerade serien bytt definition emellan är året därifrån, annars sägs inget år`() async throws
  {
    var published = MadeResults.indicator("SAM-01", definition: "2")
    published.publishedLinks = [.init(source: "OJ", key: "overenskommelse-kvinnojour")]
    let answers: [String?] = ["ja", "nej", "ja", "nej", "ja", "nej", "ja"]
    let known = try await series([(2023, MadeResults.indicator("SAM-01"), answers), (2025, published, answers)])
    #expect(known.points.last?.definitionSince == 2024)
    let outside = try await series([(2024, MadeResults.indicator("SAM-01"), answers), (2025, published, answers)])
    #expect(outside.points.last?.definitionSince == nil)
    let unknown = try await series([
      (2023, MadeResults.indicator("SAM-01"), answers),
      (2025, MadeResults.indicator("SAM-01", definition: "2"), answers),
    ])
    let shapes = ChangeChart(series: unknown).drawing.shapes.markup
    #expect(shapes.contains(">Ny definition<"))
    #expect(!shapes.contains("Ny definition 2"))
  }

  @Test func `en ny innebörd glömmer det gamla året`() async throws {
    let site = try await TestSite.make(.sqlite)
    let now = site.now
    let changed = try await site.regional.write { tx -> [String?] in
      let first = try ImportIndicatorSet(file: try SetFile.bundled()).perform(in: tx, by: SmallSurvey.leader, at: now)
      func edit(_ set: ID<IndicatorSet>, _ question: String, validFrom: String?) throws -> String? {
        guard var indicator = try tx.questionnaire(set)?.indicator("LED-01") else { return nil }
        indicator.question = question
        indicator.definition.validFrom = validFrom
        try EditIndicator(indicator: indicator, hasNewMeaning: true)
          .perform(in: try tx.writable(set, by: SmallSurvey.leader), tx, at: now)
        return try tx.questionnaire(set)?.indicator("LED-01")?.definition.validFrom
      }
      let stated = try edit(first, "Ett?", validFrom: "2024")
      let copy = try CopyIndicatorSet(name: "Kopia", version: "2")
        .perform(of: try tx.readable(first, by: SmallSurvey.leader), in: tx, at: now.adding(seconds: 1))
      return [stated, try edit(copy, "Två?", validFrom: "2024")]
    }
    #expect(changed == ["2024", nil])
  }
}
