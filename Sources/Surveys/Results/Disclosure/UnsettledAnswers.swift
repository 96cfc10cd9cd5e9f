import Storage
import Vocabulary

extension Transaction {
  /// The respondents of a closed round whose answers were published after it closed, or can change now: sent and not
  /// confirmed, open again, or with more time. Read anew each time, since none of it makes a new snapshot.
  func unsettled(in round: Round, on day: CalendarDate) throws -> Set<Respondent> {
    guard let closedAt = round.closedAt else { return [] }
    let confirmed = Reply.State.allCases.filter(\.isConfirmed)
    let found = try rows(
      """
      SELECT respondent FROM round_respondent WHERE round_id = \(round.id)
        AND (published_at > \(closedAt) OR extended_to >= \(day.text) OR state = \(Reply.State.submitted)
          OR (published_at IS NOT NULL AND state NOT IN \(list: confirmed)))
      """)
    return Set(try found.map { try $0.get("respondent", as: Respondent.self) })
  }
}
