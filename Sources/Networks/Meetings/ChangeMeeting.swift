package import Access
internal import Calendars
package import Storage
package import Vocabulary
internal import Web

/// Changes a meeting. Who is invited hears of a new time or place by a letter of their own. Sv: ändra träff.
package struct ChangeMeeting: Sendable {
  package let details: MeetingDetails
  package let letters: MeetingLetters

  package init(_ details: MeetingDetails, letters: MeetingLetters) {
    self.details = details
    self.letters = letters
  }

  /// Of one that has gone to all who are invited, as it stands among the events.
  static let toldAct = "TellOfChange"
  /// The field of what another host has changed.
  static let overtaken = "version"

  /// What of the change all who are invited have to know; empty when it is nothing.
  private func news(for meeting: Meeting) -> [String] {
    var news: [String] = []
    if details.starts != meeting.starts || details.ends != meeting.ends { news.append("tid") }
    if isMoved(from: meeting) { news.append("plats") }
    if details.videoLink != meeting.videoLink { news.append("videolänk") }
    if details.title != meeting.title { news.append("rubrik") }
    return news
  }

  /// Whoever said yes to one time or place has not said yes to another.
  private func asksAgain(about meeting: Meeting) -> Bool {
    details.starts != meeting.starts || details.ends != meeting.ends || isMoved(from: meeting)
  }

  /// With a shelter among the hosts no letter says in which municipality it is.
  private func isMoved(from meeting: Meeting) -> Bool {
    details.place != meeting.place || !details.hidesPlace && details.municipality != meeting.municipality
  }

  /// How many letters were sent.
  @discardableResult
  package func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws -> Int {
    let meeting = evidence.record
    guard meeting.state != .cancelled else {
      throw Refusal.forbidden("Träffen är inställd. Planera en ny i stället.")
    }
    guard !meeting.isOver(at: now) else {
      throw Problems("dag", "Träffen har varit. Skriv i minnesanteckningarna vad som blev annorlunda.")
    }
    if let version = details.version, version != meeting.version {
      throw Problems(
        Self.overtaken, "En annan värd har ändrat träffen sedan du öppnade sidan. Jämför och spara igen.")
    }
    try faults(since: meeting, at: now).check()
    let news = news(for: meeting)
    // Feeds show a planned meeting too, so their calendars have to know as well.
    let sequence = meeting.sequence + (news.isEmpty && details.answerBy == meeting.answerBy ? 0 : 1)
    let asked = asksAgain(about: meeting) ? sequence : meeting.askedSequence
    try tx.execute(
      """
      UPDATE meeting SET title = \(details.title), starts_at = \(details.starts), ends_at = \(details.ends),
        place = \(details.place), municipality = \(details.municipality?.text), video_link = \(details.videoLink),
        about = \(details.about), responsible_id = \(details.responsible), planning_notes = \(details.planningNotes),
        answer_by = \(details.answerBy?.text), sequence = \(sequence), asked_sequence = \(asked), version = \(meeting.version + 1)
      WHERE id = \(meeting.id)
      """)
    let sent = try tell(news, since: meeting, in: tx, at: now)
    try record(news, sent: sent, since: meeting, in: tx, by: evidence.viewer.byline, at: now)
    return sent
  }

  /// Of a day that has been nobody would be told, and it could not be put right.
  private func faults(since meeting: Meeting, at now: Moment) -> Problems {
    var problems = details.faults(in: meeting.network)
    problems.append(details.faults(at: now, since: meeting))
    guard details.ends <= now else { return problems }
    if details.ends.day < now.day {
      problems.add("dag", "Dagen har redan varit. Kontrollera året.")
    } else {
      problems.add("slutar", "Träffen måste sluta senare än nu.")
    }
    return problems
  }

  /// A new last day alone concerns those who still have to answer; when it is taken away nobody has to do anything.
  private func tell(_ news: [String], since former: Meeting, in tx: Transaction, at now: Moment) throws -> Int {
    guard let meeting = try tx.meeting(former.id), meeting.takesAnswers(at: now) else { return 0 }
    let invited = try tx.invitees(of: meeting.id)
    guard news.isEmpty else { return try letters.send(.change(news), about: meeting, to: invited, in: tx, at: now) }
    guard meeting.answerBy != nil, meeting.answerBy != former.answerBy else { return 0 }
    let waiting = invited.filter { !$0.hasAnswered(meeting) }
    return try letters.send(.lastDay, about: meeting, to: waiting, in: tx, at: now)
  }

  /// A new description that no letter has brought to all stands as one, so that it can be sent.
  private func record(
    _ news: [String], sent: Int, since former: Meeting, in tx: Transaction, by byline: Byline, at now: Moment
  ) throws {
    let isTold = !news.isEmpty && sent > 0
    let isDescribed = !isTold && former.state == .called && details.about != former.about
    let hasLastDay = details.answerBy != nil && details.answerBy != former.answerBy
    let all = news + (isDescribed ? ["beskrivning"] : []) + (hasLastDay ? ["svarstid"] : [])
    let what = former.state == .called ? all : []
    try tx.record(
      isTold ? Self.toldAct : isDescribed ? "DescribeMeeting" : "ChangeMeeting", of: former.subject, by: byline,
      at: now,
      text: "Ändrade träffen\(what.isEmpty ? "" : ": ny \(what.listed)")")
  }
}
