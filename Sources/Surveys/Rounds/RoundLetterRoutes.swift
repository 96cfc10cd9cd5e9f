internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// The letters of a round, for the team that owns it.
struct RoundLetterRoutes {
  var routes: [Route] {
    [
      .get("/kartlaggning/{round}/utskick", .countyTeam, letters),
      .post("/kartlaggning/{round}/utskick", .countyTeam, change),
      .post("/kartlaggning/{round}/utskick/inbjudan", .countyTeam, invite),
      .post("/kartlaggning/{round}/utskick/paminnelse", .countyTeam, remind),
      .post("/kartlaggning/{round}/utskick/chefer", .countyTeam, remindManagers),
    ]
  }

  @Sendable private func letters(_ visit: Visit) async throws -> Response {
    visit.page(try await page(visit, values: nil, problems: Problems()).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let (id, viewer, now) = (visit.id("round") as ID<Round>, visit.viewer, visit.now)
    do {
      let act = try ChangeLetter(form: visit.form)
      try await visit.site.regional.write { tx in try act.perform(in: try tx.writable(id, by: viewer), tx, at: now) }
      return visit.redirect(to: SurveyPaths.letters(of: id), notice: "Texten är sparad.")
    } catch let problems as Problems {
      return visit.page(try await page(visit, values: visit.form, problems: problems).page, problems: problems)
    }
  }

  @Sendable private func invite(_ visit: Visit) async throws -> Response {
    try await send(.invitation, visit)
  }

  @Sendable private func remind(_ visit: Visit) async throws -> Response {
    try await send(.reminder, visit)
  }

  @Sendable private func remindManagers(_ visit: Visit) async throws -> Response {
    let (id, viewer, now, today) = (visit.id("round") as ID<Round>, visit.viewer, visit.now, visit.today)
    let managers = try await visit.site.identity.read { try $0.managers(on: today) }
    let act = RemindManagers(managers: managers, address: visit.site.settings.address)
    let sent = try await visit.site.regional.write { tx in
      try act.perform(in: try tx.writable(id, by: viewer), tx, at: now)
    }
    return visit.redirect(to: SurveyPaths.letters(of: id), telling: sent)
  }

  private func send(_ kind: RoundLetter.Kind, _ visit: Visit) async throws -> Response {
    let (id, viewer, now) = (visit.id("round") as ID<Round>, visit.viewer, visit.now)
    do {
      let act = try await visit.letters(kind, of: id) { try $0.writable(id, by: viewer).readable }
      let sent = try await visit.site.regional.write { tx in
        try act.perform(in: try tx.writable(id, by: viewer), tx, at: now)
      }
      return visit.redirect(to: SurveyPaths.letters(of: id), telling: sent)
    } catch let problems as Problems {
      return visit.page(try await page(visit, values: nil, problems: problems).page, problems: problems)
    }
  }

  private func page(_ visit: Visit, values: Form?, problems: Problems) async throws -> RoundLettersPage {
    let (id, viewer, today, csrf) = (visit.id("round") as ID<Round>, visit.viewer, visit.today, visit.csrf)
    let wanted = visit.query("svarande")
    let (contacts, mails) = try await visit.site.identity.read { tx in
      (try tx.contacts(on: today, for: viewer), try tx.mails(of: viewer, on: today))
    }
    var letters = SendLetters(.invitation, contacts: contacts, address: visit.site.settings.address)
    letters.senderMails = mails
    return try await visit.site.regional.read { [letters] tx in
      let round = try tx.writable(id, by: viewer).record
      let respondents = SwedishOrder.sorted(try tx.respondents(of: id)) { $0.name }
      return RoundLettersPage(
        round: round, invitation: try tx.letter(.invitation, of: id), reminder: try tx.letter(.reminder, of: id),
        respondents: respondents,
        example: respondents.first { $0.respondent.key == wanted } ?? respondents.first, act: letters, viewer: viewer,
        today: today, csrf: csrf, values: values, problems: problems)
    }
  }
}

extension Visit {
  /// A letter ready to be sent: those who have no account get theirs here, with a link that opens it. The identity
  /// database is written first, so that a fault in between makes a letter come twice and never not at all.
  func letters(
    _ kind: RoundLetter.Kind, of id: ID<Round>, _ evidence: @escaping @Sendable (Transaction) throws -> Readable<Round>
  ) async throws -> SendLetters {
    let (viewer, now, today) = (viewer, now, today)
    let (contacts, mails) = try await site.identity.read { tx in
      (try tx.contacts(on: today), try tx.mails(of: viewer, on: today))
    }
    var act = SendLetters(kind, contacts: contacts, address: site.settings.address)
    act.senderMails = mails
    let accounts = try await site.regional.read { [act] tx in
      try OpenAccounts(act, in: try evidence(tx), tx, at: now)
    }
    act.written = try await site.identity.write { try accounts.perform(in: $0, by: viewer, at: now) }
    return act
  }

  func redirect(to path: String, telling sent: SentLetters) -> Response {
    let rest = sent.unreachable.isEmpty ? "" : " \(sent.unreachable.count) svarande nås inte."
    guard sent.count > 0 else { return redirect(to: path, warning: "Inget brev är skickat.\(rest)") }
    return redirect(to: path, notice: "\(sent.count) brev är på väg.\(rest)")
  }
}
