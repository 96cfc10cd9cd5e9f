package import Storage
package import Vocabulary

/// How far a round's respondents have come. Sv: läget i omgången.
package struct RoundProgress: Sendable {
  package private(set) var counts: [Reply.State: Int] = [:]

  package var total: Int { counts.values.reduce(0, +) }
  package func count(_ states: Reply.State...) -> Int { states.reduce(0) { $0 + (counts[$1] ?? 0) } }
  /// Those that have sent their answers.
  package var handedIn: Int { count(.submitted, .confirmed, .locked) }
  /// Those that have opened their answers again: they have answered, and the earlier answers count.
  package private(set) var reopened = 0
  /// Those that have not sent any answers.
  package var waiting: Int { total - handedIn - reopened }

  /// `published` is how many of them have answers that count.
  mutating func add(_ state: Reply.State, _ count: Int, published: Int) {
    counts[state, default: 0] += count
    if !state.isHandedIn { reopened += published }
  }
}

extension Transaction {
  package func progress(of round: ID<Round>) throws -> RoundProgress {
    try progress(of: [round])[round] ?? RoundProgress()
  }

  func progress(of rounds: [ID<Round>]) throws -> [ID<Round>: RoundProgress] {
    var all: [ID<Round>: RoundProgress] = [:]
    let counted = try rows(
      """
      SELECT round_id, state, COUNT(*) AS n, COUNT(published_at) AS published FROM round_respondent
      WHERE round_id IN \(list: rounds) GROUP BY round_id, state
      """)
    for row in counted {
      all[try row.get("round_id"), default: RoundProgress()]
        .add(try row.get("state"), try row.get("n"), published: try row.get("published"))
    }
    return all
  }
}
