package import Storage
package import Vocabulary

extension Transaction {
  /// Writes the entry without a number, so that those who read at the same time never wait for each other.
  package func append(_ entry: LogEntry) throws {
    try execute(
      """
      INSERT INTO log_entry (id, at, kind, account, function_id, unit_id, file_id, route, sealed)
      VALUES (\(entry.id), \(entry.at), \(entry.kind), \(entry.account), \(entry.function), \(entry.unit),
        \(entry.file), \(entry.route), \(entry.sealed))
      """)
    try execute("INSERT INTO log_waiting (entry_id) VALUES (\(entry.id))")
  }

  /// The entries with the numbers in the range, in order. Throws `tampered` when one of them is not there.
  func loggedEntries(_ numbers: ClosedRange<Int>) throws -> [LogEntry] {
    let entries = try rows(
      """
      SELECT log_entry.* FROM log_leaf JOIN log_entry ON log_entry.id = log_leaf.entry_id
      WHERE log_leaf.number BETWEEN \(numbers.lowerBound) AND \(numbers.upperBound) ORDER BY log_leaf.number
      """
    ).map(LogEntry.init)
    guard entries.count == numbers.count else { throw LogFault.tampered }
    return entries
  }

  /// Puts back what somebody took off the list of those that wait.
  func putBackUnnumbered() throws {
    try execute(
      """
      INSERT INTO log_waiting (entry_id) SELECT id FROM log_entry
      WHERE NOT EXISTS (SELECT 1 FROM log_leaf WHERE entry_id = log_entry.id)
        AND NOT EXISTS (SELECT 1 FROM log_waiting WHERE entry_id = log_entry.id)
      """)
  }

  /// As it is stored, which is what is signed for.
  func storedEntry(_ id: ID<LogEntry>) throws -> LogEntry {
    guard let entry = try logEntry(id) else { throw LogFault.tampered }
    return entry
  }

  /// What was done from one moment until another, in order.
  package func logEntries(from start: Moment, until end: Moment) throws -> [LogEntry] {
    try rows("SELECT * FROM log_entry WHERE at >= \(start) AND at < \(end) ORDER BY id").map(LogEntry.init)
  }

  package func logEntry(_ id: ID<LogEntry>) throws -> LogEntry? {
    try row("SELECT * FROM log_entry WHERE id = \(id)").map(LogEntry.init)
  }

  /// The oldest first.
  func waitingEntries(limit: Int) throws -> [LogEntry] {
    try rows(
      """
      SELECT log_entry.* FROM log_waiting JOIN log_entry ON log_entry.id = log_waiting.entry_id
      ORDER BY log_entry.id LIMIT \(limit)
      """
    ).map(LogEntry.init)
  }
}

extension LogEntry {
  init(row: Row) throws {
    id = try row.get("id")
    at = try row.get("at")
    kind = try row.get("kind")
    account = try row.get("account")
    function = try row.get("function_id")
    unit = try row.get("unit_id")
    file = try row.optional("file_id")
    route = try row.get("route")
    sealed = try row.get("sealed")
  }
}
