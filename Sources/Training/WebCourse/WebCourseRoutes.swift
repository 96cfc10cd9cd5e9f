internal import Access
internal import Hummingbird
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// The national web course: about it, in a group, and the counties' own guides.
struct WebCourseRoutes {
  var routes: [Route] {
    [
      .open(.get, "/webbkursen") { $0.page(WebCoursePage(viewer: $0.viewer).page) },
      .get("/webbkursen/grupper", .withFunction, list),
      .get("/webbkursen/grupper/ny", .withFunction, newForm), .post("/webbkursen/grupper/ny", .withFunction, start),
      .get("/webbkursen/grupper/{id}", .withFunction, show), .post("/webbkursen/grupper/{id}", .withFunction, finish),
      .get("/webbkursen/grupper/{id}/redigera", .withFunction, changeForm),
      .post("/webbkursen/grupper/{id}/redigera", .withFunction, change),
      .get("/webbkursen/handledning/{county}", .withFunction, guide),
      .post("/webbkursen/handledning/{county}", .countyTeam, write),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let (groups, guides) = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      (try tx.webCourseGroups(for: viewer), try tx.guides())
    }
    let names = try await visit.site.identity.read { try $0.organisations(Set(groups.map(\.organisation))) }.mapValues(
      \.name)
    let own = Set(visit.viewer.functions.flatMap(\.organisation.counties)).sorted()
    return visit.page(
      GroupListPage(groups: groups, names: names, guides: guides, counties: own, viewer: visit.viewer).page)
  }

  @Sendable private func newForm(_ visit: Visit) async throws -> Response {
    let form = Form(fields: [("dag", visit.today.text), ("yrke", Profession.socialServices.rawValue)])
    return visit.page(
      GroupFormPage(group: nil, organisations: organisations(visit), form: form, csrf: visit.csrf).page)
  }

