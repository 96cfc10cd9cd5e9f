internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// What can be learnt.
struct SubjectRoutes {
  var routes: [Route] {
    [
      .get("/utbildningsamnen", .withFunction, list),
      .get("/utbildningsamnen/nytt", .countyTeam, newForm), .post("/utbildningsamnen/nytt", .countyTeam, name),
      .get("/utbildningsamnen/{id}", .countyTeam, form), .post("/utbildningsamnen/{id}", .countyTeam, change),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let subjects = try await visit.site.regional.read { try $0.subjects(retired: true) }
    return visit.page(SubjectListPage(subjects: subjects, viewer: visit.viewer).page)
  }

  @Sendable private func newForm(_ visit: Visit) async throws -> Response {
    visit.page(SubjectFormPage(subject: nil, form: Form(fields: [("niva", "profession")]), csrf: visit.csrf).page)
  }

  @Sendable private func name(_ visit: Visit) async throws -> Response {
    do {
      let act = NameSubject(try SubjectDetails(form: visit.form))
      _ = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: viewer, at: now)
      }
      return visit.redirect(to: "/utbildningsamnen", notice: "Ämnet finns nu att välja.")
    } catch let problems as Problems {
      let page = SubjectFormPage(subject: nil, form: visit.form, csrf: visit.csrf, problems: problems).page
      return visit.page(page, problems: problems)
    }
  }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let subject = try await writable(visit)
    return visit.page(SubjectFormPage(subject: subject, form: Form(subject).marked, csrf: visit.csrf).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let subject = try await writable(visit)
    do {
      let act = ChangeSubject(try SubjectDetails(form: visit.form), retires: visit.form.isTicked("ur-bruk"))
      try await visit.site.regional.write { [form = visit.form, viewer = visit.viewer, now = visit.now] tx in
        let evidence = try tx.writable(subject.id, by: viewer)
        try form.check(against: Form(evidence.record), at: "namn")
        try act.perform(in: tx, by: evidence, at: now)
      }
      return visit.redirect(to: "/utbildningsamnen", notice: "Ändringen är sparad.")
    } catch let problems as Problems {
      let page = SubjectFormPage(subject: subject, form: visit.form, csrf: visit.csrf, problems: problems).page
      return visit.page(page, problems: problems)
    }
  }

  private func writable(_ visit: Visit) async throws -> Subject {
    try await visit.site.regional.read { [viewer = visit.viewer] tx in
      try tx.writable(visit.id("id") as ID<Subject>, by: viewer).record
    }
  }
}
