package import Access
package import Storage
package import Vocabulary

/// What somebody took upon them at a meeting: it belongs to a function, has a day, and comes back at the next meeting until
/// it is done. Sv: uppgift.
package struct NetworkTask: Sendable {
  package let id: ID<NetworkTask>
  package let network: ID<Network>
  package let meeting: ID<Meeting>
  package let text: String
  package let organisation: ID<Organisation>
  package let function: ID<Function>?
  package let due: CalendarDate
  let remindedAt: Moment?
  package let outcome: String?
  package let doneAt: Moment?
  /// Why it is not relevant any longer; nil for one that is, or is done.
  package let droppedBecause: String?

  init(row: Row) throws {
    id = try row.get("id")
    network = try row.get("network_id")
    meeting = try row.get("meeting_id")
    text = try row.get("text")
    organisation = try row.get("organisation_id")
    function = try row.optional("function_id")
    due = try row.date("due_date")
    remindedAt = try row.optional("reminded_at")
    outcome = try row.optional("outcome")
    doneAt = try row.optional("done_at")
    droppedBecause = try row.optional("dropped_because")
  }

  /// Of `t` in the minutes `n`: a task holds when the minutes that have it are approved, and goes on holding while they are
  /// corrected. One that the correction gives waits for its approval.
  static var holds: SQL {
    """
    (n.state <> 'draft' OR n.reopened_at IS NOT NULL AND (t.given_at IS NULL OR t.given_at < n.reopened_at))
    """
  }

  /// Of `t`: whether whoever has it is still in a network that goes on. Others cannot finish it, so they are not asked to.
  static func isCarried(on day: CalendarDate) -> SQL {
    """
    EXISTS (SELECT 1 FROM network_membership b JOIN network w ON w.id = b.network_id
      WHERE b.network_id = t.network_id AND b.organisation_id = t.organisation_id AND b.until_date IS NULL
        AND (w.until_date IS NULL OR w.until_date >= \(day.text)))
    """
  }
}

extension Transaction {
  package func tasks(decidedAt meeting: ID<Meeting>) throws -> [NetworkTask] {
    try rows("SELECT * FROM network_task WHERE meeting_id = \(meeting) ORDER BY due_date, id").map(NetworkTask.init)
  }

  /// Those that others than the hosts read of.
  func approvedTasks(decidedAt meeting: ID<Meeting>) throws -> [NetworkTask] {
    try tasks(where: "t.meeting_id = \(meeting)")
  }

  /// What is not done, the earliest day first.
  package func openTasks(of network: ID<Network>) throws -> [NetworkTask] {
    try tasks(where: "t.network_id = \(network) AND t.done_at IS NULL")
  }

  package func openTasks(of functions: [ID<Function>], on day: CalendarDate) throws -> [NetworkTask] {
    try tasks(
      where: "t.function_id IN \(list: functions) AND t.done_at IS NULL AND \(NetworkTask.isCarried(on: day))")
  }

  /// What is gone through at a meeting: decided at earlier ones, and not done, or done since the one before.
  package func tasksToGoThrough(at meeting: Meeting) throws -> [NetworkTask] {
    let previous = try value(
      """
      SELECT MAX(starts_at) FROM meeting
      WHERE network_id = \(meeting.network.id) AND state = 'called' AND starts_at < \(meeting.starts)
      """, as: Moment.self)
    return try tasks(
      where: """
        t.network_id = \(meeting.network.id) AND d.starts_at < \(meeting.starts)
          AND (t.done_at IS NULL OR t.done_at > \(previous ?? Moment(milliseconds: 0)))
        """)
  }

  private func tasks(where condition: SQL) throws -> [NetworkTask] {
    try rows(
      """
      SELECT t.* FROM network_task t
      JOIN minutes n ON n.meeting_id = t.meeting_id AND \(NetworkTask.holds) JOIN meeting d ON d.id = t.meeting_id
      WHERE \(condition) ORDER BY t.due_date, t.id
      """
    ).map(NetworkTask.init)
  }

  package func task(_ id: ID<NetworkTask>) throws -> NetworkTask? {
    try row("SELECT * FROM network_task WHERE id = \(id)").map(NetworkTask.init)
  }
}
