internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
package import Web

/// What a colleague's link opens: one area, nothing else. The token in the path is the proof, so no other is asked for.
package struct DelegationRoutes {
  package init() {}

  package var routes: [Route] {
    [.open(.get, "/svara/{token}", page), .open(.post, "/svara/{token}", save)]
  }

  @Sendable private func page(_ visit: OpenVisit) async throws -> Response {
    guard let (found, sheet) = try await delegated(visit) else { return unknown(visit) }
    let register = try await register(found, sheet, visit)
    guard let sheet, found.isValid(at: visit.now) else { return ended(visit, found, sheet, register) }
    guard found.reply.isOpen(on: visit.now.day) else { return closed(visit, found, register) }
    return visit.page(
      DelegatedPage(found: found, sheet: sheet, path: visit.path, register: register, opened: visit.now).page)
  }

  @Sendable private func save(_ visit: OpenVisit) async throws -> Response {
    let (token, form, now) = (visit.parameter("token"), visit.form, visit.now)
    let isAutosave = visit.isAutosave
    let result = try await visit.site.regional.write { tx -> (DelegatedArea, PostedArea.Outcome?)? in
      guard let found = try tx.delegatedArea(token: token) else { return nil }
      guard found.isValid(at: now) else { return (found, nil) }
      let posted = PostedArea(area: found.delegation.area, form: form, isAutosave: isAutosave)
      return (found, try posted.save(in: tx, to: found.reply, by: Editor(found.delegation), at: now))
    }
    guard let (found, outcome) = result else { return unknown(visit) }
    guard let outcome else {
      let sheet = try await delegated(visit)?.1
      let register = try await register(found, sheet, visit)
      return isAutosave ? try endedReport(found, register) : ended(visit, found, sheet, register)
    }
    return try AreaAnswer(
      outcome: outcome, form: form, visit: visit, action: visit.path, csrf: .empty, isDelegated: true,
      register: try await register(found, outcome.sheet, visit)
    ).response()
  }

  private func register(_ found: DelegatedArea, _ sheet: AreaSheet?, _ visit: OpenVisit) async throws -> ReplyRegister {
    let texts = [found.delegation.createdBy] + (sheet?.sheet.signatures ?? [])
    return try await visit.site.identity.read {
      try $0.register(of: found.reply, naming: texts, for: nil, by: found.delegation)
    }
  }

  private func delegated(_ visit: OpenVisit) async throws -> (DelegatedArea, AreaSheet?)? {
    let token = visit.parameter("token")
    return try await visit.site.regional.read { tx in
      guard let found = try tx.delegatedArea(token: token) else { return nil }
      let editor = Editor(found.delegation)
      return (found, try tx.areaSheet(of: found.reply, area: found.delegation.area, for: editor))
    }
  }

  private func unknown(_ visit: OpenVisit) -> Response {
    visit.page(
      Page(
        "Länken finns inte",
        content: "<p>Kontrollera att hela länken kom med. Be annars den som skickade den om en ny.</p>"),
      status: .notFound)
  }

  private func ended(
    _ visit: OpenVisit, _ found: DelegatedArea, _ sheet: AreaSheet?, _ register: ReplyRegister
  ) -> Response {
    let sender = register.names.within(found.delegation.createdBy)
    return visit.page(
      EndedLinkPage(delegation: found.delegation, sender: sender, sheet: sheet, form: visit.form).page, status: .gone)
  }

  private func endedReport(_ found: DelegatedArea, _ register: ReplyRegister) throws -> Response {
    let sender = register.names.within(found.delegation.createdBy)
    let text = "Länken gäller inte längre. Kopiera det du skrev och hör av dig till \(sender)."
    return try AutosaveReport(status: "invalid", text: text).response()
  }

  private func closed(_ visit: OpenVisit, _ found: DelegatedArea, _ register: ReplyRegister) -> Response {
    visit.page(
      Page(
        "Det går inte att svara just nu", kind: found.reply.respondent.name,
        content: """
          <p>\(WhyClosed(reply: found.reply).sentence)</p>
          <p>Har du mer att tillägga? Hör av dig till \(register.names.within(found.delegation.createdBy)).</p>
          """))
  }
}
