package import Access
package import Storage
package import Vocabulary
internal import Web

/// Says of all who have a place, and of whom nothing has been said, that they were there in the way they had chosen.
/// Sv: markera alla som är kvar.
package struct NotePresentRest: Sendable {
  package init() {}

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws {
    let edition = evidence.record
    guard edition.state == .open || edition.state == .held, edition.isOver(at: now) else {
      throw Problems("avsluta", "Det är inte slut än. Markera var och en i incheckningen.")
    }
    let noted = try tx.execute(
      """
      UPDATE registration SET presence = CASE way WHEN 'site' THEN 'present' ELSE 'online' END, checked_in_at = \(now)
      WHERE edition_id = \(edition.id) AND state = 'confirmed' AND presence IS NULL AND erased_at IS NULL
      """)
    guard noted > 0 else { return }
    try tx.record(
      "NotePresentRest", of: edition.subject, by: evidence.viewer.byline, at: now,
      text: "Markerade \(counted(noted, "en person", "personer")) som närvarande")
  }
}
