package import Access
package import Storage
package import Vocabulary

/// A survey at one time: a set, a form, who answers, from when to when, and who sees the answers. Sv: omgång.
package struct Round: Sendable {
  package let id: ID<Round>
  package let set: ID<IndicatorSet>
  package let name: String
  package let form: Form
  package let owner: ID<Organisation>
  package let ownerName: String
  package let opensOn: CalendarDate
  /// The last day to answer.
  package let closesOn: CalendarDate
  package let visibility: Visibility
  /// Whether lists may rank the respondents; off unless the round says so.
  package let hasRanking: Bool
  package let previous: ID<Round>?
  package let counties: [CountyCode]
  package let closedAt: Moment?
  package let invitedAt: Moment?
  /// Grows with every change of what the results show; the key of the snapshot.
  package let revision: Int
  /// The respondents that the viewer works for.
  package let own: [Respondent]

  /// Named so as not to meet `Web.Form`: which questions are asked.
  package enum Form: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case full, short
    package var swedish: String { self == .full ? "Hela formuläret" : "Kortformuläret" }
  }

  /// Who sees our answers.
  package enum Visibility: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case county, respondents, all

    package var swedish: String {
      switch self {
      case .county: "Bara länsteamet"
      case .respondents: "Länsteamet och de som svarar i omgången"
      case .all: "Alla som har en funktion i Samfrid"
      }
    }
  }

  package enum Phase: Sendable { case planned, open, closed }

  package func phase(on day: CalendarDate) -> Phase {
    if closedAt != nil { return .closed }
    if day < opensOn { return .planned }
    return day > closesOn ? .closed : .open
  }

  /// All but the letters, which are long and rarely asked for.
  static let selection: SQL = """
    SELECT id, set_id, name, form, owner_id, owner_name, opens_on, closes_on, visibility, has_ranking, previous_id,
      counties, closed_at, invited_at, revision FROM round
    """

  init(row: Row, own: [Respondent] = []) throws {
    id = try row.get("id")
    set = try row.get("set_id")
    name = try row.get("name")
    form = try row.get("form")
    owner = try row.get("owner_id")
    ownerName = try row.get("owner_name")
    opensOn = try row.date("opens_on")
    closesOn = try row.date("closes_on")
    visibility = try row.get("visibility")
    hasRanking = try row.get("has_ranking")
    previous = try row.optional("previous_id")
    counties = countyCodes(try row.get("counties"))
    closedAt = try row.optional("closed_at")
    invitedAt = try row.optional("invited_at")
    revision = try row.get("revision")
    self.own = own
  }
}

extension Round: Guarded {
  package static func load(_ id: ID<Round>, for viewer: Viewer, in tx: Transaction) throws -> Round? {
    guard let row = try tx.row("\(Round.selection) WHERE id = \(id)") else { return nil }
    return try Round(row: row, own: try tx.ownRespondents(in: id, of: viewer))
  }

  package func isReadable(by viewer: Viewer) -> Bool {
    (visibility == .all && !viewer.functions.isEmpty) || !own.isEmpty || viewer.isInTeam(of: owner)
      || viewer.isInTeam(of: counties)
  }

  package func isWritable(by viewer: Viewer) -> Bool { viewer.isInTeam(of: owner) }

  /// Whether the viewer sees the answers of this respondent by name.
  package func shows(_ respondent: Respondent, in county: CountyCode?, to viewer: Viewer) -> Bool {
    if viewer.isInTeam(of: owner) || own.contains(respondent) { return true }
    if let county, viewer.isInTeam(of: [county]) { return true }
    switch visibility {
    case .county: return false
    case .respondents: return !own.isEmpty
    // Who holds no function has no work with what municipalities answer.
    case .all: return !viewer.functions.isEmpty
    }
  }

  /// Whether sensitive numbers of this respondent are shown as they are: to the county team and the respondent itself.
  package func showsSensitive(_ respondent: Respondent, in county: CountyCode?, to viewer: Viewer) -> Bool {
    viewer.isInTeam(of: owner) || own.contains(respondent) || (county.map { viewer.isInTeam(of: [$0]) } ?? false)
  }
}

extension Transaction {
  func ownRespondents(in round: ID<Round>, of viewer: Viewer) throws -> [Respondent] {
    try ownRespondents(of: viewer, "round_id = \(round)")[round] ?? []
  }

  /// The respondents that the viewer works for, by round, in the rounds that the condition picks.
  private func ownRespondents(of viewer: Viewer, _ condition: SQL) throws -> [ID<Round>: [Respondent]] {
    let organisations = viewer.functions.map(\.organisation.id)
    guard !organisations.isEmpty else { return [:] }
    let rows = try rows(
      """
      SELECT round_id, respondent FROM round_respondent
      WHERE organisation_id IN \(list: organisations) AND \(condition) ORDER BY sort_name, respondent
      """)
    return try Dictionary(grouping: rows) { try $0.get("round_id", as: ID<Round>.self) }
      .mapValues { try $0.map { try $0.get("respondent") } }
  }

  /// The rounds a viewer may see, newest first.
  package func rounds(for viewer: Viewer) throws -> [Round] {
    try rounds(for: viewer, "1 = 1")
  }

  private func rounds(for viewer: Viewer, _ condition: SQL) throws -> [Round] {
    let own = try ownRespondents(of: viewer, "1 = 1")
    return try rows("\(Round.selection) WHERE \(condition) ORDER BY opens_on DESC, id DESC").compactMap { row in
      let round = try Round(row: row, own: own[try row.get("id")] ?? [])
      return round.isReadable(by: viewer) ? round : nil
    }
  }

  /// The rounds in which a respondent answers, as far as the viewer may see them, newest first.
  func replies(of respondent: Respondent, for viewer: Viewer) throws -> [Reply] {
    let taking = try rows("SELECT * FROM round_respondent WHERE respondent = \(respondent)")
    let byRound = Dictionary(
      try taking.map { (try $0.get("round_id", as: ID<Round>.self), try RoundRespondent(row: $0)) },
      uniquingKeysWith: { first, _ in first })
    return try rounds(for: viewer, "id IN \(list: Array(byRound.keys))").compactMap { round in
      byRound[round.id].map { Reply(round: round, respondent: $0) }
    }
  }

  /// Marks that what the results show has changed.
  func bumpRevision(of round: ID<Round>) throws {
    try execute("UPDATE round SET revision = revision + 1 WHERE id = \(round)")
  }
}
