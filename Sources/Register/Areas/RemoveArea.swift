package import Access
package import Storage
package import Vocabulary

/// Takes away an own area. Rounds that were planned with it keep their respondents. Sv: ta bort område.
package struct RemoveArea: Sendable {
  package init() {}

  package func perform(in tx: Transaction, by evidence: Writable<OwnArea>, at now: Moment) throws {
    let area = evidence.record
    try tx.execute("DELETE FROM own_area WHERE id = \(area.id)")
    try tx.record(
      "RemoveArea", of: "area:\(area.id)", by: evidence.viewer.byline, at: now,
      text: "Tog bort området \(area.name) av \(area.municipalities.count) kommuner")
  }
}
