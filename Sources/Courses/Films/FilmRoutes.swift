internal import Access
internal import Documents
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Films and pictures: laid there by authors, sent to learners; the trailer to whoever comes.
struct FilmRoutes {
  private static let own = "/kurser/{id}/redigera/film"
  private static let shown = "/kurser/{id}/film/{film}"

  var routes: [Route] {
    [
      .get(Self.own, .countyTeam, list),
      .receive(Self.own, .countyTeam, bodyLimit: TakeFilm.most + 1_000_000, add),
      .post("\(Self.own)/{film}", .countyTeam, describe),
      .post("\(Self.own)/{film}/ta-bort", .countyTeam, remove),
      .post("/kurser/{id}/redigera/bilder", .countyTeam, bodyLimit: Route.fileLimit, addPicture),
      .post("/kurser/{id}/redigera/bilder/{picture}/ta-bort", .countyTeam, removePicture),
      .open(.get, Self.shown, show),
      .open(.get, "\(Self.shown)/textning") { try await text($0, \.captions) },
      .open(.get, "\(Self.shown)/kapitel") { try await text($0, \.chapters) },
      .get("/kurser/{id}/bild/{picture}", .learner, picture),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response { visit.page(try await visit.filmPage().page) }

  @Sendable private func add(_ visit: Visit, _ file: IncomingFile) async throws -> Response {
    do {
      let course = try await visit.writableCourse()
      var problems = Problems()
      let title = problems.require(visit.form, "titel", "Skriv vad filmen heter.", limit: 120)
      if !problems.isEmpty {
        while try await file.next() != nil {}
        throw problems
      }
      let act = TakeFilm(site: visit.site, course: course.id, title: title, viewer: visit.viewer, now: visit.now)
      _ = try await act.perform(file)
      return visit.redirect(
        to: "\(course.path)/redigera/film", notice: "Filmen är framme. Lägg till textning och utskrift.")
    } catch let problems as Problems {
      return visit.page(try await visit.filmPage(problems).page, problems: problems)
    }
  }

  @Sendable private func describe(_ visit: Visit) async throws -> Response {
    try await change(visit, "Texterna är sparade.") {
      try DescribeFilm(film: visit.id("film"), form: visit.form).perform
    }
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    try await change(visit, "Filmen är borttagen.") { RemoveFilm(visit.id("film")).perform }
  }

  @Sendable private func addPicture(_ visit: Visit) async throws -> Response {
    try await change(visit, "Bilden är på plats.") { try AddPicture(form: visit.form).perform }
  }

  @Sendable private func removePicture(_ visit: Visit) async throws -> Response {
    try await change(visit, "Bilden är borttagen.") { RemovePicture(visit.id("picture")).perform }
  }

  private func change(
    _ visit: Visit, _ notice: String,
    _ act: () throws -> @Sendable (Transaction, Writable<Course>, Moment) throws -> Void
  ) async throws -> Response {
    let course = try await visit.writableCourse()
    do {
      let perform = try act()
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try perform(tx, try tx.writable(course.id, by: viewer), now)
      }
      return visit.redirect(to: "\(course.path)/redigera/film", notice: notice)
    } catch let problems as Problems {
      return visit.page(try await visit.filmPage(problems).page, problems: problems)
    }
  }

  @Sendable private func show(_ visit: OpenVisit) async throws -> Response {
    let film = try await visit.shownFilm()
    return visit.parts(of: film.size, type: film.kind.type, step: TakeFilm.partSize) {
      [regional = visit.site.regional] range in
      try await regional.glance { try $0.bytes(of: film.id, range) }
    }
  }

  private func text(_ visit: OpenVisit, _ part: @Sendable (CourseFilm) -> String?) async throws -> Response {
    guard let text = part(try await visit.shownFilm()) else { throw Refusal.notFound }
    let bytes = Array(text.utf8)
    return visit.parts(of: bytes.count, type: "text/vtt; charset=utf-8") { Array(bytes[$0]) }
  }

  @Sendable private func picture(_ visit: Visit) async throws -> Response {
    let file = try await visit.site.regional.read { [viewer = visit.viewer, id = visit.courseID] tx in
      try tx.picture(visit.id("picture"), of: try tx.readable(id, by: viewer).record.id)
    }
    guard let file else { throw Refusal.notFound }
    return visit.parts(of: file.bytes.count, type: file.kind.type) { Array(file.bytes[$0]) }
  }
}

extension Visit {
  func writableCourse() async throws -> Course {
    try await site.regional.read { [viewer, id = courseID] in try $0.writable(id, by: viewer).record }
  }

  func filmPage(_ problems: Problems = Problems()) async throws -> FilmPage {
    let course = try await writableCourse()
    return try await site.regional.read { [form, csrf] tx in
      FilmPage(
        course: course, title: try tx.workingTitle(of: course), films: try tx.films(of: course.id),
        pictures: try tx.pictures(of: course.id), csrf: csrf, form: form, problems: problems)
    }
  }
}

extension OpenVisit {
  /// The trailer's is for whoever comes; the others for those who take the course, and for its authors.
  fileprivate func shownFilm() async throws -> CourseFilm {
    try await site.regional.glance { [viewer, course = id("id") as ID<Course>, id = id("film") as ID<CourseFilm>] tx in
      let course = try tx.shown(course, to: viewer)
      guard let film = try tx.film(id, of: course.id) else { throw Refusal.notFound }
      let isTrailer = try film.isReady && course.current?.content().trailer == film.id.text
      let isAuthors = viewer.map(course.isWritable) ?? false
      guard isTrailer || isAuthors || film.isReady && Who.learner.permits(viewer) else { throw Refusal.notFound }
      return film
    }
  }
}
