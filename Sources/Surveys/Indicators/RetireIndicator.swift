package import Access
package import Storage
package import Vocabulary

/// Takes a question out of a set that no round has used, or puts it back. It stays to be seen.
package struct RetireIndicator: Sendable {
  package let code: String
  package let isRetired: Bool

  package init(code: String, isRetired: Bool = true) {
    self.code = code
    self.isRetired = isRetired
  }

  package func perform(in set: Writable<IndicatorSet>, _ tx: Transaction, at now: Moment) throws {
    let id = set.record.id
    let changed = try tx.execute(
      "UPDATE indicator SET is_retired = \(isRetired) WHERE set_id = \(id) AND code = \(code)")
    guard changed == 1 else { throw Refusal.notFound }
    try tx.record(
      "RetireIndicator", of: "indicatorSet:\(id)", by: set.viewer.byline, at: now,
      text: isRetired ? "Drog tillbaka \(code)" : "Tog med \(code) igen")
  }
}
