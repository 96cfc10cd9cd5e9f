package import Access
package import Storage
package import Vocabulary
package import Web

/// Gives one respondent more time than the others, also after the round has closed.
package struct ExtendReply: Sendable {
  package let respondent: Respondent
  package let lastDay: CalendarDate

  package init(respondent: Respondent, lastDay: CalendarDate) {
    self.respondent = respondent
    self.lastDay = lastDay
  }

  package init(form: Form, respondent: Respondent) throws {
    guard let day = form.text("sista-dag").flatMap({ CalendarDate($0) }) else {
      throw Problems("sista-dag", "Skriv den nya sista dagen som 2026-12-22.")
    }
    self.init(respondent: respondent, lastDay: day)
  }

  package func perform(in round: Writable<Round>, _ tx: Transaction, at now: Moment) throws {
    let record = round.record
    guard let found = try tx.respondent(respondent, in: record.id) else { throw Refusal.notFound }
    guard lastDay > record.closesOn, lastDay >= now.day else {
      throw Problems("sista-dag", "Den nya dagen ska ligga efter \(record.closesOn.text) och inte vara passerad.")
    }
    try tx.execute(
      """
      UPDATE round_respondent SET extended_to = \(lastDay.text)
      WHERE round_id = \(record.id) AND respondent = \(respondent)
      """)
    try tx.record(
      "ExtendReply", of: "round:\(record.id)", by: round.viewer.name, at: now,
      text: "\(found.name) fick förlängd tid till \(lastDay.text)")
  }
}
