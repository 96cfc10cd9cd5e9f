internal import Access
internal import AccessLog
internal import Storage
internal import Vocabulary
internal import Web

/// A record of an extract with its passages. Sv: handling i ett utdrag.
struct ExtractRecord: Sendable {
  let note: Note
  let passages: [Passage]

  /// Whether somebody has chosen for every passage.
  func isDone(in extract: Extract) -> Bool { passages.allSatisfy { extract.content.choices[$0.key] != nil } }
}

/// An extract as whoever is assigned the file sees it. Sv: öppnat utdrag.
struct OpenExtract: Sendable {
  let open: OpenFile
  let subject: CaseSubject
  let extract: Extract
  let records: [ExtractRecord]

  var path: String { "\(open.path)/utdrag/\(extract.id.text)" }
  var undone: Int { records.count { !$0.isDone(in: extract) } }
  var isChosenByViewer: Bool { extract.content.choosers.contains(open.desk.staff.account.text) }
}

extension Desk {
  /// Whether somebody works with the file who has not chosen anything.
  func hasReader(of opened: OpenExtract) async throws -> Bool {
    let (file, now) = (opened.open.file.id, now)
    let accounts: [String] = try await board.database.read { tx in
      try tx.rows(
        """
        SELECT DISTINCT account FROM assignment JOIN staff ON staff.id = assignment.staff_id
        WHERE file_id = \(file) AND \(Transaction.isHeld(at: now))
        """
      ).map { try $0.get("account") }
    }
    return accounts.contains { !opened.extract.content.choosers.contains($0) }
  }

  /// Throws `notFound` for another file's extract too.
  func extract(_ id: ID<Extract>, of file: ID<CaseFile>) async throws -> OpenExtract {
    let (open, subject, extract, notes) = try await open(file, to: .read, "Utdrag \(id)") { open, tx in
      guard let extract = try open.extract(id, in: tx) else { throw Refusal.notFound }
      let notes = try extract.content.notes.compactMap { try open.note($0, in: tx) }
      return (open, try open.subject(), extract, notes)
    }
    var records: [ExtractRecord] = []
    for note in notes {
      records.append(ExtractRecord(note: note, passages: try note.passages(try await form(in: note))))
    }
    return OpenExtract(open: open, subject: subject, extract: extract, records: records)
  }
}
