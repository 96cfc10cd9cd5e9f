package import Access
package import Storage
package import Vocabulary

/// What several respondents with the same need do together (F10). Sv: gemensam insats.
package struct JointEffort: Sendable {
  package let id: ID<JointEffort>
  package let round: ID<Round>
  package let roundName: String
  /// The code of the question that showed the need.
  package let indicator: String
  package let question: String
  /// What the part of the question is called, when the need is one row of a matrix.
  let partText: String?
  package let owner: ID<Organisation>
  package let title: String
  package let note: String
  /// Who sees to it that it happens.
  package let function: ID<Function>?
  package let createdAt: Moment
  package let createdBy: String
  package let endedAt: Moment?
  package let respondents: [Participant]

  /// A respondent that takes part, as the viewer it was loaded for may know it: that one takes part tells what one
  /// lacks. Sv: deltagare.
  package struct Participant: Sendable {
    package let respondent: Respondent
    /// Nil unless the round shows the respondent to the viewer, or it has said yes to be named.
    package let name: String?
    /// When it said that the others may see its name.
    package let shownAt: Moment?
    /// Has it in place and helps the others. Only the team is told: it says what one has answered.
    package let isResource: Bool
    let organisation: ID<Organisation>?
    let county: CountyCode?
  }

  /// As a page says it.
  var shownCode: String { QuestionCode(indicator).words(partText) }
  package var isGoing: Bool { endedAt == nil }
  /// Those that the viewer may know by name.
  package var named: [String] { respondents.compactMap(\.name) }
  /// How many more there are.
  package var unnamed: Int { respondents.count - named.count }
  package func names(_ respondent: Respondent) -> Bool {
    respondents.contains { $0.respondent == respondent && $0.name != nil }
  }
  /// Those that the viewer works for.
  func own(of viewer: Viewer) -> [Participant] { respondents.filter { $0.organisation.map(viewer.works) ?? false } }
  var path: String { "/behov/insatser/\(id)" }

  init(row: Row, respondents: [Participant]) throws {
    id = try row.get("id")
    round = try row.get("round_id")
    roundName = try row.get("round_name")
    indicator = try row.get("indicator")
    question = try row.optional("question") ?? ""
    let (part, rows) = (QuestionCode(indicator).part, try row.optional("question_rows", as: String.self))
    let parts: [Indicator.MatrixRow] = try part == nil ? [] : rows.map { try DecodedTexts.known.value($0) } ?? []
    partText = parts.first { $0.id == part }?.text
    owner = try row.get("owner_id")
    title = try row.get("title")
    note = try row.get("note")
    function = try row.optional("function_id")
    createdAt = try row.get("created_at")
    createdBy = try row.get("created_by")
    endedAt = try row.optional("ended_at")
    self.respondents = respondents
  }
}

extension JointEffort: Guarded {
  package static func load(_ id: ID<JointEffort>, for viewer: Viewer, in tx: Transaction) throws -> JointEffort? {
    try tx.jointEfforts(where: "e.id = \(id)", for: viewer).first
  }

  /// The team that started it, the teams of those who take part, those who take part, and who is responsible.
  package func isReadable(by viewer: Viewer) -> Bool {
    viewer.isInTeam(of: owner) || viewer.isInTeam(of: respondents.compactMap(\.county))
      || respondents.contains { $0.organisation.map(viewer.works) ?? false }
      || viewer.functions.contains { $0.id == function }
  }

  package func isWritable(by viewer: Viewer) -> Bool { viewer.isInTeam(of: owner) }
}

extension Transaction {
  /// The efforts a viewer may see, newest first.
  package func jointEfforts(for viewer: Viewer) throws -> [JointEffort] {
    try jointEfforts("1 = 1", for: viewer)
  }

  /// Those that go on with the respondent among them, whether or not the viewer may know its name.
  func goingEfforts(of respondent: Respondent, for viewer: Viewer) throws -> [JointEffort] {
    let theirs: SQL = "SELECT effort_id FROM joint_effort_respondent WHERE respondent = \(respondent)"
    return try jointEfforts("e.ended_at IS NULL AND e.id IN (\(theirs))", for: viewer)
  }

  /// Those that go on with somebody of the county among them.
  func goingEfforts(in county: CountyCode, for viewer: Viewer) throws -> [JointEffort] {
    let theirs = SQL.efforts("a.county = \(county.text)")
    return try jointEfforts("e.ended_at IS NULL AND e.id IN (\(theirs))", for: viewer)
  }

  /// Those that go on and that the function is responsible for, or the team began.
  func goingEfforts(
    of function: ID<Function>, orBy team: ID<Organisation>?, for viewer: Viewer
  ) throws -> [JointEffort] {
    let theirs: SQL = "(e.function_id = \(function) OR e.owner_id IN \(list: [team].compactMap(\.self)))"
    return try jointEfforts("e.ended_at IS NULL AND \(theirs)", for: viewer)
  }

