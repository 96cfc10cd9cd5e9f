internal import Access
internal import Casework
internal import Foundation
internal import Schema
internal import Storage
internal import Vault
internal import Vocabulary

/// Two empty, migrated databases for one test, and a place for boards.
struct TestDatabases {
  let identity: Database
  let regional: Database
  /// Where the keys of the site and of its boards lie.
  let keys: String
  let boards: Boards

  static func make(_ engine: Engine, seed: UInt64) async throws -> TestDatabases {
    switch engine {
    case .sqlite: try await SQLiteTemplate.shared.copy(seed: seed)
    case .postgreSQL: try await PostgreSQLSlots.shared.lend(seed: seed)
    }
  }

  /// Of files that lie in the folder.
  static func opened(_ folder: String, seed: UInt64) throws -> TestDatabases {
    TestDatabases(
      identity: try Database(
        sqlite: folder + "/identity.sqlite", name: .identity, generator: SeededGenerator(seed: seed)),
      regional: try Database(
        sqlite: folder + "/regional.sqlite", name: .regional, generator: SeededGenerator(seed: seed &+ 1)),
      keys: folder + "/keys"
    ) {
      try Database(sqlite: "\(folder)/board-\($0).sqlite", name: .board, generator: SeededGenerator(seed: seed &+ 2))
    }
  }

  init(
    identity: Database, regional: Database, keys: String, board: @escaping @Sendable (ID<Board>) throws -> Database
  ) {
    self.identity = identity
    self.regional = regional
    self.keys = keys
    boards = Boards(migrations: Schema.migrations(of: .board), database: board) { mayBegin in
      try FileManager.default.createDirectory(atPath: keys, withIntermediateDirectories: true)
      return try await Vault(folder: keys, mayBegin: mayBegin)
    }
  }
}

/// Migrated files are made once and copied for each test.
private actor SQLiteTemplate {
  static let shared = SQLiteTemplate()
  private var making: Task<String, any Error>?

  func copy(seed: UInt64) async throws -> TestDatabases {
    let template = try await folder()
    let copy = NSTemporaryDirectory() + "samfrid-test-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: template, toPath: copy)
    return try TestDatabases.opened(copy, seed: seed)
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

  func lend(seed: UInt64) async throws -> TestDatabases {
    next += 1
    let slot = next
    let identity = database(.identity, slot, seed)
    let regional = database(.regional, slot, seed &+ 1)
    try await identity.migrate()
    try await regional.migrate()
    let (pool, process) = (pool, ProcessInfo.processInfo.processIdentifier)
    let keys = NSTemporaryDirectory() + "samfrid-keys-\(UUID().uuidString)"
    return TestDatabases(identity: identity, regional: regional, keys: keys) { board in
      Database(
        postgreSQL: pool, schema: "test\(process)_\(slot)_\(board)", role: nil, name: .board,
        generator: SeededGenerator(seed: seed &+ 2))
    }
  }

  private func database(_ name: Database.Name, _ slot: Int, _ seed: UInt64) -> Database {
    Database(
      postgreSQL: pool, schema: "test\(ProcessInfo.processInfo.processIdentifier)_\(slot)_\(name.rawValue)", role: nil,
      name: name, generator: SeededGenerator(seed: seed))
  }
}
