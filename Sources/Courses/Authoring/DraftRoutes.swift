internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// The modules of a draft, and the draft and the course as a whole: added, moved, thrown away, hidden.
struct DraftRoutes {
  private static let path = "/kurser/{id}/redigera"

  var routes: [Route] {
    [
      .post("\(Self.path)/dolj", .countyTeam, hide),
      .post("\(Self.path)/moduler", .countyTeam, addModule),
      .post("\(Self.path)/moduler/{number}/flytta", .countyTeam, moveModule),
      .post("\(Self.path)/moduler/{number}/ta-bort", .countyTeam, removeModule),
      .post("\(Self.path)/slang", .countyTeam, discard),
      .post("\(Self.path)/ta-bort", .countyTeam, remove),
    ]
  }

  @Sendable private func addModule(_ visit: Visit) async throws -> Response {
    let sheet = try await visit.authorSheet()
    var content = sheet.working.content
    content.modules.append(CourseModule(id: try await visit.newBlockID(), title: "", minutes: 5, blocks: []))
    return try await orWarning(visit, sheet.path) {
      try await visit.saveDraft(content)
      return .redirect(to: "\(sheet.path)/moduler/\(content.modules.count)")
    }
  }

  @Sendable private func moveModule(_ visit: Visit) async throws -> Response {
    let isUp = visit.form.raw("riktning") == "upp"
    return try await change(visit, isUp ? "Modulen är flyttad uppåt." : "Modulen är flyttad nedåt.") { modules, place in
      let other = isUp ? place - 1 : place + 1
      if modules.indices.contains(other) { modules.swapAt(place, other) }
    }
  }

  @Sendable private func removeModule(_ visit: Visit) async throws -> Response {
    try await change(visit, "Modulen är borttagen ur utkastet.") { modules, place in modules.remove(at: place) }
  }

  private func change(_ visit: Visit, _ notice: String, _ act: (inout [CourseModule], Int) -> Void) async throws
    -> Response
  {
    let (sheet, number) = (try await visit.authorSheet(), try visit.moduleNumber())
    var content = sheet.working.content
    guard content.module(number) != nil else { throw Refusal.notFound }
    act(&content.modules, number - 1)
    return try await orWarning(visit, sheet.path) { [content] in
      try await visit.saveDraft(content)
      return visit.redirect(to: sheet.path, notice: notice)
    }
  }

  @Sendable private func discard(_ visit: Visit) async throws -> Response {
    let act = DiscardDraft(saves: visit.savesShown)
    let course = try await visit.writableCourse()
    return try await orWarning(visit, "\(course.path)/redigera") {
      try await perform(visit, act.perform)
      return visit.redirect(to: "\(course.path)/redigera", notice: "Utkastet är slängt.")
    }
  }

  @Sendable private func remove(_ visit: Visit) async throws -> Response {
    let act = RemoveCourse(saves: visit.savesShown)
    let course = try await visit.writableCourse()
    return try await orWarning(visit, "\(course.path)/redigera") {
      try await perform(visit, act.perform)
      return visit.redirect(to: "/kurser", notice: "Kursen är borttagen.")
    }
  }

  @Sendable private func hide(_ visit: Visit) async throws -> Response {
    let act = HideCourse(visit.form.isTicked("dold"))
    try await perform(visit, act.perform)
    return visit.redirect(
      to: "/kurser/\(visit.courseID)/redigera", notice: act.isHidden ? "Kursen är dold." : "Kursen visas igen.")
  }

  private func perform(
    _ visit: Visit, _ act: @escaping @Sendable (Transaction, Writable<Course>, Moment) throws -> Void
  ) async throws {
    try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now, id = visit.courseID] tx in
      try act(tx, try tx.writable(id, by: viewer), now)
    }
  }

  /// Nothing was typed here, so the page as it is now says all there is to say.
  private func orWarning(_ visit: Visit, _ path: String, _ body: () async throws -> Response) async throws -> Response {
    do {
      return try await body()
    } catch let problems as Problems {
      let isStale = problems.sentence(for: "titel") != nil
      return visit.redirect(to: path, warning: isStale ? DiscardDraft.stale : problems.inOneLine)
    }
  }
}
