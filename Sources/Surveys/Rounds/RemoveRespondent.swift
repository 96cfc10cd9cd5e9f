package import Access
package import Storage
package import Vocabulary
internal import Web

/// Takes a respondent that has not begun out of a round; one that has answered stays, since nothing typed is lost.
package struct RemoveRespondent: Sendable {
  package let respondent: Respondent

  package init(_ respondent: Respondent) { self.respondent = respondent }

  package func perform(from round: Writable<Round>, in tx: Transaction, at now: Moment) throws {
    let record = round.record
    guard let found = try tx.respondent(respondent, in: record.id) else { throw Refusal.notFound }
    guard found.state == .invited, try !tx.hasWritten(in: record.id, by: respondent) else {
      throw Problems("svarande", "\(found.name) har börjat svara och kan inte tas bort.")
    }
    try tx.execute("DELETE FROM time_request WHERE round_id = \(record.id) AND respondent = \(respondent)")
    try tx.execute("DELETE FROM delegation WHERE round_id = \(record.id) AND respondent = \(respondent)")
    try tx.execute("DELETE FROM round_respondent WHERE round_id = \(record.id) AND respondent = \(respondent)")
    try tx.bumpRevision(of: record.id)
    try tx.record(
      "RemoveRespondent", of: "round:\(record.id)", by: round.viewer.byline, at: now, text: "Tog bort \(found.name)")
  }
}
