internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// What a sending came to. Sv: utskickets resultat.
package struct SentLetters: Sendable {
  package var count = 0
  /// Those whose function is missing or stands empty: nobody would have read the letter.
  package var unreachable: [String] = []
}

extension Transaction {
  /// Puts a letter to each respondent in the outbox, addressed to the function as the register has it now.
  func send(
    _ letter: RoundLetter, to respondents: [RoundRespondent], in round: Round, contacts: [ID<Organisation>: Contact],
    address: String, at now: Moment, mark: (RoundRespondent) throws -> Void
  ) throws -> SentLetters {
    var sent = SentLetters()
    for respondent in respondents {
      guard let contact = contacts[respondent.organisation], contact.isReachable else {
        sent.unreachable.append(respondent.name)
        continue
      }
      if contact.function != respondent.function { try note(contact.function, for: respondent, in: round.id) }
      let filled = letter.filled(for: respondent, in: round, address: address)
      try enqueue(Mail(to: .function(contact.function), subject: filled.subject, body: filled.body), at: now)
      try mark(respondent)
      sent.count += 1
    }
    return sent
  }

  private func note(_ function: ID<Function>, for respondent: RoundRespondent, in round: ID<Round>) throws {
    try execute(
      """
      UPDATE round_respondent SET function_id = \(function)
      WHERE round_id = \(round) AND respondent = \(respondent.respondent)
      """)
  }
}
