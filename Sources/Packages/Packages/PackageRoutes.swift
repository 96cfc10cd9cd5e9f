internal import Access
internal import Hummingbird
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// The list of packages, one of them, and what its owner says of it.
struct PackageRoutes {
  var routes: [Route] {
    [
      .get("/kurspaket", .withFunction, list),
      .get("/kurspaket/nytt", .countyTeam, newForm),
      .receive("/kurspaket/nytt", .countyTeam, bodyLimit: Route.packageLimit, add),
      .get("/kurspaket/{id}", .withFunction, show),
      .get("/kurspaket/{id}/redigera", .countyTeam, form),
      .post("/kurspaket/{id}/redigera", .countyTeam, change),
      .post("/kurspaket/{id}/dolj", .countyTeam, hide),
      .post("/kurspaket/{id}/ta-bort", .countyTeam, remove),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let (packages, enrolments) = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      (
        try tx.packages(for: viewer),
        try tx.rows("SELECT * FROM package_enrolment WHERE person_id = \(viewer.person)").map(Enrolment.init)
      )
    }
    let organisations = try await visit.site.identity.read { try $0.organisations(Set(packages.map(\.organisation))) }
    return visit.page(
      PackageListPage(
        packages: packages, enrolments: Dictionary(uniqueKeysWithValues: enrolments.map { ($0.package, $0) }),
        organisations: organisations, viewer: visit.viewer, isPlayed: visit.site.settings.contentAddress != nil
      ).page)
  }

  @Sendable private func newForm(_ visit: Visit) async throws -> Response {
    let counties = visit.viewer.teamFunctions.first?.organisation.counties ?? []
    let form = Form(fields: counties.map { ("lan", $0.text) })
    return visit.page(fresh(visit, form).page)
  }

  @Sendable private func add(_ visit: Visit, _ file: IncomingFile) async throws -> Response {
    do {
      let act = try await AddPackage(form: visit.form, file, for: visit.viewer)
      let id = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: viewer, at: now)
      }
      return .redirect(to: "/kurspaket/\(id)/version")
    } catch let problems as Problems {
      var page = fresh(visit, visit.form)
      page.problems = problems
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    visit.page(PackagePage(sheet: try await visit.packageSheet(), viewer: visit.viewer, csrf: visit.csrf).page)
  }

  @Sendable private func form(_ visit: Visit) async throws -> Response {
    let (package, owner) = try await visit.ownPackage()
    return visit.page(
      PackageFormPage(package: package, organisations: [owner], form: Form(package), csrf: visit.csrf).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    let (package, owner) = try await visit.ownPackage()
    do {
      let act = ChangePackage(try PackageDetails(form: visit.form))
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(package.id, by: viewer), of: owner, at: now)
      }
      return visit.redirect(to: package.path, notice: "Ändringen är sparad.")
    } catch let problems as Problems {
      let page = PackageFormPage(
        package: package, organisations: [owner], form: visit.form, csrf: visit.csrf, problems: problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func hide(_ visit: Visit) async throws -> Response {
    let act = HidePackage(visit.form.isTicked("dold"))
    let package = try await visit.writePackage { try act.perform(in: $0, by: $1, at: $2) }
    return visit.redirect(
      to: package.path, notice: act.isHidden ? "Paketet är dolt för nya deltagare." : "Paketet visas igen.")
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let package = try await visit.writePackage { try RemovePackage().perform(in: $0, by: $1, at: $2) }
    return visit.redirect(to: "/kurspaket", notice: "\(package.title) är borttaget.")
  }

  private func fresh(_ visit: Visit, _ form: Form) -> PackageFormPage {
    PackageFormPage(
      package: nil, organisations: visit.viewer.teamFunctions.map(\.organisation).once, form: form, csrf: visit.csrf)
  }
}

extension AddPackage {
  /// Says all that is wrong at once, with the file and with the rest.
  init(form: Form, _ file: IncomingFile, for viewer: Viewer) async throws {
    let organisations = viewer.teamFunctions.map(\.organisation).once
    let chosen = organisations.first { $0.id.text == form.raw("organisation") } ?? organisations.first
    guard let chosen else { throw Refusal.forbidden("Länsteamet lägger in kurspaket.") }
    let details = Result { try PackageDetails(form: form) }
    let sent: Result<SentPackage, any Error>
    do { sent = .success(try await SentPackage(file)) } catch { sent = .failure(error) }
    var problems = Problems()
    for case .failure(let error) in [sent.map { _ in }, details.map { _ in }] {
      guard let found = error as? Problems else { throw error }
      problems.append(found)
    }
    try problems.check()
    self.init(try details.get(), try sent.get(), for: chosen)
  }
}

extension [Organisation] {
  /// Each once, where somebody has two functions in one.
  var once: [Organisation] {
    var seen: Set<ID<Organisation>> = []
    return filter { seen.insert($0.id).inserted }
  }
}

extension Visit {
  /// The package that the path names, for who may change it, and whose it is.
  func ownPackage() async throws -> (CoursePackage, Organisation) {
    let package = try await site.regional.read { [viewer, id = id("id") as ID<CoursePackage>] tx in
      try tx.writable(id, by: viewer).record
    }
    guard let owner = viewer.teamFunctions.map(\.organisation).first(where: { $0.id == package.organisation }) else {
      throw Refusal.notFound
    }
    return (package, owner)
  }

  /// Changes the package that the path names.
  @discardableResult
  func writePackage(
    _ act: @escaping @Sendable (Transaction, Writable<CoursePackage>, Moment) throws -> Void
  ) async throws -> CoursePackage {
    try await site.regional.write { [viewer, now, id = id("id") as ID<CoursePackage>] tx in
      let evidence = try tx.writable(id, by: viewer)
      try act(tx, evidence, now)
      return evidence.record
    }
  }
}
