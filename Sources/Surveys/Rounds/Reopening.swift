internal import Access
internal import Storage
internal import Vocabulary
internal import Web

extension Transaction {
  /// Why and when a reply was opened again; nil when nobody has done so since it was handed in last.
  func reopening(of reply: Reply) throws -> Event? {
    guard reply.respondent.state == .draft, let since = reply.respondent.stateAt else { return nil }
    return try row(
      """
      SELECT at, actor, act, subject, text FROM event
      WHERE subject = \(reply.subject) AND act = 'ReopenReply' AND at >= \(since) ORDER BY id DESC LIMIT 1
      """
    ).map(Event.init)
  }

  /// Replies of some rounds that are open again after they were confirmed.
  func reopenedReplies(in rounds: [Round]) throws -> [Reply] {
    let found = try rows(
      """
      SELECT * FROM round_respondent
      WHERE round_id IN \(list: rounds.map(\.id)) AND published_at IS NOT NULL
        AND state NOT IN \(list: Reply.State.allCases.filter(\.isConfirmed)) ORDER BY sort_name, respondent
      """)
    return try found.compactMap { row in
      let id: ID<Round> = try row.get("round_id")
      guard let round = rounds.first(where: { $0.id == id }) else { return nil }
      return Reply(round: round, respondent: try RoundRespondent(row: row))
    }
  }
}

extension Site {
  /// The items with the names that their details refer to.
  func naming(_ items: [StartItem]) async throws -> [StartItem] {
    guard !items.isEmpty else { return [] }
    let names = try await identity.read { try $0.names(in: items.map(\.detail)) }
    return items.map { item in
      StartItem(
        title: item.title, detail: names.filled(item.detail), path: item.path, due: item.due,
        dueWords: item.dueWords, status: item.status, weight: item.weight)
    }
  }
}
