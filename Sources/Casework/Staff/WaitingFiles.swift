internal import AccessLog
internal import Storage
internal import Vault
internal import Vocabulary

extension Desk {
  /// The unit's files that nobody is responsible for, by number alone: who they are about stays closed to whoever assigns them.
  func waitingFiles() async throws -> [(file: CaseFile, number: String)] {
    let files = try await board.database.read { [staff] in try $0.unassignedFiles(of: staff.unit) }
    let keys = try await board.vault.fileKeys(files.map(\.key), of: board.id.text)
    try await board.database.write { try append(.read, "Akter att fördela", in: $0) }
    return try files.compactMap { file in
      try keys[file.key].map { (file, try board.subject(of: file, $0).number) }
    }
  }

  /// How many open files each of the unit's workers answers for, and how many times run out in them within two weeks.
  func loads() async throws -> [(staff: ID<StaffMember>, files: Int, due: Int)] {
    try await board.database.read { [staff, now] tx in
      try tx.staff().filter { $0.role == .worker && $0.unit == staff.unit }.map { worker in
        let files = try tx.openFiles(of: worker.id)
        let due = try tx.clocks(of: files).count { $0.dueOn <= now.day.adding(days: Clock.near) }
        return (worker.id, files.count, due)
      }
    }
  }

  /// What is due in the unit's files within two weeks, or has passed: by number, role and what it is. Whose it is stays closed.
  func dueInUnit() async throws -> [(clock: Clock, file: NumberedFile)] {
    let (clocks, files) = try await board.database.write { [staff, now] tx in
      let clocks = try tx.clocks(ofUnit: staff.unit, dueBy: now.day.adding(days: Clock.near))
      try append(.read, "Tider som löper i enheten", in: tx)
      return (clocks, try Set(clocks.map(\.file)).compactMap { try tx.caseFile($0) })
    }
    let numbered = Dictionary(
      try await numbered(files).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return clocks.compactMap { clock in numbered[clock.file].map { (clock, $0) } }
  }
}
