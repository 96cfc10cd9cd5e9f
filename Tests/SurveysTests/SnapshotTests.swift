import Access
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Surveys

struct SnapshotTests {
  @Test(arguments: Engine.available) func `bara bekräftade svar är med`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    try await planned.answer("LED-01", "uppfoljd", for: planned.umea)
    try await planned.answer("LED-01", "nej", for: planned.skelleftea)
    try await planned.set(.confirmed, for: planned.umea)
    try await planned.set(.submitted, for: planned.skelleftea)
    let snapshot = try await planned.snapshot()
    let column = try #require(snapshot.column("LED-01"))
    let umea = try #require(snapshot.row(of: Respondent(planned.umea)))
    let skelleftea = try #require(snapshot.row(of: Respondent(planned.skelleftea)))
    #expect(snapshot.rows.count == 3)
    #expect(snapshot.rows[umea].isPublished && !snapshot.rows[skelleftea].isPublished)
    #expect(column.level(umea) == .scored(100))
    #expect(column.answer(umea)?.words == "Beslutad och uppföljd de senaste 24 månaderna")
    #expect(column.level(skelleftea) == .missing)
    #expect(column.answer(skelleftea) == nil)
  }

  @Test(arguments: Engine.available) func `de svarande står i svensk ordning och frågorna är kortformens`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    let snapshot = try await planned.snapshot()
    #expect(snapshot.rows.map(\.name) == ["Fredsrådet Prov", "Skellefteå", "Umeå"])
    #expect(snapshot.columns.count == 37)
    #expect(snapshot.columns.allSatisfy { $0.indicator.isCore })
    #expect(snapshot.areas.allSatisfy { !snapshot.columns(in: $0.code).isEmpty })
  }

  @Test(arguments: Engine.available) func `en ny revision ger nya svar och den gamla glöms`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    let store = SnapshotStore()
    let first = try await store.snapshot(of: try await planned.record(), in: planned.site.regional)
    let again = try await store.snapshot(of: try await planned.record(), in: planned.site.regional)
    #expect(first === again)
    try await planned.answer("LED-01", "nej", for: planned.umea)
    try await planned.set(.confirmed, for: planned.umea)
    let round = planned.round
    try await planned.site.regional.write { try $0.bumpRevision(of: round) }
    let later = try await store.snapshot(of: try await planned.record(), in: planned.site.regional)
    #expect(later !== first)
    #expect(later.revision == first.revision + 1)
    #expect(later.column("LED-01")?.levels.contains(0) == true)
    #expect(store.count == 1)
  }

  @Test func `en nivå är sig lik efter att ha stått i en byte`() {
    let levels = (0...100).map { Level.scored($0) } + [.unknown, .unscored, .missing]
    #expect(levels.map { Level(byte: $0.byte) } == levels)
    #expect(Set(levels.map(\.byte)).count == levels.count)
  }

  @Test func `lika svar står en gång och ett helt land ryms i några megabyte`() throws {
    let rows = MadeResults.rows(290)
    let answers = (0..<290).map { ["ja", "nej", "delvis", nil, "vet-inte"][$0 % 5] }
    let columns = (1...99).map { (MadeResults.indicator("LED-\($0)"), answers) }
    let snapshot = MadeResults.snapshot(columns, rows: rows)
    #expect(snapshot.columns.allSatisfy { $0.different.count == 4 })
    let bytes = snapshot.columns.reduce(0) { $0 + $1.levels.count + 2 * $1.places.count }
    #expect(bytes == 99 * 290 * 3)
    let column = try #require(snapshot.column("LED-7"))
    #expect((0..<5).map { column.level($0) } == [.scored(100), .scored(0), .scored(50), .missing, .unknown])
  }

  @Test func `tal behåller sitt värde och datum räknas från dagen då svaret gavs`() throws {
    let count = MadeResults.indicator("NYC-01", .count)
    var builder = ColumnBuilder(count, rows: 2)
    let day = try #require(CalendarDate("2026-09-01"))
    builder.add("348", on: day, row: 0)
    builder.add("inte ett tal", on: day, row: 1)
    #expect(builder.column.answer(0)?.number == 348)
    #expect(builder.column.level(1) == .missing)
    var date = MadeResults.indicator("INF-02", .date)
    (date.weight, date.levelRule) = (1, .steps([.init(from: 0, level: 100), .init(from: 12, level: 0)]))
    var dates = ColumnBuilder(date, rows: 2)
    dates.add("2025-10-01", on: day, row: 0)
    dates.add("2025-10-01", on: day.adding(months: 2), row: 1)
    #expect(dates.column.level(0) == .scored(100))
    #expect(dates.column.level(1) == .scored(0))
  }
}

extension PlannedRound {
  /// Writes an answer as if it had been given.
  func answer(
    _ code: String, _ value: String, comment: String? = nil, isShared: Bool = false, for organisation: Organisation
  ) async throws {
    let (round, now, respondent) = (round, now, Respondent(organisation))
    try await site.regional.write { tx in
      try tx.execute(
        """
        INSERT INTO answer (round_id, respondent, indicator, value, comment, is_comment_shared, origin, version,
          edited_by, edited_at)
        VALUES (\(round), \(respondent), \(code), \(value), \(comment), \(isShared), \(Answer.Origin.typed), \(1),
          \("Maj Holmsund"), \(now))
        """)
    }
  }

  func snapshot() async throws -> RoundSnapshot {
    try await SnapshotStore().snapshot(of: try await record(), in: site.regional)
  }
}
