internal import Access
internal import AccessLog
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// The log reviewer's pages: a month's sample, and an entry.
struct ReviewRoutes {
  let boards: Boards

  var routes: [Route] {
    [
      .get("/namnder/{board}/logg/{month}", .boardStaff, list),
      .post("/namnder/{board}/logg/{month}", .boardStaff, draw),
      .get("/namnder/{board}/logg/{month}/{entry}", .boardStaff, show),
      .post("/namnder/{board}/logg/{month}/{entry}", .boardStaff, review),
    ]
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .logReviewer)
    let month = try month(visit)
    let entries = try await desk.sample(of: month)
    let names = try await ReviewNames(entries, desk, visit.site.identity)
    return visit.page(
      SamplePage(desk: desk, month: month, entries: entries, names: names, today: visit.today, csrf: visit.csrf).page)
  }

  @Sendable private func draw(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .logReviewer)
    let month = try month(visit)
    let added = try await DrawSample(month).perform(at: desk, in: visit.site.identity)
    let notice = added == 0 ? "Det finns inget nytt att granska." : "\(counted(added, "En post", "poster")) togs fram."
    return visit.redirect(to: "\(desk.path)/logg/\(month.text)", notice: notice)
  }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .logReviewer)
    return visit.page(try await page(visit, desk, form: Form()).page)
  }

  @Sendable private func review(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .logReviewer)
    do {
      try await ReviewEntry(form: visit.form).perform(on: visit.id("entry"), at: desk)
      return visit.redirect(to: "\(desk.path)/logg/\(try month(visit).text)", notice: "Granskningen är sparad.")
    } catch let problems as Problems {
      return visit.page(try await page(visit, desk, form: visit.form, problems).page, problems: problems)
    }
  }

  private func month(_ visit: Visit) throws -> ReviewMonth {
    guard let month = ReviewMonth(visit.parameter("month")) else { throw Refusal.notFound }
    return month
  }

  private func page(
    _ visit: Visit, _ desk: Desk, form: Form, _ problems: Problems = Problems()
  ) async throws -> ReviewPage {
    guard let entry = try await desk.sampledEntry(visit.id("entry")) else { throw Refusal.notFound }
    let names = try await ReviewNames([entry], desk, visit.site.identity)
    return ReviewPage(desk: desk, sampled: entry, names: names, form: form, csrf: visit.csrf, problems: problems)
  }
}

/// What posts and units in the log are called. Sv: namn i granskningen.
struct ReviewNames: Sendable {
  private let staff: [ID<StaffMember>: String]
  private let units: [String: String]

  init(_ entries: [SampledEntry], _ desk: Desk, _ identity: Database) async throws {
    let ids = entries.map { ID<StaffMember>($0.entry.function) } + entries.compactMap(\.review?.by)
    staff = try await identity.staffNames(of: ids, in: desk.board)
    let units = try await desk.board.database.read { try $0.units() }
    self.units = Dictionary(units.map { ($0.id.text, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  func who(_ entry: LogEntry) -> String { staff[ID(entry.function)] ?? "Någon utan uppdrag vid nämnden" }
  func unit(_ entry: LogEntry) -> String { units[entry.unit] ?? "–" }
  func reviewer(_ review: Review) -> String { staff[review.by] ?? "" }
}
