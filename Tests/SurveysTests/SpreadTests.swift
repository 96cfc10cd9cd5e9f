import TestSupport
import Testing
import Vocabulary

@testable import Surveys

struct SpreadTests {
  @Test func `skillnaden är medel av alla pars skillnad`() throws {
    var chance = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let count = Int.random(in: 5...60, using: &chance)
      let levels = (0..<count).map { _ in Int.random(in: 0...100, using: &chance) }
      let spread = Spread(LevelCounts(levels: levels))
      #expect(abs(try #require(spread.difference) - naiveDifference(levels)) < 1e-9, "\(levels)")
    }
  }

  @Test func `kvartilerna är de som ett kalkylblad räknar fram`() throws {
    var chance = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      let count = Int.random(in: 5...40, using: &chance)
      let levels = (0..<count).map { _ in Int.random(in: 0...100, using: &chance) }
      let spread = Spread(LevelCounts(levels: levels))
      let naive = [0.25, 0.5, 0.75].map { naiveQuantile(levels, $0) }
      for (ours, theirs) in zip([spread.lowerQuartile, spread.median, spread.upperQuartile], naive) {
        #expect(abs(try #require(ours) - theirs) < 1e-9, "\(levels)")
      }
    }
  }

  @Test(
    arguments: [
      ([0, 0, 0, 100, 100, 100], 60), ([50, 50, 50, 50, 50], 0), ([0, 25, 50, 75, 100], 50),
    ] as [([Int], Double)])
  func `kända exempel`(_ levels: [Int], _ difference: Double) throws {
    #expect(abs(try #require(Spread(LevelCounts(levels: levels)).difference) - difference) < 1e-9)
  }

  @Test(arguments: 0..<Spread.fewest) func `för få svar säger inget om helheten, och det är inte noll`(_ count: Int) {
    let levels = [Int](repeating: 100, count: count)
    let spread = Spread(LevelCounts(levels: levels))
    #expect(spread.count == count && spread.difference == nil && spread.median == nil)
    #expect(spread.lowerQuartile == nil && spread.upperQuartile == nil && spread.shareAtTarget == nil)
    #expect(NumberSpread(levels.map(Float.init)) == nil)
    #expect(Spread(LevelCounts(levels: levels + [100, 100, 100, 100, 100])).median == 100)
  }

  @Test func `inget värde är aldrig noll och vet inte är ingen lucka`() throws {
    let answers: [String?] = ["ja", nil, "vet-inte", "nej", nil]
    let snapshot = MadeResults.snapshot([(MadeResults.indicator("LED-01"), answers)], rows: MadeResults.rows(5))
    let column = try #require(snapshot.column("LED-01"))
    let counts = LevelCounts(column, among: snapshot.all)
    #expect(counts.scored == 2)
    #expect(counts.unknown == 1)
    #expect(counts.missing == 2)
    #expect(counts.bands == [1, 0, 0, 0, 1])
    #expect(counts.answered == 3)
    #expect(snapshot.all.compactMap { row in Gap(column) { $0.level(row) } }.count == 1)
  }

  @Test func `andelen på plats räknar nivå åttio och uppåt`() {
    let spread = Spread(LevelCounts(levels: [79, 80, 100, 0, 80, 20]))
    #expect(spread.shareAtTarget == 0.5)
    #expect(spread.count == 6)
  }

  @Test func `förändringen gäller bara dem som svarat båda gångerna`() throws {
    let indicator = MadeResults.indicator("LED-01")
    let before = MadeResults.snapshot(
      [(indicator, ["ja", "nej", "ja", "nej", "ja", "nej", "vet-inte", nil])], rows: MadeResults.rows(8),
      name: "Kartläggning 2024")
    let now = MadeResults.snapshot(
      [(indicator, ["ja", "delvis", "ja", "delvis", "ja", "delvis", "nej", "nej"])], rows: MadeResults.rows(8))
    let trend = SpreadTrend(try #require(now.column("LED-01")), rows: now.all, in: now, since: before)
    let (old, new) = (naiveDifference([100, 0, 100, 0, 100, 0]), naiveDifference([100, 50, 100, 50, 100, 50]))
    let change = SpreadTrend.Comparison(earlier: old, now: new, count: 6, direction: .shrunk)
    #expect(trend == .compared(change, since: "Kartläggning 2024"))
    #expect(
      trend.sentence()
        == "Skillnaden mellan de svarande har minskat: två svarande skiljer sig nu i snitt 30 steg, mot 60 i "
        + "Kartläggning 2024. Det gäller de 6 som har svarat båda gångerna.")
  }

  @Test func `en enda svarande eller ett par steg gör ingen förändring`() throws {
    func trend(_ before: [Int], _ now: [Int]) throws -> SpreadTrend {
      var indicator = MadeResults.indicator("LED-01")
      indicator.options = (0...100).map { (level: Int) in
        Indicator.Option(id: "n\(level)", text: "\(level)", level: level)
      }
      let rows = MadeResults.rows(before.count)
      let earlier = MadeResults.snapshot([(indicator, before.map { "n\($0)" })], rows: rows, name: "Kartläggning 2024")
      let snapshot = MadeResults.snapshot([(indicator, now.map { "n\($0)" })], rows: rows)
      return SpreadTrend(try #require(snapshot.column("LED-01")), rows: snapshot.all, in: snapshot, since: earlier)
    }
    func direction(_ before: [Int], _ now: [Int]) throws -> SpreadTrend.Direction? {
      guard case .compared(let change, _) = try trend(before, now) else { return nil }
      return change.direction
    }
    let seven = [0, 100, 100, 100, 100, 100, 100]
    // One alone moves the mean by 29 steps.
    #expect(try direction(seven, seven.map { _ in 100 }) == .steady)
    #expect(try direction(seven.map { _ in 100 }, seven) == .steady)
    // Two do, and what is left when either is put back is still large enough.
    #expect(try direction([0, 0, 100, 100, 100, 100, 100], [100, 100, 100, 100, 100, 100, 100]) == .shrunk)
    #expect(try direction([100, 100, 100, 100, 100, 100, 100], [0, 0, 100, 100, 100, 100, 100]) == .grown)
    // Everybody moves, but by less than three steps in all.
    #expect(try direction([40, 45, 50, 55, 60], [41, 46, 50, 54, 59]) == .steady)
    let sentence = try trend(seven, seven.map { _ in 100 }).sentence()
    #expect(sentence.contains("är i stort sett oförändrad"))
    #expect(sentence.contains("de 7 som har svarat båda gångerna"))
  }

  @Test func `tal och nivåer har samma kvartiler`() throws {
    var chance = SeededGenerator(seed: 5)
    for _ in 0..<100 {
      let levels = (0..<Int.random(in: 5...30, using: &chance)).map { _ in Int.random(in: 0...100, using: &chance) }
      let numbers = levels.map(Float.init).sorted()
      let spread = Spread(LevelCounts(levels: levels))
      for (share, level) in [(0.25, spread.lowerQuartile), (0.5, spread.median), (0.75, spread.upperQuartile)] {
        #expect(Quantile.value(at: share, ofSorted: numbers) == level, "\(levels)")
      }
    }
    #expect(Quantile.value(at: 0.5, ofSorted: []) == nil)
  }

  @Test func `över en ny definition sägs ingen förändring`() throws {
    let answers: [String?] = ["ja", "nej", "ja", "nej", "ja", "nej"]
    let before = MadeResults.snapshot([(MadeResults.indicator("LED-01", definition: "1"), answers)])
    let now = MadeResults.snapshot([(MadeResults.indicator("LED-01", definition: "2"), answers)])
    let trend = SpreadTrend(try #require(now.column("LED-01")), rows: now.all, in: now, since: before)
    #expect(trend == .newDefinition(since: "Kartläggning 2026"))
    #expect(trend.sentence().contains("betyder något annat"))
  }

  @Test func `för få eller ingen tidigare omgång sägs med ord`() throws {
    let indicator = MadeResults.indicator("LED-01")
    let few: [String?] = ["ja", "nej", "ja", "nej"]
    let now = MadeResults.snapshot([(indicator, few)])
    let column = try #require(now.column("LED-01"))
    #expect(SpreadTrend(column, rows: now.all, in: now, since: nil) == .noEarlierRound)
    let other = MadeResults.snapshot([(MadeResults.indicator("LED-02"), few)])
    #expect(SpreadTrend(column, rows: now.all, in: now, since: other) == .noEarlierRound)
    let trend = SpreadTrend(column, rows: now.all, in: now, since: now)
    #expect(trend == .tooFew(4, since: "Kartläggning 2026"))
    #expect(trend.sentence().hasPrefix("Bara 4 har svarat"))
  }

  private func naiveDifference(_ levels: [Int]) -> Double {
    var (sum, pairs) = (0.0, 0.0)
    for (index, left) in levels.enumerated() {
      for right in levels[(index + 1)...] { (sum, pairs) = (sum + Double(abs(left - right)), pairs + 1) }
    }
    return sum / pairs
  }

  private func naiveQuantile(_ levels: [Int], _ share: Double) -> Double {
    let sorted = levels.sorted().map(Double.init)
    let place = share * Double(sorted.count - 1)
    let (low, high) = (sorted[Int(place.rounded(.down))], sorted[Int(place.rounded(.up))])
    return low + (place - place.rounded(.down)) * (high - low)
  }
}
