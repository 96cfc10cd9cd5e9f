package import Access
package import Storage
package import Vocabulary
package import Web

/// Gives one respondent more time than the others, also after the round has closed.
package struct ExtendReply: Sendable {
  package let lastDay: CalendarDate
  /// The address that links in letters begin with.
  package let site: String

  package init(lastDay: CalendarDate, site: String = "") {
    self.lastDay = lastDay
    self.site = site
  }

  package init(form: Form, site: String) throws {
    guard let day = form.text("sista-dag").flatMap({ CalendarDate($0) }) else {
      throw Problems("sista-dag", "Skriv den nya sista dagen som 2026-12-22.")
    }
    self.init(lastDay: day, site: site)
  }

  /// Answers the respondent's request for more time as well, if one waits.
  package func perform(on followed: Writable<FollowedReply>, in tx: Transaction, at now: Moment) throws {
    let (reply, viewer) = (followed.record.reply, followed.viewer)
    let (record, found) = (reply.round, reply.respondent)
    guard record.mayBeExtended(by: viewer) else {
      throw Refusal.forbidden("Omgången är stängd. Be \(record.ownerName) ge mer tid.")
    }
    if let fault = record.fault(inExtensionTo: lastDay, on: now.day) { throw Problems("sista-dag", fault) }
    try tx.execute(
      """
      UPDATE round_respondent SET extended_to = \(lastDay.text)
      WHERE round_id = \(record.id) AND respondent = \(found.respondent)
      """)
    for subject in ["round:\(record.id)", reply.subject] {
      try tx.record(
        "ExtendReply", of: subject, by: viewer.byline, at: now,
        text: "Gav \(found.fullName) mer tid till och med den \(lastDay.words)")
    }
    guard let request = try tx.timeRequest(of: found.respondent, in: record.id), request.isWaiting else { return }
    let letter = letter(about: reply, request, from: viewer.name, at: record.sender(viewer, to: found))
    try tx.decide(request, refusal: nil, by: viewer, letter: letter, at: now)
  }

  private func letter(about reply: Reply, _ request: TimeRequest, from name: String, at sender: String) -> Mail? {
    request.function.map { function in
      Mail(
        to: .function(function), subject: "Ni har fått mer tid i \(reply.round.name)",
        body: """
          Hej!

          \(Person.firstInSentence(name)) på \(sender) har gett \(reply.respondent.nameInLetters) mer tid.
          Svara senast den \(lastDay.words). Det ni har skrivit finns kvar:

          \(site)\(reply.path)
          """)
    }
  }
}

extension Round {
  /// A closed round is opened for one respondent by those behind it alone, as when answers are opened again.
  func mayBeExtended(by viewer: Viewer) -> Bool { closedAt == nil || viewer.isInTeam(of: owner) }
}
