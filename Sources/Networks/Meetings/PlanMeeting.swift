package import Access
package import Storage
package import Vocabulary
internal import Web

/// Puts a meeting on the hosts' board. Nobody is invited yet. One that has been is noted likewise. Sv: planera träff.
package struct PlanMeeting: Sendable {
  package let details: MeetingDetails

  package init(_ details: MeetingDetails) { self.details = details }

  @discardableResult
  package func perform(in tx: Transaction, by evidence: Writable<Network>, at now: Moment) throws -> ID<Meeting> {
    let network = evidence.record
    var problems = details.faults(in: network)
    problems.append(details.faults(at: now))
    try problems.check()
    let id: ID<Meeting> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO meeting (id, network_id, title, state, starts_at, ends_at, place, municipality, video_link, about,
        responsible_id, planning_notes, answer_by, sequence,
        asked_sequence, version, created_at)
      VALUES (\(id), \(network.id), \(details.title), \(Meeting.State.planned), \(details.starts), \(details.ends),
        \(details.place), \(details.municipality?.text), \(details.videoLink), \(details.about), \(details.responsible),
        \(details.planningNotes), \(details.answerBy?.text), \(0), \(0), \(1), \(now))
      """)
    try tx.record(
      "PlanMeeting", of: "meeting:\(id)", by: evidence.viewer.byline, at: now,
      text: "Planerade träffen till den \(details.starts.day.words)")
    return id
  }
}
