internal import AccessLog
internal import Storage
package import Vocabulary

extension OpenBoard {
  /// After a copy of the data was laid back: the log goes on in a new epoch, which says from where.
  package func openEpoch(at now: Moment) async throws {
    let entry = try await database.read { tx in
      try logEntry(
        .restore, "En kopia av data lades tillbaka", by: "", nil, about: nil, route: "samfrid restore", at: now, in: tx)
    }
    _ = try await log.openEpoch(entry)
    try await cullAgain(at: now)
  }

  /// Before the log is written out.
  package func noteExport(at now: Moment) async throws {
    try await database.write { tx in
      try tx.append(
        logEntry(.export, "Loggen lämnades ut", by: "", nil, about: nil, route: "samfrid log export", at: now, in: tx))
    }
  }
}
