internal import Access
internal import AccessLog
package import Storage
internal import Vault
package import Vocabulary
internal import Web

/// A closed file whose time is out, by number and role alone. Sv: akt att gallra.
struct CullableFile: Sendable {
  let file: NumberedFile
  let last: CalendarDate
  let why: String
}

/// A manager destroys the keys of closed files whose time is out: nothing of them can be read again, in no copy. What the log has of them
/// stands, sealed with keys that are gone. Sv: gallra akter.
struct CullFiles: Sendable {
  enum Field {
    static let file = "akt"
    static let isChecked = "kontrollerat"
  }

  private let files: [ID<CaseFile>]

  init(form: Form) throws {
    var problems = Problems()
    files = form.all(Field.file).map { ID($0) }
    if files.isEmpty { problems.add(Field.file, "Välj minst en akt.") }
    if !form.isTicked(Field.isChecked) {
      problems.add(Field.isChecked, "Kryssa i att du har kontrollerat att ingen av akterna ska bevaras.")
    }
    try problems.check()
  }

  /// How many are gone. Each is judged anew: one that is not the unit's, or whose time is not out, stops them all.
  func perform(at desk: Desk) async throws -> Int {
    let mayGo = Set(try await desk.filesToCull().map(\.file.id))
    guard Set(files).isSubset(of: mayGo) else {
      try await desk.board.database.write { try desk.append(.refusal, "Gallring", in: $0) }
      throw Problems(Field.file, "En av akterna får inte gallras längre. Läs listan igen och välj på nytt.")
    }
    try await desk.board.database.write { tx in
      try desk.checkIsManager(in: tx)
      for file in files {
        try desk.appendForReview(.culled, "Gallrade akten \(file)", in: tx)
        try tx.cull(file, at: desk.now)
      }
    }
    try await desk.board.destroyCulled(at: desk.now)
    return files.count
  }
}

extension Desk {
  /// So many of those that were closed first are judged at a time.
  static let mostToCull = 200

  /// The unit's closed files whose time is out. To know it the program reads when each was written in last, and in a child's file when the
  /// child was born; nobody is shown that.
  func filesToCull() async throws -> [CullableFile] {
    let today = now.day
    let closed = try await board.database.read { [staff] tx in
      try tx.closedFiles(of: staff.unit, until: today.adding(years: -Retention.years), limit: Self.mostToCull)
    }
    let keys = try await board.vault.fileKeys(closed.map(\.key), of: board.id.text)
    return try await board.database.write { [board] tx in
      try append(.read, (["Akter att gallra"] + closed.map(\.id.text)).joined(separator: "\n"), in: tx)
      return try closed.compactMap { file in
        guard let key = keys[file.key] else { return nil }
        let subject = try board.subject(of: file, key)
        let retention = Retention(of: file, subject, notes: try board.records(of: file.id, key, in: tx), on: today)
        guard case .until(let last, let from, let why) = retention, from <= today else { return nil }
        return CullableFile(
          file: NumberedFile(id: file.id, number: subject.number, role: file.role), last: last, why: why)
      }
    }
  }
}

extension OpenBoard {
  /// Destroys the keys of files that have been culled, also after a crash between that and this. Returns how many files.
  @discardableResult
  package func destroyCulled(at now: Moment) async throws -> Int {
    let waiting = try await database.read { tx in
      try tx.rows("SELECT id, key_id FROM case_file WHERE culled_at IS NOT NULL AND key_gone_at IS NULL")
    }
    guard !waiting.isEmpty else { return 0 }
    let ids: [ID<CaseFile>] = try waiting.map { try $0.get("id") }
    let places = try await database.read { tx in
      try tx.rows("SELECT DISTINCT key_id FROM whereabouts WHERE file_id IN \(list: ids)")
    }
    try await vault.destroy((waiting + places).map { try $0.get("key_id") })
    try await database.write { tx in
      try tx.execute("UPDATE case_file SET key_gone_at = \(now) WHERE id IN \(list: ids)")
    }
    return ids.count
  }
}

extension OpenBoard {
  private static let slice = 500

  /// A copy of the data that is older than a culling brings the file's row back, but not its key: what it was found by goes again.
  func cullAgain(at now: Moment) async throws {
    var last = ""
    while true {
      let rows = try await database.read { [last] tx in
        try tx.rows(
          "SELECT id, key_id FROM case_file WHERE id > \(last) AND culled_at IS NULL ORDER BY id LIMIT \(Self.slice)")
      }
      guard let end = rows.last else { return }
      let keys = try await vault.fileKeys(rows.map { try $0.get("key_id") }, of: id.text)
      let gone: [ID<CaseFile>] = try rows.filter { keys[try $0.get("key_id")] == nil }.map { try $0.get("id") }
      try await database.write { tx in
        for file in gone { try tx.cull(file, at: now) }
        try tx.execute("UPDATE case_file SET key_gone_at = \(now) WHERE id IN \(list: gone)")
      }
      last = try end.get("id")
    }
  }
}

extension Transaction {
  /// Those that were closed first before the rest.
  fileprivate func closedFiles(of unit: ID<Unit>, until day: CalendarDate, limit: Int) throws -> [CaseFile] {
    try rows(
      """
      SELECT \(Self.fileColumns) FROM case_file
      WHERE unit_id = \(unit) AND state = \(CaseState.closed) AND closed_at < \(SwedishTime.moment(on: day))
        AND set_aside_at IS NULL AND culled_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM clock WHERE clock.file_id = case_file.id AND \(Self.runs(on: day)))
      ORDER BY closed_at, id LIMIT \(limit)
      """
    ).map(CaseFile.init)
  }

  /// Nothing finds it, and nobody is assigned it.
  fileprivate func cull(_ file: ID<CaseFile>, at now: Moment) throws {
    try execute("DELETE FROM case_file_mark WHERE file_id = \(file)")
    try execute("UPDATE assignment SET until_at = \(now) WHERE file_id = \(file) AND until_at IS NULL")
    try execute("UPDATE clock SET stopped_at = \(now) WHERE file_id = \(file) AND stopped_at IS NULL")
    try execute("UPDATE case_file SET culled_at = \(now) WHERE id = \(file) AND culled_at IS NULL")
  }
}
