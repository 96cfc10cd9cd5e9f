package import Access
internal import Calendars
package import Storage
package import Vocabulary
internal import Web

/// Sends the agenda and the list of documents again to those who are invited, when they have changed since the last letter.
/// A new description of the meeting is told likewise. Nobody is asked anew, and it never happens by itself.
/// Sv: skicka ändringen.
package struct TellOfNews: Sendable {
  package let letters: MeetingLetters

  package init(_ letters: MeetingLetters) { self.letters = letters }

  /// How many letters were sent.
  @discardableResult
  package func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws -> Int {
    let meeting = evidence.record
    guard meeting.takesAnswers(at: now) else {
      throw Problems("bjudin", "Träffen har varit, eller så är ingen inbjuden.")
    }
    let news = try tx.news(of: meeting)
    guard !news.isEmpty else { throw Problems("bjudin", "Inget har ändrats sedan det senaste brevet.") }
    let invited = try tx.invitees(of: meeting.id)
    let documents = try tx.documents(of: meeting.id)
    let sent = try letters.send(.news(news, documents), about: meeting, to: invited, in: tx, at: now)
    try tx.record(
      "TellOfNews", of: meeting.subject, by: evidence.viewer.byline, at: now,
      text: "Skickade ändringen av \(news.listed) till \(counted(sent, "en inbjuden", "inbjudna"))")
    return sent
  }
}

extension Transaction {
  /// What has changed since all who are invited last had a letter of it: "beskrivningen", "dagordningen", "dokumenten".
  /// Reminders, and invitations to those who came later, have not gone to all.
  func news(of meeting: Meeting) throws -> [String] {
    guard meeting.state == .called else { return [] }
    let told = try lastTold(of: meeting)
    // A letter of a new time or place has the description and the agenda too, but not the documents.
    let read = try lastChangeTold(of: meeting, since: told)
    let all = try [
      (has(["DescribeMeeting"], of: meeting, since: read), "beskrivningen"),
      (has(["ChangeAgenda", "PlacePoint"], of: meeting, since: read), "dagordningen"),
      (has(["AddDocument", "RemoveDocument"], of: meeting, since: told), "dokumenten"),
    ]
    return all.filter { $0.0 }.map { $0.1 }
  }

  /// The id of an event; empty when all are later.
  private func lastTold(of meeting: Meeting) throws -> String {
    try value(
      """
      SELECT COALESCE(MAX(CASE act WHEN 'TellOfNews' THEN id END), MIN(id)) FROM event
      WHERE subject = \(meeting.subject) AND act IN ('TellOfNews', 'CallMeeting')
      """, as: String.self) ?? ""
  }

  private func lastChangeTold(of meeting: Meeting, since event: String) throws -> String {
    try value(
      """
      SELECT MAX(id) FROM event WHERE subject = \(meeting.subject) AND act = \(ChangeMeeting.toldAct) AND id > \(event)
      """, as: String.self) ?? event
  }

  private func has(_ acts: [String], of meeting: Meeting, since event: String) throws -> Bool {
    let known = Set(
      try rows("SELECT DISTINCT act FROM event WHERE subject = \(meeting.subject) AND id > \(event)")
        .map { try $0.get("act", as: String.self) })
    return !known.isDisjoint(with: acts)
  }
}
