internal import Vocabulary

/// How many of some have taken a course. Sv: andel klara.
package struct ShareRow: Sendable, Equatable {
  package let name: String
  /// Those who are counted among.
  package let among: Int
  package let done: Int

  package init(name: String, among: Int, done: Int) {
    self.name = name
    self.among = among
    self.done = done
  }

  /// Some rows as one.
  init(name: String, of rows: [ShareRow]) {
    self.init(name: name, among: rows.reduce(0) { $0 + $1.among }, done: rows.reduce(0) { $0 + $1.done })
  }
}

/// Rows of shares of which those that would point at somebody are left out. Sv: andelar.
package struct Shares: Sendable {
  /// Fewer than this are not shown.
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

  /// A row of too few is left out. When what is left out together is too few to hide among, the smallest of the others goes as well,
  /// or it could be worked out from the total.
  package init(_ rows: [ShareRow]) {
    let rows = rows.filter { $0.among > 0 }
    var small = rows.filter { $0.among < Self.fewest }
    var large = rows.filter { $0.among >= Self.fewest }
    let few = small.reduce(0) { $0 + $1.among }
    // Of two as small it is always the same one, whatever their order, or both would be shown in turn.
    if !small.isEmpty, few < Self.fewest, let least = large.min(by: { ($0.among, $0.name) < ($1.among, $1.name) }) {
      small += large.filter { $0 == least }
      large.removeAll { $0 == least }
    }
    let sum = ShareRow(name: "Alla", of: rows)
    self.init(shown: large, left: small, total: sum.among >= Self.fewest ? sum : nil)
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
    let (parts, closed) = (
      groups.filter { sums.shown.contains($0.sum) }.map { Shares($0.rows) },
      groups.filter { !sums.shown.contains($0.sum) }.flatMap(\.rows).filter { $0.among > 0 }
    )
    self.init(shown: parts.flatMap(\.shown), left: parts.flatMap(\.left) + closed, total: sums.total)
  }

  /// Without a row that has no name: it is there to be reckoned with, not to be read.
  var named: Shares {
    Shares(shown: shown.filter { !$0.name.isEmpty }, left: left.filter { !$0.name.isEmpty }, total: total)
  }
}

extension ShareRow {
  /// Whole per cent. That all or none have done it is said of nobody: it would be said of each.
  package var words: String {
    let share = 100 * done / max(1, among)
    if share > 90 { return "mer än 90 procent" }
    return share < 10 ? "mindre än 10 procent" : "\(share) procent"
  }
}
