internal import Access
internal import AccessLog
internal import HTML
internal import Hummingbird
internal import Storage
internal import Vocabulary
internal import Web

/// Where Samfrid is work support: the caseworker's files with records that nobody has noted a place for in the municipality's own case
/// system, the oldest first. Sv: att föra över.
struct BringOver {
  let boards: Boards

  var routes: [Route] { [.get("/namnder/{board}/fora-over", .boardStaff, show)] }

  @Sendable private func show(_ visit: Visit) async throws -> Response {
    let desk = try await boards.desk(visit, as: .worker)
    return visit.page(BringOverPage(desk: desk, waiting: try await desk.recordsToBringOver()).page)
  }
}

/// How many of a file's records wait, and since when.
private struct WaitingRecords {
  let file: NumberedFile
  let count: Int
  let since: Moment
}

extension Desk {
  /// By number and role, as in a queue: what the records are about is read in the files.
  fileprivate func recordsToBringOver() async throws -> [WaitingRecords] {
    let (rows, files) = try await board.database.write { [staff, now] tx -> ([Row], [CaseFile]) in
      try append(.read, "Att föra över till ärendesystemet", in: tx)
      guard let start = try tx.workSupportBegan() else { return ([], []) }
      let rows = try tx.rows(
        """
        SELECT note.file_id, COUNT(*) AS count, MIN(note.recorded_at) AS since
        FROM note JOIN assignment ON assignment.file_id = note.file_id
        WHERE assignment.staff_id = \(staff.id) AND \(Transaction.isHeld(at: now))
          AND note.state = 'record' AND note.recorded_at >= \(start)
          AND note.id NOT IN (SELECT note_id FROM note_reference)
        GROUP BY note.file_id ORDER BY since, note.file_id
        """)
      return (rows, try tx.caseFiles(rows.map { try $0.get("file_id") }))
    }
    let numbered = Dictionary(
      try await numbered(files).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return try rows.compactMap { row in
      guard let file = numbered[try row.get("file_id")] else { return nil }
      return WaitingRecords(file: file, count: try row.get("count"), since: try row.get("since"))
    }
  }
}

private struct BringOverPage {
  let desk: Desk
  let waiting: [WaitingRecords]

  var page: Page {
    Page(
      "Att föra över till ärendesystemet", crumbs: [Link("Mina akter", desk.path)], kind: desk.name,
      lead: "Öppna anteckningen, spara den som PDF, och skriv sedan vilket nummer den fick i ärendesystemet.",
      content: waiting.isEmpty
        ? "<div class=\"empty\"><p>Allt som du har upprättat i dina akter är överfört.</p></div>"
        : "<ul class=\"rows\">\(waiting.html(row))</ul>")
  }

  private func row(_ waiting: WaitingRecords) -> HTML {
    """
    <li>\(Link("Ärende \(waiting.file.words)", "\(desk.path)/akter/\(waiting.file.id)").html) <span class="st wait">\
    \(counted(waiting.count, "En anteckning", "anteckningar"))</span><small>Den äldsta upprättades \(waiting.since.words)</small></li>
    """
  }
}
