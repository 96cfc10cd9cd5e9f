package import Access
package import Storage
package import Vocabulary

/// Takes a set out of use: no new round can be planned with it. Rounds that used it stay as they are.
package struct RetireIndicatorSet: Sendable {
  package let isRetired: Bool

  package init(isRetired: Bool = true) { self.isRetired = isRetired }

  package func perform(on kept: Writable<KeptSet>, in tx: Transaction, at now: Moment) throws {
    let set = kept.record.set
    try tx.execute("UPDATE indicator_set SET is_retired = \(isRetired) WHERE id = \(set.id)")
    try tx.record(
      "RetireIndicatorSet", of: "indicatorSet:\(set.id)", by: kept.viewer.byline, at: now,
      text: isRetired ? "Drog tillbaka \(set.title)" : "Tog \(set.title) i bruk igen")
  }
}
