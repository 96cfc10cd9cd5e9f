internal import Access
internal import Documents
internal import HTML
internal import Hummingbird
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// Who comes, who came, and what came of it: for those who hold the event.
struct ParticipantsRoutes {
  private static let path = "/arrangemang/{id}"

  var routes: [Route] {
    [
      .get("\(Self.path)/deltagare", .withFunction, list), .get("\(Self.path)/deltagare.csv", .withFunction, file),
      .post("\(Self.path)/deltagare/{registration}/avanmal", .withFunction, withdraw),
      .get("\(Self.path)/anmal", .withFunction, addForm), .post("\(Self.path)/anmal", .withFunction, add),
      .get("\(Self.path)/incheckning", .withFunction, checkIn),
      .post("\(Self.path)/incheckning/{registration}", .withFunction, note),
      .get("\(Self.path)/narvarolista", .withFunction, paper),
      .get("/incheckning/{id}", .withFunction, one), .post("/incheckning/{id}", .withFunction, noteOne),
      .post("\(Self.path)/alla-var-med", .withFunction, noteRest),
      .post("\(Self.path)/avsluta", .withFunction, finish), .get("\(Self.path)/utfall", .withFunction, result),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let page = ParticipantsPage(
      participants: try await participants(visit), shown: .init(rawValue: visit.query("visa") ?? "") ?? .places,
      visit: visit)
    return visit.page(page.page)
  }

  /// Who takes out what people need is written down.
  @Sendable private func file(_ visit: Visit) async throws -> Response {
    let hasNeeds = visit.query("behov") == "ja"
    let participants = try await participants(visit)
    if hasNeeds { try await noteExport(visit) }
    let rows = ParticipantsFile(
      participants: participants, hasNeeds: hasNeeds, today: visit.today, mark: visit.site.settings.inventedMark
    )
    .rows
    return .file(CSVWriter.bytes(of: rows), name: "deltagare.csv", type: "text/csv; charset=utf-8")
  }

  private func noteExport(_ visit: Visit) async throws {
    try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now, id = visit.editionID] tx in
      let evidence: Writable<Edition> = try tx.writable(id, by: viewer)
      try tx.record(
        "ExportNeeds", of: evidence.record.subject, by: viewer.byline, at: now,
        text: "Tog ut deltagarlistan med behov som fil")
    }
  }

  @Sendable private func withdraw(_ visit: Visit) async throws -> Response {
    let edition = try await visit.organised()
    let id: ID<Registration> = visit.id("registration")
    let act = WithdrawRegistration(letters: visit.registrationLetters, by: visit.viewer.byline)
    let name = try await visit.site.regional.write { [now = visit.now] tx in
      guard let registration = try tx.registration(id), registration.edition == edition.id else {
        throw Refusal.notFound
      }
      try act.perform(in: tx, for: id, at: now)
      return registration.name
    }
    return visit.redirect(
      to: "\(edition.organisedPath)/deltagare", notice: "\(name) är avanmäld och får ett brev.")
  }

  /// Somebody who has called, or who stands at the door: also when it is full or too late. Once it is over, who was there.
  @Sendable private func addForm(_ visit: Visit) async throws -> Response {
    let edition = try await visit.organised()
    if edition.takesEntries(at: visit.now) { return try await visit.entryForm(of: edition) }
    return visit.page(try await addPage(visit, edition, Form(fields: [("en_gang", FormOnce.make())])).page)
  }

  @Sendable private func add(_ visit: Visit) async throws -> Response {
    let edition = try await visit.organised()
    if edition.takesEntries(at: visit.now) { return try await visit.enter(in: edition) }
    let page = try await addPage(visit, edition, visit.form)
    do {
      let details = try RegistrationDetails(form: visit.form, to: page.offer)
      var act = RegisterForEdition(details, once: try FormOnce.read(visit.form), letters: visit.registrationLetters)
      act.isByOrganiser = true
      try await visit.site.regional.write { [act, viewer = visit.viewer, now = visit.now, id = visit.editionID] tx in
        let evidence: Writable<Edition> = try tx.writable(id, by: viewer)
        guard evidence.record.state == .open else {
          throw Problems("namn", "Evenemanget är inte öppet, så ingen kan anmälas.")
        }
        try act.perform(in: tx, to: evidence.record, at: now)
        try tx.record(
          "RegisterForEdition", of: evidence.record.subject, by: viewer.byline, at: now, text: "Anmälde en deltagare")
      }
      return visit.redirect(
        to: "\(page.offer.edition.organisedPath)/deltagare", notice: "\(details.name) är anmäld och har fått ett brev.")
    } catch let problems as Problems {
      var page = page
      page.problems = problems
      return visit.page(page.page, problems: problems)
    }
  }

  private func addPage(_ visit: Visit, _ edition: Edition, _ form: Form) async throws -> AddParticipantPage {
    let (offer, room) = try await visit.site.regional.read { try ($0.offer(of: edition), $0.room(of: edition)) }
    return AddParticipantPage(offer: offer, room: room, form: form, csrf: visit.csrf)
  }

  @Sendable private func checkIn(_ visit: Visit) async throws -> Response {
    visit.page(
      CheckInPage(
        participants: try await participants(visit), search: visit.query("namn") ?? "", csrf: visit.csrf,
        today: visit.today
      ).page)
  }

  @Sendable private func note(_ visit: Visit) async throws -> Response {
    let id: ID<Registration> = visit.id("registration")
    try await visit.note(id, of: visit.editionID)
    return .redirect(to: "/arrangemang/\(visit.editionID)/incheckning#r-\(id)")
  }

  @Sendable private func paper(_ visit: Visit) async throws -> Response {
    visit.page(AttendanceListPage(participants: try await participants(visit)).page)
  }

  @Sendable private func one(_ visit: Visit) async throws -> Response {
    let (registration, edition, needs) = try await scanned(visit)
    return visit.page(
      CheckInOnePage(registration: registration, edition: edition, needs: needs, csrf: visit.csrf, today: visit.today)
        .page)
  }

  @Sendable private func noteOne(_ visit: Visit) async throws -> Response {
    let (registration, edition, _) = try await scanned(visit)
    try await visit.note(registration.id, of: edition.id)
    return visit.redirect(to: "\(edition.organisedPath)/incheckning", notice: "\(registration.name): antecknat.")
  }

  /// Whoever does not hold the event learns nothing from a code.
  private func scanned(_ visit: Visit) async throws -> (Registration, Edition, AccessNeeds) {
    try await visit.site.regional.read { [viewer = visit.viewer] tx in
      guard let registration = try tx.registration(visit.id("id")) else { throw Refusal.notFound }
      let edition = try tx.writable(registration.edition, by: viewer).record
      return (registration, edition, try tx.needs(of: registration.id))
    }
  }

  @Sendable private func noteRest(_ visit: Visit) async throws -> Response {
    try await visit.act(notice: "Alla som var kvar är markerade som närvarande.") { tx, evidence, now in
      try NotePresentRest().perform(in: tx, by: evidence, at: now)
    }
  }

  @Sendable private func finish(_ visit: Visit) async throws -> Response {
    let edition = try await visit.organised()
    let names = try await EventNames(of: edition.organisations, on: visit.site).list(edition.organisations)
    let shell = visit.shell
    let act = FinishEdition(letters: visit.registrationLetters, organisers: names) { completion, tx, now in
      try shell.tell(completion, in: tx, at: now)
    }
    return try await visit.act(notice: "Evenemanget är avslutat. De som var med får ett brev.") { tx, evidence, now in
      try act.perform(in: tx, by: evidence, at: now)
    }
  }

  @Sendable private func result(_ visit: Visit) async throws -> Response {
    let (participants, evaluations, earlier) = try await visit.site.regional.read {
      [viewer = visit.viewer, id = visit.editionID] tx in
      let edition = try tx.writable(id, by: viewer).record
      return (
        try Participants.load(edition, in: tx), try tx.evaluations(of: id), try tx.attendance(ofSeries: edition.series)
      )
    }
    return visit.page(EditionResultPage(participants: participants, evaluations: evaluations, years: earlier).page)
  }

  private func participants(_ visit: Visit) async throws -> Participants {
    try await visit.site.regional.read { [viewer = visit.viewer, id = visit.editionID] tx in
      try Participants.load(tx.writable(id, by: viewer).record, in: tx)
    }
  }
}

