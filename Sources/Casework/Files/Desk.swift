internal import Access
package import AccessLog
package import Storage
internal import Vault
package import Vocabulary
package import Web

/// A member of a board's staff at work. Every page of casework begins with one, and every file is opened by one.
/// Sv: arbetsplats.
package struct Desk: Sendable {
  package let board: OpenBoard
  package let name: String
  package let staff: StaffMember
  /// As the log names what is done.
  package let route: String
  package let now: Moment

  package init(board: OpenBoard, name: String, staff: StaffMember, route: String, now: Moment) {
    self.board = board
    self.name = name
    self.staff = staff
    self.route = route
    self.now = now
  }

  package var path: String { "/namnder/\(board.id.text)" }
}

extension Boards {
  /// Throws `notFound` for whoever has no post at the board, whatever door they were shown.
  package func desk(_ visit: Visit, as roles: StaffMember.Role...) async throws -> Desk {
    let id: ID<Board> = visit.id("board")
    guard let known = visit.viewer.boards.first(where: { $0.id == id }) else { throw Refusal.notFound }
    let (board, account) = (try await self[id], visit.viewer.account)
    let staff = try await board.database.glance { try $0.staffMember(account) }
    if let staff, roles.contains(staff.role) {
      return Desk(board: board, name: known.name, staff: staff, route: visit.open.route, now: visit.now)
    }
    try await board.database.write { [route = visit.open.route, path = visit.path, now = visit.now] tx in
      let entry = try board.logEntry(.refusal, path, by: account, staff, about: nil, route: route, at: now, in: tx)
      try tx.append(entry)
    }
    throw staff == nil ? Refusal.notFound : .forbidden("Sidan hör till en annan roll vid nämnden.")
  }
}

/// A case file that was opened for somebody who is assigned it, with the log entry that says so. Nothing else reaches what is
/// sealed. Sv: öppnad akt.
package struct OpenFile: Sendable {
  package let file: CaseFile
  package let desk: Desk
  let assignment: Assignment
  let key: SealingKey
  /// The key of the person's whereabouts, where it was asked for and there are any.
  let compartment: SealingKey?
  /// Nil where nobody has said that the person's data are protected.
  private(set) package var protection: Protection?

  fileprivate init(
    _ file: CaseFile, for desk: Desk, _ assignment: Assignment, _ key: SealingKey, _ compartment: SealingKey?,
    in tx: Transaction
  ) throws {
    self.file = file
    self.desk = desk
    self.assignment = assignment
    self.key = key
    self.compartment = compartment
    protection = try desk.board.protection(of: file.id, key, in: tx)
  }

  func subject() throws -> CaseSubject { try desk.board.subject(of: file, key) }

  /// What an adult has said of children.
  func learn(of children: CaseSubject.Children, in tx: Transaction) throws {
    var subject = try subject()
    subject.children = children
    try save(subject, in: tx)
  }

  func save(_ subject: CaseSubject, in tx: Transaction) throws {
    let sealed = try key.seal(subject.bytes, for: desk.board.place("case_file", file.id.text))
    try tx.execute("UPDATE case_file SET sealed = \(sealed) WHERE id = \(file.id)")
  }
}

extension Desk {
  /// Opens the file and runs the body in the transaction that also writes the log. Who is not assigned is refused, which is
  /// written too, and gets the same answer as for a file that does not exist. `detail` is sealed with the file's key.
  /// `withWhereabouts` for what may have to know them: they stay closed without it.
  package func open<T: Sendable>(
    _ id: ID<CaseFile>, to kind: LogEntry.Kind, _ detail: String = "", withWhereabouts: Bool = false,
    _ body: @escaping @Sendable (OpenFile, Transaction) throws -> T
  ) async throws -> T {
    guard let key = try await board.fileKey(of: id) else {
      try await board.database.write { try append(.refusal, "Akten \(id) finns inte", in: $0) }
      throw Refusal.notFound
    }
    let compartment = withWhereabouts ? try await whereaboutsKey(of: id)?.key : nil
    let opened: T? = try await board.database.write { tx in
      guard let file = try tx.caseFile(id), try tx.staffMember(staff.id) != nil,
        let assignment = try tx.assignment(of: staff.id, to: id, at: now)
      else {
        try append(.refusal, detail, of: (id, key), in: tx)
        return nil
      }
      try append(kind, detail, of: (id, key), in: tx)
      do {
        return try tx.savepoint { try body(OpenFile(file, for: self, assignment, key, compartment, in: tx), tx) }
      } catch is Refusal {
        // Such as another's draft. What was tried stays in the log.
        try append(.refusal, detail, of: (id, key), in: tx)
        return nil
      }
    }
    guard let opened else { throw Refusal.notFound }
    return opened
  }

  /// Writes what was done with no single file, or with one that the caller holds the key of.
  @discardableResult
  func append(
    _ kind: LogEntry.Kind, _ detail: String, of file: (id: ID<CaseFile>, key: SealingKey)? = nil, in tx: Transaction
  ) throws -> ID<LogEntry> {
    let entry = try board.logEntry(
      kind, detail, by: staff.account, staff, about: file, route: route, at: now, in: tx)
    try tx.append(entry)
    return entry.id
  }

  /// The same for what somebody else always looks at afterwards.
  func appendForReview(
    _ reason: ReviewReason, _ detail: String, to kind: LogEntry.Kind = .write,
    of file: (id: ID<CaseFile>, key: SealingKey)? = nil, in tx: Transaction
  ) throws {
    let entry = try append(kind, detail, of: file, in: tx)
    try tx.execute(
      """
      INSERT INTO log_sample (entry_id, month, reasons, drawn_at)
      VALUES (\(entry), \(ReviewMonth(of: now.day).text), \(reason.rawValue), \(now))
      """)
  }
}

extension OpenBoard {
  /// What was done, to be appended. The detail is sealed with the file's key, or else with the board's; `staff` is nil for somebody
  /// who has no post, or for the program itself.
  func logEntry(
    _ kind: LogEntry.Kind, _ detail: String, by account: ID<Account>, _ staff: StaffMember?,
    about file: (id: ID<CaseFile>, key: SealingKey)?, route: String, at now: Moment, in tx: Transaction
  ) throws -> LogEntry {
    let id: ID<LogEntry> = tx.newID(at: now)
    let sealed = try (file?.key ?? keys.sealing).seal(detail, for: place("log_entry", id.text))
    return LogEntry(
      id: id, at: now, kind: kind, account: account.text, function: staff?.id.text ?? "", unit: staff?.unit.text ?? "",
      file: file?.id.text, route: route, sealed: sealed)
  }
}