  /// The database picks out those that `isReadable` may admit, so that what others do is never read.
  private func jointEfforts(_ condition: SQL, for viewer: Viewer) throws -> [JointEffort] {
    try jointEfforts(where: "\(condition) AND \(SQL.isSeen(by: viewer))", for: viewer)
      .filter { $0.isReadable(by: viewer) }
  }

  fileprivate func jointEfforts(where condition: SQL, for viewer: Viewer) throws -> [JointEffort] {
    let efforts = try rows(
      """
      SELECT e.*, r.name AS round_name, i.question, i.rows AS question_rows, i.is_sensitive
      FROM joint_effort e JOIN round r ON r.id = e.round_id
      LEFT JOIN indicator i ON i.set_id = r.set_id AND (i.code = e.indicator OR e.indicator LIKE i.code || '.%')
      WHERE \(condition) ORDER BY e.id DESC
      """)
    guard !efforts.isEmpty else { return [] }
    let ids = try efforts.map { try $0.get("id", as: String.self) }
    let members = Dictionary(grouping: try members(of: ids), by: \.effort)
    var rounds: [ID<Round>: Round] = [:]
    return try efforts.map { row in
      let id: ID<Round> = try row.get("round_id")
      if rounds[id] == nil { rounds[id] = try Round.load(id, for: viewer, in: self) }
      let (round, owner) = (rounds[id], try row.get("owner_id", as: ID<Organisation>.self))
      // That one takes part tells what one has answered, so it is shown to those who see the answer itself.
      let isSensitive = try row.optional("is_sensitive") ?? true
      let participants = (members[try row.get("id")] ?? []).map { member in
        member.participant { respondent, county in
          guard !viewer.isInTeam(of: owner), let round else { return viewer.isInTeam(of: owner) }
          return isSensitive
            ? round.showsSensitive(respondent, in: county, to: viewer)
            : round.shows(respondent, in: county, to: viewer)
        }
      }
      return try JointEffort(row: row, respondents: SwedishOrder.sorted(participants) { $0.name ?? "" })
    }
  }

  private func members(of efforts: [String]) throws -> [Member] {
    try rows(
      """
      SELECT p.effort_id, p.respondent, p.name, p.shown_at, p.is_resource,
        a.organisation_id, a.county FROM joint_effort_respondent p
      JOIN joint_effort e ON e.id = p.effort_id
      LEFT JOIN round_respondent a ON a.round_id = e.round_id AND a.respondent = p.respondent
      WHERE p.effort_id IN \(list: efforts)
      """
    ).map(Member.init)
  }
}

extension SQL {
  /// The ids of efforts with a participant that the condition picks.
  fileprivate static func efforts(_ condition: SQL) -> SQL {
    """
    SELECT p.effort_id FROM joint_effort_respondent p
    JOIN joint_effort j ON j.id = p.effort_id
    JOIN round_respondent a ON a.round_id = j.round_id AND a.respondent = p.respondent WHERE \(condition)
    """
  }

  /// As `JointEffort.isReadable` has it.
  fileprivate static func isSeen(by viewer: Viewer) -> SQL {
    let teams = viewer.teamFunctions.map(\.organisation)
    let counties = teams.flatMap(\.counties).map(\.text)
    let organisations = viewer.functions.map(\.organisation.id)
    let theirs = efforts("a.county IN \(list: counties) OR a.organisation_id IN \(list: organisations)")
    return """
      (e.owner_id IN \(list: teams.map(\.id)) OR e.function_id IN \(list: viewer.functions.map(\.id)) OR e.id IN (\(theirs)))
      """
  }
}

/// A participant as it is stored, before it is known who looks.
private struct Member {
  let effort: String
  private let respondent: Respondent
  private let name: String
  private let shownAt: Moment?
  private let isResource: Bool
  private let organisation: ID<Organisation>?
  private let county: CountyCode?

  init(row: Row) throws {
    effort = try row.get("effort_id")
    respondent = try row.get("respondent")
    name = try row.get("name")
    shownAt = try row.optional("shown_at")
    isResource = try row.get("is_resource")
    organisation = try row.optional("organisation_id")
    county = try row.optional("county", as: String.self).flatMap { CountyCode($0) }
  }

  /// `sees` is whether the viewer may see the respondent's answers by name.
  func participant(if sees: (Respondent, CountyCode?) -> Bool) -> JointEffort.Participant {
    JointEffort.Participant(
      respondent: respondent, name: shownAt != nil || sees(respondent, county) ? name : nil, shownAt: shownAt,
      isResource: isResource, organisation: organisation, county: county)
  }
}
