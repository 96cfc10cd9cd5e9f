internal import AccessLog
internal import Storage
internal import Vault
internal import Vocabulary

extension Desk {
  /// The unit's files that nobody is responsible for, by number alone: who they are about stays closed to whoever assigns them.
  func waitingFiles() async throws -> [(file: CaseFile, number: String)] {
    let files = try await board.database.read { [staff, now] in
      try $0.unassignedFiles(of: staff.unit, on: now.day)
    }
    let keys = try await board.vault.fileKeys(files.map(\.key), of: board.id.text)
    try await board.database.write { try append(.read, "Akter att fördela", in: $0) }
    return try files.compactMap { file in
      try keys[file.key].map { (file, try board.subject(of: file, $0).number) }
    }
  }

  /// The unit's file with a case number, closed or not; nil for another unit's, for one that is set aside and for none alike. That it
  /// was asked for is written.
  func file(numbered number: String, to purpose: String) async throws -> ID<CaseFile>? {
    let mark = try board.keys.index.mark(.caseNumber, number)
    return try await board.database.write { [staff] tx in
      try append(.read, "\(purpose), märke \(mark)", in: tx)
      return try tx.value(
        """
        SELECT id FROM case_file WHERE unit_id = \(staff.unit) AND set_aside_at IS NULL
          AND id IN (SELECT file_id FROM case_file_mark WHERE mark = \(mark))
        """)
    }
  }

  /// How many open files each of the unit's workers answers for, how many times run out in them within two weeks, and when they printed
  /// their emergency list.
  func loads() async throws -> [(staff: ID<StaffMember>, files: Int, due: Int, listedAt: Moment?)] {
    try await board.database.read { [staff, now] tx in
      let (files, due) = (try tx.openFileCounts(), try tx.dueCounts(by: now.day.adding(days: Clock.near), on: now.day))
      let lists = try tx.emergencyLists()
      return try tx.staff().filter { $0.role == .worker && $0.unit == staff.unit }.map {
        ($0.id, files[$0.id] ?? 0, due[$0.id] ?? 0, lists[$0.id])
      }
    }
  }

  /// What is due in the unit's files within two weeks, or has passed: by number, role and what it is. Whose it is stays closed.
  func dueInUnit() async throws -> [(clock: Clock, file: NumberedFile)] {
    let (clocks, files) = try await board.database.write { [staff, now] tx in
      let clocks = try tx.clocks(ofUnit: staff.unit, dueBy: now.day.adding(days: Clock.near), on: now.day)
      try append(.read, "Tider som löper i enheten", in: tx)
      return (clocks, try Set(clocks.map(\.file)).compactMap { try tx.caseFile($0) })
    }
    let numbered = Dictionary(
      try await numbered(files).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return clocks.compactMap { clock in numbered[clock.file].map { (clock, $0) } }
  }
}

extension Transaction {
  /// By whoever answers for them.
  fileprivate func openFileCounts() throws -> [ID<StaffMember>: Int] {
    try counts(
      """
      SELECT staff_id, COUNT(*) AS count FROM assignment JOIN case_file ON case_file.id = assignment.file_id
      WHERE until_at IS NULL AND task = \(Assignment.Task.responsible) AND state <> \(CaseState.closed)
        AND set_aside_at IS NULL GROUP BY staff_id
      """)
  }

  /// Times that run out by a day, by whoever answers for their files.
  fileprivate func dueCounts(by day: CalendarDate, on today: CalendarDate) throws -> [ID<StaffMember>: Int] {
    try counts(
      """
      SELECT staff_id, COUNT(*) AS count FROM clock JOIN assignment ON assignment.file_id = clock.file_id
      WHERE \(Self.runs(on: today)) AND due_on <= \(day.dayNumber)
        AND until_at IS NULL AND task = \(Assignment.Task.responsible)
        AND clock.file_id NOT IN (SELECT id FROM case_file WHERE set_aside_at IS NOT NULL) GROUP BY staff_id
      """)
  }

  private func counts(_ query: SQL) throws -> [ID<StaffMember>: Int] {
    try rows(query).reduce(into: [:]) { $0[try $1.get("staff_id")] = try $1.get("count") }
  }
}
