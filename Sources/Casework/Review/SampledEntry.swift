internal import AccessLog
internal import Storage
internal import Vault
package import Vocabulary

/// An entry of the log that is to be looked at, or has been. Sv: post att granska.
struct SampledEntry: Sendable {
  let entry: LogEntry
  let month: ReviewMonth
  let reasons: [ReviewReason]
  let review: Review?
  /// What was searched for, written or refused.
  let detail: String
  /// The file's number; its person stays closed to whoever reviews.
  let number: String?
}

/// What came of looking at an entry. Sv: granskning.
package struct Review: Sendable {
  package let result: Result
  package let by: ID<StaffMember>
  package let at: Moment
  package let remark: String

  package enum Result: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case justified, asked, reported

    package var swedish: String {
      switch self {
      case .justified: "Befogat"
      case .asked: "Frågan är ställd"
      case .reported: "Anmält till chefen"
      }
    }
  }
}

extension Desk {
  func sample(of month: ReviewMonth) async throws -> [SampledEntry] {
    let rows = try await board.database.write { tx in
      try append(.review, "Läste urvalet för \(month.text)", in: tx)
      return try tx.rows("\(Self.sampleColumns) WHERE month = \(month.text) ORDER BY entry_id")
    }
    return try await sampled(rows)
  }

  func sampledEntry(_ id: ID<LogEntry>) async throws -> SampledEntry? {
    let rows = try await board.database.write { tx in
      try append(.review, "Läste posten \(id)", in: tx)
      return try tx.rows("\(Self.sampleColumns) WHERE entry_id = \(id)")
    }
    return try await sampled(rows).first
  }

  private static var sampleColumns: SQL {
    "SELECT entry_id, month, reasons, result, reviewed_by, reviewed_at, remark FROM log_sample"
  }

  private func sampled(_ rows: [Row]) async throws -> [SampledEntry] {
    let (entries, files) = try await board.database.read { tx in
      let entries = try rows.compactMap { try tx.logEntry($0.get("entry_id")) }
      let ids = Set(entries.compactMap(\.file))
      return (entries, try ids.compactMap { try tx.caseFile(ID($0)) })
    }
    let keys = try await board.vault.fileKeys(files.map(\.key), of: board.id.text)
    let byID = Dictionary(files.map { ($0.id.text, $0) }, uniquingKeysWith: { first, _ in first })
    return try zip(rows, entries).map { row, entry in
      let file = entry.file.flatMap { byID[$0] }
      return try sampled(row, entry, file, file.flatMap { keys[$0.key] })
    }
  }

  private func sampled(_ row: Row, _ entry: LogEntry, _ file: CaseFile?, _ key: SealingKey?) throws -> SampledEntry {
    let place = board.place("log_entry", entry.id.text)
    let detail: String =
      if entry.file == nil {
        try board.keys.sealing.text(entry.sealed, for: place)
      } else if let key {
        try key.text(entry.sealed, for: place)
      } else { "" }
    return SampledEntry(
      entry: entry, month: ReviewMonth(try row.get("month")) ?? ReviewMonth(of: entry.at.day),
      reasons: try row.get("reasons", as: String.self).split(separator: " ").compactMap {
        ReviewReason(rawValue: String($0))
      },
      review: try review(row, entry.id), detail: detail,
      number: try file.flatMap { file in try key.map { try board.subject(of: file, $0).number } })
  }

  private func review(_ row: Row, _ id: ID<LogEntry>) throws -> Review? {
    guard let result: Review.Result = try row.optional("result") else { return nil }
    return Review(
      result: result, by: try row.get("reviewed_by"), at: try row.get("reviewed_at"),
      remark: try board.keys.sealing.text(row.get("remark"), for: board.place("log_sample", id.text, "remark")))
  }
}
