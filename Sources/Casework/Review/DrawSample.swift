internal import Access
internal import AccessLog
package import Storage
internal import Vault
internal import Vocabulary

/// Draws what is to be looked at of a month's log: some by lot for each unit, and what a rule points at. Drawn again, it adds
/// what has come since and leaves the rest as it is. Sv: ta fram urval.
package struct DrawSample: Sendable {
  package let month: ReviewMonth

  package init(_ month: ReviewMonth) { self.month = month }

  /// How many entries were added.
  @discardableResult
  package func perform(at desk: Desk, in identity: Database) async throws -> Int {
    let (board, moments) = (desk.board, month.moments)
    let (entries, dutyUnits) = try await board.database.read { tx in
      (
        try tx.logEntries(from: moments.lowerBound, until: moments.upperBound),
        Set(try tx.units().filter { $0.kind == .dutyHours }.map(\.id.text))
      )
    }
    let rules = ReviewRules(
      entries: entries, dutyUnits: dutyUnits, sameNames: try await sameNames(entries, board, identity),
      protected: try await board.protectedFiles(), index: board.keys.index)
    let found = try rules.reasons()
    return try await board.database.write { tx in
      var added = 0
      for (id, reasons) in found.sorted(by: { $0.key.text < $1.key.text }) {
        added += try tx.execute(
          """
          INSERT INTO log_sample (entry_id, month, reasons, drawn_at)
          VALUES (\(id), \(month.text), \(reasons.map(\.rawValue).joined(separator: " ")), \(desk.now))
          ON CONFLICT (entry_id) DO NOTHING
          """)
      }
      try desk.append(.review, "Tog fram urvalet för \(month.text)", in: tx)
      return added
    }
  }

  private func sameNames(
    _ entries: [LogEntry], _ board: OpenBoard, _ identity: Database
  ) async throws -> Set<ReviewRules.AccountAndFile> {
    let pairs = Set(
      entries.compactMap { entry in
        entry.file.map { ReviewRules.AccountAndFile(account: entry.account, file: $0) }
      })
    let fileNames = try await surnames(ofFiles: Set(pairs.map(\.file)), board)
    let accounts = Array(Set(pairs.map(\.account))).map { ID<Account>($0) }
    let viewers = try await identity.read { try $0.surnames(of: accounts) }
    return pairs.filter { pair in
      guard let file = fileNames[pair.file], let viewer = viewers[ID(pair.account)] else { return false }
      return !NameWords.of(viewer).isDisjoint(with: NameWords.of(file))
    }
  }

  /// Opened to be compared and not kept; a file whose key is destroyed has none.
  private func surnames(ofFiles ids: Set<String>, _ board: OpenBoard) async throws -> [String: String] {
    let files = try await board.database.read { tx in try ids.compactMap { try tx.caseFile(ID($0)) } }
    let keys = try await board.vault.fileKeys(files.map(\.key), of: board.id.text)
    return try files.reduce(into: [:]) { names, file in
      guard let key = keys[file.key] else { return }
      names[file.id.text] = try board.subject(of: file, key).name.split(separator: " ").last.map(String.init)
    }
  }
}
