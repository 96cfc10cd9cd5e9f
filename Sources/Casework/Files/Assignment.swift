internal import Storage
package import Vocabulary

/// Why somebody may open a file: nobody may without one (SoLPuL 10 §). Sv: uppdrag.
package struct Assignment: Sendable, Equatable {
  package let task: Task
  /// Nil for one that has no day of its own to end.
  package let expiresAt: Moment?
  package let standsIn: StandIn?

  package enum Task: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    /// Registered it; lasts until somebody is responsible.
    case registering
    /// Answers for it. Sv: ansvarig handläggare.
    case responsible
    /// Works with it too. Sv: medhandläggare.
    case beside
  }

  /// For whom answers for it, for a time. Sv: i någons ställe.
  package enum StandIn: String, Sendable, Bindable, ColumnReadable {
    /// While they are away. Sv: vikarie.
    case substitute
    /// When it could not wait: opened with a reason, and looked at afterwards. Sv: nödöppning.
    case emergency
  }

  /// What whoever answers for the file may know, and who stands in for them; not who only works with it too.
  var answers: Bool { task != .beside || standsIn != nil }

  init(row: Row) throws {
    task = try row.get("task")
    expiresAt = try row.optional("expires_at")
    standsIn = try row.optional("stands_in")
  }
}

extension Transaction {
  /// Of the assignments that hold now; one whose time is out opens nothing, whether or not anybody has ended it, and nothing opens a
  /// file that is set aside.
  static func isHeld(at now: Moment) -> SQL {
    """
    assignment.until_at IS NULL AND (assignment.expires_at IS NULL OR assignment.expires_at > \(now))
      AND assignment.file_id NOT IN (SELECT id FROM case_file WHERE set_aside_at IS NOT NULL)
    """
  }

  func assignment(of staff: ID<StaffMember>, to file: ID<CaseFile>, at now: Moment) throws -> Assignment? {
    try row(
      """
      SELECT task, expires_at, stands_in FROM assignment
      WHERE staff_id = \(staff) AND file_id = \(file) AND \(Self.isHeld(at: now))
      """
    ).map(Assignment.init)
  }

  func assignedFiles(of staff: ID<StaffMember>, at now: Moment) throws -> [ID<CaseFile>] {
    try rows("SELECT file_id FROM assignment WHERE staff_id = \(staff) AND \(Self.isHeld(at: now))").map {
      try $0.get("file_id")
    }
  }

  /// Those of the files that somebody answers for that are not closed.
  func openFiles(of staff: ID<StaffMember>) throws -> [ID<CaseFile>] {
    try rows(
      """
      SELECT file_id FROM assignment JOIN case_file ON case_file.id = assignment.file_id
      WHERE staff_id = \(staff) AND until_at IS NULL AND task = \(Assignment.Task.responsible)
        AND state <> \(CaseState.closed) AND set_aside_at IS NULL
      """
    ).map { try $0.get("file_id") }
  }

  /// The files that somebody answers for, closed or not.
  func responsibleFiles(of staff: ID<StaffMember>) throws -> [ID<CaseFile>] {
    try rows(
      """
      SELECT file_id FROM assignment JOIN case_file ON case_file.id = assignment.file_id
      WHERE staff_id = \(staff) AND until_at IS NULL AND task = \(Assignment.Task.responsible) AND set_aside_at IS NULL
      ORDER BY file_id
      """
    ).map { try $0.get("file_id") }
  }

  /// Gives the file to somebody. Who becomes responsible takes it over: whoever registered it, and whoever was
  /// responsible before, and whoever stood in for them, may not open it any more.
  func assign(
    _ file: ID<CaseFile>, to staff: ID<StaffMember>, as task: Assignment.Task, standingIn: Assignment.StandIn? = nil,
    until expires: Moment? = nil, at now: Moment
  ) throws {
    try execute(
      """
      UPDATE assignment SET until_at = \(now)
      WHERE file_id = \(file) AND until_at IS NULL
        AND (staff_id = \(staff) OR \(task == .responsible)
          AND (task <> \(Assignment.Task.beside) OR stands_in = \(Assignment.StandIn.substitute)))
      """)
    // A reminder is its writer's own, and does not follow a file that they no longer answer for.
    if task == .responsible {
      try execute(
        """
        UPDATE clock SET stopped_at = \(now) WHERE file_id = \(file) AND stopped_at IS NULL AND kind = \(Clock.Kind.reminder)
          AND note_id NOT IN (SELECT id FROM note WHERE staff_id = \(staff))
        """)
    }
    let id: ID<Assignment> = newID(at: now)
    try execute(
      """
      INSERT INTO assignment (id, file_id, staff_id, task, from_at, expires_at, stands_in)
      VALUES (\(id), \(file), \(staff), \(task), \(now), \(expires), \(standingIn))
      """)
  }
}
