internal import Access
internal import AccessLog
internal import Storage
internal import Vault
package import Vocabulary
internal import Web

/// A closed file whose time is out, by number and role alone. Sv: akt att gallra.
struct CullableFile: Sendable {
  let file: NumberedFile
  let closed: CalendarDate?
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
    files = Set(form.all(Field.file)).sorted().map { ID($0) }
    if files.isEmpty { problems.add(Field.file, "Välj minst en akt.") }
    if !form.isTicked(Field.isChecked) {
      problems.add(Field.isChecked, "Kryssa i att du har kontrollerat att ingen av akterna ska bevaras.")
    }
    try problems.check()
  }

  /// The numbers of those that are gone. Each is judged anew in the transaction that culls it: one that is not the unit's, or whose time is
  /// not out, stops them all.
  func perform(at desk: Desk) async throws -> [String] {
    let board = desk.board
    let found = try await board.database.read { [files] in try $0.caseFiles(files) }
    let keys = try await board.vault.fileKeys(found.map(\.key), of: board.id.text)
    let numbers = try await board.database.write { tx -> [String]? in
      try desk.checkIsManager(in: tx)
      do {
        return try tx.savepoint { try files.map { try desk.cull($0, keys, in: tx) } }
      } catch is Kept {
        try desk.append(.refusal, (["Gallring"] + files.map(\.text)).joined(separator: "\n"), in: tx)
        return nil
      }
    }
    guard let numbers else {
      throw Problems(Field.file, "En av akterna får inte gallras längre. Läs listan igen och välj på nytt.")
    }
    try await board.destroyCulled(at: desk.now)
    return numbers
  }
}

/// The file may not be culled, now or ever. Sv: akt som bevaras.
private struct Kept: Error {}

extension Desk {
  /// So many are listed at a time.
  static let mostToCull = 200
  private static let slice = 100

  /// The unit's closed files whose time is out. To know it the program reads when each was written in last, and in a child's file when the
  /// child was born; nobody is shown that.
  func filesToCull() async throws -> [CullableFile] {
    try await board.database.write { try append(.read, "Akter att gallra", in: $0) }
    var (found, last): ([CullableFile], CaseFile?) = ([], nil)
    while found.count < Self.mostToCull {
      let files = try await board.database.read { [staff, today = now.day, last] tx in
        try tx.closedFiles(of: staff.unit, after: last, on: today, limit: Self.slice)
      }
      guard let end = files.last else { break }
      last = end
      let keys = try await board.vault.fileKeys(files.map(\.key), of: board.id.text)
      for file in files {
        guard let key = keys[file.key] else { continue }
        if let cullable = try await board.database.read({ try judge(file, key, in: $0) }) { found.append(cullable) }
      }
    }
    return found
  }

  /// Nil for a file whose time is not out.
  private func judge(_ file: CaseFile, _ key: SealingKey, in tx: Transaction) throws -> CullableFile? {
    let subject = try board.subject(of: file, key)
    let retention = Retention(of: file, subject, notes: try board.records(of: file.id, key, in: tx), on: now.day)
    guard case .until(let last, let from, let why) = retention, from <= now.day else { return nil }
    let drafts =
      try tx.value("SELECT COUNT(*) FROM note WHERE file_id = \(file.id) AND state = 'draft'", as: Int.self) ?? 0
    let warnings = [
      subject.personalNumber == nil
        ? "Födelsedagen är inte känd: kontrollera om personen hör till urvalet för forskning." : nil,
      drafts > 0 ? "Där finns \(counted(drafts, "ett utkast", "utkast")), som också försvinner." : nil,
    ]
    return CullableFile(
      file: NumberedFile(id: file.id, number: subject.number, role: file.role), closed: file.closedAt?.day, last: last,
      why: ([why] + warnings.compactMap(\.self)).joined(separator: " "))
  }

  /// Its number, which the log keeps. Throws `Kept` for a file that may not be culled.
  fileprivate func cull(
    _ id: ID<CaseFile>, _ keys: [ID<StoredKey>: SealingKey], in tx: Transaction
  ) throws -> String {
    guard let manager = try tx.staffMember(staff.id),
      let file = try tx.closedFiles(of: manager.unit, only: id, on: now.day, limit: 1).first, let key = keys[file.key],
      let cullable = try judge(file, key, in: tx)
    else { throw Kept() }
    try appendForReview(.culled, "Gallrade akten \(cullable.file.number), \(id)", in: tx)
    try tx.cull(id, at: now)
    return cullable.file.number
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
    let destroyed = try vault.destroyedKeys()
    var last = ""
    while !destroyed.isEmpty {
      let rows = try await database.read { [last] tx in
        try tx.rows(
          "SELECT id, key_id FROM case_file WHERE id > \(last) AND culled_at IS NULL ORDER BY id LIMIT \(Self.slice)")
      }
      guard let end = rows.last else { return }
      let gone: [ID<CaseFile>] = try rows.filter { destroyed.contains(try $0.get("key_id")) }.map { try $0.get("id") }
      try await database.write { tx in
        for file in gone {
          try tx.cull(file, at: now)
          let words = "Gallrades igen efter att en kopia lagts tillbaka: \(file)"
          try tx.append(
            logEntry(.write, words, by: "", nil, about: nil, route: "samfrid restore", at: now, in: tx))
        }
        try tx.execute("UPDATE case_file SET key_gone_at = \(now) WHERE id IN \(list: gone)")
      }
      last = try end.get("id")
    }
  }
}

extension Transaction {
  /// Those that were closed first before the rest: closed long ago, with no time running and nothing asked for.
  fileprivate func closedFiles(
    of unit: ID<Unit>, after last: CaseFile? = nil, only file: ID<CaseFile>? = nil, on today: CalendarDate, limit: Int
  ) throws -> [CaseFile] {
    let start = SwedishTime.moment(on: today.adding(years: -Retention.years))
    let later: SQL =
      if let last, let closedAt = last.closedAt {
        "AND (closed_at > \(closedAt) OR closed_at = \(closedAt) AND id > \(last.id))"
      } else { "" }
    let isWanted: SQL = if let file { "AND id = \(file)" } else { "" }
    return try rows(
      """
      SELECT \(Self.fileColumns) FROM case_file
      WHERE unit_id = \(unit) AND state = \(CaseState.closed) AND closed_at < \(start) AND set_aside_at IS NULL
        AND culled_at IS NULL \(later) \(isWanted)
        AND NOT EXISTS (SELECT 1 FROM clock WHERE clock.file_id = case_file.id AND \(Self.runs(on: today)))
        AND NOT EXISTS (SELECT 1 FROM file_extract
          WHERE file_extract.file_id = case_file.id AND file_extract.state NOT IN ('handedOut', 'dropped'))
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
