package import Access
package import Storage
package import Vocabulary
internal import Web

/// A host says that a task is not relevant any longer, and why. One in a draft, which nobody else has read, is simply taken
/// away. Sv: stryk uppgift.
package struct DropTask: Sendable {
  package let task: NetworkTask
  package let reason: String

  package init(_ task: NetworkTask, because reason: String = "") {
    self.task = task
    self.reason = reason
  }

  package func perform(in tx: Transaction, by evidence: Writable<Network>, at now: Moment) throws {
    let network = evidence.record
    guard task.network == network.id else { throw Refusal.notFound }
    if try tx.isUnread(task) { return try remove(in: tx, by: evidence.viewer, at: now) }
    if reason.isEmpty { throw Problems("resultat", "Skriv varför uppgiften inte är aktuell längre.") }
    if reason.count > 1000 { throw Problems("resultat", "Korta texten till högst 1 000 tecken.") }
    let changed = try tx.execute(
      """
      UPDATE network_task SET dropped_because = \(reason), done_at = \(now), done_by = \(evidence.viewer.byline)
      WHERE id = \(task.id) AND done_at IS NULL
      """)
    guard changed == 1 else { return }
    try tx.record(
      "DropTask", of: "network:\(network.id)", by: evidence.viewer.byline, at: now,
      text: "Strök uppgiften ”\(task.text)”: \(reason)")
  }

  private func remove(in tx: Transaction, by viewer: Viewer, at now: Moment) throws {
    guard try tx.execute("DELETE FROM network_task WHERE id = \(task.id)") == 1 else { return }
    try tx.record(
      "DropTask", of: "meeting:\(task.meeting)", by: viewer.byline, at: now,
      text: "Tog bort uppgiften ”\(task.text)” ur utkastet")
  }
}

extension Transaction {
  /// Whether only the hosts have seen it: given in minutes, or in a correction of them, that nobody has approved.
  func isUnread(_ task: NetworkTask) throws -> Bool {
    try row(
      "SELECT t.id FROM network_task t JOIN minutes n ON n.meeting_id = t.meeting_id WHERE t.id = \(task.id) AND \(NetworkTask.holds)"
    ) == nil
  }
}
