internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// An answer that somebody's calendar sends to an invitation (RFC 6047). It counts by the address that it comes to, which only
/// the letter has; what it says of who sends it proves nothing. Sv: svar från kalendern.
struct TakeCalendarReply: LetterTaker {
  func take(_ letter: ReceivedMail, on site: Site, at now: Moment) async throws -> String? {
    let replies = letter.calendarReplies
    guard !replies.isEmpty else { return nil }
    let addresses = AnswerAddress(site)
    let places = Array((letter.deliveredTo + (letter.to + letter.cc).map(\.address)).prefix(20))
    let sender = letter.from?.address
    guard let invited = try await site.regional.glance({ try $0.invitee(ofMail: places, by: addresses) }) else {
      let reply = SubstituteReply(replies: replies, places: places, addresses: addresses)
      let outcome = try await reply.take(on: site, at: now)
      return outcome ?? "svar till en adress som inte är vår"
    }
    let network = try await site.regional.glance { try $0.meeting(invited.meeting)?.network }
    guard let network else { return "svar på en träff som inte finns" }
    guard try await site.stillHolds(invited, at: now) else { return "svar från någon som har lämnat funktionen" }
    let letters = try await MeetingLetters(answeredIn: network, on: site, at: now)
    return try await site.regional.write { tx in
      guard let invitee = try tx.invitee(invited.id), let meeting = try tx.meeting(invitee.meeting),
        let reply = replies.first(where: { $0.uid.hasPrefix("\(meeting.id)@") })
      else { return "svar på en träff som inte finns" }
      let outcome = try reply.count(for: invitee, to: meeting, from: sender, in: tx, at: now)
      try TellSubstitute(letters).perform(in: tx, for: invited.id, at: now)
      return outcome
    }
  }
}

extension Transaction {
  /// Whose address the letter came to.
  fileprivate func invitee(ofMail places: [String], by addresses: AnswerAddress) throws -> Invitee? {
    for place in places {
      guard let claimed = addresses.claimed(byMail: place), let invitee = try invitee(claimed),
        addresses.isMail(place, of: invitee)
      else { continue }
      return invitee
    }
    return nil
  }
}

extension CalendarReply {
  fileprivate func count(
    for invitee: Invitee, to meeting: Meeting, from sender: String?, in tx: Transaction, at now: Moment
  ) throws -> String {
    guard sequence >= meeting.askedSequence else { return "svar på en äldre tid" }
    // When it was written, not when it came: of two that come together the later counts.
    let written = min(stamp ?? now, now)
    if let answered = invitee.answeredAt, written < answered { return "ett nyare svar finns redan" }
    guard let act = act(from: sender) else { return "en fråga från en kalender, lämnad" }
    do {
      try act.withoutNumbers(asOf: now.day).perform(
        in: tx, for: invitee, to: meeting, by: Byline(words: "den inbjudna, via kalendern"), at: written)
    } catch is Problems {
      return "svar på en träff som inte tar emot fler"
    }
    return "svar på inbjudan"
  }

  /// A calendar that proposes another time says neither yes nor no. One that asks for the invitation again says nothing.
  private func act(from sender: String?) -> AnswerInvitation? {
    switch kind {
    case .counter: AnswerInvitation(.maybe, note: "Föreslår en annan tid. \(comment?.prefix(400) ?? "")".trimmed)
    case .refresh: nil
    case .reply: (sender.flatMap(answer) ?? answers.first).flatMap { AnswerInvitation($0) }
    }
  }
}

extension AnswerInvitation {
  /// The regional half takes no number that belongs to a person, whoever writes it.
  fileprivate func withoutNumbers(asOf day: CalendarDate) -> AnswerInvitation {
    let kept = [who, note].map { text in text.flatMap { PersonalNumber.isFound(in: $0, asOf: day) ? nil : $0 } }
    return AnswerInvitation(answer, who: kept[0], note: kept[1])
  }
}
