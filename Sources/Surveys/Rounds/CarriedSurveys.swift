internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// The rounds a function answers for and the joint efforts it keeps together, for a handover. Sv: det som följer med.
struct CarriedSurveys: Carried {
  func items(of function: ID<Function>, for visit: Visit) async throws -> [CarriedItem] {
    let (today, viewer) = (visit.today, visit.viewer)
    return try await visit.site.regional.read { tx in
      try tx.carriedRounds(of: function, on: today, for: viewer) + tx.carriedEfforts(of: function)
    }
  }
}

extension Transaction {
  fileprivate func carriedRounds(
    of function: ID<Function>, on day: CalendarDate, for viewer: Viewer
  ) throws -> [CarriedItem] {
    let respondents = try rows("SELECT * FROM round_respondent WHERE function_id = \(function)").map { row in
      (round: try row.get("round_id", as: ID<Round>.self), respondent: try RoundRespondent(row: row))
    }
    return try respondents.compactMap { id, respondent in
      guard let round = try row("SELECT * FROM round WHERE id = \(id)").map({ try Round(row: $0) }) else { return nil }
      // What is over is history and needs nobody to take it over.
      let reply = Reply(round: round, respondent: respondent)
      let isOver = round.closedAt != nil && !reply.isOpen(on: day)
      guard !isOver else { return nil }
      return CarriedItem(
        kind: "Kartläggning", title: "Svara för \(respondent.fullName): \(round.name)",
        path: reply.isWritable(by: viewer) ? SurveyPaths.reply(respondent.respondent, in: id) : nil)
    }
  }

  fileprivate func carriedEfforts(of function: ID<Function>) throws -> [CarriedItem] {
    try rows(
      "SELECT id, title FROM joint_effort WHERE function_id = \(function) AND ended_at IS NULL ORDER BY created_at DESC"
    ).map { row in
      CarriedItem(kind: "Gemensam insats", title: try row.get("title"), path: SurveyPaths.effort(try row.get("id")))
    }
  }
}
