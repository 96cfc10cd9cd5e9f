internal import Access
internal import Storage
internal import Vocabulary
internal import Web

extension MeetingLetters {
  /// Tells whoever was invited by what the database has no longer. A mailbox that has another invitation to the meeting keeps
  /// its entry, by that one; where the calendar has `told`, this act has written already.
  func takeBack(
    _ taken: [MeetingInvitation], as what: TakenBack, from meeting: Meeting, sparing told: MeetingInvitation? = nil,
    in tx: Transaction, at now: Moment
  ) throws {
    guard !taken.isEmpty, let raised = try tx.raiseSequence(of: meeting.id) else { return }
    let standing = try tx.standingInvitations(to: meeting.id)
    var reached: Set<String> = []
    if let told, let own = mailbox(of: told.recipient), hasEntry(told, at: raised, among: standing) {
      reached.insert(own)
    }
    for invitation in taken {
      guard let own = mailbox(of: invitation.recipient), reached.insert(own).inserted else { continue }
      let rest = standing.filter { mailbox(of: $0.recipient) == own }
      if let letter = letter(takingBack: invitation, as: what, from: raised, among: rest, at: now) {
        try tx.enqueue(letter, at: now)
      }
    }
    // A calendar lets in again what was taken back from it by a higher number alone (RFC 5546).
    try tx.raiseSequence(of: meeting.id)
  }

  private func letter(
    takingBack taken: MeetingInvitation, as what: TakenBack, from meeting: Meeting, among rest: [MeetingInvitation],
    at now: Moment
  ) -> Mail? {
    let kept = rest.first { !$0.isDeclined(for: meeting) }
    let told = kept ?? taken
    guard let recipient = told.recipient else { return nil }
    let event = MeetingEvent(meeting, addresses: addresses)
    let opening = kept == nil ? "Inbjudan är tillbakatagen" : "En av dina inbjudningar är tillbakatagen"
    let other = kept.map { _ in "Du har också en annan inbjudan till träffen, och den gäller fortfarande." }
    let parts = [words(what, of: taken, to: meeting, isKept: kept != nil), other, "Hälsningar\n\(senderName)"]
    let message = event.message(
      kept == nil ? .cancel : .request, to: told.invitee, substitute: told.substitute, organizer: senderName, at: now)
    // The entry is then the organisation's own, which it has just declined.
    let hasNoEntry = kept == nil && rest.contains { $0.invitee.id == taken.invitee.id }
    return Mail(
      to: recipient, subject: "\(opening): \(meeting.network.name), \(meeting.day.words)",
      body: parts.compactMap(\.self).joined(separator: "\n\n"),
      sender: Mail.Sender(name: senderName, address: addresses.mail(told), replyTo: replyTo),
      calendar: hasNoEntry ? nil : message)
  }

  private func words(_ what: TakenBack, of taken: MeetingInvitation, to meeting: Meeting, isKept: Bool) -> String {
    let (name, network) = ("\(meeting.title), \(meeting.time)", meeting.network.name)
    guard taken.substitute == nil else { return "Du behöver inte längre komma som ersättare till \(name)." }
    guard !isKept else { return "En av dina inbjudningar till \(name) gäller inte längre." }
    return switch what {
    case .invitation:
      """
      Du är inte längre inbjuden till \(name), eftersom \(network) har ändrat vilka som är med. Undrar du varför, svara på \
      det här brevet.
      """
    case .leaving:
      "Din organisation är inte med i \(network) längre. Därför är ni inte inbjudna till \(name)."
    case .representation:
      """
      En annan funktion företräder nu din organisation i \(network). Därför är du inte längre inbjuden till \(name). Du \
      behöver inte göra något.
      """
    }
  }
}

extension Transaction {
  /// The meeting as it then is.
  @discardableResult
  fileprivate func raiseSequence(of meeting: ID<Meeting>) throws -> Meeting? {
    try execute("UPDATE meeting SET sequence = sequence + 1 WHERE id = \(meeting)")
    return try self.meeting(meeting)
  }
}
