internal import Vocabulary

/// Rows of shares of which those that would point at somebody are left out. Sv: andelar.
package struct Shares: Sendable {
  /// Fewer with an account than this are not shown.
  package static let fewest = 5

  package let shown: [ShareRow]
  private let left: [ShareRow]
  /// All together; nil when they are too few.
  package let total: ShareRow?

  package var hidden: Int { left.count }

  private init(shown: [ShareRow], left: [ShareRow], total: ShareRow?) {
    self.shown = SwedishOrder.sorted(shown) { $0.name }
    self.left = left
    self.total = total
  }

  /// Rows whose sum is on the page too.
  package init(_ rows: [ShareRow]) {
    let sum = ShareRow(name: "Alla", of: rows)
    self.init(rows, known: sum.told, total: sum.accounts < Self.fewest ? nil : sum)
  }

  /// Rows of too few are left out, and then the smallest of the others, until nothing too exact can be worked out. `known` is how
  /// many with an account have done it in all, as far as the page tells.
  private init(_ rows: [ShareRow], known: ClosedRange<Int>, total: ShareRow?) {
    // Of two as small it is always the same one, whatever their order, or both would be shown in turn.
    let rows = rows.filter { $0.among > 0 }.sorted { ($0.among, $0.name, $0.key) > ($1.among, $1.name, $1.key) }
    var shown = rows.filter { $0.accounts >= Self.fewest }
    var left = rows.filter { $0.accounts < Self.fewest }
    while Self.tells(shown, left, known), let least = shown.popLast() { left.append(least) }
    self.init(shown: shown, left: left, total: total)
  }

  /// Whether taking what is known from the sum gives more of a row, or of those left out together, than words would say.
  private static func tells(_ shown: [ShareRow], _ left: [ShareRow], _ sum: ClosedRange<Int>) -> Bool {
    let rest = ShareRow(name: "", of: left)
    guard left.isEmpty || rest.accounts >= fewest else { return true }
    var parts = shown.map { (accounts: $0.accounts, known: $0.told) }
    if !left.isEmpty { parts.append((accounts: rest.accounts, known: 0...rest.accounts)) }
    let lowest = parts.reduce(0) { $0 + $1.known.lowerBound }
    let highest = parts.reduce(0) { $0 + $1.known.upperBound }
    return parts.contains { part in
      let least = max(part.known.lowerBound, sum.lowerBound - (highest - part.known.upperBound))
      let most = min(part.known.upperBound, sum.upperBound - (lowest - part.known.lowerBound))
      return least == most && (most < 2 || most > part.accounts - 2)
    }
  }
}

/// Rows with their sum, which stands on the same page.
struct ShareGroup {
  let sum: ShareRow
  let rows: [ShareRow]
}

extension Shares {
  /// The rows of groups. In each of them a row may not be had by taking the others from the sum; where the sum is left out all its
  /// rows are, or it could be had by adding them.
  init(_ groups: [ShareGroup], beneath sums: Shares) {
    let open = Set(sums.shown.map(\.key))
    let (parts, closed) = (
      groups.filter { open.contains($0.sum.key) }.map { Shares($0.rows) },
      groups.filter { !open.contains($0.sum.key) }.flatMap(\.rows).filter { $0.among > 0 }
    )
    self.init(shown: parts.flatMap(\.shown), left: parts.flatMap(\.left) + closed, total: sums.total)
  }

  /// Rows of some of those in `total`, among whom all are that have done it.
  init(_ rows: [ShareRow], within total: ShareRow?) {
    let sum = ShareRow(name: "Alla", of: rows)
    self.init(rows, known: (total ?? sum).told.clamped(to: 0...sum.accounts), total: nil)
  }

  /// Without a row that has no name: it is there to be reckoned with, not to be read.
  var named: Shares {
    Shares(shown: shown.filter { !$0.name.isEmpty }, left: left.filter { !$0.name.isEmpty }, total: total)
  }
}
