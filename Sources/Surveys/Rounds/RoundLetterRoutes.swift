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
    let address = visit.site.settings.address
    return try await send(visit) { round, tx, contacts, now in
      try InviteRespondents(contacts: contacts, address: address).perform(in: round, tx, at: now)
    }
  }

  @Sendable private func remind(_ visit: Visit) async throws -> Response {
    let address = visit.site.settings.address
    return try await send(visit) { round, tx, contacts, now in
      try RemindRespondents(contacts: contacts, address: address).perform(in: round, tx, at: now)
    }
  }

  private typealias Sending =
    @Sendable (Writable<Round>, Transaction, [ID<Organisation>: Contact], Moment) throws -> SentLetters

  private func send(_ visit: Visit, _ act: @escaping Sending) async throws -> Response {
    let (id, viewer, now, today) = (visit.id("round") as ID<Round>, visit.viewer, visit.now, visit.today)
    let contacts = try await visit.site.identity.read { try $0.contacts(on: today) }
    do {
      let sent = try await visit.site.regional.write { tx in try act(try tx.writable(id, by: viewer), tx, contacts, now)
      }
      let rest = sent.unreachable.isEmpty ? "" : " \(counted(sent.unreachable.count, "svarande", "svarande")) nås inte."
      return visit.redirect(
        to: SurveyPaths.letters(of: id), notice: "\(counted(sent.count, "brev", "brev")) är på väg.\(rest)")
    } catch let problems as Problems {
      return visit.page(try await page(visit, values: nil, problems: problems).page, problems: problems)
    }
  }

  private func page(_ visit: Visit, values: Form?, problems: Problems) async throws -> RoundLettersPage {
    let (id, viewer, today, csrf) = (visit.id("round") as ID<Round>, visit.viewer, visit.today, visit.csrf)
    let (address, wanted) = (visit.site.settings.address, visit.query("svarande"))
    let contacts = try await visit.site.identity.read { try $0.contacts(on: today) }
    return try await visit.site.regional.read { tx in
      let round = try tx.writable(id, by: viewer).record
      let respondents = SwedishOrder.sorted(try tx.respondents(of: id)) { $0.name }
      return RoundLettersPage(
        round: round, invitation: try tx.letter(.invitation, of: id), reminder: try tx.letter(.reminder, of: id),
        respondents: respondents,
        unreachable: respondents.filter { !(contacts[$0.organisation]?.isReachable ?? false) },
        example: respondents.first { $0.respondent.key == wanted } ?? respondents.first, address: address, today: today,
        csrf: csrf, values: values, problems: problems)
    }
  }
}
