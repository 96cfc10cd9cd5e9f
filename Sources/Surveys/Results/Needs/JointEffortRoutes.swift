import Access
import Hummingbird
import Register
import Storage
import Vocabulary
import Web

/// Changing a joint effort that goes on.
struct JointEffortRoutes {
  var routes: [Route] {
    [
      .get("/behov/insatser/{id}/redigera", .countyTeam, changePage),
      .post("/behov/insatser/{id}/redigera", .countyTeam, change),
      .post("/behov/insatser/{id}/deltagare", .countyTeam, addParticipant),
      .post("/behov/insatser/{id}/deltagare/bort", .countyTeam, removeParticipant),
    ]
  }

  @Sendable private func changePage(_ visit: Visit) async throws -> Response {
    visit.page(try await page(visit).page)
  }

  @Sendable private func change(_ visit: Visit) async throws -> Response {
    try await write(visit, notice: "Ändringarna är sparade.") { tx, effort, functions in
      let choices = functions + [effort.record.function].compactMap(\.self)
      try ChangeJointEffort(form: visit.form, functions: choices, address: visit.site.settings.address)
        .perform(in: tx, on: effort, at: visit.now)
    }
  }

  @Sendable private func addParticipant(_ visit: Visit) async throws -> Response {
    try await write(visit, notice: "Deltagaren är med nu.") { tx, effort, _ in
      try AddParticipant(form: visit.form).perform(in: tx, on: effort, at: visit.now)
    }
  }

  @Sendable private func removeParticipant(_ visit: Visit) async throws -> Response {
    try await write(visit, notice: "Deltagaren är inte med längre.") { tx, effort, _ in
      try RemoveParticipant(Respondent(key: visit.form.raw("svarande"))).perform(in: tx, on: effort, at: visit.now)
    }
  }

  /// Does the act and goes back to the effort, or shows the page again with what was wrong.
  private func write(
    _ visit: Visit, notice: String,
    _ act: @escaping @Sendable (Transaction, Writable<JointEffort>, [ID<Function>]) throws -> Void
  ) async throws -> Response {
    let id: ID<JointEffort> = visit.id("id")
    do {
      let functions = try await visit.teamFunctionChoices().map(\.id)
      try await visit.site.regional.write { [viewer = visit.viewer] tx in
        try act(tx, try tx.writable(id, by: viewer), functions)
      }
      return visit.redirect(to: "/behov/insatser/\(id)", notice: notice)
    } catch let problems as Problems {
      var page = try await page(visit)
      if visit.form.has("rubrik") { page.typed = visit.form }
      page.problems = problems
      return visit.page(page.page, problems: problems)
    }
  }

  private func page(_ visit: Visit) async throws -> ChangeJointEffortPage {
    let id: ID<JointEffort> = visit.id("id")
    let (effort, others) = try await visit.site.regional.read { [viewer = visit.viewer] tx in
      let effort = try tx.writable(id, by: viewer).record.going()
      return (effort, try tx.possibleParticipants(in: effort, for: viewer))
    }
    return ChangeJointEffortPage(
      effort: effort, functions: try await visit.teamFunctionChoices(),
      others: others.map { .init($0.respondent.key, $0.name) }, csrf: visit.csrf)
  }
}

extension Transaction {
  /// Those of the round that the viewer sees by name and that do not take part, in Swedish order.
  fileprivate func possibleParticipants(in effort: JointEffort, for viewer: Viewer) throws -> [RoundRespondent] {
    guard let round = try Round.load(effort.round, for: viewer, in: self) else { return [] }
    let members = Set(effort.respondents.map(\.respondent))
    let found = try respondents(of: round.id).filter {
      !members.contains($0.respondent) && round.shows($0.respondent, in: $0.county, to: viewer)
    }
    return SwedishOrder.sorted(found) { $0.name }
  }
}

extension Visit {
  /// The functions of the viewer's own county teams, to choose among.
  func teamFunctionChoices() async throws -> [AddJointEffortPage.HeldChoice] {
    try await site.identity.read { [viewer] tx in
      try viewer.teamFunctions.map(\.organisation).flatMap { organisation in
        try tx.functions(of: organisation.id).map { .init(id: $0.id, words: "\($0.title), \(organisation.name)") }
      }
    }
  }
}
