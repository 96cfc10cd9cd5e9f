package import Access
package import Storage
package import Vocabulary
package import Web

/// A member asks for something to be taken up. The hosts place it at a meeting, or say why not. Sv: föreslå punkt.
package struct ProposePoint: Sendable {
  package let title: String
  package let note: String?
  package let organisation: ID<Organisation>

  package init(title: String, note: String? = nil, organisation: ID<Organisation>) {
    self.title = title
    self.note = note
    self.organisation = organisation
  }

  package init(form: Form, organisation: ID<Organisation>) throws {
    var problems = Problems()
    title = problems.require(form, "punkt", "Skriv vad du vill ta upp.", limit: 150)
    note = form.text("punkt-om")
    problems.limit(form, ["punkt-om"], to: 1000)
    self.organisation = organisation
    try problems.check()
  }

  package func perform(in tx: Transaction, by evidence: Readable<Network>, at now: Moment) throws {
    let network = evidence.record
    guard network.isSpeaking(for: organisation, evidence.viewer) else {
      throw Refusal.forbidden("De som är med i nätverket föreslår punkter.")
    }
    if try tx.waitingPoints(of: network.id).contains(where: { $0.title == title && $0.organisation == organisation }) {
      throw Problems("punkt", "Ni har redan föreslagit den punkten.")
    }
    let id: ID<AgendaPoint> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO agenda_point (id, network_id, position, title, note, proposed_by, organisation_id, proposed_at)
      VALUES (\(id), \(network.id), \(0), \(title), \(note), \(evidence.viewer.byline), \(organisation), \(now))
      """)
    try tx.record(
      "ProposePoint", of: "network:\(network.id)", by: evidence.viewer.byline, at: now,
      text: "Föreslog punkten ”\(title)”")
  }
}

/// The hosts place a proposed point at a meeting, last on its agenda. Sv: lägg på dagordningen.
package struct PlacePoint: Sendable {
  package let point: ID<AgendaPoint>

  package init(_ point: ID<AgendaPoint>) { self.point = point }

  package func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws {
    let meeting = evidence.record
    guard meeting.state != .cancelled else { throw Problems("punkt", "Träffen är inställd. Välj en annan.") }
    let changed = try tx.execute(
      """
      UPDATE agenda_point SET meeting_id = \(meeting.id), position = \(try tx.nextPosition(at: meeting.id))
      WHERE id = \(point) AND network_id = \(meeting.network.id) AND meeting_id IS NULL AND declined_because IS NULL
      """)
    guard changed == 1 else {
      throw Problems("punkt", "Punkten är redan placerad eller borttagen. Läs in sidan på nytt.")
    }
    try tx.record(
      "PlacePoint", of: meeting.subject, by: evidence.viewer.byline, at: now,
      text: "La en föreslagen punkt på dagordningen")
  }
}

/// The hosts say why a proposed point is not taken up; whoever proposed it reads it. Sv: avböj punkt.
package struct DeclinePoint: Sendable {
  package let point: ID<AgendaPoint>
  package let reason: String

  package init(_ point: ID<AgendaPoint>, reason: String) {
    self.point = point
    self.reason = reason
  }

  package func perform(in tx: Transaction, by evidence: Writable<Network>, at now: Moment) throws {
    if reason.isEmpty { throw Problems("skal", "Skriv varför, så att den som föreslog punkten förstår.") }
    let network = evidence.record.id
    let changed = try tx.execute(
      """
      UPDATE agenda_point SET declined_because = \(reason)
      WHERE id = \(point) AND network_id = \(network) AND meeting_id IS NULL AND declined_because IS NULL
      """)
    guard changed == 1 else { throw Problems("skal", "Punkten är redan placerad eller avböjd. Läs in sidan på nytt.") }
    try tx.record(
      "DeclinePoint", of: "network:\(network)", by: evidence.viewer.byline, at: now,
      text: "Avböjde en föreslagen punkt")
  }
}

extension Transaction {
  func nextPosition(at meeting: ID<Meeting>) throws -> Int {
    (try value("SELECT MAX(position) FROM agenda_point WHERE meeting_id = \(meeting)", as: Int.self) ?? 0) + 1
  }

  /// What the viewer's own organisations have proposed and been told no to, the latest first.
  package func declinedPoints(of network: ID<Network>, for organisations: [ID<Organisation>]) throws -> [AgendaPoint] {
    try rows(
      """
      SELECT * FROM agenda_point WHERE network_id = \(network) AND declined_because IS NOT NULL
        AND organisation_id IN \(list: organisations) ORDER BY id DESC LIMIT 5
      """
    ).map(AgendaPoint.init)
  }
}
