package import Access
package import Storage
package import Vocabulary

/// Minutes as they were approved, which hold while somebody corrects them. Sv: förra versionen av anteckningarna.
package struct FormerMinutes: Sendable {
  package let text: String
  package let decisions: [String]
  package let writtenBy: Byline
  package let writtenAt: Moment
  package let approvedBy: Byline?
  package let approvedAt: Moment?

  /// Nil for minutes that nobody corrects just now.
  init?(row: Row) throws {
    guard let text: String = try row.optional("former_text") else { return nil }
    self.text = text
    decisions = try row.get("former_decisions", as: String.self).split(separator: "\n").map(String.init)
    writtenBy = try row.get("former_written_by")
    writtenAt = try row.get("former_written_at")
    approvedBy = try row.optional("former_approved_by")
    approvedAt = try row.optional("former_approved_at")
  }
}

extension Transaction {
  /// Lays what is approved aside, to be read until the correction is.
  func keepFormer(of meeting: ID<Meeting>, at now: Moment) throws {
    try execute(
      """
      UPDATE minutes SET reopened_at = \(now), former_text = text, former_decisions = decisions,
        former_written_by = written_by, former_written_at = written_at, former_approved_by = approved_by,
        former_approved_at = approved_at, former_searched = searched
      WHERE meeting_id = \(meeting)
      """)
  }

  func dropFormer(of meeting: ID<Meeting>) throws {
    try execute(
      """
      UPDATE minutes SET reopened_at = NULL, former_text = NULL, former_decisions = NULL, former_written_by = NULL,
        former_written_at = NULL, former_approved_by = NULL, former_approved_at = NULL, former_searched = NULL
      WHERE meeting_id = \(meeting)
      """)
  }
}
