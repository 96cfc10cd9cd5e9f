internal import Access
internal import AccessLog
internal import Storage
internal import Vault
internal import Vocabulary
internal import Web

/// Says what came of looking at an entry. It is somebody else than whom it is about, and it is written in the log too.
/// Sv: granska loggpost.
package struct ReviewEntry: Sendable {
  let result: Review.Result
  let remark: String

  init(form: Form) throws {
    var problems = Problems()
    let result = Review.Result(rawValue: form.raw("resultat"))
    if result == nil { problems.add("resultat", "Välj vad granskningen visade.") }
    let remark = form.text("anmarkning") ?? ""
    if let result, result != .justified, remark.isEmpty {
      problems.add("anmarkning", "Skriv vem du har frågat eller anmält till, och vad saken gäller.")
    }
    if remark.count > 2000 {
      problems.add("anmarkning", "Texten är \(remark.count) tecken lång. Korta den till högst 2 000 tecken.")
    }
    guard problems.isEmpty, let result else { throw problems }
    self.result = result
    self.remark = remark
  }

  func perform(on id: ID<LogEntry>, at desk: Desk) async throws {
    let isDone = try await desk.board.database.write { tx -> Bool in
      guard try tx.staffMember(desk.staff.id)?.role == .logReviewer, let entry = try tx.logEntry(id),
        entry.account != desk.staff.account.text
      else { return false }
      let place = desk.board.place("log_sample", id.text, "remark")
      let changed = try tx.execute(
        """
        UPDATE log_sample SET result = \(result), reviewed_by = \(desk.staff.id), reviewed_at = \(desk.now),
          remark = \(try desk.board.keys.sealing.seal(remark, for: place))
        WHERE entry_id = \(id) AND result IS NULL
        """)
      if changed == 1 { try desk.append(.review, "Granskade \(id): \(result.swedish)\n\(remark)", in: tx) }
      return changed == 1
    }
    if !isDone { throw Refusal.forbidden("Det du själv har gjort granskas av någon annan.") }
  }
}
