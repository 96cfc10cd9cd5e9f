internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Minutes: written, approved, sent, opened again.
struct MinutesRoutes {
  private static let path = "/traffar/{id}/anteckningar"

  var routes: [Route] {
    [
      .get(Self.path, .withFunction, read),
      .get("\(Self.path)/skriv", .withFunction, form),
      .post("\(Self.path)/skriv", .withFunction, write),
      .post("\(Self.path)/godkann", .withFunction, approve),
      .post("\(Self.path)/skicka", .withFunction, send),
      .post("\(Self.path)/oppna-igen", .withFunction, reopen),
    ]
  }

  @Sendable private func read(_ visit: Visit) async throws -> Response {
    visit.page(try await page(visit).page)
  }

  private func page(_ visit: Visit) async throws -> MinutesPage {
    let (sheet, names) = try await visit.meetingSheet()
    guard let minutes = sheet.minutes else { throw Refusal.notFound }
    return MinutesPage(sheet: sheet, minutes: minutes, names: names, viewer: visit.viewer, csrf: visit.csrf)
  }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let page = try await writePage(visit)
    if let minutes = page.minutes, minutes.state != .draft {
      throw Refusal.forbidden("Anteckningarna är godkända. Öppna dem igen på deras sida om något ska rättas.")
    }
    guard page.sheet.meeting.state == .called, page.sheet.meeting.starts <= visit.now else {
      throw Refusal.forbidden("Minnesanteckningarna skrivs när träffen har börjat.")
    }
    return visit.page(page.page)
  }

  private func writePage(_ visit: Visit) async throws -> WriteMinutesPage {
    _ = try await visit.writableMeeting()
    let (sheet, names) = try await visit.meetingSheet()
    let stored = sheet.minutes.map { minutes in
      Form(fields: [
        ("version", "\(minutes.version)"), ("text", minutes.text),
        ("beslut", minutes.decisions.joined(separator: "\n")),
      ])
    }
    return WriteMinutesPage(
      sheet: sheet, minutes: sheet.minutes, names: names, form: stored ?? Form(fields: [("version", "0")]),
      csrf: visit.csrf)
  }

  @Sendable private func write(_ visit: Visit) async throws -> Response {
    let written = WrittenMinutes(form: visit.form)
    return try await change(visit, to: "anteckningar/skriv", notice: written.notice, again: writeAgain) { tx, meeting in
      try written.perform(in: tx, by: meeting, at: visit.now)
    }
  }

  @Sendable private func approve(_ visit: Visit) async throws -> Response {
    try await change(visit, to: "anteckningar", notice: "Anteckningarna är godkända.", again: readAgain) {
      tx, meeting in
      try ApproveMinutes(version: visit.form.number("version") ?? 0).perform(in: tx, by: meeting, at: visit.now)
    }
  }

  @Sendable private func send(_ visit: Visit) async throws -> Response {
    let (sheet, names) = try await visit.meetingSheet()
    let letters = try await visit.meetingLetters(for: sheet.meeting.network)
    let act = SendMinutes(
      address: visit.site.settings.address, names: names.byOrganisation, told: names.toldPresent,
      sender: Mail.Sender(
        name: letters.senderName, address: visit.site.settings.mailSender, replyTo: letters.replyTo))
    return try await change(visit, to: "anteckningar", notice: "Anteckningarna är på väg.", again: readAgain) {
      tx, meeting in
      try act.perform(in: tx, by: meeting, at: visit.now)
    }
  }

  @Sendable private func reopen(_ visit: Visit) async throws -> Response {
    try await change(visit, to: "anteckningar/skriv", notice: "Anteckningarna är öppna igen.", again: readAgain) {
      tx, meeting in
      try ReopenMinutes(reason: visit.form.text("skal") ?? "").perform(in: tx, by: meeting, at: visit.now)
    }
  }

  private func change(
    _ visit: Visit, to part: String, notice: String, again: (Visit, Problems) async throws -> Page,
    act: @escaping @Sendable (Transaction, Writable<Meeting>) throws -> Void
  ) async throws -> Response {
    let meeting = try await visit.writableMeeting()
    do {
      try await visit.site.regional.write { [viewer = visit.viewer] tx in
        try act(tx, try tx.writable(meeting.id, by: viewer))
      }
      return visit.redirect(to: "\(meeting.path)/\(part)", notice: notice)
    } catch let problems as Problems {
      return visit.page(try await again(visit, problems), problems: problems)
    }
  }

  private func writeAgain(_ visit: Visit, _ problems: Problems) async throws -> Page {
    let page = try await writePage(visit)
    // Whoever has seen what the other saved may save over it.
    let isOvertaken = problems.sentence(for: "version") != nil
    let fields = visit.form.fields.filter { !isOvertaken || $0.name != "version" }
    let form = Form(fields: fields + (isOvertaken ? [("version", page.form.raw("version"))] : []))
    return WriteMinutesPage(
      sheet: page.sheet, minutes: page.minutes, names: page.names, form: form, csrf: page.csrf, problems: problems
    ).page
  }

  private func readAgain(_ visit: Visit, _ problems: Problems) async throws -> Page {
    var page = try await page(visit)
    page.form = visit.form
    page.problems = problems
    return page.page
  }
}
