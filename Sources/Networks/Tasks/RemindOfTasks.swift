package import Storage
package import Vocabulary
internal import Web

/// Reminds those who have a task, once, a week before its day. Sv: påminn om uppgifter.
package struct RemindOfTasks: Sendable {
  /// Where the site lies, for the link.
  package let address: String

  package init(address: String) { self.address = address }

  /// How many were reminded.
  @discardableResult
  package func perform(in tx: Transaction, at now: Moment) throws -> Int {
    let tasks = try tx.rows(
      """
      SELECT t.* FROM network_task t JOIN minutes n ON n.meeting_id = t.meeting_id AND \(NetworkTask.holds)
      WHERE t.done_at IS NULL AND t.reminded_at IS NULL AND t.function_id IS NOT NULL
        AND t.due_date <= \(now.day.adding(days: 7).text) AND \(NetworkTask.isCarried(on: now.day)) ORDER BY t.id
      """
    ).map(NetworkTask.init)
    for task in tasks {
      guard let function = task.function, let network = try tx.network(task.network) else { continue }
      let body = """
        \(task.text)

        Uppgiften kommer från \(network.name) och ska vara klar senast den \(task.due.words). Skriv hur det gick, så syns \
        det vid nästa träff:
        \(address)\(network.path)
        """
      try tx.enqueue(
        Mail(to: .function(function), subject: "Påminnelse: \(task.text.prefix(80))", body: body), at: now)
      try tx.execute("UPDATE network_task SET reminded_at = \(now) WHERE id = \(task.id)")
    }
    return tasks.count
  }
}
