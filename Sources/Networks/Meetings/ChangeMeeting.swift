package import Access
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

  /// What of the change the invited have to know; empty when it is nothing.
  package func news(for meeting: Meeting) -> [String] {
    var news: [String] = []
    if details.starts != meeting.starts || details.ends != meeting.ends { news.append("tid") }
    if details.place != meeting.place { news.append("plats") }
    if details.videoLink != meeting.videoLink { news.append("videolänk") }
    if details.title != meeting.title { news.append("rubrik") }
    if details.answerBy != meeting.answerBy { news.append("svarstid") }
    return news
  }

  /// Whoever said yes to one time or place has not said yes to another.
  private func asksAgain(about meeting: Meeting) -> Bool {
    details.starts != meeting.starts || details.ends != meeting.ends || details.place != meeting.place
  }

  /// Whether those who are invited have another description than this: a letter of the news would bear it.
  private func isDescribed(_ meeting: Meeting, without news: [String]) -> Bool {
    meeting.state == .called && news.isEmpty && details.about != meeting.about
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
        "rubrik",
        "En annan värd har ändrat träffen sedan du öppnade sidan. Öppna den i en ny flik, jämför, och spara där.")
    }
    try details.faults(in: meeting.network).check()
    let changes = self.news(for: meeting)
    let news = meeting.state == .called ? changes : []
    // Feeds show a planned meeting too, so their calendars have to know as well.
    let sequence = meeting.sequence + (changes.isEmpty ? 0 : 1)
    let asked = asksAgain(about: meeting) ? sequence : meeting.askedSequence
    try tx.execute(
      """
      UPDATE meeting SET title = \(details.title), starts_at = \(details.starts), ends_at = \(details.ends),
        place = \(details.place), municipality = \(details.municipality?.text), video_link = \(details.videoLink),
        about = \(details.about), responsible_id = \(details.responsible), planning_notes = \(details.planningNotes),
        answer_by = \(details.answerBy?.text), sequence = \(sequence), asked_sequence = \(asked), version = \(meeting.version + 1)
      WHERE id = \(meeting.id)
      """)
    var sent = 0
    if !news.isEmpty, let changed = try tx.meeting(meeting.id), !changed.isOver(at: now) {
      sent = try letters.send(.change(news), about: changed, to: tx.invitees(of: meeting.id), in: tx, at: now)
    }
    let isDescribed = isDescribed(meeting, without: news)
    let what = isDescribed ? ["beskrivning"] : news
    try tx.record(
      isDescribed ? "DescribeMeeting" : "ChangeMeeting", of: meeting.subject, by: evidence.viewer.byline, at: now,
      text: "Ändrade träffen\(what.isEmpty ? "" : ": ny \(what.joined(separator: " och "))")")
    return sent
  }
}
