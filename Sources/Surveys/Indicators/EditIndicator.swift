package import Access
package import Storage
package import Vocabulary
internal import Web

/// Changes a question of a set that no round has used. When the meaning changes the definition gets a new version,
/// so that no trend is drawn across the change.
package struct EditIndicator: Sendable {
  package let indicator: Indicator
  /// Whether whoever changes it says that the meaning is another.
  package let hasNewMeaning: Bool

  package init(indicator: Indicator, hasNewMeaning: Bool) {
    self.indicator = indicator
    self.hasNewMeaning = hasNewMeaning
  }

  package func perform(in set: Writable<IndicatorSet>, _ tx: Transaction, at now: Moment) throws {
    let id = set.record.id
    guard let stored = try tx.row("SELECT * FROM indicator WHERE set_id = \(id) AND code = \(indicator.code)") else {
      throw Refusal.notFound
    }
    let before = try Indicator(row: stored)
    var after = indicator
    after.id = before.id
    after.definitionVersion = try version(of: after, before: before, in: tx)
    if after.definitionVersion != before.definitionVersion, after.definition.validFrom == before.definition.validFrom {
      after.definition.validFrom = nil
    }
    let position: Int = try stored.get("position")
    try tx.store(after, in: id, at: position)
    try tx.record(
      "EditIndicator", of: "indicatorSet:\(id)", by: set.viewer.byline, at: now,
      text: after.definitionVersion == before.definitionVersion
        ? "Ändrade \(after.code)" : "Ändrade \(after.code): innebörden är ny, definition \(after.definitionVersion)")
  }

  /// A draft that already got a new version against the set it was copied from does not get one more.
  private func version(of after: Indicator, before: Indicator, in tx: Transaction) throws -> String {
    let hasNewMeaning = hasNewMeaning || !after.means(theSameAs: before)
    guard hasNewMeaning else { return before.definitionVersion }
    let used = try tx.value(
      """
      SELECT COUNT(*) FROM indicator i WHERE i.code = \(after.code) AND i.id <> \(before.id)
        AND i.definition_version = \(before.definitionVersion)
      """, as: Int.self)
    return used == 0 ? before.definitionVersion : before.nextDefinitionVersion
  }
}