  @Sendable private func start(_ visit: Visit) async throws -> Response {
    do {
      let act = StartGroup(try GroupDetails(form: visit.form, organisations: organisations(visit)))
      let id = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: viewer, at: now)
      }
      return visit.redirect(to: "/webbkursen/grupper/\(id)", notice: "Gruppen är startad.")
    } catch let problems as Problems {
      let page = GroupFormPage(
        group: nil, organisations: organisations(visit), form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let group = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      try tx.readable(visit.id("id") as ID<WebCourseGroup>, by: viewer).record
    }
    let done = group.participants.filter(\.hasFinished).map { ("klara", $0.id.text) }
    let form = Form(fields: done + [("dag", (group.heldOn ?? visit.today).text)])
    return visit.page(try await page(visit, group, form.marked(as: Form(askedAbout: group.participants))).page)
  }

  @Sendable private func finish(_ visit: Visit) async throws -> Response {
    let group = try await writable(visit)
    var page = try await page(visit, group, visit.form)
    do {
      var problems = Problems()
      let day = problems.pastDay(visit.form, "dag", missing: "Skriv vilken dag ni blev klara.", today: visit.today)
      try problems.check()
      guard let day else { throw problems }
      let known = Set(group.participants.map(\.id.text))
      let act = FinishGroup(
        heldOn: day, finished: known.intersection(visit.form.all("klara")), organisation: page.organisation,
        site: visit.site.settings.address)
      try await visit.site.regional.write { [form = visit.form, viewer = visit.viewer, now = visit.now] tx in
        let evidence = try tx.writable(group.id, by: viewer)
        try form.check(against: Form(askedAbout: evidence.record.participants), at: "klara")
        try act.perform(in: tx, by: evidence, at: now)
      }
      return visit.redirect(to: group.path, notice: "Sparat. Intygen är gjorda.")
    } catch let problems as Problems {
      page.problems = problems
      return visit.page(page.page, problems: problems)
    }
  }

  private func page(_ visit: Visit, _ group: WebCourseGroup, _ form: Form) async throws -> GroupPage {
    let organisation = try await organisation(visit, of: group)
    let guides = try await visit.site.regional.read { try $0.guides() }.filter {
      organisation.counties.contains($0.county)
    }
    return GroupPage(
      group: group, organisation: organisation, guides: guides, viewer: visit.viewer, form: form, csrf: visit.csrf)
  }

  @Sendable private func changeForm(_ visit: Visit) async throws -> Response {
    let group = try await writable(visit)
    guard group.isOngoing else { throw Refusal.forbidden(WebCourseGroup.finishedSentence) }
    let organisation = try await organisation(visit, of: group)
    return visit.page(
      GroupFormPage(group: group, organisations: [organisation], form: Form(group).marked, csrf: visit.csrf).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let group = try await writable(visit)
    let organisation = try await organisation(visit, of: group)
    do {
      let act = ChangeGroup(try GroupDetails(form: visit.form, organisations: [organisation]))
      try await visit.site.regional.write { [form = visit.form, viewer = visit.viewer, now = visit.now] tx in
        let evidence = try tx.writable(group.id, by: viewer)
        try form.check(against: Form(evidence.record), at: "namn")
        try act.perform(in: tx, by: evidence, at: now)
      }
      return visit.redirect(to: group.path, notice: "Ändringen är sparad.")
    } catch let problems as Problems {
      let page = GroupFormPage(
        group: group, organisations: [organisation], form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  private func writable(_ visit: Visit) async throws -> WebCourseGroup {
    try await visit.site.regional.read { [viewer = visit.viewer] tx in
      try tx.writable(visit.id("id") as ID<WebCourseGroup>, by: viewer).record
    }
  }

  private func organisation(_ visit: Visit, of group: WebCourseGroup) async throws -> Organisation {
    let organisation = try await visit.site.identity.read { try $0.organisation(group.organisation) }
    guard let organisation else { throw Refusal.notFound }
    return organisation
  }

  @Sendable private func guide(_ visit: Visit) async throws -> Response {
    let county = try county(visit)
    let guide = try await visit.site.regional.read { try $0.guide(of: county) }
    let form = Form(fields: [("text", guide?.text ?? ""), ("version", "\(guide?.version ?? 0)")])
    return visit.page(try await guidePage(visit, county, guide, form).page)
  }

  @Sendable private func write(_ visit: Visit) async throws -> Response {
    let county = try county(visit)
    guard visit.viewer.isInTeam(of: [county]) else {
      throw Refusal.forbidden("Länsteamet skriver länets handledning.")
    }
    do {
      var problems = Problems()
      let text = problems.require(visit.form, "text", "Skriv något, annars finns inget att spara.", limit: 20_000)
      try problems.check()
      let act = WriteGuide(text, of: county, version: visit.form.number("version") ?? 0)
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: viewer, at: now)
      }
      return visit.redirect(to: "/webbkursen/handledning/\(county.text)", notice: "Handledningen är sparad.")
    } catch let problems as Problems {
      let guide = try await visit.site.regional.read { try $0.guide(of: county) }
      // Whoever saves again has then read the newer text above.
      let typed = Form(fields: [("text", visit.form.raw("text")), ("version", "\(guide?.version ?? 0)")])
      var page = try await guidePage(visit, county, guide, typed)
      page.problems = problems
      return visit.page(page.page, problems: problems)
    }
  }

  private func guidePage(_ visit: Visit, _ county: CountyCode, _ guide: Guide?, _ form: Form) async throws -> GuidePage
  {
    let names = try await visit.site.identity.read { try $0.names(in: [guide?.changedBy.text ?? ""]) }
    return GuidePage(
      county: county, guide: guide, writer: guide.map { names[$0.changedBy] }, viewer: visit.viewer, form: form,
      csrf: visit.csrf)
  }

  private func county(_ visit: Visit) throws -> CountyCode {
    guard let county = CountyCode(visit.parameter("county")) else { throw Refusal.notFound }
    return county
  }

  private func organisations(_ visit: Visit) -> [Organisation] {
    visit.viewer.functions.map(\.organisation).reduce(into: []) { list, next in
      if !list.contains(where: { $0.id == next.id }) { list.append(next) }
    }
  }
}
