internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Writing in those who were there, once it is over.
extension Visit {
  func entryForm(of edition: Edition) -> Response {
    page(entryPage(of: edition, Form(fields: [("siffror", query("siffror") ?? "")])).page)
  }

  func enter(in edition: Edition) async throws -> Response {
    var shown = entryPage(of: edition, form)
    do {
      if shown.isFigures { return try await enterFigures(in: edition) }
      return try await enterParticipant(in: edition)
    } catch let problems as Problems {
      shown.problems = problems
      return page(shown.page, problems: problems)
    }
  }

  private func entryPage(of edition: Edition, _ form: Form) -> EnterParticipantPage {
    EnterParticipantPage(edition: edition, form: form, csrf: csrf, today: today)
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