extension Visit {
  fileprivate func note(_ registration: ID<Registration>, of edition: ID<Edition>) async throws {
    let typed = form.raw("narvaro")
    let presence = Registration.Presence(rawValue: typed)
    guard presence != nil || typed == PresenceButtons.undone else { throw Refusal.notFound }
    do {
      let act = NoteAttendance(registration, presence) { [shell] in
        try shell.withdrawCompletion($0, in: $1, at: $2)
      }
      try await site.regional.write { [viewer, now] tx in
        try act.perform(in: tx, by: try tx.writable(edition, by: viewer), at: now)
      }
    } catch let problems as Problems {
      throw Refusal.forbidden(problems.list.first?.sentence ?? "Det går inte att anteckna närvaro.")
    }
  }
}

/// The form in which those who hold an event register somebody.
struct AddParticipantPage {
  let offer: RegistrationOffer
  let room: Room
  let form: Form
  let csrf: HTML
  var problems = Problems()

  var page: Page {
    let edition = offer.edition
    let fields = Fields(form, problems: problems)
    let values = RegistrationFields(offer: offer, room: room, fields: fields, isForAnother: true)
    return Page(
      "Anmäl någon", width: .form,
      crumbs: organisedCrumbs + [
        Link(edition.title, edition.organisedPath), Link("Deltagare", "\(edition.organisedPath)/deltagare"),
      ], lead: "Personen får plats även om det är fullt eller om anmälan har stängt.", problems: problems,
      content: """
        <form method="post" action="\(edition.organisedPath)/anmal" novalidate>\(csrf)\(fields.hidden("en_gang"))
        \(values.person)\(values.phone)\(values.place)\(values.profession("Yrke"))\(values.ways("Hur är personen med?"))\(values.sessions)\(values.questions)\
        \(values.invoice)\(values.needs)<p class="actions">\(button("Anmäl"))</p></form>
        """)
  }
}
