internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// What members do on a network's page: propose points, and say how their tasks went.
struct NetworkTalkRoutes {
  var routes: [Route] {
    [
      .post("/natverk/{id}/punkter", .withFunction, propose),
      .post("/natverk/{id}/uppgifter/{task}", .withFunction, finish),
    ]
  }

  @Sendable private func propose(_ visit: Visit) async throws -> Response {
    let network = try await visit.insideNetwork()
    do {
      let act = try ProposePoint(form: visit.form, organisation: ID(visit.form.raw("for")))
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.readable(network.id, by: viewer), at: now)
      }
      return visit.redirect(to: network.path, notice: "Förslaget är skickat till värdarna.")
    } catch let problems as Problems {
      return try await again(visit, visit.form, problems)
    }
  }

  @Sendable private func finish(_ visit: Visit) async throws -> Response {
    let network = try await visit.insideNetwork()
    let id: ID<NetworkTask> = visit.id("task")
    let outcome = visit.form.text("resultat-\(id)") ?? ""
    let isDropped = visit.form.raw("gor") == "stryk"
    do {
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        guard let task = try tx.task(id) else { throw Refusal.notFound }
        if isDropped {
          try DropTask(task, because: outcome).perform(in: tx, by: try tx.writable(network.id, by: viewer), at: now)
        } else {
          try FinishTask(task, outcome: outcome).perform(in: tx, by: try tx.readable(network.id, by: viewer), at: now)
        }
      }
      return visit.redirect(to: network.path, notice: isDropped ? "Uppgiften är struken." : "Uppgiften är avslutad.")
    } catch let problems as Problems {
      let typed = Form(fields: [("uppgift", id.text), ("resultat", outcome)])
      return try await again(visit, typed, problems.renamed("resultat", to: "resultat-\(id)"))
    }
  }

  private func again(_ visit: Visit, _ form: Form, _ problems: Problems) async throws -> Response {
    let sheet = try await visit.site.regional.read { [viewer = visit.viewer, now = visit.now] tx in
      try NetworkSheet(try tx.readable(visit.networkID, by: viewer), in: tx, at: now)
    }
    let names = try await visit.names(sheet.organisations, signatures: sheet.events.signatures)
    let page = NetworkPage(
      sheet: sheet, names: names, viewer: visit.viewer, now: visit.now, csrf: visit.csrf,
      panels: try await visit.panels(on: sheet), form: form, problems: problems)
    return visit.page(page.page, problems: problems)
  }
}
