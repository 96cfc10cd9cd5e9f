package import Access
package import Storage
package import Vocabulary
internal import Web

/// Sends a round's letter to those it is for, at the function that the register has now. Sv: skicka utskick.
///
/// The invitation goes once to each: sending again reaches only those that were added or could not be reached before.
/// The reminder goes to those that have not sent their answers, at most once a day.
package struct SendLetters: Sendable {
  package let kind: RoundLetter.Kind
  package let contacts: [ID<Organisation>: Contact]
  /// What links begin with.
  package let address: String
  /// Those whose letter `OpenAccounts` has written, with the link that opens the holder's account.
  package var written: Set<Respondent> = []
  /// Where the sender is reached in each function.
  package var senderMails: [ID<Function>: String] = [:]

  package init(_ kind: RoundLetter.Kind, contacts: [ID<Organisation>: Contact], address: String) {
    self.kind = kind
    self.contacts = contacts
    self.address = address
  }

  @discardableResult
  package func perform(in round: Writable<Round>, _ tx: Transaction, at now: Moment) throws -> SentLetters {
    let waiting = try waiting(in: round.record, tx, on: now.day)
    return try send(to: waiting, in: round.record, by: round.viewer, tx, at: now)
  }

  /// The team of a county reminds those of its county, whoever owns the round.
  @discardableResult
  package func remind(in round: Readable<Round>, _ tx: Transaction, at now: Moment) throws -> SentLetters {
    let (record, viewer) = (round.record, round.viewer)
    guard kind == .reminder, record.isFollowed(by: viewer) else {
      throw Refusal.forbidden("Du kan bara påminna dem som svarar i ditt eget län.")
    }
    return try send(to: try followed(in: round, tx, on: now.day), in: record, by: viewer, tx, at: now)
  }

  /// Those that wait for the letter, as far as the viewer follows them.
  func followed(in round: Readable<Round>, _ tx: Transaction, on day: CalendarDate) throws -> [RoundRespondent] {
    try waiting(in: round.record, tx, on: day).filter { round.record.isFollowed(respondent: $0, by: round.viewer) }
  }

  private func waiting(in round: Round, _ tx: Transaction, on day: CalendarDate) throws -> [RoundRespondent] {
    if let obstacle = kind.obstacle(in: round, on: day) { throw Problems("utskick", obstacle) }
    return try tx.respondents(of: round.id).filter { kind.awaits($0, on: day) }
  }

  private func send(
    to respondents: [RoundRespondent], in round: Round, by viewer: Viewer, _ tx: Transaction, at now: Moment
  ) throws -> SentLetters {
    let letter = try tx.letter(kind, of: round.id)
    var sent = SentLetters()
    for respondent in respondents {
      guard let contact = contacts[respondent.organisation], contact.isReachable else {
        sent.unreachable.append(respondent.name)
        continue
      }
      if !written.contains(respondent.respondent) {
        let filled = filled(letter, for: respondent, in: round, by: viewer)
        try tx.enqueue(Mail(to: .function(contact.function), subject: filled.subject, body: filled.body), at: now)
      }
      try tx.execute(
        """
        UPDATE round_respondent SET \(kind.column) = \(now), function_id = \(contact.function)
        WHERE round_id = \(round.id) AND respondent = \(respondent.respondent)
        """)
      sent.count += 1
    }
    if sent.count > 0 { try note(sent.count, in: round, by: viewer, tx, at: now) }
    return sent
  }

  /// The letter as the respondent gets it from the viewer; `link` stands in for the link to the reply.
  func filled(
    _ letter: RoundLetter, for respondent: RoundRespondent, in round: Round, by viewer: Viewer, link: String? = nil
  ) -> RoundLetter {
    let function = round.sendingFunction(viewer, to: respondent)
    let contact = function.map { function in
      [function.title, function.organisation.name, senderMails[function.id]].compactMap(\.self).joined(separator: ", ")
    }
    return letter.filled(
      for: respondent, in: round, address: address, link: link, sender: round.sender(viewer, to: respondent),
      contact: contact)
  }

  private func note(_ count: Int, in round: Round, by viewer: Viewer, _ tx: Transaction, at now: Moment) throws {
    if kind == .invitation {
      try tx.execute("UPDATE round SET invited_at = COALESCE(invited_at, \(now)) WHERE id = \(round.id)")
    }
    try tx.record("SendLetters", of: "round:\(round.id)", by: viewer.byline, at: now, text: kind.event(count: count))
  }
}

/// What a sending came to. Sv: utskickets resultat.
package struct SentLetters: Sendable {
  package var count = 0
  /// Those whose function is missing or stands empty: nobody would have read the letter.
  package var unreachable: [String] = []
}

extension RoundLetter.Kind {
  /// Whether the respondent is one that the letter is for.
  func awaits(_ respondent: RoundRespondent, on day: CalendarDate) -> Bool {
    guard respondent.isMissing else { return false }
    return self == .invitation ? respondent.invitedAt == nil : respondent.remindedAt?.day != day
  }

  /// Why the letter cannot be sent now.
  fileprivate func obstacle(in round: Round, on day: CalendarDate) -> String? {
    switch (self, round.phase(on: day)) {
    case (.invitation, .closed): "Omgången är stängd, så inbjudan går inte att skicka."
    case (.reminder, .planned), (.reminder, .closed): "Omgången är inte öppen, så det finns inget att påminna om."
    case (.invitation, .planned), (.invitation, .open), (.reminder, .open): nil
    }
  }

  /// Where it stands when the letter last went to a respondent.
  fileprivate var column: SQL { self == .invitation ? "invited_at" : "reminded_at" }

  fileprivate func event(count: Int) -> String {
    self == .invitation ? "Skickade inbjudan till \(count) svarande" : "Påminde \(count) svarande"
  }
}

extension Reply.State {
  /// Whether the respondent has sent its answers.
  package var isHandedIn: Bool { self == .submitted || self == .confirmed || self == .locked }
}
