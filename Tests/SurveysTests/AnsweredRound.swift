import Storage
import TestSupport
import Testing

extension TestSite {
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
