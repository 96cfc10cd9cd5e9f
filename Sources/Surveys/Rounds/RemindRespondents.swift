package import Access
package import Storage
package import Vocabulary
internal import Web

/// Reminds those that have not sent their answers, at most once a day each.
package struct RemindRespondents: Sendable {
  package let contacts: [ID<Organisation>: Contact]
  package let address: String

  package init(contacts: [ID<Organisation>: Contact], address: String) {
    self.contacts = contacts
    self.address = address
  }

  @discardableResult
  package func perform(in round: Writable<Round>, _ tx: Transaction, at now: Moment) throws -> SentLetters {
    let record = round.record
    guard record.phase(on: now.day) == .open else {
      throw Problems("utskick", "Omgången är inte öppen, så det finns inget att påminna om.")
    }
    let waiting = try tx.respondents(of: record.id).filter { !$0.state.isHandedIn && $0.remindedAt?.day != now.day }
    let letter = try tx.letter(.reminder, of: record.id)
    let sent = try tx.send(letter, to: waiting, in: record, contacts: contacts, address: address, at: now) { receiver in
      try tx.execute(
        """
        UPDATE round_respondent SET reminded_at = \(now)
        WHERE round_id = \(record.id) AND respondent = \(receiver.respondent)
        """)
    }
    guard sent.count > 0 else { return sent }
    try tx.record(
      "RemindRespondents", of: "round:\(record.id)", by: round.viewer.name, at: now,
      text: "Påminde \(sent.count) svarande")
    return sent
  }
}
