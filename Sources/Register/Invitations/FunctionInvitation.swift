package import Access
package import Storage
package import Vocabulary

/// A function that somebody is asked to take and has not answered: until then it gives no right, and says nothing of
/// who the person is. Sv: inbjudan till en funktion.
package struct FunctionInvitation: Guarded {
  package let id: ID<FunctionInvitation>
  package let person: ID<Person>
  package let function: RegisterFunction
  /// As the inviter typed them; nil when the person was chosen from a list.
  package let typedName: String?
  package let typedMail: String?
  package let from: CalendarDate
  /// What the one before wants the new holder to know.
  package let note: String?
  package let invitedBy: Byline
  package let invitedAt: Moment
  package let expiresAt: Moment

  enum Answer: String, Bindable { case accepted, declined, withdrawn }

  init(row: Row, function: RegisterFunction) throws {
    id = try row.get("id")
    person = try row.get("person_id")
    self.function = function
    typedName = try row.optional("typed_name")
    typedMail = try row.optional("typed_mail")
    from = try row.date("from_date")
    note = try row.optional("note")
    invitedBy = try row.get("invited_by")
    invitedAt = try row.get("invited_at")
    expiresAt = try row.get("expires_at")
  }

  package static func load(
    _ id: ID<FunctionInvitation>, for viewer: Viewer, in transaction: Transaction
  ) throws -> FunctionInvitation? {
    try transaction.functionInvitations("id = \(id)").first
  }

  /// Nobody but the one who is asked answers.
  package func isReadable(by viewer: Viewer) -> Bool { viewer.person == person }
  package func isWritable(by viewer: Viewer) -> Bool { viewer.person == person }
}

extension Transaction {
  /// What the person is asked to take and has not answered, the oldest first.
  package func invitations(to person: ID<Person>, at now: Moment) throws -> [FunctionInvitation] {
    try functionInvitations("person_id = \(person) AND expires_at > \(now)")
  }

  /// Who is asked to take the function; a new invitation replaces the one before, so there is one at most.
  func waitingInvitation(to function: ID<Function>, at now: Moment) throws -> FunctionInvitation? {
    try functionInvitations("function_id = \(function) AND expires_at > \(now)").first
  }

  /// Who is asked to take a function of the organisation.
  func waitingInvitations(to organisation: ID<Organisation>, at now: Moment) throws -> [FunctionInvitation] {
    let functions: SQL = "SELECT id FROM function WHERE organisation_id = \(organisation)"
    return try functionInvitations("function_id IN (\(functions)) AND expires_at > \(now)")
  }

  fileprivate func functionInvitations(_ condition: SQL) throws -> [FunctionInvitation] {
    try rows("SELECT * FROM function_invitation WHERE answered_at IS NULL AND \(condition) ORDER BY id")
      .compactMap { row in
        guard let function = try registerFunction(row.get("function_id")), function.closedAt == nil else { return nil }
        return try FunctionInvitation(row: row, function: function)
      }
  }

  /// Notes the answer; false when it was answered before.
  @discardableResult
  func answer(_ invitation: FunctionInvitation, _ answer: FunctionInvitation.Answer, at now: Moment) throws -> Bool {
    try execute(
      """
      UPDATE function_invitation SET answer = \(answer), answered_at = \(now)
      WHERE id = \(invitation.id) AND answered_at IS NULL
      """) == 1
  }
}
