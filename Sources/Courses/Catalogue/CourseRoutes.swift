internal import Access
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// The list of courses and the page of each: open to all, and without a cookie.
struct CourseRoutes {
  var routes: [Route] {
    [
      .open(.get, "/kurser", list),
      .open(.get, SupportPage.path) { $0.page(SupportPage.page) },
      .open(.get, "/kurser/{id}", show),
    ]
  }

  @Sendable private func list(_ visit: OpenVisit) async throws -> Response {
    let page = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      let readings = try viewer.map { try tx.readings(by: $0.person) } ?? [:]
      let courses =
        try viewer.map { viewer in
          try tx.courses(for: viewer).filter { $0.isListed(for: viewer, begun: readings[$0.id] != nil) }
        } ?? tx.publicCourses()
      var standings: [ID<Course>: Standing] = [:]
      for (course, own) in readings {
        standings[course] = Standing(own, versions: try tx.publishedVersions(of: course))
      }
      let drafts = try courses.filter { $0.current == nil }.compactMap { course in
        try tx.draft(of: course.id).map { (course.id, $0.title) }
      }
      return CourseListPage(
        courses: courses, standings: standings,
        summaries: Dictionary(
          uniqueKeysWithValues: try courses.compactMap { course in
            try course.current.map { (course.id, try $0.content()) }
          }),
        drafts: Dictionary(uniqueKeysWithValues: drafts), viewer: viewer)
    }
    return visit.page(page.page)
  }

  @Sendable private func show(_ visit: OpenVisit) async throws -> Response {
    let csrf =
      visit.signedIn.map { HTML("<input type=\"hidden\" name=\"csrf\" value=\"\($0.session.csrf)\">") } ?? .empty
    let page = try await visit.site.regional.read { [viewer = visit.viewer, id = visit.id("id") as ID<Course>] tx in
      let course = try tx.shown(id, to: viewer)
      guard let content = try (course.current ?? tx.draft(of: id))?.content() else { throw Refusal.notFound }
      let standing = try viewer.map { try tx.standing(of: $0.person, in: id) } ?? .notBegun
      return CoursePage(
        course: course, content: content, standing: standing,
        progress: try standing.reading.map { try tx.progress($0, in: content) }, viewer: viewer,
        mayFollow: viewer.map(course.isFollowed) ?? false, csrf: csrf,
        trailer: try content.trailer.flatMap { try tx.film(ID($0), of: id) },
        professions: Form(fields: [("yrke", standing.reading?.profession?.rawValue ?? "")]))
    }
    return visit.page(page.page)
  }
}

extension Transaction {
  /// For whoever comes, signed in or not.
  func shown(_ id: ID<Course>, to viewer: Viewer?) throws -> Course {
    if let viewer { return try readable(id, by: viewer).record }
    guard let course = try course(id), course.isPublic else { throw Refusal.notFound }
    return course
  }
}
