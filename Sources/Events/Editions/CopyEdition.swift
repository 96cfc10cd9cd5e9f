package import Access
package import Storage
package import Vocabulary
internal import Web

/// Makes a draft of the next time from one that was: the same weekday about a year later, with programme, questions and places,
/// and nobody registered. Sv: gör ett nytt tillfälle av ett gammalt.
package struct CopyEdition: Sendable {
  package init() {}

  package func perform(in tx: Transaction, by evidence: Writable<Edition>, at now: Moment) throws -> ID<Edition> {
    let old = evidence.record
    let weeks = weeksLater(old, now)
    let details = self.details(old, weeks)
    // Two presses at once meet here.
    _ = try tx.takeTicket(of: old.id)
    if let made = try madeBefore(details, old, tx) { return made.id }
    let id = try AddEdition(details, by: old.organisations).perform(in: tx, by: evidence.viewer, at: now)
    for session in try tx.programme(of: old.id) {
      try tx.insert(SessionDetails(session, movedBy: weeks), to: id, at: now)
    }
    for question in try tx.questions(of: old.id) {
      try tx.insertQuestion(question.text, question.choices, isRequired: question.isRequired, to: id, at: now)
    }
    try tx.record(
      "CopyEdition", of: "edition:\(id)", by: evidence.viewer.byline, at: now,
      text: "Gjorde ett nytt tillfälle av ”\(old.title)”, \(old.day.words)")
    return id
  }

  /// The draft that somebody has made already, of the same name and year.
  private func madeBefore(_ details: EditionDetails, _ old: Edition, _ tx: Transaction) throws -> Edition? {
    let drafts = try tx.rows(
      """
      SELECT * FROM event_edition WHERE state = 'draft' AND title = \(details.title) AND id <> \(old.id)
      ORDER BY created_at, id
      """
    ).map(Edition.init)
    return drafts.first {
      $0.day.year == details.starts.day.year && $0.series == old.series
        && Set($0.organisations) == Set(old.organisations)
    }
  }

  /// Whole years of 52 weeks, at least one, until it lies ahead.
  private func weeksLater(_ old: Edition, _ now: Moment) -> Int {
    var weeks = 52
    while old.day.adding(days: 7 * weeks) <= now.day { weeks += 52 }
    return weeks
  }

  private func details(_ old: Edition, _ weeks: Int) -> EditionDetails {
    var details = EditionDetails(old)
    let days = 7 * weeks
    details.starts = old.starts.moved(byWeeks: weeks)
    details.ends = old.ends.moved(byWeeks: weeks)
    details.registerBy = old.registerBy.adding(days: days)
    details.changeBy = old.changeBy.adding(days: days)
    details.needsErasedOn = old.needsErasedOn.adding(days: days)
    details.namesErasedOn = old.namesErasedOn.adding(days: days)
    details.title = old.title.replacing("\(old.day.year)", with: "\(details.starts.day.year)")
    details.filmLink = nil
    details.webLink = nil
    details.version = nil
    return details
  }
}

extension Moment {
  /// The same weekday and clock time, also across a change of the clocks.
  func moved(byWeeks weeks: Int) -> Moment { moved(byDays: 7 * weeks) }

  func moved(byDays days: Int) -> Moment {
    let time = SwedishTime(self)
    return SwedishTime.moment(on: time.date.adding(days: days), at: time.clockTime)
  }
}
