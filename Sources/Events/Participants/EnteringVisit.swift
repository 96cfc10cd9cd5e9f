internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Writing in those who were there, once it is over.
extension Visit {
  func entryForm(of edition: Edition) async throws -> Response {
    let entered = try await entered(in: edition)
    let form = Form(fields: [("siffror", query("siffror") ?? "")]).marked(as: Form(entered))
    return page(entryPage(of: edition, form, entered).page)
  }

  func enter(in edition: Edition) async throws -> Response {
    var shown = entryPage(of: edition, form, try await entered(in: edition))
    do {
      if shown.isFigures { return try await enterFigures(in: edition) }
      return try await enterParticipant(in: edition)
    } catch let problems as Problems {
      shown.problems = problems
      return page(shown.page, problems: problems)
    }
  }

  private func entered(in edition: Edition) async throws -> [EnteredFigure] {
    try await site.regional.read { try $0.enteredFigures(of: edition.id) }
  }

  private func entryPage(of edition: Edition, _ form: Form, _ entered: [EnteredFigure]) -> EnterParticipantPage {
    EnterParticipantPage(edition: edition, form: form, entered: entered, csrf: csrf, today: today)
  }

  private func enterParticipant(in edition: Edition) async throws -> Response {
    let act = try EnterParticipant(form: form, to: edition)
    try await site.regional.write { [viewer, now] tx in
      try act.perform(in: tx, by: try tx.writable(edition.id, by: viewer), at: now)
    }
    return redirect(
      to: "\(edition.organisedPath)/deltagare", notice: "\(act.details.name) räknas nu bland dem som var med.")
  }

  private func enterFigures(in edition: Edition) async throws -> Response {
    let act = try EnterFigures(form: form, to: edition)
    try await site.regional.write { [viewer, now] tx in
      try act.perform(in: tx, by: try tx.writable(edition.id, by: viewer), at: now)
    }
    return redirect(to: "\(edition.organisedPath)/anmal?siffror=ja", notice: "Antalet är sparat.")
  }
}
