internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Answering an invitation to a function.
struct InvitationRoutes: StartSource {
  var routes: [Route] {
    [
      .get("/inbjudningar", .account, list),
      .post("/inbjudningar/{id}/ja", .account, accept),
      .post("/inbjudningar/{id}/nej", .account, decline),
    ]
  }

  func items(for visit: Visit) async throws -> [StartItem] {
    let (viewer, now) = (visit.viewer, visit.now)
    return try await visit.site.identity.read { try $0.invitations(to: viewer.person, at: now) }.map { invitation in
      StartItem(
        title: "Du är inbjuden till \(invitation.function.titleOutside)",
        detail: "Tacka ja eller nej. Du får funktionen först när du har tackat ja.", path: "/inbjudningar", due: nil,
        status: "Väntar på ditt svar", weight: 10)
    }
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response { visit.page(try await page(visit)) }

  @Sendable private func accept(_ visit: Visit) async throws -> Response {
    do {
      let from = try await change(visit) { try AcceptFunction().perform(in: $0, by: $1, at: $2) }
      let sentence = from > visit.now.day ? "Funktionen är din från den \(from.words)." : "Funktionen är din."
      return visit.redirect(to: "/", notice: "Du har tackat ja. \(sentence)")
    } catch let problems as Problems {
      return visit.page(try await page(visit, problems: problems), problems: problems)
    }
  }

  @Sendable private func decline(_ visit: Visit) async throws -> Response {
    try await change(visit) { try DeclineFunction().perform(in: $0, by: $1, at: $2) }
    return visit.redirect(to: "/inbjudningar", notice: "Du har tackat nej.")
  }

  private func change<Result: Sendable>(
    _ visit: Visit, _ act: @escaping @Sendable (Transaction, Writable<FunctionInvitation>, Moment) throws -> Result
  ) async throws -> Result {
    try await visit.site.identity.write {
      [viewer = visit.viewer, now = visit.now, id = visit.id("id") as ID<FunctionInvitation>] tx in
      try act(tx, try tx.writable(id, by: viewer), now)
    }
  }

  private func page(_ visit: Visit, problems: Problems = Problems()) async throws -> Page {
    let (viewer, now) = (visit.viewer, visit.now)
    let (invitations, names) = try await visit.site.identity.read { tx in
      let invitations = try tx.invitations(to: viewer.person, at: now)
      return (invitations, try tx.names(in: invitations.map(\.invitedBy.text)))
    }
    return InvitationsPage(invitations: invitations, names: names, csrf: visit.csrf, problems: problems).page
  }
}
