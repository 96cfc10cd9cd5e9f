internal import Access
internal import DemoData
internal import Register
internal import Storage
internal import Surveys
internal import Vocabulary
internal import Web

/// The teams of two counties, and those who answer their rounds.
struct MatrixTeams: Sendable {
  let unit: Organisation
  let federation: Organisation
  let chosen: [ChosenRespondent]

  init(_ people: MatrixPeople, in tx: Transaction) throws {
    unit = try MatrixPeople.organisation(Persona.leader.organisation, in: tx)
    federation = try MatrixPeople.organisation(Persona.coordinator.organisation, in: tx)
    let codes = ["2480", "2422", "2280"].compactMap { MunicipalityCode($0) }
    let shelter = people.organisations["jour"].map { ID<Organisation>($0) }
    chosen = try RespondentChoice(.picked(codes), organisations: [shelter].compactMap(\.self)).respondents(in: tx)
  }

  var first: Viewer { MatrixPeople.viewer(.leader, in: unit) }
  var second: Viewer { MatrixPeople.viewer(.leader, in: federation) }

  /// Answers one question, and goes on from there to the state that is wanted.
  func answer(
    _ key: String, in round: ID<Round>, to state: Reply.State, _ tx: Transaction, at now: Moment
  ) throws {
    let (id, viewer) = (Reply.id(round, Respondent(key: key)), try manager(of: key))
    let answer = GivenAnswer(to: "LED-01", .options(["uppfoljd"]))
    try SaveAnswers([answer]).perform(in: tx, on: try tx.writable(id, by: viewer), at: now)
    guard state != .draft else { return }
    try SubmitReply(acceptsGaps: true).perform(in: tx, on: try tx.writable(id, by: viewer), at: now)
    guard state == .confirmed else { return }
    try ConfirmReply().perform(in: tx, on: try tx.writable(id, by: viewer), at: now)
  }

  /// A colleague's link to one area.
  func link(_ key: String, in round: ID<Round>, _ tx: Transaction, at now: Moment) throws -> String {
    let evidence = try tx.writable(Reply.id(round, Respondent(key: key)), by: try manager(of: key))
    return try DelegateArea(area: "LED", name: "Kim Länk").perform(in: tx, on: evidence, at: now, site: "")
  }

  private func manager(of key: String) throws -> Viewer {
    guard let chosen = chosen.first(where: { $0.respondent.key == key }) else { throw Refusal.notFound }
    let organisation = Organisation(
      id: chosen.organisation, kind: .municipality, name: chosen.name, municipality: nil, counties: [])
    return MatrixPeople.viewer(.manager, in: organisation)
  }
}
