internal import Foundation
internal import Schema
internal import Storage

/// Two empty, migrated databases for one test.
enum TestDatabases {
  static func make(_ engine: Engine, seed: UInt64) async throws -> (identity: Database, regional: Database) {
    switch engine {
    case .sqlite: try await SQLiteTemplate.shared.copy(seed: seed)
    case .postgreSQL: try await PostgreSQLSlots.shared.lend(seed: seed)
    }
  }
}

/// Migrated files are made once and copied for each test.
private actor SQLiteTemplate {
  static let shared = SQLiteTemplate()
  private var making: Task<String, any Error>?

  func copy(seed: UInt64) async throws -> (identity: Database, regional: Database) {
    let template = try await folder()
    let copy = NSTemporaryDirectory() + "samfrid-test-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: template, toPath: copy)
    return (
      try Database(sqlite: copy + "/identity.sqlite", name: .identity, generator: SeededGenerator(seed: seed)),
      try Database(sqlite: copy + "/regional.sqlite", name: .regional, generator: SeededGenerator(seed: seed &+ 1))
    )
  }

  private func folder() async throws -> String {
    let task = making ?? Task { try await Self.migrated() }
    making = task
    return try await task.value
  }

  private static func migrated() async throws -> String {
    let path = NSTemporaryDirectory() + "samfrid-template-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for name in Database.Name.common {
      let database = try Database(sqlite: "\(path)/\(name.rawValue).sqlite", name: name)
      try await database.migrate()
      await database.close()
    }
    return path
  }
}

/// The small demonstration is made once in files and copied for each test that only reads its pages.
actor DemonstrationTemplate {
  static let shared = DemonstrationTemplate()
  private var making: Task<String, any Error>?

  func copy(making make: @escaping @Sendable (String) async throws -> Void) async throws -> String {
    let task =
      making
      ?? Task {
        let path = NSTemporaryDirectory() + "samfrid-demonstration-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try await make(path)
        return path
      }
    making = task
    let copy = NSTemporaryDirectory() + "samfrid-test-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: try await task.value, toPath: copy)
    return copy
  }
}

/// A schema pair per test that runs at the same time; emptied before it is lent again.
private actor PostgreSQLSlots {
  static let shared = PostgreSQLSlots()
  private let pool = PostgreSQLPool(address: Engine.address ?? "", limit: 24)
  private var next = 0

  func lend(seed: UInt64) async throws -> (identity: Database, regional: Database) {
    next += 1
    let slot = next
    let identity = database(.identity, slot, seed)
    let regional = database(.regional, slot, seed &+ 1)
    try await identity.migrate()
    try await regional.migrate()
    return (identity, regional)
  }

  private func database(_ name: Database.Name, _ slot: Int, _ seed: UInt64) -> Database {
    Database(
      postgreSQL: pool, schema: "test\(ProcessInfo.processInfo.processIdentifier)_\(slot)_\(name.rawValue)", role: nil,
      name: name, generator: SeededGenerator(seed: seed))
  }
}
