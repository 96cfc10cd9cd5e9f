import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Surveys

/// Those not seen by name: what may be said of them, and when.
struct GroupedLevelsTests {
  @Test func `den som inte ser alla svar får inget sagt om alla`() {
    let (none, all) = (LevelCounts(levels: [0, 20, 0, 0, 40]), LevelCounts(levels: [100, 100, 80, 80, 100]))
    #expect(ResultWords.finding(none) == "Ingen av de svarande har detta på plats.")
    #expect(ResultWords.finding(none, onlySeen: true) == "Av de svar du ser visar inget att detta är på plats.")
    #expect(ResultWords.finding(all) == "Alla 5 som har svarat har detta på plats.")
    #expect(ResultWords.finding(all, onlySeen: true) == "Av de svar du ser visar 5 av 5 att detta är på plats.")
    let few = LevelCounts(levels: [100, 100])
    #expect(ResultWords.finding(few) == "2 av 2 har detta på plats. Det är för få svar för att säga något om helheten.")
  }

  private func grouped(_ answers: [String?], own: String = "delvis") throws -> GroupedLevels? {
    let rows = MadeResults.rows(answers.count + 1)
    let snapshot = MadeResults.snapshot([(MadeResults.indicator("LED-01"), [own] + answers)], rows: rows)
    return GroupedLevels(
      try #require(snapshot.column("LED-01")), hidden: Array(snapshot.all.dropFirst()), seen: [0])
  }

  @Test func `varje grupp har minst tre dolda, också där ingen finns`() throws {
    var chance = SeededGenerator(seed: 13)
    for _ in 0..<500 {
      let count = Int.random(in: 10...40, using: &chance)
      let answers = (0..<count).map { _ in
        ["ja", "nej", "delvis", "vet-inte", nil].randomElement(using: &chance) ?? nil
      }
      guard let found = try grouped(answers) else { continue }
      #expect(found.groups.count > 1)
      #expect(found.total == count + 1)
      let hidden = found.groups.map { $0.count - ($0.bands?.contains(2) ?? false ? 1 : 0) }
      #expect(hidden.allSatisfy { $0 >= SmallCounts.limit }, "\(answers)")
      let bands = found.groups.compactMap(\.bands).flatMap { Array($0) }
      #expect(bands == Array(0..<5))
      #expect(found.groups.first?.holdsWithoutLevel == true)
      #expect(found.groups.dropFirst().allSatisfy { !$0.holdsWithoutLevel })
    }
  }

  @Test func `hopslagningen lämnar ingen grupp med färre än tre`() {
    var chance = SeededGenerator(seed: 17)
    for _ in 0..<2000 {
      let counts = (0..<6).map { _ in Int.random(in: 0...5, using: &chance) }
      let groups = SmallCounts.joined(counts)
      #expect(groups.flatMap { Array($0) } == Array(0..<6))
      let sums = groups.map { group in group.reduce(0) { $0 + counts[$1] } }
      #expect(groups.count == 1 || sums.allSatisfy { $0 >= SmallCounts.limit }, "\(counts)")
    }
  }

  @Test func `en ensam vet inte går inte att skilja från ett nej`() throws {
    let one = [String](repeating: "ja", count: 7) + [String](repeating: "nej", count: 6) + ["vet-inte"]
    let other = [String](repeating: "ja", count: 7) + [String](repeating: "nej", count: 7)
    let found = try #require(try grouped(one))
    #expect(try grouped(other) == found)
    #expect(found.atTarget == 7)
    #expect(found.sentence.contains("7 på nivå 80–100 (på plats)"))
    #expect(found.sentence.contains("eller utan nivå"))
  }

  @Test func `är alla dolda lika sägs ingenting`() throws {
    for answer in ["ja", "nej", "delvis", "vet-inte"] {
      #expect(try grouped([String](repeating: answer, count: 14)) == nil, "\(answer)")
    }
    // Two that differ are too few to be a group.
    #expect(try grouped([String](repeating: "ja", count: 12) + ["nej", "nej"]) == nil)
  }

  @Test(arguments: Engine.available) func `det som kan ändras efter stängningen räknas inte som klart`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    for place in [planned.umea, planned.skelleftea] { try await planned.set(.confirmed, for: place) }
    let now = planned.now
    #expect(try await planned.unsettled().isEmpty, "en öppen omgång räknas aldrig")
    try await planned.change { tx, round in _ = try CloseRound().perform(on: round, in: tx, at: now) }
    #expect(try await planned.unsettled().isEmpty)
    let umea = Respondent(planned.umea)
    let later = now.adding(seconds: 60)
    let changes: [SQL] = [
      "published_at = \(later)", "extended_to = \(now.day.adding(days: 3).text)", "state = \(Reply.State.submitted)",
      "state = \(Reply.State.draft)",
    ]
    let settled: SQL = "state = \(Reply.State.locked), published_at = \(now), extended_to = NULL"
    for change in changes {
      try await planned.write(change, for: umea)
      #expect(try await planned.unsettled() == [umea])
      try await planned.write(settled, for: umea)
      #expect(try await planned.unsettled().isEmpty)
    }
    // More time that has run out changes nothing any more.
    try await planned.write("extended_to = \(now.day.adding(days: -1).text)", for: umea)
    #expect(try await planned.unsettled().isEmpty)
  }

  @Test(arguments: Engine.available) func `bara de doldas ändringar hindrar, och bara en stängd omgång är över`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    let snapshot = try await planned.snapshot()
    let (umea, skelleftea) = (Respondent(planned.umea), Respondent(planned.skelleftea))
    func answers(_ unsettled: Set<Respondent>) async throws -> Disclosure.HiddenAnswers {
      let round = try await planned.round(for: planned.contact)
      return Disclosure(round, snapshot, for: planned.contact, unsettled: unsettled).hiddenAnswers
    }
    #expect(try await answers([]) == .open)
    let now = planned.now
    try await planned.change { tx, round in _ = try CloseRound().perform(on: round, in: tx, at: now) }
    #expect(try await answers([]) == .settled)
    #expect(try await answers([umea]) == .settled)
    #expect(try await answers([skelleftea]) == .changing)
    #expect(try await answers([Respondent(key: "okänd")]) == .changing)
  }
}

extension PlannedRound {
  fileprivate func unsettled() async throws -> Set<Respondent> {
    let (round, day) = (try await record(), now.day)
    return try await site.regional.read { try $0.unsettled(in: round, on: day) }
  }

  fileprivate func write(_ change: SQL, for respondent: Respondent) async throws {
    let round = round
    try await site.regional.write { tx in
      try tx.execute(
        "UPDATE round_respondent SET \(change) WHERE round_id = \(round) AND respondent = \(respondent)")
    }
  }
}
