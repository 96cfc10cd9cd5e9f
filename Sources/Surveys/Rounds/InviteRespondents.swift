package import Access
package import Storage
package import Vocabulary
internal import Web

/// Sends the invitation to every respondent that has not got it. Sending again reaches only those that were added or
/// could not be reached before.
package struct InviteRespondents: Sendable {
  package let contacts: [ID<Organisation>: Contact]
  /// What links begin with.
  package let address: String

  package init(contacts: [ID<Organisation>: Contact], address: String) {
    self.contacts = contacts
    self.address = address
  }

  @discardableResult
  package func perform(in round: Writable<Round>, _ tx: Transaction, at now: Moment) throws -> SentLetters {
    let record = round.record
    guard record.phase(on: now.day) != .closed else {
      throw Problems("utskick", "Omgången är stängd, så inbjudan går inte att skicka.")
    }
    let waiting = try tx.respondents(of: record.id).filter { $0.invitedAt == nil && !$0.state.isHandedIn }
    let letter = try tx.letter(.invitation, of: record.id)
    let sent = try tx.send(letter, to: waiting, in: record, contacts: contacts, address: address, at: now) { receiver in
      try tx.execute(
        """
        UPDATE round_respondent SET invited_at = \(now)
        WHERE round_id = \(record.id) AND respondent = \(receiver.respondent)
        """)
    }
    guard sent.count > 0 else { return sent }
    try tx.execute("UPDATE round SET invited_at = COALESCE(invited_at, \(now)) WHERE id = \(record.id)")
    try tx.record(
      "InviteRespondents", of: "round:\(record.id)", by: round.viewer.name, at: now,
      text: "Skickade inbjudan till \(sent.count) svarande")
    return sent
  }
}

extension Reply.State {
  /// Whether the respondent has sent its answers.
  package var isHandedIn: Bool { self == .submitted || self == .confirmed || self == .locked }
}
