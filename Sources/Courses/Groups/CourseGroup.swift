package import Access
package import Storage
package import Vocabulary

/// That a course was taken together: who led it, when, and who took part. Sv: kursgrupp.
package struct CourseGroup: Sendable {
  package let id: ID<CourseGroup>
  package let name: String
  package let heldOn: CalendarDate
  package let participants: [Participant]

  /// Sv: deltagare i kursgrupp.
  package struct Participant: Sendable {
    package let id: ID<Participant>
    package let name: String
    /// For the leader to hand on; nil for whoever has an address and gets it there, or in what they have gone through.
    package let certificate: String?
  }
}

extension Transaction {
  /// Those that the person has led, the latest first.
  package func groups(of course: ID<Course>, ledBy leader: ID<Person>) throws -> [CourseGroup] {
    let rows = try rows(
      """
      SELECT id, name, held_on FROM course_group WHERE course_id = \(course) AND leader_id = \(leader)
      ORDER BY held_on DESC, id DESC
      """)
    let ids = try rows.map { try $0.get("id", as: String.self) }
    let participants = Dictionary(
      grouping: try self.rows(
        """
        SELECT id, group_id, name, CASE WHEN mail IS NULL THEN certificate END AS certificate FROM course_participant
        WHERE group_id IN \(list: ids) ORDER BY id
        """)
    ) { (try? $0.get("group_id", as: String.self)) ?? "" }
    return try rows.map { row in
      let id: ID<CourseGroup> = try row.get("id")
      return CourseGroup(
        id: id, name: try row.get("name"), heldOn: try row.date("held_on"),
        participants: try (participants[id.text] ?? []).map {
          CourseGroup.Participant(
            id: try $0.get("id"), name: try $0.get("name"), certificate: try $0.optional("certificate"))
        })
    }
  }
}
