internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Writing a course: on screen, with preview, a version at a time.
struct AuthorRoutes {
  private static let path = "/kurser/{id}/redigera"

  var routes: [Route] {
    [
      .get("/kurser/ny", .countyTeam, newForm), .post("/kurser/ny", .countyTeam, start),
      .get(Self.path, .countyTeam, show),
      .get("\(Self.path)/om", .countyTeam, aboutForm), .post("\(Self.path)/om", .countyTeam, saveAbout),
      .get("\(Self.path)/moduler/{number}", .countyTeam, moduleForm),
      .post("\(Self.path)/moduler/{number}", .countyTeam, saveModule),
      .get("\(Self.path)/forhandsvisa/{number}", .countyTeam, preview),
      .get("\(Self.path)/ge-ut", .countyTeam, publishForm), .post("\(Self.path)/ge-ut", .countyTeam, publish),
    ]
  }

  @Sendable private func newForm(_ visit: Visit) async throws -> Response {
    visit.page(try await newPage(visit, Problems()).page)
  }

  private func newPage(_ visit: Visit, _ problems: Problems) async throws -> NewCoursePage {
    let courses = try await visit.site.regional.read { [viewer = visit.viewer] in try $0.courses(for: viewer) }
    return NewCoursePage(
      owners: visit.viewer.teamFunctions.map { ($0.organisation.id.text, $0.organisation.name) },
      copies: courses.compactMap { course in course.current.map { (course.id.text, $0.title) } }, form: visit.form,
      csrf: visit.csrf, problems: problems)
  }

  @Sendable private func start(_ visit: Visit) async throws -> Response {
    let owners = visit.viewer.teamFunctions.map(\.organisation)
    guard let owner = owners.first(where: { $0.id.text == visit.form.raw("agare") }) ?? owners.first else {
      throw Refusal.notFound
    }
    do {
      let act = try StartCourse(form: visit.form, owner: owner)
      let copied = visit.form.text("kopia").map { ID<Course>($0) }
      let id = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        var content = try copied.map { try tx.readable($0, by: viewer).record.current?.content() ?? act.content }
        content?.title = act.content.title
        content?.summary = act.content.summary
        // Another course's films stay with it.
        content?.trailer = nil
        return try StartCourse(content ?? act.content, owner: owner).perform(in: tx, by: viewer, at: now)
      }
      return .redirect(to: "/kurser/\(id)/redigera")
    } catch let problems as Problems {
      return visit.page(try await newPage(visit, problems).page, problems: problems)
    }
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    visit.page(EditCoursePage(sheet: try await visit.authorSheet(), csrf: visit.csrf).page)
  }

  @Sendable private func aboutForm(_ visit: Visit) async throws -> Response {
    let sheet = try await visit.authorSheet()
    let form = sheet.working.content.aboutForm(isOpen: sheet.course.isOpen)
    return visit.page(AboutCoursePage(sheet: sheet, form: form, csrf: visit.csrf).page)
  }

  @Sendable private func saveAbout(_ visit: Visit) async throws -> Response {
    let sheet = try await visit.authorSheet()
    do {
      let content = try sheet.working.content.about(visit.form, films: sheet.films)
      try await visit.saveDraft(content, isOpen: visit.form.isTicked("oppen"))
      return visit.redirect(to: sheet.path, notice: "Sparat i utkastet.")
    } catch let problems as Problems {
      let latest = try await visit.authorSheet()
      return visit.page(
        AboutCoursePage(sheet: latest, form: visit.form, csrf: visit.csrf, problems: problems).page, problems: problems)
    }
  }

  @Sendable private func moduleForm(_ visit: Visit) async throws -> Response {
    let (sheet, number) = (try await visit.authorSheet(), try visit.moduleNumber())
    guard let module = sheet.working.content.module(number) else { throw Refusal.notFound }
    return visit.page(EditModulePage(sheet: sheet, number: number, module: module, csrf: visit.csrf).page)
  }

  @Sendable private func saveModule(_ visit: Visit) async throws -> Response {
    let sheet = try await visit.authorSheet()
    var content = sheet.working.content
    let (index, isBack) = try content.place(of: visit.form, number: try visit.moduleNumber())
    let draft = ModuleDraft(
      visit.form, of: content.modules[index], keepsAll: isBack, newID: try await visit.newBlockID())
    content.modules[index] = draft.module
    do {
      if draft.module.title.isEmpty { throw Problems("modultitel", "Skriv modulens rubrik.") }
      try await visit.saveDraft(content, at: "modultitel")
      let place = draft.block.map { "#b-\($0)" } ?? ""
      return visit.redirect(to: "\(sheet.path)/moduler/\(index + 1)\(place)", notice: draft.notice)
    } catch let problems as Problems {
      let page = EditModulePage(
        sheet: sheet, number: index + 1, module: draft.typed, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  /// As learners see it; what is chosen stands in the address alone, and nothing is kept.
  @Sendable private func preview(_ visit: Visit) async throws -> Response {
    let (sheet, number) = (try await visit.authorSheet(), try visit.moduleNumber())
    let content = sheet.working.content
    guard let module = content.module(number) else { throw Refusal.notFound }
    let form = ModuleForm(visit.query, for: module)
    let page = ModulePage(
      base: "\(sheet.path)/forhandsvisa", courseTitle: content.title,
      crumbs: AuthorCrumbs.links(sheet.course, content.title), content: content, number: number, module: module,
      mode: .preview, path: sheet.course.path, films: sheet.films.byID, answers: form.answers)
    return visit.page(page.page)
  }

  @Sendable private func publishForm(_ visit: Visit) async throws -> Response {
    let sheet = try await visit.authorSheet()
    let form =
      sheet.versions.isEmpty
      ? Form(fields: [("nytt", "Första versionen."), ("gor-om", RedoRule.Kind.nobody.rawValue)]) : Form()
    return visit.page(PublishPage(sheet: sheet, form: form, csrf: visit.csrf).page)
  }

  @Sendable private func publish(_ visit: Visit) async throws -> Response {
    let sheet = try await visit.authorSheet()
    do {
      let act = try PublishVersion(form: visit.form)
      try await visit.site.regional.write { [viewer = visit.viewer, shell = visit.shell, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(sheet.course.id, by: viewer), telling: shell, at: now)
      }
      return visit.redirect(to: sheet.course.path, notice: "Versionen är utgiven.")
    } catch let problems as Problems {
      let page = PublishPage(sheet: sheet, form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }
}

extension Visit {
  func authorSheet() async throws -> AuthorSheet {
    try await site.regional.read { [viewer, id = courseID] tx in
      let course = try tx.writable(id, by: viewer).record
      return AuthorSheet(
        course: course, working: try tx.working(on: course), versions: try tx.publishedVersions(of: id),
        films: try tx.films(of: id), pictures: try tx.pictures(of: id))
    }
  }

  /// That no block has had before.
  func newBlockID() async throws -> String {
    try await site.regional.read { [now] tx in (tx.newID(at: now) as ID<CourseVersion>).text }
  }

  func saveDraft(_ content: CourseContent, isOpen: Bool? = nil, at field: String = "titel") async throws {
    let act = SaveDraft(content, saves: savesShown, isOpen: isOpen, at: field)
    try await site.regional.write { [viewer, now, id = courseID] tx in
      try act.perform(in: tx, by: try tx.writable(id, by: viewer), at: now)
    }
  }

  /// Of the draft that the form was shown for; -1 where there was none.
  var savesShown: Int { form.number("sparad") ?? -1 }
}
