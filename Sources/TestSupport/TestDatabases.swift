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

/// A schema pair per test that runs at the same time; emptied before it is lent again.
private actor PostgreSQLSlots {
  static let shared = PostgreSQLSlots()
  private let pool = PostgreSQLPool(address: Engine.address ?? "", limit: 24)
  private var next = 0

  func lend(seed: UInt64) async throws -> (databases: TestDatabases, slot: String) {
    next += 1
    let slot = "test\(ProcessInfo.processInfo.processIdentifier)_\(next)"
    let identity = database(.identity, slot, seed)
    let regional = database(.regional, slot, seed &+ 1)
    try await identity.migrate()
    try await regional.migrate()
    let pool = pool
    let keys = NSTemporaryDirectory() + "samfrid-keys-\(UUID().uuidString)"
    let databases = TestDatabases(identity: identity, regional: regional, keys: keys) { board in
      Database(
        postgreSQL: pool, schema: "\(slot)_\(board)", role: nil, name: .board,
        generator: SeededGenerator(seed: seed &+ 2))
    }
    return (databases, slot)
  }

  private func database(_ name: Database.Name, _ slot: String, _ seed: UInt64) -> Database {
    Database(
      postgreSQL: pool, schema: "\(slot)_\(name.rawValue)", role: nil, name: name,
      generator: SeededGenerator(seed: seed))
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
    try await Self.fill(copy.identity, from: template.slot, slot, Database.Name.identity.rawValue)
    try await Self.fill(copy.regional, from: template.slot, slot, Database.Name.regional.rawValue)
    for board in template.boards {
      let database = try copy.boards.database(of: board)
      try await database.migrate()
      try await Self.fill(database, from: template.slot, slot, board.text)
    }
    return copy
  }

  private static func template(_ make: (TestDatabases) async throws -> Void) async throws -> Template {
    let (databases, slot) = try await PostgreSQLSlots.shared.lend(seed: 3)
    try await make(databases)
    // The keys are copied as files.
    await (try databases.boards.vault()).close()
    let boards = try await databases.identity.write { tx in
      try tx.execute(copySchema)
      return try tx.boards().map(\.id)
    }
    return Template(databases: databases, slot: slot, boards: boards)
  }

  private static func fill(_ database: Database, from source: String, _ target: String, _ name: String) async throws {
    try await database.write { tx in
      _ = try tx.row("SELECT public.copy_schema(lower(\("\(source)_\(name)")), lower(\("\(target)_\(name)")))")
    }
  }

  /// What refers to another table waits until that table has its rows.
  private static let copySchema: SQL = """
    CREATE FUNCTION public.copy_schema(source TEXT, target TEXT) RETURNS BIGINT LANGUAGE plpgsql AS $$
    DECLARE
      rest TEXT[] := ARRAY(SELECT c.relname::TEXT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = source AND c.relkind = 'r' AND c.relname <> 'migration' ORDER BY c.oid);
      later TEXT[];
      name TEXT;
    BEGIN
      WHILE cardinality(rest) > 0 LOOP
        later := '{}';
        FOREACH name IN ARRAY rest LOOP
          BEGIN
            -- Some rows come with the schema.
            EXECUTE format('DELETE FROM %I.%I', target, name);
            EXECUTE format('INSERT INTO %I.%I SELECT * FROM %I.%I', target, name, source, name);
          EXCEPTION WHEN foreign_key_violation THEN
            later := later || name;
          END;
        END LOOP;
        IF cardinality(later) = cardinality(rest) THEN RAISE 'tables that wait for each other: %', later; END IF;
        rest := later;
      END LOOP;
      RETURN 0;
    END $$
    """
}
