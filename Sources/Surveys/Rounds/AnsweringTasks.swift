internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// What those who answer should do now: answer, or confirm what is sent. Sv: att svara på.
struct AnsweringTasks: StartSource {
  func items(for visit: Visit) async throws -> [StartItem] {
    let (viewer, today) = (visit.viewer, visit.today)
    return try await visit.site.regional.read { tx in
      try tx.openReplies(of: viewer, on: today).compactMap { reply in
        if reply.isConfirmable(by: viewer) { return reply.toConfirm }
        guard reply.isOpen(on: today), viewer.answers(for: reply.respondent) else { return nil }
        return reply.toAnswer(
          answered: try tx.answerCount(of: reply.respondent.respondent, in: reply.round.id), on: today)
      }
    }
  }
}

extension Viewer {
  /// Whether answering is this viewer's task: staff are asked by a colleague, and the manager confirms.
  fileprivate func answers(for respondent: RoundRespondent) -> Bool {
    functions.contains { function in
      function.organisation.id == respondent.organisation
        && (function.id == respondent.function || [.contact, .coordinator, .leader, .officer].contains(function.role))
    }
  }
}

extension Transaction {
  /// The replies of the viewer's organisations that wait for something.
  fileprivate func openReplies(of viewer: Viewer, on day: CalendarDate) throws -> [Reply] {
    let organisations = viewer.functions.map(\.organisation.id)
    guard !organisations.isEmpty else { return [] }
    let found = try rows(
      """
      SELECT * FROM round_respondent WHERE organisation_id IN \(list: organisations)
        AND state IN \(list: [Reply.State.invited, .draft, .submitted])
      """)
    return try found.compactMap { row in
      guard let round = try self.row("SELECT * FROM round WHERE id = \(try row.get("round_id", as: ID<Round>.self))")
      else { return nil }
      return Reply(round: try Round(row: round), respondent: try RoundRespondent(row: row))
    }
  }
}

extension Reply {
  fileprivate var toConfirm: StartItem {
    StartItem(
      title: "Bekräfta svaren i \(round.name)",
      detail:
        "\(respondent.submittedBy ?? "En kollega") har skickat in svaren från \(respondent.fullName). Läs och bekräfta dem.",
      path: SurveyPaths.reply(respondent.respondent, in: round.id), due: lastDay, status: "Väntar på dig")
  }

  fileprivate func toAnswer(answered: Int, on day: CalendarDate) -> StartItem {
    let left = day.days(until: lastDay)
    let status =
      respondent.state == .draft
      ? "Påbörjad"
      : (left <= 7 ? (left == 0 ? "Sista dagen" : "\(counted(left, "dag", "dagar")) kvar") : "Inte påbörjad")
    return StartItem(
      title: "Svara på \(round.name)",
      detail:
        "\(round.ownerName) frågar \(respondent.fullName). \(answered == 0 ? "Ingen fråga är besvarad än." : "\(counted(answered, "fråga är besvarad", "frågor är besvarade")).")",
      path: SurveyPaths.reply(respondent.respondent, in: round.id), due: lastDay, status: status)
  }
}
