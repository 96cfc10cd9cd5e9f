package import Access
package import Storage
package import Vocabulary
package import Web

/// Answers a request for more time with no, and says why. Sv: säga nej till mer tid.
package struct DeclineTime: Sendable {
  package let refusal: String
  /// The address that links in letters begin with.
  package let site: String

  package init(refusal: String, site: String = "") {
    self.refusal = refusal
    self.site = site
  }

  package init(form: Form, site: String) throws {
    var problems = Problems()
    self.site = site
    refusal = problems.require(form, "nej-skal", "Skriv en mening om varför, så att de som frågar förstår.", limit: 500)
    try problems.check()
  }

  package func perform(on followed: Writable<FollowedReply>, in tx: Transaction, at now: Moment) throws {
    let (reply, viewer) = (followed.record.reply, followed.viewer)
    let (record, found) = (reply.round, reply.respondent)
    guard let request = try tx.timeRequest(of: found.respondent, in: record.id), request.isWaiting else {
      throw Problems("nej-skal", "Ingen begäran om mer tid väntar på svar.")
    }
    let letter = letter(
      about: reply, request, from: viewer.name, at: record.sender(viewer, to: found), on: now.day)
    try tx.decide(request, refusal: refusal, by: viewer, letter: letter, at: now)
    for subject in ["round:\(record.id)", reply.subject] {
      try tx.record(
        "DeclineTime", of: subject, by: viewer.byline, at: now,
        text: "Sa nej till mer tid för \(found.fullName): \(refusal)")
    }
  }

  private func letter(
    about reply: Reply, _ request: TimeRequest, from name: String, at sender: String, on day: CalendarDate
  ) -> Mail? {
    let lastDay =
      day > reply.lastDay
      ? "Sista dagen att svara var den \(reply.lastDay.words)." : "Svara senast den \(reply.lastDay.words)."
    return request.function.map { function in
      Mail(
        to: .function(function), subject: "Svar om mer tid i \(reply.round.name)",
        body: """
          Hej!

          Ni bad om mer tid för \(reply.respondent.nameInLetters) till och med den \(request.wishedDay.words).
          \(Person.firstInSentence(name)) på \(sender) kan inte ge det:

          \(refusal)

          \(lastDay) Det ni har skrivit finns kvar:

          \(site)\(reply.path)
          """)
    }
  }
}
