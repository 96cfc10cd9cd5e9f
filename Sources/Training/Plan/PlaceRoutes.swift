internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// The competence plan of an organisation and what its manager does there.
struct PlaceRoutes {
  var routes: [Route] {
    [
      .get("/utbildning/{id}", .withFunction, show),
      .post("/utbildning/{id}/behov", .withFunction, addNeed),
      .post("/utbildning/{id}/behov/{need}", .withFunction, endNeed),
      .post("/utbildning/{id}/antal", .withFunction, count),
      .post("/utbildning/{id}/bekrafta/{achievement}", .withFunction, confirm),
      .post("/utbildning/{id}/intyg/{certificate}", .withFunction, open),
    ]
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let sheet = try await visit.sheet(of: try await visit.trainingPlace())
    return visit.page(
      PlacePage(sheet: sheet, viewer: visit.viewer, csrf: visit.csrf, unit: visit.query("enhet")).page)
  }

  @Sendable private func addNeed(_ visit: Visit) async throws -> Response {
    let evidence = try await visit.ownTrainingPlace()
    do {
      let subjects = try await visit.site.regional.read { try $0.subjects() }
      let act = try AddNeed(form: visit.form, subjects: subjects)
      try await visit.site.regional.write { [now = visit.now] in try act.perform(in: $0, by: evidence, at: now) }
      return visit.redirect(to: evidence.record.path, notice: "Planen är ändrad.")
    } catch let problems as Problems {
      return try await again(visit, evidence, problems)
    }
  }

  @Sendable private func endNeed(_ visit: Visit) async throws -> Response {
    let evidence = try await visit.ownTrainingPlace()
    let act = EndNeed(visit.id("need"))
    let need = try await visit.sheet(of: evidence.record).plan.needs.first { $0.id == act.need }
    try await visit.site.regional.write { [now = visit.now] in try act.perform(in: $0, by: evidence, at: now) }
    return visit.redirect(
      to: evidence.record.path, notice: "\(need?.subject.name ?? "Behovet") står inte längre i planen.")
  }

  @Sendable private func count(_ visit: Visit) async throws -> Response {
    let evidence = try await visit.ownTrainingPlace()
    do {
      let act = try CountStaff(form: visit.form)
      try await visit.site.regional.write { [now = visit.now] in try act.perform(in: $0, by: evidence, at: now) }
      return visit.redirect(to: evidence.record.path, notice: "Antalet är sparat.")
    } catch let problems as Problems {
      return try await again(visit, evidence, problems)
    }
  }

  @Sendable private func confirm(_ visit: Visit) async throws -> Response {
    let evidence = try await visit.managedTrainingPlace()
    let act = ConfirmTraining(visit.id("achievement"))
    try await visit.site.regional.write { [now = visit.now] in try act.perform(in: $0, by: evidence, at: now) }
    return visit.redirect(to: evidence.record.path, notice: "Utbildningen är bekräftad.")
  }

  /// For one of the staff without an account; who has one opens their own.
  @Sendable private func open(_ visit: Visit) async throws -> Response {
    let evidence = try await visit.managedTrainingPlace()
    let organisation = evidence.record.organisation.id
    let address = try await visit.site.regional.write { [now = visit.now] tx in
      guard let certificate = try tx.certificate(visit.id("certificate")),
        let achievement = try tx.achievement(certificate.achievement), achievement.learner.person == nil,
        achievement.learner.organisation == organisation
      else { throw Refusal.notFound }
      return try tx.newCertificateAddress(of: certificate, at: now)
    }
    return .redirect(to: address.path)
  }

  private func again(_ visit: Visit, _ evidence: Writable<TrainingPlace>, _ problems: Problems) async throws -> Response
  {
    let page = PlacePage(
      sheet: try await visit.sheet(of: evidence.record), viewer: visit.viewer, csrf: visit.csrf, form: visit.form,
      problems: problems)
    return visit.page(page.page, problems: problems)
  }
}
