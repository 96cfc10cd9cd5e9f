package import Access
internal import Calendars
package import Storage
package import Vocabulary
package import Web

/// Puts the chosen days of a rhythm on the hosts' board, all at the same time of day and in the network's usual place. The
/// municipality and the video link are the same too. A day that has a meeting already gets no second one.
/// Sv: planera efter rytm.
package struct PlanByRhythm: Sendable {
  package let rhythm: Rhythm
  package let days: [CalendarDate]
  package let title: String
  package let start: ClockTime
  package let end: ClockTime
  package let municipality: MunicipalityCode?
  package let videoLink: String?
  /// A shelter among the hosts: nothing that all members read may tell where it is.
  package var hidesPlace = false

  package init(
    _ rhythm: Rhythm, days: [CalendarDate], title: String, start: ClockTime, end: ClockTime,
    municipality: MunicipalityCode? = nil, videoLink: String? = nil
  ) {
    self.rhythm = rhythm
    self.days = days
    self.title = title
    self.start = start
    self.end = end
    self.municipality = municipality
    self.videoLink = videoLink
  }

  package init(form: Form, _ rhythm: Rhythm) throws {
    var problems = Problems()
    let title = problems.require(form, "rubrik", "Skriv vad träffarna ska heta.", limit: 120)
    let (start, end) = (problems.time(form, "borjar"), problems.time(form, "slutar"))
    if form.text("borjar") == nil { problems.add("borjar", "Skriv när träffarna börjar.") }
    if form.text("slutar") == nil { problems.add("slutar", "Skriv när träffarna slutar.") }
    if let start, let end, end <= start {
      problems.add("slutar", "Träffarna måste sluta efter att de har börjat.")
    }
    let municipality = form.text("kommun").flatMap { MunicipalityCode($0) }
    let videoLink = problems.webAddress(form, "video")
    let days = form.all("dagar").compactMap { CalendarDate($0) }
    if days.isEmpty { problems.add("dagar", "Kryssa i minst en dag.") }
    try problems.check()
    guard let start, let end else { throw problems }
    self.init(
      rhythm, days: days, title: title, start: start, end: end, municipality: municipality, videoLink: videoLink)
  }

  /// How many meetings were planned.
  @discardableResult
  package func perform(in tx: Transaction, by evidence: Writable<Network>, at now: Moment) throws -> Int {
    let network = evidence.record
    let chosen = Set(days).intersection(rhythm.days).sorted()
    if chosen.isEmpty { throw Problems("dagar", "Kryssa i minst en dag.") }
    let taken = Set(try tx.meetings(of: network).filter { $0.state != .cancelled }.map(\.day))
    let new = chosen.filter { !taken.contains($0) }
    for day in new {
      try PlanMeeting(details(on: day, of: network)).perform(in: tx, by: evidence, at: now)
    }
    if new.isEmpty, isUsual(in: network) { return 0 }
    try tx.execute(
      """
      UPDATE network SET rhythm = \(rhythm.rule.text), usual_start = \(start.minutes), usual_end = \(end.minutes)
      WHERE id = \(network.id)
      """)
    try tx.record(
      "PlanByRhythm", of: "network:\(network.id)", by: evidence.viewer.byline, at: now,
      text: "Planerade efter rytmen \(rhythm.rule.words)")
    return new.count
  }

  private func details(on day: CalendarDate, of network: Network) -> MeetingDetails {
    var details = MeetingDetails(
      title: title, starts: SwedishTime.moment(on: day, at: start), ends: SwedishTime.moment(on: day, at: end),
      place: network.usualPlace, municipality: municipality, videoLink: videoLink)
    details.hidesPlace = hidesPlace
    return details
  }

  /// Whether the network meets so already.
  private func isUsual(in network: Network) -> Bool {
    network.rhythm == rhythm.rule.text && network.usualStart?.minutes == start.minutes
      && network.usualEnd?.minutes == end.minutes
  }
}
