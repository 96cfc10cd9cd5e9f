package import Access
package import Storage
package import Vocabulary
package import Web

/// What a group is and who takes part, as its form has it. Sv: uppgifter om gruppen.
package struct GroupDetails: Sendable {
  package let organisation: Organisation
  package let unit: String
  package let firstDay: CalendarDate
  package let plan: String?
  package let profession: Profession
  package let people: [(name: String, mail: String?)]

  package init(
    organisation: Organisation, unit: String = "", firstDay: CalendarDate, plan: String? = nil, profession: Profession,
    people: [(name: String, mail: String?)]
  ) {
    self.organisation = organisation
    self.unit = unit
    self.firstDay = firstDay
    self.plan = plan
    self.profession = profession
    self.people = people
  }

  package init(form: Form, organisations: [Organisation]) throws {
    var problems = Problems()
    let organisation = organisations.first { $0.id.text == form.raw("plats") }
    if organisation == nil { problems.add("plats", "Välj var ni arbetar.") }
    let day = problems.anyDay(form, "dag")
    if form.text("dag") == nil { problems.add("dag", "Skriv vilken dag ni börjar.") }
    problems.limit(form, ["enhet"], to: 100)
    problems.limit(form, ["plan"], to: 4000)
    let profession = Profession(rawValue: form.raw("yrke"))
    if profession == nil { problems.add("yrke", "Välj en yrkesgrupp.") }
    var people: [(name: String, mail: String?)] = []
    do {
      people = try ReportedNames(form, "namn").people
      if people.isEmpty { problems.add("namn", "Skriv minst en deltagare.") }
    } catch let faults as Problems {
      problems.append(faults)
    }
    try problems.check()
    guard let organisation, let day, let profession else { throw problems }
    self.init(
      organisation: organisation, unit: form.text("enhet")?.spacedAlike ?? "", firstDay: day, plan: form.text("plan"),
      profession: profession, people: people)
  }
}

/// One starts a group and leads it. Sv: starta grupp.
package struct StartGroup: Sendable {
  package let details: GroupDetails

  package init(_ details: GroupDetails) { self.details = details }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws -> ID<WebCourseGroup> {
    guard viewer.works(in: details.organisation.id) else { throw Refusal.notFound }
    let id: ID<WebCourseGroup> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO web_course_group (id, organisation_id, unit, leader_id, first_day, plan, created_at)
      VALUES (\(id), \(details.organisation.id), \(details.unit), \(viewer.person), \(details.firstDay.text),
        \(details.plan), \(now))
      """)
    try tx.addParticipants(details.people, to: id, as: details.profession, at: now)
    try tx.record(
      "StartGroup", of: "group:\(id)", by: viewer.byline, at: now,
      text: "Startade en grupp med \(counted(details.people.count, "en deltagare", "deltagare"))")
    return id
  }
}

extension Transaction {
  func addParticipants(
    _ people: [(name: String, mail: String?)], to group: ID<WebCourseGroup>, as profession: Profession, at now: Moment
  ) throws {
    for (name, mail) in people {
      let participant: ID<WebCourseGroup.Participant> = newID(at: now)
      try execute(
        """
        INSERT INTO web_course_participant (id, group_id, name, mail, profession, has_finished)
        VALUES (\(participant), \(group), \(name), \(mail?.lowercased()), \(profession.rawValue), \(false))
        """)
    }
  }
}

/// The leader says who has gone through the whole course, and they get certificates; who is unticked again loses theirs.
/// Sv: avsluta grupp.
package struct FinishGroup: Sendable {
  package let heldOn: CalendarDate
  package let finished: Set<String>
  package let organisation: Organisation
  /// What the links begin with in the letters to those without an account; nil sends none.
  package let site: String?

  package init(
    heldOn: CalendarDate, finished: Set<String>, organisation: Organisation, site: String? = nil
  ) {
    self.heldOn = heldOn
    self.finished = finished
    self.organisation = organisation
    self.site = site
  }

  package func perform(in tx: Transaction, by evidence: Writable<WebCourseGroup>, at now: Moment) throws {
    let group = evidence.record
    guard heldOn >= group.firstDay else { throw Problems("dag", "Den sista dagen kan inte vara före den första.") }
    guard heldOn <= now.day else { throw Problems("dag", "Dagen har inte varit än. Avsluta gruppen när ni är klara.") }
    for participant in group.participants {
      let (key, isDone) = ("webCourse/\(group.id)/\(participant.id)", finished.contains(participant.id.text))
      if isDone {
        try certify(completion(key, participant), in: tx, by: evidence.viewer, at: now)
      } else {
        try TakeCompletion().withdraw(key, in: tx, at: now)
      }
      try tx.execute("UPDATE web_course_participant SET has_finished = \(isDone) WHERE id = \(participant.id)")
    }
    try tx.execute("UPDATE web_course_group SET held_on = \(heldOn.text) WHERE id = \(group.id)")
    try tx.record(
      "FinishGroup", of: "group:\(group.id)", by: evidence.viewer.byline, at: now,
      text: "Antecknade att \(counted(finished.count, "en deltagare", "deltagare")) har gått hela webbkursen")
  }

  private func certify(_ completion: Completion, in tx: Transaction, by viewer: Viewer, at now: Moment) throws {
    let achievement = try NoteAchievement(completion: completion, source: .organiser).perform(in: tx, at: now)
    guard achievement.mayBeCertified else { return }
    let certificate = try IssueCertificate(achievement, at: organisation).perform(in: tx, at: now)
    guard let site else { return }
    try SendCertificate(
      certificate: certificate, learner: completion.learner, workplace: organisation, site: site, field: "klara"
    ).perform(in: tx, by: viewer, at: now)
  }

  private func completion(_ key: String, _ participant: WebCourseGroup.Participant) -> Completion {
    Completion(
      key: key, kind: .webCourse, title: "Webbkurs om våld",
      content: "NCK:s webbkurs i grupp, med samtal efter varje del", organisers: [organisation.name], day: heldOn,
      minutes: ReportDetails.webCourseMinutes,
      learner: Learner(
        name: participant.name, mail: participant.mail, organisationName: organisation.name,
        organisation: organisation.id, municipality: organisation.municipality, profession: participant.profession))
  }
}
