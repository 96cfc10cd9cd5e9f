internal import Access
internal import AccessLog
internal import Storage
internal import Vault
package import Vocabulary
internal import Web

/// A manager gives one of the unit's files to somebody, without opening it. Sv: fördela akt.
package struct AssignCaseFile: Sendable {
  package let file: ID<CaseFile>
  package let staff: ID<StaffMember>
  package let task: Assignment.Task
  /// Why somebody may work with two files that are walled off from each other.
  package let overrideReason: String?

  package init(
    _ file: ID<CaseFile>, to staff: ID<StaffMember>, as task: Assignment.Task = .responsible,
    overrideReason: String? = nil
  ) {
    self.file = file
    self.staff = staff
    self.task = task
    self.overrideReason = overrideReason
  }

  /// Throws `notFound` for another unit's file, and for one that does not exist, alike.
  package func perform(at desk: Desk) async throws {
    let board = desk.board
    guard let key = try await board.fileKey(of: file) else {
      try await board.database.write { [file] in _ = try desk.append(.refusal, "Fördelning av \(file)", in: $0) }
      throw Refusal.notFound
    }
    let outcome = try await board.database.write { tx -> Outcome in
      guard let file = try tx.caseFile(file), let manager = try tx.staffMember(desk.staff.id),
        manager.role == .manager, manager.unit == file.unit, file.setAsideAt == nil
      else {
        try desk.append(.refusal, "Fördelning", of: (file, key), in: tx)
        return .refused
      }
      guard let taker = try tx.staffMember(staff), taker.role == .worker else {
        throw Problems("till", "Välj en handläggare som arbetar vid nämnden.")
      }
      if overrideReason == nil, try board.isWalled(taker, from: file.id, in: tx) {
        // Asking who works with the other file is written too.
        try desk.append(.refusal, "Skild akt, \(taker.id)", of: (file.id, key), in: tx)
        return .walled
      }
      let held = try tx.assignment(of: taker.id, to: file.id, at: desk.now)
      if task == .beside, held?.task == .responsible {
        throw Problems("till", "Handläggaren är redan ansvarig. Välj någon annan.")
      }
      try tx.assign(file.id, to: taker.id, as: task, at: desk.now)
      try override(taker.id, key, in: tx, desk)
      try desk.append(.write, "Fördelade akten till \(taker.id), \(task.rawValue)", of: (file.id, key), in: tx)
      return .assigned
    }
    switch outcome {
    case .assigned: return
    case .refused: throw Refusal.notFound
    case .walled: throw Walled()
    }
  }

  private enum Outcome { case assigned, refused, walled }

  private func override(_ taker: ID<StaffMember>, _ key: SealingKey, in tx: Transaction, _ desk: Desk) throws {
    guard let overrideReason else { return }
    let board = desk.board
    let place = board.place("assignment", file.text, "override_reason")
    try tx.execute(
      """
      UPDATE assignment SET override_reason = \(try board.keys.sealing.seal(overrideReason, for: place))
      WHERE file_id = \(file) AND staff_id = \(taker) AND until_at IS NULL
      """)
    try desk.appendForReview(.override, "Gick förbi skiljeväggen: \(overrideReason)", of: (file, key), in: tx)
  }
}

/// Somebody who works beside with one of the unit's files does not any more. Sv: avsluta medhandläggare.
struct EndBeside: Sendable {
  private let file: ID<CaseFile>
  private let staff: ID<StaffMember>

  init(_ file: ID<CaseFile>, of staff: ID<StaffMember>) {
    self.file = file
    self.staff = staff
  }

  /// Throws `Problems` for whoever does not work beside with it.
  func perform(at desk: Desk) async throws {
    guard let key = try await desk.board.fileKey(of: file) else { throw Refusal.notFound }
    let isEnded = try await desk.board.database.write { tx -> Bool in
      let manager = try tx.staffMember(desk.staff.id)
      let isHeld: SQL = """
        file_id = \(file) AND staff_id = \(staff) AND until_at IS NULL AND stands_in IS NULL
          AND task = \(Assignment.Task.beside)
          AND file_id IN (SELECT id FROM case_file WHERE unit_id = \(manager?.unit))
        """
      guard manager?.role == .manager,
        try tx.execute("UPDATE assignment SET until_at = \(desk.now) WHERE \(isHeld)") > 0
      else {
        try desk.append(.refusal, "Avsluta medhandläggaren \(staff)", of: (file, key), in: tx)
        return false
      }
      try desk.append(.write, "Avslutade medhandläggaren \(staff)", of: (file, key), in: tx)
      return true
    }
    if !isEnded {
      throw Problems("till", "Handläggaren är inte medhandläggare i akten. Kontrollera numret och namnet.")
    }
  }
}

/// Whoever was to get the file works with one that is walled off from it. Sv: skild akt.
package struct Walled: Error {}

extension OpenBoard {
  /// By account, since a new post is no new person; and also by what they have worked with before, though not by what they
  /// only registered.
  func isWalled(_ staff: StaffMember, from file: ID<CaseFile>, in tx: Transaction) throws -> Bool {
    let others = try walled(from: file, in: tx).sorted { $0.text < $1.text }
    return try tx.exists(
      """
      SELECT 1 FROM assignment JOIN staff ON staff.id = assignment.staff_id
      WHERE staff.account = \(staff.account) AND file_id IN \(list: others)
        AND (assignment.until_at IS NULL OR task <> \(Assignment.Task.registering))
      """)
  }
}
