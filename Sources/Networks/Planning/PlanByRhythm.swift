package import Access
internal import Calendars
package import Storage
package import Vocabulary
internal import Web

/// Puts the chosen days of a rhythm on the hosts' board, with the network's usual time and place. A day that has a meeting
/// already gets no second one. Sv: planera efter rytm.
package struct PlanByRhythm: Sendable {
  package let rhythm: Rhythm
  package let days: [CalendarDate]
  package let title: String

  package init(_ rhythm: Rhythm, days: [CalendarDate], title: String) {
    self.rhythm = rhythm
    self.days = days
    self.title = title
  }

  /// How many meetings were planned.
  @discardableResult
  package func perform(in tx: Transaction, by evidence: Writable<Network>, at now: Moment) throws -> Int {
    let network = evidence.record
    let chosen = Set(days).intersection(rhythm.days).sorted()
    if chosen.isEmpty { throw Problems("dagar", "Kryssa i minst en dag.") }
    let taken = Set(try tx.meetings(of: network).filter { $0.state != .cancelled }.map(\.day))
    let (start, end) = (network.usualStart ?? ClockTime(minutes: 540), network.usualEnd)
    for day in chosen where !taken.contains(day) {
      let details = MeetingDetails(
        title: title, starts: SwedishTime.moment(on: day, at: start),
        ends: SwedishTime.moment(on: day, at: end.flatMap { $0 > start ? $0 : nil } ?? start.adding(minutes: 180)),
        place: network.usualPlace)
      try PlanMeeting(details).perform(in: tx, by: evidence, at: now)
    }
    try tx.execute("UPDATE network SET rhythm = \(rhythm.rule.text) WHERE id = \(network.id)")
    try tx.record(
      "PlanByRhythm", of: "network:\(network.id)", by: evidence.viewer.byline, at: now,
      text: "Planerade efter rytmen \(rhythm.rule.words)")
    return chosen.count(where: { !taken.contains($0) })
  }
}
