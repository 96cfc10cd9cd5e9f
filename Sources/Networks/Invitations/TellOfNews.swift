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
    let acts = try acts(of: meeting)
    let told = acts["TellOfNews"]?.last ?? acts["CallMeeting"]?.first ?? ""
    // A letter of a new time or place has the description and the agenda too, but not the documents.
    let read = max(told, acts[ChangeMeeting.toldAct]?.last ?? "")
    let all = [
      (["DescribeMeeting"], read, "beskrivningen"),
      (["ChangeAgenda", "PlacePoint"], read, "dagordningen"),
      (["AddDocument", "RemoveDocument"], told, "dokumenten"),
    ]
    return all.filter { names, since, _ in names.contains { acts[$0].map { $0.last > since } ?? false } }.map(\.2)
  }

  /// When each act was first and last done to it: ids of events, of which a later one is greater.
  private func acts(of meeting: Meeting) throws -> [String: (first: String, last: String)] {
    let acts = try rows(
      """
      SELECT act, MIN(id) AS first, MAX(id) AS last FROM event WHERE subject = \(meeting.subject) GROUP BY act
      """
    ).map {
      try (
        $0.get("act", as: String.self), (first: $0.get("first", as: String.self), last: $0.get("last", as: String.self))
      )
    }
    return Dictionary(uniqueKeysWithValues: acts)
  }
}
