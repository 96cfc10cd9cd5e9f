package import Storage
package import Vocabulary

/// How far a round's respondents have come. Sv: läget i omgången.
package struct RoundProgress: Sendable {
  package private(set) var counts: [Reply.State: Int] = [:]

  package var total: Int { counts.values.reduce(0, +) }
  package func count(_ states: Reply.State...) -> Int { states.reduce(0) { $0 + (counts[$1] ?? 0) } }
  /// Those that have sent their answers.
  package var handedIn: Int { count(.submitted, .confirmed, .locked) }
  package var waiting: Int { total - handedIn }

  mutating func add(_ state: Reply.State, _ count: Int) { counts[state, default: 0] += count }
}

extension Transaction {
  package func progress(of round: ID<Round>) throws -> RoundProgress { try progress()[round] ?? RoundProgress() }

  /// Of all rounds.
  func progress() throws -> [ID<Round>: RoundProgress] {
    var all: [ID<Round>: RoundProgress] = [:]
    for row in try rows("SELECT round_id, state, COUNT(*) AS n FROM round_respondent GROUP BY round_id, state") {
      all[try row.get("round_id"), default: RoundProgress()].add(try row.get("state"), try row.get("n"))
    }
    return all
  }
}
