package import Access
package import Storage
package import Vocabulary

/// Something to take up at a meeting: put there by the hosts, or proposed by a member and not placed yet. Sv: punkt.
package struct AgendaPoint: Sendable {
  package let id: ID<AgendaPoint>
  package let network: ID<Network>
  /// Nil while it waits for a meeting.
  package let meeting: ID<Meeting>?
  package let position: Int
  package let title: String
  /// How long it takes; nil when nobody has said.
  package let minutes: Int?
  /// Who leads it, in words: somebody from a member, or a guest.
  package let owner: String?
  package let note: String?
  /// On whose behalf it was proposed.
  package let organisation: ID<Organisation>?
  package let declinedBecause: String?

  init(row: Row) throws {
    id = try row.get("id")
    network = try row.get("network_id")
    meeting = try row.optional("meeting_id")
    position = try row.get("position")
    title = try row.get("title")
    minutes = try row.optional("minutes")
    owner = try row.optional("owner")
    note = try row.optional("note")
    organisation = try row.optional("organisation_id")
    declinedBecause = try row.optional("declined_because")
  }
}

/// An agenda with when each point begins. Sv: dagordning.
package struct Agenda: Sendable {
  package let lines: [Line]
  /// When the last point is over, if every one before it has a length; nil else.
  package let end: Moment?

  package struct Line: Sendable {
    package let point: AgendaPoint
    /// Nil after a point without length.
    package let starts: Moment?
  }

  package init(_ points: [AgendaPoint], from start: Moment) {
    var time: Moment? = start
    lines = points.map { point in
      defer { time = point.minutes.flatMap { minutes in time?.adding(minutes: Int64(minutes)) } }
      return Line(point: point, starts: time)
    }
    end = time
  }
}

extension Transaction {
  package func agenda(of meeting: ID<Meeting>) throws -> [AgendaPoint] {
    try rows("SELECT * FROM agenda_point WHERE meeting_id = \(meeting) ORDER BY position, id").map(AgendaPoint.init)
  }

  func agendas(of meetings: [ID<Meeting>]) throws -> [ID<Meeting>: [AgendaPoint]] {
    let points = try rows(
      "SELECT * FROM agenda_point WHERE meeting_id IN \(list: meetings) ORDER BY position, id"
    ).map(AgendaPoint.init)
    return Dictionary(grouping: points.filter { $0.meeting != nil }) { $0.meeting ?? "" }
  }

  /// What members have proposed and no host has placed or declined.
  package func waitingPoints(of network: ID<Network>) throws -> [AgendaPoint] {
    try rows(
      """
      SELECT * FROM agenda_point WHERE network_id = \(network) AND meeting_id IS NULL AND declined_because IS NULL
      ORDER BY id
      """
    ).map(AgendaPoint.init)
  }
}
