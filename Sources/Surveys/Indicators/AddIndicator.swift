package import Access
package import Storage
package import Vocabulary
internal import Web

/// Adds a question last in its area, in a set that no round has used.
package struct AddIndicator: Sendable {
  package let indicator: Indicator

  package init(indicator: Indicator) { self.indicator = indicator }

  package func perform(in set: Writable<IndicatorSet>, _ tx: Transaction, at now: Moment) throws {
    let id = set.record.id
    if try tx.exists("SELECT id FROM indicator WHERE set_id = \(id) AND code = \(indicator.code)") {
      throw Problems("kod", "Koden \(indicator.code) finns redan i uppsättningen. Välj en annan.")
    }
    let last = try tx.value("SELECT MAX(position) FROM indicator WHERE set_id = \(id)", as: Int.self) ?? -1
    var added = indicator
    added.id = tx.newID(at: now)
    let earlier = try tx.row("SELECT * FROM indicator WHERE code = \(indicator.code) ORDER BY id DESC LIMIT 1").map(
      Indicator.init)
    if let earlier {
      added.definitionVersion =
        earlier.means(theSameAs: added) ? earlier.definitionVersion : earlier.nextDefinitionVersion
    }
    try tx.store(added, in: id, at: last + 1)
    try tx.record(
      "AddIndicator", of: "indicatorSet:\(id)", by: set.viewer.byline, at: now, text: "Lade till \(added.code)")
  }
}
