import Foundation
import Schema
import Storage
import TestSupport
import Vault
import Vocabulary

@testable import AccessLog

/// A log in an empty database, with a vault of its own.
struct MadeLog {
  let database: Database
  let vault: Vault
  let log: AccessLog
  private static let start = Moment(milliseconds: 1_795_600_000_000)
  var now: Moment { Self.start }
  private let unused: String

  init(_ engine: Engine) async throws {
    let folder = NSTemporaryDirectory() + "samfrid-log-\(UUID().uuidString)"
    let vault = try await Vault(folder: folder, mayBegin: true)
    try await vault.addBoard("umea", at: Self.start)
    await vault.close()
    try await self.init(engine, unused: folder)
  }

  private init(_ engine: Engine, unused: String) async throws {
    let copy = NSTemporaryDirectory() + "samfrid-log-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: unused, toPath: copy)
    self.unused = unused
    vault = try await Vault(folder: copy, mayBegin: false)
    database = try await TestSite.databases(engine).regional
    try await database.migrate(Schema.migrations(of: .regional) + LogMigrations.all)
    log = try await AccessLog(of: "umea", in: database, vault: vault)
  }

  /// Another empty log with the same keys, as if this one had never been.
  func sibling(_ engine: Engine) async throws -> MadeLog { try await MadeLog(engine, unused: unused) }

  /// Adds as many entries as asked for, a minute apart, and signs after each hundred.
  func fill(_ count: Int, from first: Int = 0) async throws {
    for start in stride(from: first, to: first + count, by: 100) {
      let numbers = start..<min(start + 100, first + count)
      try await database.write { tx in for number in numbers { try tx.append(entry(number)) } }
      _ = try await log.checkpoint(at: now.adding(minutes: Int64(numbers.upperBound)))
    }
  }

  func entry(_ number: Int, kind: LogEntry.Kind = .read) -> LogEntry {
    var generator = SeededGenerator(seed: UInt64(number))
    let at = now.adding(minutes: Int64(number))
    return LogEntry(
      id: .new(at: at, using: &generator), at: at, kind: kind, account: "konto\(number % 7)", function: "funktion",
      unit: "enhet", file: number % 5 == 0 ? nil : "akt\(number % 40)", route: "/akter/{akt}",
      sealed: [UInt8](repeating: UInt8(number % 251), count: number % 30))
  }

  func export() async throws -> String {
    let folder = NSTemporaryDirectory() + "samfrid-export-\(UUID().uuidString)"
    _ = try await log.export(to: folder, at: now)
    return folder
  }

  func lastNote() async throws -> String {
    try await database.read { tx in
      try tx.value("SELECT note FROM log_checkpoint ORDER BY size DESC LIMIT 1", as: String.self) ?? ""
    }
  }
}
