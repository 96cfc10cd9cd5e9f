import Testing

@testable import Courses

/// What can be worked out from the shares by whoever takes what is shown from the sums, in all small tables.
struct FollowUpDisclosureTests {
  @Test(arguments: 1...4)
  func `i ingen liten tabell går det att räkna ut att ingen eller alla är klara`(_ count: Int) {
    let rows = Self.rows(accounts: count < 4 ? Array(1...7) : [1, 5, 6], outside: [0])
    #expect(Self.tables(count, rows[...]).first(where: { ReadPage(of: $0).tells }) == nil)
  }

  @Test(arguments: 1...3)
  func `inte heller av den som själv har skrivit in dem utan konto`(_ count: Int) {
    let rows = Self.rows(accounts: [0, 2, 5, 6], outside: [0, 3])
    #expect(Self.tables(count, rows[...]).first(where: { ReadPage(of: $0).tells }) == nil)
    // Who does not know that they have none learns of nobody that all have done it.
    let outside = ShareRow(name: "C", among: 6, done: 6, outside: 6)
    let shares = Shares([
      ShareRow(name: "A", among: 6, done: 2), ShareRow(name: "B", among: 7, done: 3), outside,
    ])
    #expect(shares.shown.map(\.name) == ["B"] && shares.hidden == 2)
  }

  @Test func `inte heller när raderna har en summa som själv står under en summa`() {
    let pairs = Self.tables(2, Self.rows(accounts: [2, 6], outside: [0])[...])
    let telling = pairs.indices.first { index in
      pairs[index...].contains { ReadPage(of: pairs[index], and: $0).tells }
    }
    #expect(telling.map { pairs[$0] } == nil)
  }

  @Test func `en yrkesgrupps alla klara går inte att räkna ut från summan av alla`() {
    let (one, two) = (ShareRow(name: "A", among: 5, done: 5), ShareRow(name: "B", among: 5, done: 5))
    // All ten who have begun are done: the sum says exactly ten, of forty.
    #expect(Shares([one, two], within: ShareRow(name: "Alla", among: 40, done: 10)).shown.isEmpty)
    #expect(Shares([one, two], within: ShareRow(name: "Alla", among: 11, done: 10)).shown.isEmpty)
    let three = ShareRow(name: "C", among: 9, done: 4)
    let four = ShareRow(name: "D", among: 8, done: 3)
    #expect(Shares([one, three, four], within: ShareRow(name: "Alla", among: 40, done: 12)).shown == [three])
  }

  private static func rows(accounts: [Int], outside: [Int]) -> [ShareRow] {
    accounts.flatMap { accounts in
      outside.flatMap { outside in
        (0...accounts).map { done in
          ShareRow(name: "", among: accounts + outside, done: done + outside, outside: outside)
        }
      }
    }
  }

  /// Every choice of so many rows, whatever their order.
  private static func tables(_ count: Int, _ rows: ArraySlice<ShareRow>) -> [[ShareRow]] {
    guard count > 0 else { return [[]] }
    return rows.indices.flatMap { index in
      tables(count - 1, rows[index...]).map { [rows[index]] + $0 }
    }
  }
}

/// A page read by somebody who knows how many each row has, and who is outside.
private struct ReadPage {
  private let rows: [ShareRow]
  private let shown: Set<String>
  /// The sums on the page, each with the places of its rows.
  private let sums: [(row: ShareRow, places: Range<Int>)]

  /// Rows under their sum.
  init(of rows: [ShareRow]) {
    self.rows = Self.named(rows)
    let shares = Shares(self.rows)
    shown = Set(shares.shown.map(\.key))
    sums = shares.total.map { [(row: $0, places: 0..<rows.count)] } ?? []
  }

  /// Two groups under a sum of both.
  init(of first: [ShareRow], and second: [ShareRow]) {
    let all = Self.named(first + second)
    let groups = [0..<first.count, first.count..<all.count]
    let parts = groups.map { Array(all[$0]) }
    let (one, two) = (ShareRow(name: "Ett", of: parts[0]), ShareRow(name: "Två", of: parts[1]))
    let upper = Shares([one, two])
    let lower = Shares([ShareGroup(sum: one, rows: parts[0]), ShareGroup(sum: two, rows: parts[1])], beneath: upper)
    var sums = upper.total.map { [(row: $0, places: 0..<all.count)] } ?? []
    for (sum, places) in zip([one, two], groups) where upper.shown.contains(sum) {
      sums.append((row: sum, places: places))
    }
    (rows, shown, self.sums) = (all, Set(lower.shown.map(\.key)), sums)
  }

  private static func named(_ rows: [ShareRow]) -> [ShareRow] {
    rows.enumerated().map { place, row in
      ShareRow(name: "\(place)", among: row.among, done: row.done, outside: row.outside)
    }
  }

  /// Whether none or all can be told of a row, of those that are hidden, or of all under a sum; or too few are shown.
  var tells: Bool {
    let (hidden, read) = (rows.indices.filter { !isShown($0) }, tables)
    let parts: [[Int]] = rows.indices.map { [$0] } + [hidden] + sums.map { Array($0.places) }
    return rows.indices.contains { isShown($0) && rows[$0].among - rows[$0].outside < 5 }
      || parts.contains { part in
        let (none, all) = (part.reduce(0) { $0 + rows[$1].outside }, part.reduce(0) { $0 + rows[$1].among })
        guard none < all else { return false }
        return read.allSatisfy { sum($0, part) == none } || read.allSatisfy { sum($0, part) == all }
      }
  }

  private func isShown(_ place: Int) -> Bool { shown.contains(rows[place].key) }

  private func sum(_ table: [Int], _ places: [Int]) -> Int { places.reduce(0) { $0 + table[$1] } }

  /// How many may have done it in each row, as far as the page tells.
  private var tables: [[Int]] {
    let possible = rows.indices.map { done(rows[$0], isShown: isShown($0)) }
    let all = possible.reduce([[]] as [[Int]]) { tables, values in
      tables.flatMap { table in values.map { table + [$0] } }
    }
    let known = sums.map { (places: Array($0.places), done: Set(done($0.row, isShown: true))) }
    return all.filter { table in known.allSatisfy { $0.done.contains(sum(table, $0.places)) } }
  }

  private func done(_ row: ShareRow, isShown: Bool) -> [Int] {
    (row.outside...row.among).filter { done in
      let other = ShareRow(name: "", among: row.among, done: done, outside: row.outside)
      return !isShown || other.words == row.words
    }
  }
}
