package import Access
package import Storage
package import Vocabulary

/// Takes a set out of use: no new round can be planned with it. Rounds that used it stay as they are.
package struct RetireIndicatorSet: Sendable {
  package let isRetired: Bool

  package init(isRetired: Bool = true) { self.isRetired = isRetired }

  /// Readable is enough: a used set is not changed, only put aside.
  package func perform(on set: Readable<IndicatorSet>, in tx: Transaction, at now: Moment) throws {
    guard set.viewer.isInCountyTeam else { throw Refusal.forbidden("Bara länsteamet kan dra tillbaka en uppsättning.") }
    try tx.execute("UPDATE indicator_set SET is_retired = \(isRetired) WHERE id = \(set.record.id)")
    try tx.record(
      "RetireIndicatorSet", of: "indicatorSet:\(set.record.id)", by: set.viewer.name, at: now,
      text: isRetired ? "Drog tillbaka \(set.record.title)" : "Tog \(set.record.title) i bruk igen")
  }
}
