package import Access
package import Storage
package import Vocabulary

/// Somebody's post at a unit of the board: what they may do there follows from it, and from what they are assigned.
/// Sv: medarbetare vid nämnden.
package struct StaffMember: Sendable, Equatable {
  package let id: ID<StaffMember>
  package let account: ID<Account>
  package let unit: ID<Unit>
  package let unitKind: Unit.Kind
  package let role: Role
  package let title: String

  package enum Role: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    /// Works with the files that they are assigned.
    case worker
    /// Assigns the unit's files, and sees of them number, role and what is due.
    case manager
    /// Reviews the access log and opens no file.
    case logReviewer

    package var swedish: String {
      switch self {
      case .worker: "Handläggare"
      case .manager: "Enhetschef"
      case .logReviewer: "Loggranskare"
      }
    }
  }

  /// Those who meet people first.
  var meetsFirst: Bool { unitKind == .reception || unitKind == .dutyHours }

  init(row: Row) throws {
    id = try row.get("id")
    account = try row.get("account")
    unit = try row.get("unit_id")
    unitKind = try row.get("kind")
    role = try row.get("role")
    title = try row.get("title")
  }
}

extension Transaction {
  private static var posts: SQL {
    """
    SELECT staff.id, account, unit_id, kind, role, title FROM staff JOIN unit ON unit.id = staff.unit_id
    WHERE until_at IS NULL
    """
  }

  /// The account's post today; nil for somebody who has none, or has it no longer.
  package func staffMember(_ account: ID<Account>) throws -> StaffMember? {
    try row("\(Self.posts) AND account = \(account)").map(StaffMember.init)
  }

  /// Everybody with a post today.
  package func staff() throws -> [StaffMember] {
    try rows("\(Self.posts) ORDER BY staff.id").map(StaffMember.init)
  }

  func staffMember(_ id: ID<StaffMember>) throws -> StaffMember? {
    try row("\(Self.posts) AND staff.id = \(id)").map(StaffMember.init)
  }

  /// Ends the post, what was assigned to it and who stood in for it: the files wait for their managers.
  func endPost(_ post: ID<StaffMember>, at now: Moment) throws {
    try execute(
      """
      UPDATE assignment SET until_at = \(now) WHERE until_at IS NULL AND stands_in = \(Assignment.StandIn.substitute)
        AND file_id IN (SELECT file_id FROM assignment WHERE staff_id = \(post) AND until_at IS NULL
          AND task = \(Assignment.Task.responsible))
      """)
    try execute("UPDATE assignment SET until_at = \(now) WHERE staff_id = \(post) AND until_at IS NULL")
    try execute(
      """
      UPDATE clock SET stopped_at = \(now) WHERE stopped_at IS NULL AND kind = \(Clock.Kind.reminder)
        AND note_id IN (SELECT id FROM note WHERE staff_id = \(post))
      """)
    try execute("UPDATE staff SET until_at = \(now) WHERE id = \(post)")
  }

  /// Gives the account a post from now on, in place of the one they have.
  package func addStaff(
    _ account: ID<Account>, at unit: ID<Unit>, as role: StaffMember.Role, title: String, at now: Moment
  ) throws -> ID<StaffMember> {
    if let old = try staffMember(account) { try endPost(old.id, at: now) }
    let id: ID<StaffMember> = newID(at: now)
    try execute(
      """
      INSERT INTO staff (id, account, unit_id, role, title, from_at)
      VALUES (\(id), \(account), \(unit), \(role), \(title), \(now))
      """)
    return id
  }
}
