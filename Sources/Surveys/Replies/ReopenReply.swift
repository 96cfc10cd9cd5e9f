package import Access
internal import Register
package import Storage
package import Vocabulary
package import Web

/// Opens answers that were handed in, with the reason for those who come after. When the time is out it gives a new last
/// day as well, since the answers could not be changed otherwise. What was confirmed counts until it is confirmed anew.
/// Sv: öppna igen.
package struct ReopenReply: Sendable {
  package let reason: String
  /// Needed when the time is out; the team that owns the round gives it.
  package let lastDay: CalendarDate?
  /// The address that links in letters begin with.
  package let site: String

  package init(reason: String, lastDay: CalendarDate? = nil, site: String = "") {
    self.reason = reason
    self.lastDay = lastDay
    self.site = site
  }

  package init(form: Form, site: String = "") throws {
    var problems = Problems()
    reason = problems.require(form, "skal", "Skriv varför svaren öppnas igen.", limit: 500)
    lastDay = form.text(Self.dayField).flatMap { CalendarDate($0) }
    self.site = site
    if lastDay == nil, form.text(Self.dayField) != nil {
      problems.add(Self.dayField, "Skriv den nya sista dagen som 2026-12-22.")
    }
    try problems.check()
  }

  static let dayField = "ny-sista-dag"

  package func perform(in tx: Transaction, on evidence: Writable<Reply>, at now: Moment) throws {
    let (reply, viewer) = (evidence.record, evidence.viewer)
    guard reply.isReopenable(by: viewer) else {
      throw Refusal.forbidden(
        "Bara en chef hos den som svarar, eller länsteamet bakom omgången, kan öppna svaren igen.")
    }
    if reply.respondent.isShelter, let fault = StreetAddress.fault(in: reason) { throw Problems("skal", fault) }
    let day = try newLastDay(of: reply, by: viewer, on: now.day)
    try tx.move(reply, to: .draft, at: now)
    try tx.execute(
      """
      UPDATE round_respondent SET submitted_by = NULL, confirmed_by = NULL, extended_to = COALESCE(\(day?.text), extended_to)
      WHERE round_id = \(reply.round.id) AND respondent = \(reply.respondent.respondent)
      """)
    let until = day.map { ". Ny sista dag är den \($0.words)" } ?? ""
    try tx.record(
      "ReopenReply", of: reply.subject, by: viewer.byline, at: now, text: "Öppnade svaren igen: \(reason)\(until)")
    guard let function = reply.respondent.function else { return }
    try tx.enqueue(letter(to: function, about: reply, from: viewer.name, until: day ?? reply.lastDay), at: now)
  }

  /// Nil while the round still takes answers of the respondent.
  private func newLastDay(of reply: Reply, by viewer: Viewer, on day: CalendarDate) throws -> CalendarDate? {
    guard !reply.isInTime(on: day) else { return nil }
    guard viewer.isInTeam(of: reply.round.owner) else { throw Refusal.forbidden(reply.timeIsOut) }
    guard let lastDay else {
      throw Problems(Self.dayField, "Tiden för omgången är ute. Skriv en ny sista dag, så att svaren går att ändra.")
    }
    if let fault = reply.round.fault(inExtensionTo: lastDay, on: day) { throw Problems(Self.dayField, fault) }
    return lastDay
  }

  private func letter(
    to function: ID<Function>, about reply: Reply, from name: String, until day: CalendarDate
  ) -> Mail {
    Mail(
      to: .function(function), subject: "Svaren i \(reply.round.name) är öppna igen",
      body: """
        Hej!

        \(Person.firstInSentence(name)) har öppnat svaren för \(reply.respondent.nameInLetters) i \(reply.round.name) igen.
        Skälet: \(reason)

        Ändra det som behövs och skicka in svaren på nytt, senast den \(day.words):

        \(site)\(reply.path)\(standing(reply))
        """)
  }

  private func standing(_ reply: Reply) -> String {
    reply.respondent.isPublished ? "\n\nDe svar som redan är bekräftade räknas tills de nya är bekräftade." : ""
  }
}

extension Reply {
  /// To a manager who wants to open the answers when only those behind the round can.
  var timeIsOut: String {
    "Tiden för omgången är ute. Be \(round.ownerName) öppna svaren igen, så ger de er också en ny sista dag."
  }
}

extension Round {
  /// Why a respondent cannot get this last day; nil when it will do.
  func fault(inExtensionTo lastDay: CalendarDate, on day: CalendarDate) -> String? {
    guard lastDay > closesOn, lastDay >= day else {
      return "Den nya dagen ska ligga efter den \(closesOn.words) och inte vara passerad."
    }
    return nil
  }
}
