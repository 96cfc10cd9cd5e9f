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
    case .postgreSQL: try await PostgreSQLSlots.shared.lend(seed: seed).databases
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

/// The small demonstration is made once in schemas and its rows copied for each test.
actor DemonstrationSchemas {
  static let shared = DemonstrationSchemas()
  private var making: Task<Template, any Error>?

  private struct Template: Sendable {
    let databases: TestDatabases
    let slot: String
    let boards: [ID<Board>]
  }

  func copy(seed: UInt64, making make: @escaping @Sendable (TestDatabases) async throws -> Void) async throws
    -> TestDatabases
  {
    let task = making ?? Task { try await Self.template(make) }
    making = task
    let template = try await task.value
    let (copy, slot) = try await PostgreSQLSlots.shared.lend(seed: seed)
    try FileManager.default.copyItem(atPath: template.databases.keys, toPath: copy.keys)
    try await PostgreSQLSlots.fill(copy.identity, from: template.slot, slot, Database.Name.identity.rawValue)
    try await PostgreSQLSlots.fill(copy.regional, from: template.slot, slot, Database.Name.regional.rawValue)
    for board in template.boards {
      let database = try copy.boards.database(of: board)
      try await database.migrate()
      try await PostgreSQLSlots.fill(database, from: template.slot, slot, board.text)
    }
    return copy
  }

  private static func template(_ make: (TestDatabases) async throws -> Void) async throws -> Template {
    let (databases, slot) = try await PostgreSQLSlots.shared.lend(seed: 3)
    try await make(databases)
    // The keys are copied as files.
    await (try databases.boards.vault()).close()
    let boards = try await databases.identity.read { try $0.boards().map(\.id) }
    return Template(databases: databases, slot: slot, boards: boards)
  }
}
