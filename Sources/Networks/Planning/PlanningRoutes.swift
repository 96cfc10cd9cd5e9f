internal import Access
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// The hosts' board, the rhythm, and what becomes of members' proposals.
struct PlanningRoutes {
  private static let path = "/natverk/{id}/planera"

  var routes: [Route] {
    [
      .get(Self.path, .withFunction, board),
      .get("\(Self.path)/rytm", .withFunction, rhythm),
      .post("\(Self.path)/rytm", .withFunction, plan),
      .post("\(Self.path)/punkter/{point}", .withFunction, place),
      .post("\(Self.path)/punkter/{point}/avboj", .withFunction, decline),
    ]
  }

  @Sendable private func board(_ visit: Visit) async throws -> Response {
    visit.page(try await boardPage(visit).page)
  }

  private func boardPage(_ visit: Visit) async throws -> PlanningPage {
    let sheet = try await visit.site.regional.read { [viewer = visit.viewer, now = visit.now] tx in
      try PlanningSheet(try tx.writable(visit.networkID, by: viewer), in: tx, at: now)
    }
    let names = try await visit.names(sheet.organisations)
    let clashes = try await visit.shell.clashes(
      with: sheet.coming.map { $0.item() }, for: visit.viewer, on: visit.site, today: visit.today)
    return PlanningPage(sheet: sheet, names: names, now: visit.now, csrf: visit.csrf, clashes: clashes)
  }

  @Sendable private func rhythm(_ visit: Visit) async throws -> Response {
    let network = try await visit.writableNetwork()
    guard visit.query("visa") != nil else {
      let form = Form(
        fields: [
          ("takt", "everyMonth"), ("vilken", "3"), ("veckodag", "3"), ("inte", "7"), ("fran", visit.today.text),
          ("till", visit.today.adding(years: 1).text),
        ])
      return visit.page(try await rhythmPage(visit, network, form).page)
    }
    do {
      let rhythm = try Rhythm(form: visit.query)
      return visit.page(try await rhythmPage(visit, network, visit.query.withTime(of: network), rhythm).page)
    } catch let problems as Problems {
      return visit.page(
        try await rhythmPage(visit, network, visit.query, problems: problems).page, problems: problems)
    }
  }

  private func rhythmPage(
    _ visit: Visit, _ network: Network, _ form: Form, _ rhythm: Rhythm? = nil, problems: Problems = Problems()
  ) async throws -> RhythmPage {
    RhythmPage(
      network: network, form: form, rhythm: rhythm, taken: try await visit.takenDays(rhythm?.days ?? [], of: network),
      hidesPlace: try await visit.hidesPlace(of: network), csrf: visit.csrf, problems: problems)
  }

  @Sendable private func plan(_ visit: Visit) async throws -> Response {
    let network = try await visit.writableNetwork()
    var rhythm: Rhythm?
    do {
      let read = try Rhythm(form: visit.form)
      rhythm = read
      var act = try PlanByRhythm(form: visit.form, read)
      act.hidesPlace = try await visit.hidesPlace(of: network)
      let count = try await visit.site.regional.write { [act, viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(network.id, by: viewer), at: now)
      }
      return visit.redirect(to: "\(network.path)/planera", notice: planned(count))
    } catch let problems as Problems {
      return visit.page(
        try await rhythmPage(visit, network, visit.form, rhythm, problems: problems).page, problems: problems)
    }
  }

  private func planned(_ count: Int) -> String {
    count == 0
      ? "Det är redan gjort. Dagarna har redan en träff."
      : "\(counted(count, "En träff är planerad", "träffar är planerade")). Ingen är inbjuden än."
  }

  @Sendable private func place(_ visit: Visit) async throws -> Response {
    let network = try await visit.writableNetwork()
    let point: ID<AgendaPoint> = visit.id("point")
    let meeting: ID<Meeting> = ID(visit.form.raw("traff-\(point)"))
    do {
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try PlacePoint(point).perform(in: tx, by: try tx.writable(meeting, by: viewer), at: now)
      }
      return visit.redirect(to: "\(network.path)/planera", notice: "Punkten står på dagordningen.")
    } catch let problems as Problems {
      return visit.redirect(to: "\(network.path)/planera", warning: problems.inOneLine)
    }
  }

  @Sendable private func decline(_ visit: Visit) async throws -> Response {
    let network = try await visit.writableNetwork()
    let point: ID<AgendaPoint> = visit.id("point")
    do {
      let act = DeclinePoint(point, reason: visit.form.text("skal-\(point)") ?? "")
      try await visit.site.regional.write { [viewer = visit.viewer, now = visit.now] tx in
        try act.perform(in: tx, by: try tx.writable(network.id, by: viewer), at: now)
      }
      return visit.redirect(to: "\(network.path)/planera", notice: "Svaret syns för den som föreslog punkten.")
    } catch let problems as Problems {
      var page = try await boardPage(visit)
      page.form = visit.form
      page.problems = problems.renamed("skal", to: "skal-\(point)")
      return visit.page(page.page, problems: page.problems)
    }
  }
}

extension Form {
  /// The time that the network usually meets, until another is typed.
  fileprivate func withTime(of network: Network) -> Form {
    Form(
      fields: [("borjar", network.usualStart?.text ?? ""), ("slutar", network.usualEnd?.text ?? "")] + fields)
  }
}
