package import Access
package import Storage
package import Vocabulary
internal import Web

/// Says yes to a function: the holding begins. Sv: tacka ja till en funktion.
package struct AcceptFunction: Sendable {
  package init() {}

  package func perform(in tx: Transaction, by evidence: Writable<FunctionInvitation>, at now: Moment) throws {
    try accept(evidence.record, by: evidence.viewer.byline, in: tx, at: now)
  }

  fileprivate func accept(
    _ invitation: FunctionInvitation, by actor: Byline, in tx: Transaction, at now: Moment
  ) throws {
    guard invitation.expiresAt > now, try tx.answer(invitation, .accepted, at: now) else {
      throw Problems("", "Inbjudan gäller inte längre. Be om en ny.")
    }
    try HoldFunction(person: invitation.person, from: max(invitation.from, now.day), note: invitation.note)
      .hold(invitation.function, by: actor, in: tx, at: now)
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
    try tx.answer(invitation, .withdrawn, at: now)
    try tx.record(
      "WithdrawInvitation", of: "function:\(function)", by: evidence.viewer.byline, at: now,
      text: "Tog tillbaka inbjudan till funktionen")
  }
}

/// Who opens an account by the link of an invitation has said yes to the function it was sent for. With several to
/// answer, or when the function is taken since, the start page asks.
struct AcceptedByOpening: AccountOpening {
  func accountIsOpened(by person: ID<Person>, in tx: Transaction, at now: Moment) throws {
    try comeBack(person, in: tx)
    let waiting = try tx.invitations(to: person, at: now)
    guard waiting.count == 1, let invitation = waiting.first else { return }
    do {
      try tx.savepoint { try AcceptFunction().accept(invitation, by: Byline(person), in: tx, at: now) }
    } catch is Problems {}
  }

  /// Somebody who had left and was invited anew. An administrator's account is opened by another administrator.
  private func comeBack(_ person: ID<Person>, in tx: Transaction) throws {
    guard let account = try tx.account(of: person), account.closedAt != nil, !account.isAdministrator else { return }
    try tx.execute("UPDATE account SET closed_at = NULL WHERE id = \(account.id)")
    try tx.execute("UPDATE person SET left_at = NULL WHERE id = \(person)")
  }
}
