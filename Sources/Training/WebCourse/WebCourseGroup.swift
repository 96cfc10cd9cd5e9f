package import Access
package import Storage
package import Vocabulary
internal import Web

/// Colleagues who go through the web course together, led by one of them. Sv: grupp i webbkursen.
package struct WebCourseGroup: Guarded {
  package let id: ID<WebCourseGroup>
  package let organisation: ID<Organisation>
  package let unit: String
  package let leader: ID<Person>
  package let firstDay: CalendarDate
  /// What they have agreed on: when they meet and what they talk about.
  package let plan: String?
  /// The last day they met; nil while it goes on.
  package let heldOn: CalendarDate?
  package let participants: [Participant]

  /// Sv: deltagare i gruppen.
  package struct Participant: Sendable {
    package let id: ID<Participant>
    package let name: String
    package let mail: String?
    package let profession: Profession
    package let hasFinished: Bool

    init(row: Row) throws {
      id = try row.get("id")
      name = try row.get("name")
      mail = try row.optional("mail")
      profession = try Profession(rawValue: row.get("profession")) ?? .other
      hasFinished = try row.get("has_finished")
    }
  }

  init(row: Row, in tx: Transaction) throws {
    id = try row.get("id")
    organisation = try row.get("organisation_id")
    unit = try row.get("unit")
    leader = try row.get("leader_id")
    firstDay = try row.date("first_day")
    plan = try row.optional("plan")
    heldOn = try row.optionalDate("held_on")
    participants = SwedishOrder.sorted(
      try tx.rows("SELECT * FROM web_course_participant WHERE group_id = \(id) ORDER BY id").map(
        Participant.init)
    ) { $0.name }
  }

  package static func load(_ id: ID<WebCourseGroup>, for viewer: Viewer, in tx: Transaction) throws -> WebCourseGroup? {
    try tx.row("SELECT * FROM web_course_group WHERE id = \(id)").map { try WebCourseGroup(row: $0, in: tx) }
  }

  /// Who leads it, and the manager of those who take part.
  package func isReadable(by viewer: Viewer) -> Bool {
    leader == viewer.person || viewer.holds(.manager, in: organisation)
  }

  package func isWritable(by viewer: Viewer) -> Bool { leader == viewer.person }

  /// Until its leader has said who has gone through the course.
  package var isOngoing: Bool { heldOn == nil }

  static let finishedSentence = "Gruppen är avslutad och kan inte ändras."

  package var path: String { "/webbkursen/grupper/\(id)" }
}

extension Transaction {
  func webCourseGroups(for viewer: Viewer) throws -> [WebCourseGroup] {
    let managed = viewer.functions.filter { $0.role == .manager }.map(\.organisation.id)
    return try rows(
      """
      SELECT * FROM web_course_group WHERE leader_id = \(viewer.person) OR organisation_id IN \(list: managed)
      ORDER BY first_day DESC, id DESC
      """
    ).map { try WebCourseGroup(row: $0, in: self) }
  }
}
