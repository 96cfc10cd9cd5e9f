internal import Access
internal import Register
internal import Storage
internal import Vocabulary
internal import Web

/// What a function answers for, confirms, leads and keeps together, for a handover; as far as the viewer may see it.
/// Sv: det som följer med.
struct CarriedSurveys: Carried {
  func items(of function: ID<Function>, for visit: Visit) async throws -> [CarriedItem] {
    let (viewer, now) = (visit.viewer, visit.now)
    let found = try await visit.site.identity.read { try $0.carrier(function, on: now.day) }
    guard let carrier = found else { return [] }
    return try await visit.site.regional.read { tx in
      try tx.answering(by: carrier, at: now, for: viewer) + tx.confirming(by: carrier, on: now.day, for: viewer)
        + tx.leading(by: carrier, for: viewer) + tx.efforts(of: carrier, for: viewer) + tx.drafts(of: carrier)
    }
  }
}

/// A function with what decides which parts of the surveys hang on it.
private struct Carrier: Sendable {
  let function: Function
  /// The organisation whose county team the function belongs to; nil for other functions.
  let team: ID<Organisation>?
  let holder: Person?

  /// Whether a signature is the holder's.
  func isHolder(_ signature: String) -> Bool {
    holder.map { signature == Byline($0.id).text || signature == $0.name } ?? false
  }
}

extension Transaction {
  fileprivate func carrier(_ id: ID<Function>, on day: CalendarDate) throws -> Carrier? {
    guard let function = try function(id), let organisation = try organisation(function.organisation) else {
      return nil
    }
    let held = HeldFunction(id: id, role: function.role, title: function.title, organisation: organisation)
    return Carrier(
      function: function, team: held.isInCountyTeam ? organisation.id : nil, holder: try holder(of: id, on: day))
  }

  /// The replies of the function, with the links that colleagues answer by.
  fileprivate func answering(by carrier: Carrier, at now: Moment, for viewer: Viewer) throws -> [CarriedItem] {
    try replies("function_id = \(carrier.function.id)").flatMap { reply -> [CarriedItem] in
      // What is over is history and needs nobody to take it over.
      guard reply.round.closedAt == nil || reply.isOpen(on: now.day) else { return [] }
      let (mine, path) = (reply.isWritable(by: viewer), reply.path)
      let answers = CarriedItem(
        kind: "Kartläggning", title: "Svara för \(reply.respondent.fullName): \(reply.round.name)",
        path: mine ? path : nil)
      let links = mine ? try delegations(of: reply).count { $0.isValid(for: reply, at: now) } : 0
      guard links > 0 else { return [answers] }
      let title = "\(counted(links, "öppen länk", "öppna länkar")) till kollegor: \(reply.round.name)"
      return [answers, CarriedItem(kind: "Länk till kollega", title: title, path: path)]
    }
  }

  /// What the manager confirms, now or when it is sent.
  fileprivate func confirming(by carrier: Carrier, on day: CalendarDate, for viewer: Viewer) throws -> [CarriedItem] {
    guard carrier.function.role == .manager else { return [] }
    let states: [Reply.State] = [.invited, .draft, .submitted]
    return try replies("organisation_id = \(carrier.function.organisation) AND state IN \(list: states)")
      .compactMap { reply in
        let isSubmitted = reply.respondent.state == .submitted
        guard reply.isWritable(by: viewer), isSubmitted || reply.round.closedAt == nil || reply.isOpen(on: day) else {
          return nil
        }
        let when = isSubmitted ? "" : " när de är inskickade"
        return CarriedItem(
          kind: "Bekräftelse", title: "Bekräfta svaren från \(reply.respondent.fullName)\(when): \(reply.round.name)",
          path: reply.path)
      }
  }

  /// The rounds of the function's team, with those who wait for an answer.
  fileprivate func leading(by carrier: Carrier, for viewer: Viewer) throws -> [CarriedItem] {
    guard let team = carrier.team else { return [] }
    let rounds = try rounds(for: viewer).filter { $0.owner == team && $0.closedAt == nil }
    let progress = try progress(of: rounds.map(\.id))
    let led = rounds.map { round in
      let progress = progress[round.id] ?? RoundProgress()
      return CarriedItem(
        kind: "Omgång",
        title: "Leda \(round.name): \(progress.waiting) av \(progress.total) har inte skickat in sina svar",
        path: SurveyPaths.round(round.id))
    }
    return try led + waiting(for: team, in: rounds.filter { $0.isWritable(by: viewer) })
  }

  private func waiting(for team: ID<Organisation>, in rounds: [Round]) throws -> [CarriedItem] {
    try waitingTimeRequests(to: [team]).compactMap { request in
      guard let round = rounds.first(where: { $0.id == request.round }),
        let respondent = try respondent(request.respondent, in: round.id)
      else { return nil }
      return CarriedItem(
        kind: "Begäran om mer tid", title: "Svara \(respondent.fullName) om mer tid: \(round.name)",
        path: "\(SurveyPaths.respondents(of: round.id))/\(request.respondent.key)")
    }
  }

  /// The joint efforts that the function is responsible for, and those that its team began.
  fileprivate func efforts(of carrier: Carrier, for viewer: Viewer) throws -> [CarriedItem] {
    try goingEfforts(of: carrier.function.id, orBy: carrier.team, for: viewer)
      .map { CarriedItem(kind: "Gemensam insats", title: $0.title, path: $0.path) }
  }

  /// Sets that the holder has begun and no round has used.
  fileprivate func drafts(of carrier: Carrier) throws -> [CarriedItem] {
    guard carrier.team != nil else { return [] }
    return try indicatorSets().filter { !$0.isUsed && !$0.isRetired && carrier.isHolder($0.createdBy) }
      .map { CarriedItem(kind: "Frågor under arbete", title: $0.title, path: SurveyPaths.set($0.id)) }
  }

  private func replies(_ condition: SQL) throws -> [Reply] {
    try rows("SELECT * FROM round_respondent WHERE \(condition) ORDER BY round_id DESC").compactMap { row in
      let id: ID<Round> = try row.get("round_id")
      return try self.row("SELECT * FROM round WHERE id = \(id)").map {
        Reply(round: try Round(row: $0), respondent: try RoundRespondent(row: row))
      }
    }
  }
}
