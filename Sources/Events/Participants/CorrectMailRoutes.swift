internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Putting right the address of somebody who is registered.
struct CorrectMailRoutes {
  private static let path = "/arrangemang/{id}/deltagare/{registration}/adress"

  var routes: [Route] {
    [.get(Self.path, .withFunction, form), .post(Self.path, .withFunction, correct)]
  }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let (registration, edition) = try await found(visit)
    let form = Form(fields: [("mail", registration.mail)])
    return visit.page(
      CorrectMailPage(registration: registration, edition: edition, form: form, csrf: visit.csrf).page)
  }

  @Sendable private func correct(_ visit: Visit) async throws -> Response {
    let (registration, edition) = try await found(visit)
    do {
      let act = try CorrectMail(registration.id, form: visit.form, letters: visit.registrationLetters) {
        [shell = visit.shell] in try shell.withdrawCompletion($0, in: $1, at: $2)
      }
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(edition.id, by: viewer), at: now)
      }
      return visit.redirect(
        to: "\(edition.organisedPath)/deltagare",
        notice: edition.isOver(at: visit.now)
          ? "Adressen är rättad. Skicka till dem som har tillkommit, så går brevet dit."
          : "Adressen är rättad, och ett nytt brev är på väg.")
    } catch let problems as Problems {
      let page = CorrectMailPage(
        registration: registration, edition: edition, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  private func found(_ visit: Visit) async throws -> (Registration, Edition) {
    try await visit.site.regional.read {
      [viewer = visit.viewer, id = visit.editionID, registration = visit.id("registration") as ID<Registration>] tx in
      let edition = try tx.writable(id, by: viewer).record
      return (try tx.correctable(registration, of: edition), edition)
    }
  }
}
