internal import Access
package import Storage
package import Vocabulary
internal import Web

/// Reminds those who have a task a week before its day, and once more when the day has passed. Sv: påminn om uppgifter.
package struct RemindOfTasks: Sendable {
  /// Where the site lies, for the link.
  package let address: String

  package init(address: String) { self.address = address }

  /// How many were reminded.
  @discardableResult
  package func perform(in tx: Transaction, at now: Moment) throws -> Int {
    let tasks = try tx.tasksToRemindOf(on: now.day)
    for task in tasks {
      guard let function = task.function, let network = try tx.network(task.network) else { continue }
      try tx.enqueue(letter(about: task, to: function, in: network, on: now.day), at: now)
      try tx.execute("UPDATE network_task SET reminded_at = \(now) WHERE id = \(task.id)")
    }
    return tasks.count
  }

  private func letter(
    about task: NetworkTask, to function: ID<Function>, in network: Network, on day: CalendarDate
  ) -> Mail {
    let isLate = task.due < day
    let due = isLate ? "skulle ha varit klar den" : "ska vara klar senast den"
    let outcome =
      isLate
      ? "Skriv hur det gick, eller säg till värdarna om den inte är aktuell längre" : "Skriv hur det gick"
    return Mail(
      to: .function(function), subject: "\(isLate ? "Försenad" : "Påminnelse"): \(task.text.prefix(80))",
      body: """
        \(task.text)

        Uppgiften kommer från \(network.name) och \(due) \(task.due.words). \(outcome), så syns det vid nästa träff:
        \(address)\(network.path)
        """)
  }
}

extension Transaction {
  /// Those whose day is within a week, and those whose day has passed in the last two.
  func tasksToRemindOf(on day: CalendarDate) throws -> [NetworkTask] {
    try rows(
      """
      SELECT t.* FROM network_task t JOIN minutes n ON n.meeting_id = t.meeting_id AND \(NetworkTask.holds)
      WHERE t.done_at IS NULL AND t.function_id IS NOT NULL
        AND (t.reminded_at IS NULL AND t.due_date <= \(day.adding(days: 7).text)
          OR t.due_date < \(day.text) AND t.due_date >= \(day.adding(days: -14).text))
        AND \(NetworkTask.isCarried(on: day)) ORDER BY t.id
      """
    ).map(NetworkTask.init).filter { $0.waitsForReminder(on: day) }
  }
}

extension NetworkTask {
  /// Whoever was reminded before the day is reminded once after it; then the meetings go on asking.
  fileprivate func waitsForReminder(on day: CalendarDate) -> Bool {
    guard let remindedAt else { return true }
    return due < day && remindedAt.day <= due
  }
}
