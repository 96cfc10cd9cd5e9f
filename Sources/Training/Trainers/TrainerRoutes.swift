internal import Access
internal import Hummingbird
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// The trainers' register.
struct TrainerRoutes {
  var routes: [Route] {
    [
      .get("/utbildare", .withFunction, list),
      .get("/utbildare/ny", .countyTeam, newForm), .post("/utbildare/ny", .countyTeam, enter),
      .get("/utbildare/{id}", .countyTeam, form), .post("/utbildare/{id}", .countyTeam, change),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let (county, subject) = (visit.query("lan").flatMap { CountyCode($0) }, visit.query("amne"))
    let (trainers, subjects) = try await visit.site.regional.read { [today = visit.today] tx in
      (try tx.trainers(activeOn: today), try tx.subjects(retired: true))
    }
    let chosen = trainers.filter { trainer in
      (county.map { trainer.counties.contains($0) } ?? true)
        && (subject.map { text in trainer.subjects.contains { $0.text == text } } ?? true)
    }
    let shown = try await shown(chosen, visit)
    return visit.page(
      TrainerListPage(trainers: shown, subjects: subjects, query: visit.query, viewer: visit.viewer).page)
  }

  @Sendable private func newForm(_ visit: Visit) async throws -> Response {
    let subjects = try await visit.site.regional.read { try $0.subjects() }
    let own = visit.viewer.teamCounties.map { ("lan", $0.text) }
    return visit.page(TrainerFormPage(trainer: nil, subjects: subjects, form: Form(fields: own), csrf: visit.csrf).page)
  }

  @Sendable private func enter(_ visit: Visit) async throws -> Response {
    let subjects = try await visit.site.regional.read { try $0.subjects() }
    do {
      let details = try TrainerDetails(form: visit.form, subjects: subjects, today: visit.today)
      let person = try await visit.site.identity.read { [viewer = visit.viewer] tx in
        try TrainerWorkplaces(in: tx).check(details, by: viewer)
        return try details.mail.flatMap { try tx.person(mail: $0)?.id }
      }
      _ = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try EnterTrainer(details, person: person).perform(in: tx, by: viewer, at: now)
      }
      return visit.redirect(to: "/utbildare", notice: "Utbildaren finns nu i registret.")
    } catch let problems as Problems {
      let page = TrainerFormPage(
        trainer: nil, subjects: subjects, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let (trainer, subjects) = try await writable(visit)
    let name = try await shown([trainer], visit).first?.name ?? ""
    return visit.page(
      TrainerFormPage(
        trainer: trainer, subjects: subjects, form: Form(trainer, name: name).marked(as: Form(trainer)),
        csrf: visit.csrf
      ).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let (trainer, subjects) = try await writable(visit)
    do {
      let details = try TrainerDetails(form: visit.form, subjects: subjects, today: visit.today)
      try await visit.site.identity.read { [viewer = visit.viewer] tx in
        try TrainerWorkplaces(in: tx).check(details, by: viewer)
      }
      try await visit.site.regional.write { [form = visit.form, viewer = visit.viewer, now = visit.now] tx in
        let evidence = try tx.writable(trainer.id, by: viewer)
        try form.check(against: Form(evidence.record), at: "arbetsplats")
        try ChangeTrainer(details).perform(in: tx, by: evidence, at: now)
      }
      return visit.redirect(to: "/utbildare", notice: "Ändringen är sparad.")
    } catch let problems as Problems {
      let page = TrainerFormPage(
        trainer: trainer, subjects: subjects, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  /// The form has the workplace, so it is for those who may read it.
  private func writable(_ visit: Visit) async throws -> (Trainer, [Subject]) {
    let (trainer, subjects) = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      (try tx.writable(visit.id("id") as ID<Trainer>, by: viewer).record, try tx.subjects())
    }
    let places = try await visit.site.identity.read { try TrainerWorkplaces(in: $0) }
    guard places.shows(trainer, to: visit.viewer) else {
      throw Refusal.forbidden("Länsteamet där utbildaren arbetar ändrar uppgifterna.")
    }
    return (trainer, subjects)
  }

  /// In Swedish order of name.
  private func shown(_ trainers: [Trainer], _ visit: Visit) async throws -> [ShownTrainer] {
    let people = Set(trainers.compactMap(\.person))
    let (known, places) = try await visit.site.identity.read { tx in
      (
        try tx.rows("SELECT * FROM person WHERE id IN \(list: people.sorted { $0.text < $1.text })").map(Person.init),
        try TrainerWorkplaces(in: tx)
      )
    }
    let all = trainers.map { trainer in
      let showsWorkplace = places.shows(trainer, to: visit.viewer)
      guard let id = trainer.person else {
        return ShownTrainer(
          trainer, name: trainer.name ?? "", showsWorkplace: showsWorkplace, mail: trainer.mail, phone: trainer.phone)
      }
      let person = known.first { $0.id == id }
      let isOpen = person.map { !$0.hasProtectedIdentity } ?? false
      return ShownTrainer(
        trainer, name: person?.shownName ?? Person.protectedName, showsWorkplace: showsWorkplace,
        mail: isOpen ? person?.mail : nil, phone: isOpen ? person?.phone : nil)
    }
    return SwedishOrder.sorted(all) { $0.name }
  }
}
