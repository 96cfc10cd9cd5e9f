internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// One's own page of training and what one does there.
struct OwnRoutes {
  var routes: [Route] {
    [
      .get("/min-utbildning", .account, show),
      .get("/min-utbildning/rapportera", .account, reportForm),
      .post("/min-utbildning/rapportera", .account, report),
      .get("/min-utbildning/arbete", .withFunction, workForm),
      .post("/min-utbildning/arbete", .withFunction, work),
      .post("/min-utbildning/utbildare", .account, contact),
      .post("/min-utbildning/intyg/{id}", .account, open),
      .post("/min-utbildning/{id}/ta-bort", .account, remove),
    ]
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let own = try await visit.ownTraining()
    return visit.page(
      OwnTrainingPage(
        own: own, courses: try await visit.shell.courses(for: visit), entries: visit.shell.learningEntries,
        viewer: visit.viewer, today: visit.today, csrf: visit.csrf
      ).page)
  }

  @Sendable private func reportForm(_ visit: Visit) async throws -> Response {
    let subjects = try await visit.site.regional.read { try $0.subjects() }
    let form = Form(fields: [("amne", visit.query("amne") ?? "")])
    return visit.page(ReportOwnPage(subjects: subjects, form: form, csrf: visit.csrf).page)
  }

  @Sendable private func report(_ visit: Visit) async throws -> Response {
    let own = try await visit.ownTraining()
    do {
      let details = try ReportDetails(form: visit.form, subjects: own.subjects, ownKind: .outside, today: visit.today)
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try ReportOwnTraining(details, learner: own.learner).perform(in: tx, by: viewer, at: now)
      }
      return visit.redirect(to: "/min-utbildning", notice: "Utbildningen är antecknad.")
    } catch let problems as Problems {
      let page = ReportOwnPage(subjects: own.subjects, form: visit.form, csrf: visit.csrf, problems: problems).page
      return visit.page(page, problems: problems)
    }
  }

  @Sendable private func workForm(_ visit: Visit) async throws -> Response {
    let place = try await workplace(visit, visit.query("plats") ?? "")
    return visit.page(
      OwnWorkPage(
        workplace: place, units: try await visit.units(of: place.organisation), form: Form(place.details).marked,
        csrf: visit.csrf
      ).page)
  }

  @Sendable private func work(_ visit: Visit) async throws -> Response {
    let place = try await workplace(visit, visit.form.raw("plats"))
    do {
      let act = SayOwnWork(try EmployeeDetails(form: visit.form, today: visit.today), in: place.organisation.id)
      try await visit.site.regional.write { [viewer = visit.viewer, form = visit.form, now = visit.now] tx in
        let known = try tx.employee(.person(viewer.person), of: place.organisation.id)
        let said = known.flatMap { $0.endedOn == nil ? $0.details : nil }
        // The manager may have said it meanwhile.
        try form.check(against: Form(said ?? place.details), at: "enhet")
        try act.perform(in: tx, by: viewer, at: now)
      }
      return visit.redirect(to: "/min-utbildning", notice: "Uppgiften är sparad.")
    } catch let problems as Problems {
      let page = OwnWorkPage(
        workplace: place, units: try await visit.units(of: place.organisation), form: visit.form, csrf: visit.csrf,
        problems: problems
      ).page
      return visit.page(page, problems: problems)
    }
  }

  @Sendable private func contact(_ visit: Visit) async throws -> Response {
    let choice = visit.form.raw("visa")
    try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
      if choice == "lamna" {
        try LeaveTrainers().perform(in: tx, by: viewer, at: now)
      } else {
        try ShowTrainerContact(choice == "ja").perform(in: tx, by: viewer, at: now)
      }
    }
    let notices = ["lamna": "Du står inte längre i registret.", "ja": "Dina kontaktuppgifter visas."]
    return visit.redirect(to: "/min-utbildning", notice: notices[choice] ?? "Dina kontaktuppgifter visas inte.")
  }

  /// A new address each time, since none can be shown again.
  @Sendable private func open(_ visit: Visit) async throws -> Response {
    let own = try await visit.ownTraining()
    guard let certificate = own.certificates.first(where: { $0.id == visit.id("id") }) else { throw Refusal.notFound }
    let address = try await visit.site.regional.write { [now = visit.now] tx in
      try tx.newCertificateAddress(of: certificate, at: now)
    }
    return .redirect(to: address.path)
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let own = try await visit.ownTraining()
    let act = RemoveOwnReport(visit.id("id"))
    let title = own.achievements.first { $0.id == act.achievement }?.title
    try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
      try act.perform(in: tx, by: viewer, name: own.person.name, login: own.login, at: now)
    }
    return visit.redirect(to: "/min-utbildning", notice: "Utbildningen \(title ?? "") är borttagen.")
  }

  private func workplace(_ visit: Visit, _ organisation: String) async throws -> OwnTraining.Workplace {
    let own = try await visit.ownTraining()
    guard let place = own.workplaces.first(where: { $0.organisation.id.text == organisation }) ?? own.workplaces.first
    else { throw Refusal.notFound }
    return place
  }
}
