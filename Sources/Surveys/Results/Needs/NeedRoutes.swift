import Access
import Hummingbird
import Register
import Storage
import Vocabulary
import Web

/// The same need in several respondents, and what is done about it together (F10).
struct NeedRoutes {
  let snapshots: SnapshotStore

  var routes: [Route] {
    [
      .get("/behov", .withFunction, needs),
      .get("/behov/ny", .countyTeam, addPage),
      .get("/behov/insatser", .withFunction, list),
      .post("/behov/insatser", .countyTeam, add),
      .get("/behov/insatser/{id}", .withFunction, effort),
      .post("/behov/insatser/{id}/med", .withFunction, join),
      .post("/behov/insatser/{id}/avsluta", .countyTeam, end),
    ] + JointEffortRoutes().routes
  }

  /// Others than the county team see the efforts they are part of.
  @Sendable private func needs(_ visit: Visit) async throws -> Response {
    guard visit.viewer.isInCountyTeam else { return try await list(visit) }
    let (rounds, areas, efforts) = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      (try tx.roundsWithAnswers(for: viewer), try tx.resultAreas(), try tx.jointEfforts(for: viewer))
    }
    let wanted = visit.query("omgang")
    guard let round = rounds.first(where: { $0.id.text == wanted }) ?? rounds.first else {
      return visit.page(JointEffortListPage(efforts: efforts, isInCountyTeam: false).page)
    }
    let view = try await snapshots.view(of: round, for: visit)
    return visit.page(
      NeedsPage(
        view: view, rounds: rounds, filter: filter(visit, view, areas), areas: areas, area: visit.query("fragor"),
        onlyHonour: visit.query("tema") == "hrv", showsAll: visit.query("alla") != nil, efforts: efforts
      ).page)
  }

  @Sendable private func list(_ visit: Visit) async throws -> Response {
    let efforts = try await visit.site.regional.read { [viewer = visit.viewer] in try $0.jointEfforts(for: viewer) }
    return visit.page(JointEffortListPage(efforts: efforts, isInCountyTeam: visit.viewer.isInCountyTeam).page)
  }

  @Sendable private func addPage(_ visit: Visit) async throws -> Response {
    visit.page(try await page(visit, fields: visit.query).page)
  }

  @Sendable private func add(_ visit: Visit) async throws -> Response {
    let functions = try await visit.teamFunctionChoices()
    do {
      guard let owner = visit.viewer.teamFunctions.first?.organisation.id else { throw Refusal.notFound }
      let act = try AddJointEffort(
        form: visit.form, owner: owner, functions: functions.map(\.id), address: visit.site.settings.address)
      let id = try await visit.site.regional.write {
        [viewer = visit.viewer, now = visit.now, round = ID<Round>(visit.form.raw("omgang"))] tx in
        try act.perform(in: tx, on: try tx.readable(round, by: viewer), at: now)
      }
      return visit.redirect(
        to: "/behov/insatser/\(id)", notice: "Insatsen är noterad. De som är med ser den under Gemensamma insatser.")
    } catch let problems as Problems {
      var page = try await page(visit, fields: visit.form)
      (page.typed, page.problems) = (visit.form, problems)
      return visit.page(page.page, problems: problems)
    }
  }

  @Sendable private func effort(_ visit: Visit) async throws -> Response {
    let id: ID<JointEffort> = visit.id("id")
    let (effort, events, seesRound) = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      let effort = try tx.readable(id, by: viewer).record
      let round = try Round.load(effort.round, for: viewer, in: tx)
      return (effort, try tx.events(of: "effort:\(id)"), round?.isReadable(by: viewer) ?? false)
    }
    let (responsible, names) = try await visit.site.identity.read { tx in
      let function = try effort.function.flatMap {
        try tx.row(
          "SELECT f.title, o.name FROM function f JOIN organisation o ON o.id = f.organisation_id WHERE f.id = \($0)")
      }.map { "\(try $0.get("title", as: String.self)), \(try $0.get("name", as: String.self))" }
      return (function, try tx.names(in: events.signatures + [effort.createdBy]))
    }
    return visit.page(
      JointEffortPage(
        effort: effort, responsible: responsible, events: events, names: names,
        mayEnd: effort.isWritable(by: visit.viewer),
        own: effort.own(of: visit.viewer), seesRound: seesRound, csrf: visit.csrf
      ).page)
  }

  @Sendable private func end(_ visit: Visit) async throws -> Response {
    let id: ID<JointEffort> = visit.id("id")
    try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
      try EndJointEffort().perform(in: tx, on: try tx.writable(id, by: viewer), at: now)
    }
    return visit.redirect(to: "/behov/insatser/\(id)", notice: "Insatsen är avslutad.")
  }

  @Sendable private func join(_ visit: Visit) async throws -> Response {
    let id: ID<JointEffort> = visit.id("id")
    let act = JoinJointEffort(isShown: visit.form.raw("visa") != "nej")
    try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
      try act.perform(in: tx, on: try tx.readable(id, by: viewer), at: now)
    }
    return visit.redirect(
      to: "/behov/insatser/\(id)",
      notice: act.isShown ? "De andra ser nu att ni är med." : "De andra ser inte längre ert namn här.")
  }

  /// A team that does not own the round begins with its own area, or its county.
  private func filter(_ visit: Visit, _ view: RoundView, _ areas: [ResultArea]) -> ResultFilter {
    var filter = ResultFilter(visit.query, areas: areas)
    guard !visit.query.has("lan"), !visit.query.has("omrade"), !visit.viewer.isInTeam(of: view.round.owner) else {
      return filter
    }
    let own = visit.viewer.teamMunicipalities
    filter.area = areas.first { Set($0.municipalities) == own }
    if filter.area == nil { filter.county = visit.viewer.teamFunctions.first?.organisation.counties.first }
    return filter
  }

  private func page(_ visit: Visit, fields: Form) async throws -> AddJointEffortPage {
    let view = try await snapshots.history(of: ID(fields.raw("omgang")), for: visit, depth: 0).current
    guard let column = view.snapshot.column(fields.raw("fraga")) else { throw Refusal.notFound }
    let areas = try await visit.site.regional.read { try $0.resultAreas() }
    let rows = filter(visit, view, areas).rows(in: view.snapshot)
    let option = fields.text("val").flatMap(column.indicator.option)
    let need =
      option.map { Need(wish: $0, in: column, among: rows, view.disclosure) }
      ?? Need(column, among: rows, view.disclosure)
    return AddJointEffortPage(
      view: view, column: column, need: need, functions: try await visit.teamFunctionChoices(),
      invited: fields.all("resurs"), csrf: visit.csrf)
  }
}

extension Transaction {
  /// Rounds with confirmed answers that the viewer's team works with, newest first.
  func roundsWithAnswers(for viewer: Viewer) throws -> [Round] {
    let answered = try rows("SELECT DISTINCT round_id FROM round_respondent WHERE published_at IS NOT NULL")
    let ids = Set(try answered.map { try $0.get("round_id", as: ID<Round>.self) })
    return try rounds(for: viewer).filter { ids.contains($0.id) }
  }
}
