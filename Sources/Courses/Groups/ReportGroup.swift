package import Access
package import Storage
package import Vocabulary
package import Web

/// Says who took a course together; each of them has gone through it then. Sv: anmäl grupp.
package struct ReportGroup: Sendable {
  package let name: String
  package let heldOn: CalendarDate
  package let profession: Profession?
  /// Name and mail address as the leader knows them; the account is looked up by both.
  package let participants: [Participant]

  package struct Participant: Sendable, Hashable {
    package let name: String
    package let mail: String?

    package init(name: String, mail: String? = nil) {
      self.name = name
      self.mail = mail
    }
  }

  package init(name: String, heldOn: CalendarDate, profession: Profession?, participants: [Participant]) {
    self.name = name
    self.heldOn = heldOn
    self.profession = profession
    self.participants = participants
  }

  package init(form: Form, today: CalendarDate) throws {
    var problems = Problems()
    name = problems.require(form, "grupp", "Skriv vad gruppen heter, till exempel Mottagningen.", limit: 120)
    let day = form.text("dag").flatMap { CalendarDate($0) }
    if day == nil { problems.add("dag", "Skriv dagen som 2026-11-22.") }
    if let day, day > today { problems.add("dag", "Dagen har inte varit än. Anmäl gruppen när ni är klara.") }
    heldOn = day ?? today
    profession = Profession(rawValue: form.raw("yrke"))
    let lines = problems.require(form, "deltagare", "Skriv vilka som var med, en på varje rad.", limit: 8000)
      .split(separator: "\n")
    participants = lines.compactMap { Self.read($0) }
    if let line = lines.first(where: Self.hasUnreadableAddress) {
      problems.add("deltagare", "I raden ”\(line.prefix(80))”: \(MailAddress.fault)")
    }
    // It stands on the certificate, which a letter leads to that nobody has asked for.
    if let other = participants.first(where: { !$0.name.isNameOfPerson }) {
      problems.add("deltagare", "Skriv bara namnet och adressen, inte \(other.name).")
    }
    if participants.count > 100 { problems.add("deltagare", "Högst 100 personer i en grupp. Dela upp den i flera.") }
    try problems.check()
  }

  /// The name, and the address after a comma.
  private static func read(_ line: Substring) -> Participant? {
    let parts = parts(of: line)
    guard let name = parts.first(where: { !$0.contains("@") && !$0.isEmpty }) else { return nil }
    return Participant(name: String(name.prefix(120)), mail: address(in: parts).flatMap { MailAddress($0)?.text })
  }

  private static func hasUnreadableAddress(_ line: Substring) -> Bool {
    address(in: parts(of: line)).map { MailAddress($0) == nil } ?? false
  }

  private static func address(in parts: [String]) -> String? { parts.first { $0.contains("@") } }

  private static func parts(of line: Substring) -> [String] {
    line.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "\t" }).map { String($0).trimmed }
  }

  /// Whether they go through it again: a version that came after their day asks them to.
  @discardableResult
  package func perform(
    in tx: Transaction, by evidence: Readable<Course>, persons: [Participant: ID<Person>] = [:],
    telling shell: Shell, at now: Moment
  ) throws -> Bool {
    let (course, viewer) = (evidence.record, evidence.viewer)
    let versions = try tx.publishedVersions(of: course.id)
    guard course.isTaken(by: viewer), let version = versions.taken(on: heldOn) else { throw Refusal.notFound }
    guard !participants.isEmpty else { throw Problems("deltagare", "Skriv vilka som var med, en på varje rad.") }
    let place = viewer.functions.first?.organisation
    let placeName = place?.name ?? viewer.boards.first?.name ?? ""
    let group: ID<CourseGroup> = tx.newID(at: now)
    try tx.execute(
      """
      INSERT INTO course_group (id, course_id, version_id, leader_id, organisation_id, organisation_name, municipality,
        profession, name, held_on, created_at)
      VALUES (\(group), \(course.id), \(version.id), \(viewer.person), \(place?.id), \(placeName),
        \(place?.municipality?.text), \(profession?.rawValue), \(name), \(heldOn.text), \(now))
      """)
    let content = try version.content()
    let isAskedAgain = versions.asking(doneWith: version.id, on: heldOn) != nil
    for participant in participants {
      let id: ID<CourseGroup.Participant> = tx.newID(at: now)
      let key = Self.key(course.id, id)
      let person = persons[participant]
      let learner = Learner(
        person: person, name: participant.name, mail: participant.mail, organisationName: placeName,
        organisation: place?.id, municipality: place?.municipality, profession: profession)
      let certificate = try shell.tell(
        Completion(
          key: key, kind: .course, title: content.title,
          content: content.goals.joined(separator: "\n"), organisers: [course.ownerName], day: heldOn,
          minutes: content.minutes, learner: learner), in: tx, at: now)
      if isAskedAgain { try shell.askAgain(key, doneBefore: heldOn.adding(days: 1), in: tx, at: now) }
      if let certificate, let mail = participant.mail {
        try CertificateLetter(
          title: content.title, day: heldOn, link: shell.settings.address + certificate, writer: viewer,
          workplace: place
        ).send(to: mail, field: "deltagare", isNeeded: person == nil, in: tx, at: now)
      }
      // The leader is not shown where the letter leads: that would tell who has an account, and whose identity is protected.
      let shown = participant.mail == nil ? certificate : nil
      try tx.execute(
        """
        INSERT INTO course_participant (id, group_id, name, mail, person_id, certificate)
        VALUES (\(id), \(group), \(participant.name), \(participant.mail), \(person), \(shown))
        """)
    }
    try tx.record(
      "ReportGroup", of: course.subject, by: viewer.byline, at: now,
      text: "Anmälde en grupp på \(counted(participants.count, "en person", "personer"))")
    return isAskedAgain
  }

  static func key(_ course: ID<Course>, _ participant: ID<CourseGroup.Participant>) -> String {
    "course/\(course)/group/\(participant)"
  }
}

/// Somebody did not take part after all. Sv: ta bort deltagare.
package struct RemoveParticipant: Sendable {
  package let participant: ID<CourseGroup.Participant>

  package init(_ participant: ID<CourseGroup.Participant>) { self.participant = participant }

  package func perform(in tx: Transaction, by evidence: Readable<Course>, telling shell: Shell, at now: Moment) throws {
    let (course, viewer) = (evidence.record, evidence.viewer)
    let groups = try tx.groups(of: course.id, ledBy: viewer.person)
    guard let group = groups.first(where: { $0.participants.contains { $0.id == participant } }) else {
      throw Refusal.notFound
    }
    try tx.execute("DELETE FROM course_participant WHERE id = \(participant)")
    if group.participants.count == 1 { try tx.execute("DELETE FROM course_group WHERE id = \(group.id)") }
    try shell.withdrawCompletion(ReportGroup.key(course.id, participant), in: tx, at: now)
    try tx.record(
      "RemoveParticipant", of: course.subject, by: viewer.byline, at: now, text: "Tog bort en deltagare ur en grupp")
  }
}
