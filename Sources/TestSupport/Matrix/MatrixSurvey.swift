internal import Access
internal import DemoData
internal import Register
internal import Storage
internal import Surveys
internal import Vocabulary
internal import Web

/// What the access matrix asks about in the survey: rounds on both sides of a county's border. Ids by kind.
package struct MatrixSurvey: Sendable {
  package private(set) var sets: [String: String] = [:]
  package private(set) var rounds: [String: String] = [:]
  package private(set) var areas: [String: String] = [:]
  package private(set) var efforts: [String: String] = [:]
  /// The secret of a colleague's link to one area.
  package private(set) var link = ""
  /// By column: what a post really changes is asked about with records of one's own, so that the columns do not meet.
  package private(set) var own: [String: Own] = [:]

  package struct Own: Sendable {
    package let round: String
    package let effort: String
    package let area: String
    /// The fingerprint of a link that can be taken back.
    package let link: String
  }

  init(_ teams: MatrixTeams, ownFor columns: [String], in tx: Transaction, at now: Moment) throws {
    try findSets(teams, in: tx, at: now)
    try addRounds(teams, in: tx, at: now)
    try addEffortsAndAreas(teams, in: tx, at: now)
    for column in columns { own[column] = try makeOwn(column, teams, in: tx, at: now) }
    let file = try PublishedFile(Array(Self.published.utf8), named: "kolada.json")
    try ImportPublishedValues(file: file).perform(in: tx, by: teams.first, at: now)
  }

  private mutating func findSets(_ teams: MatrixTeams, in tx: Transaction, at now: Moment) throws {
    guard let used = try tx.value("SELECT set_id FROM round ORDER BY opens_on DESC", as: String.self) else {
      throw Refusal.notFound
    }
    sets["använd"] = used
    sets["utkast"] = try CopyIndicatorSet(name: "Matrisens frågor", version: "utkast").perform(
      of: try tx.readable(ID(used), by: teams.first), in: tx, at: now
    ).text
  }

  /// All but the last are the first county's, with respondents of both counties and a shelter.
  private mutating func addRounds(_ teams: MatrixTeams, in tx: Transaction, at now: Moment) throws {
    let visibilities: [(kind: String, visibility: Round.Visibility)] = [
      ("alla", .all), ("länet", .county), ("svarande", .respondents),
    ]
    for (kind, visibility) in visibilities {
      let round = try plan(kind, visibility, teams.unit, teams.chosen, by: teams.first, in: tx, at: now)
      rounds[kind] = round.text
      try teams.answer("2480", in: round, to: .draft, tx, at: now)
      try teams.answer("2280", in: round, to: .submitted, tx, at: now)
      try teams.answer("2422", in: round, to: .confirmed, tx, at: now)
      if kind == "länet" { link = try teams.link("2480", in: round, tx, at: now) }
    }
    let neighbours = teams.chosen.filter { $0.respondent.key == "2280" }
    let round = try plan("grannlänet", .county, teams.federation, neighbours, by: teams.second, in: tx, at: now)
    rounds["grannlänet"] = round.text
    try teams.answer("2280", in: round, to: .draft, tx, at: now)
  }

  private mutating func addEffortsAndAreas(_ teams: MatrixTeams, in tx: Transaction, at now: Moment) throws {
    efforts["delad"] = try effort(
      "delad", of: ["2480", "2280"], in: rounds["länet"], by: teams.first, teams.unit, tx, at: now)
    efforts["grannlänets"] = try effort(
      "grannlänets", of: ["2280"], in: rounds["grannlänet"], by: teams.second, teams.federation, tx, at: now)
    let details = AreaDetails(name: "Matrisens område", municipalities: Self.municipalities)
    areas["eget"] = try AddArea(details, owner: teams.unit.id).perform(in: tx, by: teams.first, at: now).text
    areas["grannlänets"] = try AddArea(details, owner: teams.federation.id).perform(
      in: tx, by: teams.second, at: now
    ).text
    areas["fastställt"] = Sweden.current.areas.first?.id
  }

  private func makeOwn(
    _ column: String, _ teams: MatrixTeams, in tx: Transaction, at now: Moment
  ) throws -> Own {
    let name = "egen-\(column)"
    let round = try plan(name, .county, teams.unit, teams.chosen, by: teams.first, in: tx, at: now)
    try teams.answer("2480", in: round, to: .draft, tx, at: now)
    let link = try teams.link("2480", in: round, tx, at: now)
    for key in ["2480", "2280"] { try teams.answer(key, in: round, to: .submitted, tx, at: now) }
    let effort = try effort(name, of: ["2480", "2280"], in: round.text, by: teams.first, teams.unit, tx, at: now)
    let details = AreaDetails(name: "Matris \(name)", municipalities: Self.municipalities)
    let area = try AddArea(details, owner: teams.unit.id).perform(in: tx, by: teams.first, at: now)
    return Own(round: round.text, effort: effort, area: area.text, link: Secrets.fingerprint(link))
  }

  private func plan(
    _ kind: String, _ visibility: Round.Visibility, _ owner: Organisation, _ chosen: [ChosenRespondent],
    by leader: Viewer, in tx: Transaction, at now: Moment
  ) throws -> ID<Round> {
    guard let set = sets["använd"] else { throw Refusal.notFound }
    let plan = RoundPlan(
      name: "Matris \(kind)", opensOn: now.day.adding(days: -10), closesOn: now.day.adding(days: 20),
      visibility: visibility, hasRanking: true)
    return try PlanRound(set: ID(set), form: .short, plan: plan, owner: owner, respondents: chosen).perform(
      in: tx, by: leader, at: now)
  }

  private func effort(
    _ name: String, of keys: [String], in round: String?, by leader: Viewer, _ owner: Organisation, _ tx: Transaction,
    at now: Moment
  ) throws -> String {
    guard let round else { throw Refusal.notFound }
    let act = AddJointEffort(
      indicator: "LED-01", owner: owner.id, .init(title: "Matris \(name)"), respondents: keys.map(Respondent.init(key:))
    )
    return try act.perform(in: tx, on: try tx.readable(ID(round), by: leader), at: now).text
  }

  private static let municipalities = ["2480", "2422"].compactMap { MunicipalityCode($0) }

  private static let published = """
    {"uppdiktad": "ja", "values": [{"kpi": "U30750", "municipality": "2480", "period": 2025,
    "values": [{"gender": "T", "value": 12.5}]}]}
    """
}
