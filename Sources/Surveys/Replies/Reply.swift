package import Access
package import Storage
package import Vocabulary

/// A respondent's answers in a round, from draft to locked. Sv: samlat svar.
package struct Reply: Sendable {
  package let round: Round
  package let respondent: RoundRespondent

  package enum State: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case invited, draft, submitted, confirmed, locked

    package var swedish: String {
      switch self {
      case .invited: "Inte påbörjat"
      case .draft: "Påbörjat"
      case .submitted: "Inskickat, väntar på chef"
      case .confirmed: "Bekräftat"
      case .locked: "Låst"
      }
    }

    /// The legal moves; the diagram in docs/states.md is made from this table.
    package var next: [State] {
      switch self {
      case .invited: [.draft]
      case .draft: [.submitted]
      case .submitted: [.confirmed, .draft]
      case .confirmed: [.locked, .draft]
      case .locked: [.draft]
      }
    }

    /// Whether a manager stands for the answers as they are now.
    package var isConfirmed: Bool { self == .confirmed || self == .locked }
  }

  /// `round/respondent`, as one id for evidence and paths.
  package static func id(_ round: ID<Round>, _ respondent: Respondent) -> ID<Reply> { ID("\(round)/\(respondent.key)") }
  package var id: ID<Reply> { Self.id(round.id, respondent.respondent) }

  /// The last day to answer, with an extension when one was given.
  package var lastDay: CalendarDate { max(round.closesOn, respondent.extendedTo ?? round.closesOn) }

  /// Whether answers are taken on this day.
  package func isOpen(on day: CalendarDate) -> Bool {
    isInTime(on: day) && (respondent.state == .invited || respondent.state == .draft)
  }

  /// Whether the round takes answers of this respondent on this day, whatever state they are in.
  package func isInTime(on day: CalendarDate) -> Bool {
    let isNotClosed = round.closedAt == nil || respondent.extendedTo.map { day <= $0 } ?? false
    return day >= round.opensOn && day <= lastDay && isNotClosed
  }
}

extension Reply: Guarded {
  package static func load(_ id: ID<Reply>, for viewer: Viewer, in tx: Transaction) throws -> Reply? {
    let parts = id.text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let round = try Round.load(ID(parts[0]), for: viewer, in: tx),
      let respondent = try tx.respondent(Respondent(key: parts[1]), in: round.id)
    else { return nil }
    return Reply(round: round, respondent: respondent)
  }

  package func isReadable(by viewer: Viewer) -> Bool {
    isOwn(of: viewer) || isInTeam(viewer)
      || (respondent.isPublished && round.shows(respondent.respondent, in: respondent.county, to: viewer))
  }

  /// Those who work for the respondent answer; the county team can enter answers taken by phone.
  package func isWritable(by viewer: Viewer) -> Bool { isOwn(of: viewer) || isInTeam(viewer) }

  package func isOwn(of viewer: Viewer) -> Bool { viewer.works(in: respondent.organisation) }

  package func isInTeam(_ viewer: Viewer) -> Bool {
    viewer.isInTeam(of: round.owner) || respondent.county.map { viewer.isInTeam(of: [$0]) } ?? false
  }

  /// Confirming is the manager's act.
  package func isConfirmable(by viewer: Viewer) -> Bool {
    respondent.state == .submitted && viewer.holds(.manager, in: respondent.organisation)
  }

  /// Reopening needs a reason and is for the manager or the team that owns the round.
  package func isReopenable(by viewer: Viewer) -> Bool {
    [.submitted, .confirmed, .locked].contains(respondent.state)
      && (viewer.holds(.manager, in: respondent.organisation) || viewer.isInTeam(of: round.owner))
  }
}

extension Transaction {
  package func respondent(_ respondent: Respondent, in round: ID<Round>) throws -> RoundRespondent? {
    try row("SELECT * FROM round_respondent WHERE round_id = \(round) AND respondent = \(respondent)")
      .map(RoundRespondent.init)
  }

  /// All respondents of a round in Swedish order.
  package func respondents(of round: ID<Round>) throws -> [RoundRespondent] {
    try rows("SELECT * FROM round_respondent WHERE round_id = \(round) ORDER BY sort_name, respondent")
      .map(RoundRespondent.init)
  }

  /// Those of some counties, in Swedish order.
  func respondents(of round: ID<Round>, in counties: [CountyCode]) throws -> [RoundRespondent] {
    try rows(
      """
      SELECT * FROM round_respondent WHERE round_id = \(round) AND county IN \(list: counties.map(\.text))
      ORDER BY sort_name, respondent
      """
    ).map(RoundRespondent.init)
  }
}
