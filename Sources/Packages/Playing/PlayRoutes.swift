internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Begins a package, plays its parts, and keeps how it goes.
struct PlayRoutes {
  var routes: [Route] {
    [
      .post("/kurspaket/{id}/borja", .withFunction, begin),
      .get("/kurspaket/{id}/delar/{part}", .withFunction, play),
      .post("/kurspaket/{id}/delar/{part}", .withFunction, bodyLimit: Self.stateLimit, save).ofProgram,
    ]
  }

  /// A whole state, as a form encodes it.
  private static let stateLimit = 4_000_000

  @Sendable private func begin(_ visit: Visit) async throws -> Response {
    let act = BeginPackage(again: visit.form.isTicked("om"))
    let id: ID<CoursePackage> = visit.id("id")
    try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
      try act.perform(in: tx, by: try tx.readable(id, by: viewer), at: now)
    }
    let sheet = try await visit.packageSheet()
    return .redirect(to: sheet.isPlayed ? "\(sheet.package.path)/delar/\(sheet.nextPart + 1)" : sheet.package.path)
  }

  @Sendable private func play(_ visit: Visit) async throws -> Response {
    let sheet = try await visit.packageSheet()
    guard let enrolment = sheet.enrolment, let version = sheet.version, let content = visit.site.settings.contentAddress
    else { return .redirect(to: sheet.package.path) }
    guard let index = Int(visit.parameter("part")).map({ $0 - 1 }), version.parts.indices.contains(index) else {
      throw Refusal.notFound
    }
    let part = version.parts[index]
    let learner = try await visit.learner(of: sheet.package)
    var state = sheet.standings[part.identifier]?.state ?? ScormState(terms: ScormTerms(part))
    state.beginSession(learner.scorm, terms: ScormTerms(part))
    let token = try await visit.site.regional.write { [now = visit.now] tx in
      try tx.launch(part, for: enrolment, at: now)
    }
    let page = PlayerPage(
      package: sheet.package, version: version, index: index, content: content, token: token,
      start: try state.startValues(), csrf: visit.csrf)
    return visit.page(page.page).framing(content)
  }

  /// The script of the player sends this, and reads the answer.
  @Sendable private func save(_ visit: Visit) async throws -> Response {
    let id: ID<CoursePackage> = visit.id("id")
    let package = try await visit.site.regional.glance { [viewer = visit.viewer] tx in
      try tx.readable(id, by: viewer).record
    }
    guard let act = SaveStanding(form: visit.form) else {
      return try AutosaveReport(status: "invalid", text: "Kursen skickade något som inte går att spara.").response()
    }
    let learner = try await visit.learner(of: package)
    let outcome = try await visit.site.regional.write {
      [viewer = visit.viewer, now = visit.now, shell = visit.shell] tx in
      try act.perform(in: tx, by: try tx.readable(package.id, by: viewer), as: learner, telling: shell, at: now)
    }
    return try outcome.report(package).response()
  }
}

extension SaveStanding.Outcome {
  fileprivate func report(_ package: CoursePackage) -> AutosaveReport {
    switch self {
    case .saved: AutosaveReport(status: "saved", text: "")
    case .completed(let certificate):
      AutosaveReport(
        status: "saved", text: "Du har gått klart kursen. Det är sparat.", url: certificate ?? package.path)
    case .stale:
      AutosaveReport(
        status: "conflict",
        text:
          "Kursen är öppnad på en annan plats, eller har legat öppen för länge. Det du gör här sparas inte. Ladda om sidan."
      )
    }
  }
}

extension Visit {
  func learner(of package: CoursePackage) async throws -> PackageLearner {
    try await site.identity.glance { [viewer, key = site.key] tx in
      try PackageLearner(viewer, of: package, key: key, in: tx)
    }
  }
}
