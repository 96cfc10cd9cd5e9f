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
}

/// Rows of shares of which those that would point at somebody are left out. Sv: andelar.
package struct Shares: Sendable {
  /// Fewer than this are not shown.
  package static let fewest = 5

  package let shown: [ShareRow]
  package let hidden: Int
  /// All together; nil when they are too few.
  package let total: ShareRow?

  /// A row of too few is left out. When what is left out together is too few to hide among, the smallest of the others goes as well,
  /// or it could be worked out from the total.
  package init(_ rows: [ShareRow]) {
    let rows = rows.filter { $0.among > 0 }
    var small = rows.filter { $0.among < Self.fewest }
    var large = rows.filter { $0.among >= Self.fewest }
    let left = small.reduce(0) { $0 + $1.among }
    if !small.isEmpty, left < Self.fewest, let least = large.min(by: { $0.among < $1.among }) {
      small.append(least)
      large.removeAll { $0 == least }
    }
    shown = SwedishOrder.sorted(large) { $0.name }
    hidden = small.count
    let sum = ShareRow(
      name: "Alla", among: rows.reduce(0) { $0 + $1.among }, done: rows.reduce(0) { $0 + $1.done })
    total = sum.among >= Self.fewest ? sum : nil
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
