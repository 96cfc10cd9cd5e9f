package import Access
package import Storage
package import Vocabulary
internal import Web

/// Says yes to a function: the holding begins. Sv: tacka ja till en funktion.
package struct AcceptFunction: Sendable {
  package init() {}

  /// Returns the first day.
  @discardableResult
  package func perform(
    in tx: Transaction, by evidence: Writable<FunctionInvitation>, at now: Moment
  ) throws -> CalendarDate {
    try accept(evidence.record, by: evidence.viewer.byline, in: tx, at: now)
  }

  @discardableResult
  fileprivate func accept(
    _ invitation: FunctionInvitation, by actor: Byline, in tx: Transaction, at now: Moment
  ) throws -> CalendarDate {
    guard invitation.expiresAt > now, try tx.answer(invitation, .accepted, at: now) else {
      throw Problems("", "Inbjudan gäller inte längre. Be om en ny.")
    }
    let from = max(invitation.from, now.day)
    try HoldFunction(person: invitation.person, from: from, note: invitation.note)
      .hold(invitation.function, by: actor, in: tx, at: now)
    return from
  }
}

/// Says no to a function. The history does not tell who was asked. Sv: tacka nej till en funktion.
package struct DeclineFunction: Sendable {
  package init() {}

  package func perform(in tx: Transaction, by evidence: Writable<FunctionInvitation>, at now: Moment) throws {
    let invitation = evidence.record
    guard try tx.answer(invitation, .declined, at: now) else { return }
    try tx.record(
      "DeclineFunction", of: "function:\(invitation.function.function.id)", by: Byline(words: "Den inbjudna"), at: now,
      text: "Tackade nej till funktionen")
  }
}

/// Takes back what nobody has answered. Sv: ta tillbaka en inbjudan.
package struct WithdrawInvitation: Sendable {
  package init() {}

  package func perform(in tx: Transaction, by evidence: Writable<RegisterFunction>, at now: Moment) throws {
    let function = evidence.record.function.id
    guard let invitation = try tx.waitingInvitation(to: function, at: now) else { return }
    try tx.withdraw(invitation, at: now)
    try tx.record(
      "WithdrawInvitation", of: "function:\(function)", by: evidence.viewer.byline, at: now,
      text: "Tog tillbaka inbjudan till funktionen")
  }
}

/// Who opens an account by the link of an invitation has said yes to the function it was sent for, and to no other. With
/// a link sent for something else, or when the function is taken since, the start page asks.
struct AcceptedByOpening: AccountOpening {
  func accountIsOpened(with invitation: Invitation, in tx: Transaction, at now: Moment) throws {
    let person = invitation.person
    guard let asked = try tx.invitations(to: person, at: now).first(where: { $0.id.text == invitation.answers })
    else { return }
    do {
      try tx.savepoint {
        try AcceptFunction().accept(asked, by: Byline(person), in: tx, at: now)
        try comeBack(person, in: tx)
      }
    } catch is Problems {}
  }

  /// Somebody who had left and was invited anew. An administrator's account is opened by another administrator.
  private func comeBack(_ person: ID<Person>, in tx: Transaction) throws {
    guard let account = try tx.account(of: person), account.closedAt != nil, !account.isAdministrator else { return }
    try tx.execute("UPDATE account SET closed_at = NULL WHERE id = \(account.id)")
    try tx.execute("UPDATE person SET left_at = NULL WHERE id = \(person)")
  }
}

extension Transaction {
  /// Takes back what the person has not answered. The link that was sent with it opens no account any more.
  func withdraw(_ invitation: FunctionInvitation, at now: Moment) throws {
    try answer(invitation, .withdrawn, at: now)
    let person = invitation.person
    if try !mayOpenAccountAnyway(person, at: now) { try withdrawActivation(of: person) }
  }

  /// Whether the person is in already, holds a function, or is asked to take another.
  private func mayOpenAccountAnyway(_ person: ID<Person>, at now: Moment) throws -> Bool {
    if try account(of: person)?.closedAt == nil, try hasOpenedAccount(person) { return true }
    if try !invitations(to: person, at: now).isEmpty { return true }
    return try exists(
      """
      SELECT 1 FROM holding
      WHERE person_id = \(person) AND (until_date IS NULL OR until_date >= \(now.day.text))
      """)
  }
}
