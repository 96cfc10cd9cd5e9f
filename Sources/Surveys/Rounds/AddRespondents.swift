package import Access
package import Storage
package import Vocabulary
internal import Web

/// Adds respondents to a round that is planned or open.
package struct AddRespondents: Sendable {
  package let respondents: [ChosenRespondent]

  package init(_ respondents: [ChosenRespondent]) { self.respondents = respondents }

  /// Returns how many were not in the round before.
  @discardableResult
  package func perform(to round: Writable<Round>, in tx: Transaction, at now: Moment) throws -> Int {
    let record = round.record
    guard record.phase(on: now.day) != .closed else {
      throw Problems("urval", "Omgången är stängd, så det går inte att lägga till svarande.")
    }
    let added = try respondents.filter { try tx.add($0, to: record.id) }
    guard !added.isEmpty else { return 0 }
    let counties = Set(record.counties + added.compactMap(\.county)).sorted()
    try tx.execute("UPDATE round SET counties = \(counties.stored) WHERE id = \(record.id)")
    try tx.bumpRevision(of: record.id)
    try tx.record(
      "AddRespondents", of: "round:\(record.id)", by: round.viewer.byline, at: now,
      text: "Lade till \(added.map(\.name).joined(separator: ", "))")
    return added.count
  }
}
