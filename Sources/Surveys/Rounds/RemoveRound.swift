package import Access
package import Storage
package import Vocabulary
internal import Web

/// Takes away a round that was planned by mistake: one that nobody has been invited to and nobody has answered.
/// Sv: ta bort en omgång.
package struct RemoveRound: Sendable {
  package init() {}

  /// Returns the name of the round that was. The event is the owner's, since the round's own are gone with it.
  @discardableResult
  package func perform(on round: Writable<Round>, in tx: Transaction, at now: Moment) throws -> String {
    let record = round.record
    if let obstacle = try tx.obstacle(toRemoving: record) { throw Problems("omgang", obstacle) }
    for table: SQL in ["time_request", "delegation", "round_respondent"] {
      try tx.execute("DELETE FROM \(table) WHERE round_id = \(record.id)")
    }
    try tx.execute("DELETE FROM round WHERE id = \(record.id)")
    try tx.record(
      "RemoveRound", of: "organisation:\(record.owner)", by: round.viewer.byline, at: now,
      text: "Tog bort \(record.name), som ingen hade bjudits in till eller svarat på")
    return record.name
  }
}

extension Transaction {
  /// Why a round cannot be removed, in a sentence; nil when it can.
  func obstacle(toRemoving round: Round) throws -> String? {
    if round.invitedAt != nil {
      return "Någon är inbjuden till omgången, så den kan inte tas bort. Stäng den i stället."
    }
    if try hasAnswers(in: round.id) || hasWritten(in: round.id) {
      return "Någon har börjat svara, så omgången kan inte tas bort. Stäng den i stället."
    }
    let isReferredTo =
      try exists("SELECT id FROM round WHERE previous_id = \(round.id) LIMIT 1")
      || exists("SELECT id FROM joint_effort WHERE round_id = \(round.id) LIMIT 1")
    return isReferredTo ? "En annan omgång eller en gemensam insats bygger på omgången, så den kan inte tas bort." : nil
  }

  /// Whether anything is typed in the round, or by a respondent in it: also what was typed too late or beside a
  /// colleague's answer, and waits to be chosen.
  func hasWritten(in round: ID<Round>, by respondent: Respondent? = nil) throws -> Bool {
    let isMine: SQL = respondent.map { "AND respondent = \($0)" } ?? ""
    return try ["answer", "answer_edit", "set_aside_answer"].contains { (table: SQL) in
      try exists("SELECT indicator FROM \(table) WHERE round_id = \(round) \(isMine) LIMIT 1")
    }
  }
}
