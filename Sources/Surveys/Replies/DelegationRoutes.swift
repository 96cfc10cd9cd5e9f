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
    guard let sheet, found.isValid(at: visit.now) else { return ended(visit, found) }
    guard found.reply.isOpen(on: visit.now.day) else { return closed(visit, found) }
    return visit.page(DelegatedPage(found: found, sheet: sheet, path: visit.path).page)
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
    guard let outcome else { return isAutosave ? try endedReport(found) : ended(visit, found) }
    return try AreaAnswer(
      outcome: outcome, form: form, visit: visit, action: visit.path, csrf: .empty, isDelegated: true
    ).response()
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

  private func ended(_ visit: OpenVisit, _ found: DelegatedArea) -> Response {
    visit.page(EndedLinkPage(delegation: found.delegation, form: visit.form).page, status: .gone)
  }

  private func endedReport(_ found: DelegatedArea) throws -> Response {
    let text = "Länken gäller inte längre. Kopiera det du skrev och hör av dig till \(found.delegation.createdBy)."
    return try AutosaveReport(status: "invalid", text: text).response()
  }

  private func closed(_ visit: OpenVisit, _ found: DelegatedArea) -> Response {
    visit.page(
      Page(
        "Det går inte att svara just nu", kind: found.reply.respondent.name,
        content: """
          <p>\(WhyClosed(reply: found.reply).sentence)</p>
          <p>Har du mer att tillägga? Hör av dig till \(found.delegation.createdBy).</p>
          """))
  }
}
