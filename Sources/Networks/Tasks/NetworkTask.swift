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
  package let outcome: String?
  package let doneAt: Moment?

  init(row: Row) throws {
    id = try row.get("id")
    network = try row.get("network_id")
    meeting = try row.get("meeting_id")
    text = try row.get("text")
    organisation = try row.get("organisation_id")
    function = try row.optional("function_id")
    due = try row.date("due_date")
    outcome = try row.optional("outcome")
    doneAt = try row.optional("done_at")
  }
}

extension Transaction {
  package func tasks(decidedAt meeting: ID<Meeting>) throws -> [NetworkTask] {
    try rows("SELECT * FROM network_task WHERE meeting_id = \(meeting) ORDER BY due_date, id").map(NetworkTask.init)
  }

  /// What is not done, the earliest day first: it stands on the next meeting's page.
  package func openTasks(of network: ID<Network>) throws -> [NetworkTask] {
    try rows("SELECT * FROM network_task WHERE network_id = \(network) AND done_at IS NULL ORDER BY due_date, id")
      .map(NetworkTask.init)
  }

  package func openTasks(of functions: [ID<Function>]) throws -> [NetworkTask] {
    try rows(
      "SELECT * FROM network_task WHERE function_id IN \(list: functions) AND done_at IS NULL ORDER BY due_date, id"
    ).map(NetworkTask.init)
  }

  package func task(_ id: ID<NetworkTask>) throws -> NetworkTask? {
    try row("SELECT * FROM network_task WHERE id = \(id)").map(NetworkTask.init)
  }
}
