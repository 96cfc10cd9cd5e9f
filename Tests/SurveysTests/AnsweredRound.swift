import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Surveys

extension TestSite {
  /// The open round of the cast, with one reply handed in that waits for its manager.
  func roundWaitingForManagers() async throws -> String {
    let reply = try await openReply().split(separator: "/")
    let (round, respondent) = (String(reply[1]), String(reply[3]))
    let (id, state, now) = (ID<Round>(round), Reply.State.submitted, now)
    try await regional.write { tx in
      try tx.execute(
        """
        UPDATE round_respondent SET state = \(state), state_at = \(now)
        WHERE round_id = \(id) AND respondent = \(respondent)
        """)
    }
    return round
  }

  /// The round of the demonstration with the most confirmed answers.
  func answeredRound() async throws -> String {
    try #require(
      try await regional.read { tx in
        try tx.value(
          """
          SELECT round_id FROM round_respondent WHERE state IN ('confirmed', 'locked')
          GROUP BY round_id ORDER BY COUNT(*) DESC, round_id DESC
          """, as: String.self)
      })
  }
}
