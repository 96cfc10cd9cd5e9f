package import Access
package import Storage
package import Vocabulary
internal import Web

/// The leader changes what a group is and who takes part, until it is finished; nobody is written to before that.
/// Sv: ändra grupp.
package struct ChangeGroup: Sendable {
  package let details: GroupDetails

  package init(_ details: GroupDetails) { self.details = details }

  package func perform(in tx: Transaction, by evidence: Writable<WebCourseGroup>, at now: Moment) throws {
    let group = evidence.record
    guard group.isOngoing else { throw Problems("namn", WebCourseGroup.finishedSentence) }
    // Its managers read it, so it does not move to others.
    guard details.organisation.id == group.organisation else { throw Refusal.notFound }
    try tx.execute(
      """
      UPDATE web_course_group SET unit = \(details.unit), first_day = \(details.firstDay.text), plan = \(details.plan)
      WHERE id = \(group.id)
      """)
    try changePeople(of: group, in: tx, at: now)
    try tx.record(
      "ChangeGroup", of: "group:\(group.id)", by: evidence.viewer.byline, at: now,
      text: "Ändrade gruppen, som nu har \(counted(details.people.count, "en deltagare", "deltagare"))")
  }

  /// Who stands as before stays the same participant.
  private func changePeople(of group: WebCourseGroup, in tx: Transaction, at now: Moment) throws {
    var gone = group.participants
    var new: [(name: String, mail: String?)] = []
    for person in details.people {
      if let place = gone.firstIndex(where: { $0.name == person.name && $0.mail == person.mail?.lowercased() }) {
        gone.remove(at: place)
      } else {
        new.append(person)
      }
    }
    try tx.execute("DELETE FROM web_course_participant WHERE id IN \(list: gone.map(\.id))")
    try tx.execute(
      "UPDATE web_course_participant SET profession = \(details.profession.rawValue) WHERE group_id = \(group.id)")
    try tx.addParticipants(new, to: group.id, as: details.profession, at: now)
  }
}

extension Form {
  /// What can be changed of a group.
  init(_ group: WebCourseGroup) {
    let people = group.participants.map { person in person.mail.map { "\(person.name), \($0)" } ?? person.name }
    self.init(
      fields: [
        ("plats", group.organisation.text), ("enhet", group.unit), ("dag", group.firstDay.text),
        ("yrke", group.participants.first?.profession.rawValue ?? ""), ("plan", group.plan ?? ""),
        ("namn", people.joined(separator: "\n")),
      ])
  }

  /// Those whom the leader is asked about when the group is done.
  init(askedAbout participants: [WebCourseGroup.Participant]) {
    self.init(fields: participants.map { ($0.id.text, $0.name) })
  }
}
