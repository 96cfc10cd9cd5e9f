internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Taking a course: begin, a module at a time, done.
struct ReadingRoutes {
  private static let path = "/kurser/{id}"

  var routes: [Route] {
    [
      .post("\(Self.path)/borja", .learner, begin),
      .get("\(Self.path)/del/{number}", .learner, show),
      .post("\(Self.path)/del/{number}", .learner, work),
      .get("\(Self.path)/klar", .learner, done),
    ]
  }

  @Sendable private func begin(_ visit: Visit) async throws -> Response {
    let act = BeginCourse(profession: Profession(rawValue: visit.form.raw("yrke")))
    let id = visit.courseID
    let number = try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
      let evidence = try tx.readable(id, by: viewer)
      try act.perform(in: tx, by: evidence, at: now)
      let module = try tx.readings(of: id, by: viewer.person).first?.module
      return try evidence.record.current?.content().number(of: module) ?? 1
    }
    return .redirect(to: "/kurser/\(id)/del/\(number)")
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    guard let sheet = try await visit.readingSheet() else { return .redirect(to: "/kurser/\(visit.courseID)") }
    return visit.page(try sheet.modulePage(visit).page)
  }

  @Sendable private func work(_ visit: Visit) async throws -> Response {
    guard let sheet = try await visit.readingSheet() else { throw Refusal.notFound }
    let form = ModuleForm(visit.form, for: try sheet.module(visit))
    guard form.problems.isEmpty else {
      return visit.page(try sheet.modulePage(visit, form).page, problems: form.problems)
    }
    let own = PrivateNote(visit.site.key, of: visit.viewer.person)
    let act = WorkOnModule(
      module: try visit.moduleNumber(), answers: form.answers,
      notes: form.notes.mapValues { own.sealed($0.isEmpty ? nil : $0) }, step: form.step,
      learner: try await visit.learner())
    let id = visit.courseID
    let outcome = try await visit.site.regional.write {
      [viewer = visit.viewer, now = visit.now, shell = visit.shell] tx in
      try act.perform(in: tx, by: try tx.readable(id, by: viewer), telling: shell, at: now)
    }
    return try leads(visit, form, outcome, isLast: act.module == sheet.content.modules.count)
  }

  private func leads(_ visit: Visit, _ form: ModuleForm, _ outcome: WorkOnModule.Outcome, isLast: Bool) throws
    -> Response
  {
    let path = "/kurser/\(visit.courseID)"
    let number = try visit.moduleNumber()
    switch form.pressed {
    case "vidare": return .redirect(to: isLast ? "\(path)/klar" : "\(path)/del/\(number + 1)")
    case "tillbaka": return .redirect(to: "\(path)/del/\(max(1, number - 1))")
    case "paus": return visit.redirect(to: path, notice: "Allt är sparat. Du fortsätter där du var.")
    case let field where field.hasPrefix("q-"): return .redirect(to: "\(path)/del/\(number)#svar-\(field.dropFirst(2))")
    default: return visit.redirect(to: "\(path)/del/\(number)", notice: "Anteckningen är sparad. Bara du kan läsa den.")
    }
  }

  @Sendable private func done(_ visit: Visit) async throws -> Response {
    guard let sheet = try await visit.readingSheet() else { return .redirect(to: "/kurser/\(visit.courseID)") }
    return visit.page(
      CompletedPage(
        course: sheet.course, content: sheet.content, reading: sheet.reading, progress: sheet.progress,
        notes: sheet.notes
      ).page)
  }
}

/// What the pages of somebody who takes a course show.
struct ReadingSheet: Sendable {
  let course: Course
  let content: CourseContent
  let reading: Reading
  let answers: [String: Set<Int>]
  let notes: [String: String]
  let films: [String: CourseFilm]

  var progress: Progress { Progress(content, seen: reading.seen, answers: answers) }

  func module(_ visit: Visit) throws -> CourseModule {
    guard let module = content.module(try visit.moduleNumber()) else { throw Refusal.notFound }
    return module
  }

  /// With what is kept, or with what was typed.
  func modulePage(_ visit: Visit, _ form: ModuleForm? = nil) throws -> ModulePage {
    ModulePage(
      base: "\(course.path)/del", courseTitle: content.title,
      crumbs: [Link("Kurser", "/kurser"), Link(content.title, course.path)], content: content,
      number: try visit.moduleNumber(), module: try module(visit),
      mode: .learner(csrf: visit.csrf, progress: progress, isDone: reading.completedAt != nil),
      path: course.path, films: films,
      answers: form?.answers ?? answers, notes: form?.notes ?? notes, problems: form?.problems ?? Problems())
  }
}

extension Visit {
  var courseID: ID<Course> { id("id") }

  func moduleNumber() throws -> Int {
    guard let number = Int(parameter("number")), number > 0 else { throw Refusal.notFound }
    return number
  }

  /// Nil for who has not begun.
  func readingSheet() async throws -> ReadingSheet? {
    let own = PrivateNote(site.key, of: viewer.person)
    return try await site.regional.read { [viewer, id = courseID] tx in
      let course = try tx.readable(id, by: viewer).record
      guard let version = course.current, let reading = try tx.readings(of: id, by: viewer.person).first else {
        return nil
      }
      let content = try version.content()
      return ReadingSheet(
        course: course, content: content, reading: reading, answers: try tx.answers(in: reading.id),
        notes: try own.texts(in: id, tx), films: try tx.films(of: id).byID)
    }
  }

  /// As a certificate names the viewer.
  func learner() async throws -> Learner {
    let mail = try await site.identity.read { [viewer] tx in try tx.person(viewer.person)?.mail }
    let organisation = viewer.functions.first?.organisation
    return Learner(
      person: viewer.person, name: viewer.name, mail: mail,
      organisationName: organisation?.name ?? viewer.boards.first?.name ?? "", organisation: organisation?.id,
      municipality: organisation?.municipality)
  }
}
