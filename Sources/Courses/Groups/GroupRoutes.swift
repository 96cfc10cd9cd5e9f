internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Taking a course together.
struct GroupRoutes {
  private static let path = "/kurser/{id}/grupp"

  var routes: [Route] {
    [
      .get(Self.path, .learner, show), .post(Self.path, .learner, register),
      .post("\(Self.path)/{participant}/ta-bort", .learner, remove),
    ]
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let form = Form(fields: [("dag", visit.today.text)])
    return visit.page(try await page(visit, form, Problems()).page)
  }

  private func page(_ visit: Visit, _ form: Form, _ problems: Problems) async throws -> GroupPage {
    try await visit.site.regional.read { [viewer = visit.viewer, id = visit.courseID, csrf = visit.csrf] tx in
      let course = try tx.readable(id, by: viewer).record
      guard course.isTaken(by: viewer), let content = try course.current?.content() else { throw Refusal.notFound }
      return GroupPage(
        course: course, content: content, groups: try tx.groups(of: id, ledBy: viewer.person), csrf: csrf, form: form,
        problems: problems)
    }
  }

  @Sendable private func register(_ visit: Visit) async throws -> Response {
    do {
      let act = try ReportGroup(form: visit.form, today: visit.today)
      let persons = try await visit.site.identity.read { try $0.persons(among: act.participants) }
      let id = visit.courseID
      let isAskedAgain = try await visit.site.regional.write {
        [viewer = visit.viewer, now = visit.now, shell = visit.shell] tx in
        try act.perform(in: tx, by: try tx.readable(id, by: viewer), persons: persons, telling: shell, at: now)
      }
      return visit.redirect(to: "/kurser/\(id)/grupp", notice: reported(act.participants.count, isAskedAgain))
    } catch let problems as Problems {
      return visit.page(try await page(visit, visit.form, problems).page, problems: problems)
    }
  }

  private func reported(_ number: Int, _ isAskedAgain: Bool) -> String {
    isAskedAgain
      ? "Gruppen är anmäld. En ny version har kommit efter er dag, och de som var med ska göra om kursen."
      : "\(counted(number, "En person räknas", "personer räknas")) som klara."
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let act = RemoveParticipant(visit.id("participant"))
    let id = visit.courseID
    try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now, shell = visit.shell] tx in
      try act.perform(in: tx, by: try tx.readable(id, by: viewer), telling: shell, at: now)
    }
    return visit.redirect(to: "/kurser/\(id)/grupp", notice: "Personen är borttagen.")
  }
}

extension Transaction {
  /// Who has both the address and the name, in the identity database, since several may read one mailbox. Left out are those
  /// nobody is, and those whom several may be.
  fileprivate func persons(
    among participants: [ReportGroup.Participant]
  ) throws -> [ReportGroup.Participant: ID<Person>] {
    let mails = Set(participants.compactMap(\.mail)).sorted()
    let known = try rows("SELECT * FROM person WHERE LOWER(mail) IN \(list: mails)").map(Person.init)
    var persons: [ReportGroup.Participant: ID<Person>] = [:]
    for participant in participants {
      let same = known.filter { $0.isAddressed(as: participant.name, participant.mail) }
      if same.count == 1 { persons[participant] = same.first?.id }
    }
    return persons
  }
}
