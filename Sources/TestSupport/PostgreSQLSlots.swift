internal import Foundation
internal import Schema
internal import Storage
internal import Vocabulary

/// Lends schema pairs to tests. Making one costs a second, so those that no test holds any more are emptied and lent again.
actor PostgreSQLSlots {
  static let shared = PostgreSQLSlots()
  private let pool = PostgreSQLPool(address: Engine.address ?? "", limit: 24)
  private var made = 0
  private var isMaking = false
  private var free: [String] = []
  private var waiting: [CheckedContinuation<String?, Never>] = []
  private var pristine: Task<String, any Error>?

  /// Lives as long as a generator of the databases that were lent.
  private final class Loan: Sendable {
    let slot: String
    init(_ slot: String) { self.slot = slot }
    deinit { Task { [slot] in await PostgreSQLSlots.shared.takeBack(slot) } }
  }

  func lend(seed: UInt64) async throws -> (databases: TestDatabases, slot: String) {
    let slot = try await slot()
    return (databases(of: slot, seed: seed, loan: Loan(slot)), slot)
  }

  private func slot() async throws -> String {
    while let used = try await usedSlot() {
      if try await isEmptied(used) { return used }
    }
    defer { letTheNextMake() }
    return try await newSlot()
  }

  /// One that is free or comes back first; nil when it is one's turn to make a new one, which is done one at a time.
  private func usedSlot() async throws -> String? {
    if let slot = free.popLast() { return slot }
    if isMaking, let slot = await withCheckedContinuation({ waiting.append($0) }) { return slot }
    isMaking = true
    return nil
  }

  private func takeBack(_ slot: String) {
    guard !waiting.isEmpty else { return free.append(slot) }
    waiting.removeFirst().resume(returning: slot)
  }

  private func letTheNextMake() {
    isMaking = false
    guard !waiting.isEmpty else { return }
    isMaking = true
    waiting.removeFirst().resume(returning: nil)
  }

  private func newSlot() async throws -> String {
    made += 1
    let slot = "test\(ProcessInfo.processInfo.processIdentifier)_\(made)"
    let databases = databases(of: slot, seed: 1)
    try await databases.identity.migrate()
    try await databases.regional.migrate()
    return slot
  }

  /// As it was when it was made; false where a test has changed more than rows.
  private func isEmptied(_ slot: String) async throws -> Bool {
    let template = try await template()
    let databases = databases(of: slot, seed: 1)
    let isAsMade = try await databases.identity.write { tx in
      _ = try tx.row("SELECT public.drop_boards(\(slot))")
      return try tx.value("SELECT COUNT(*) WHERE public.shape(\(slot)) = public.shape(\(template))", as: Int.self) == 1
    }
    guard isAsMade else { return false }
    try await Self.fill(databases.identity, from: template, slot, Database.Name.identity.rawValue)
    try await Self.fill(databases.regional, from: template, slot, Database.Name.regional.rawValue)
    return true
  }

  private func template() async throws -> String {
    let task =
      pristine
      ?? Task {
        let slot = try await newSlot()
        try await databases(of: slot, seed: 1).identity.write { tx in
          for function in [Self.copySchema, Self.dropBoards, Self.shape] { try tx.execute(function) }
        }
        return slot
      }
    pristine = task
    return try await task.value
  }

  private func databases(of slot: String, seed: UInt64, loan: Loan? = nil) -> TestDatabases {
    let pool = pool
    @Sendable func database(_ schema: String, _ name: Database.Name, _ seed: UInt64) -> Database {
      Database(
        postgreSQL: pool, schema: "\(slot)_\(schema)", role: nil, name: name,
        generator: SeededGenerator(seed: seed, of: loan))
    }
    return TestDatabases(
      identity: database(Database.Name.identity.rawValue, .identity, seed),
      regional: database(Database.Name.regional.rawValue, .regional, seed &+ 1),
      keys: NSTemporaryDirectory() + "samfrid-keys-\(UUID().uuidString)"
    ) { database($0.text, .board, seed &+ 2) }
  }

  /// Gives the target's tables the rows of the source's.
  static func fill(_ database: Database, from source: String, _ target: String, _ name: String) async throws {
    _ = try await shared.template()
    try await database.write { tx in
      _ = try tx.row("SELECT public.copy_schema(lower(\("\(source)_\(name)")), lower(\("\(target)_\(name)")))")
    }
  }

  /// Rows come as they were: no trigger runs and no reference is checked, so the order does not matter. To switch off and on the
  /// triggers of those that are append-only would have all connections plan all their statements anew.
  private static let copySchema: SQL = """
    CREATE FUNCTION public.copy_schema(source TEXT, target TEXT) RETURNS BIGINT LANGUAGE plpgsql
    SET session_replication_role = replica AS $$
    DECLARE
      name TEXT;
    BEGIN
      FOR name IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = source AND c.relkind = 'r' LOOP
        EXECUTE format('DELETE FROM %I.%I', target, name);
        EXECUTE format('INSERT INTO %2$I.%3$I SELECT * FROM %1$I.%3$I', source, target, name);
      END LOOP;
      RETURN 0;
    END $$
    """

  /// Rows of a board's log cannot be deleted, so its schema goes.
  private static let dropBoards: SQL = """
    CREATE FUNCTION public.drop_boards(slot TEXT) RETURNS BIGINT LANGUAGE plpgsql AS $$
    DECLARE
      name TEXT;
    BEGIN
      FOR name IN SELECT nspname FROM pg_namespace WHERE starts_with(nspname, slot || '_')
        AND nspname NOT IN (slot || '_identity', slot || '_regional') LOOP
        EXECUTE format('DROP SCHEMA %I CASCADE', name);
      END LOOP;
      RETURN 0;
    END $$
    """

  private static let shape: SQL = """
    CREATE FUNCTION public.shape(slot TEXT) RETURNS TEXT LANGUAGE sql AS $$
      SELECT string_agg(concat_ws(' ', replace(n.nspname, slot, ''), c.relname, c.relkind, c.relnatts, c.relchecks), ','
        ORDER BY replace(n.nspname, slot, ''), c.relname)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE starts_with(n.nspname, slot || '_')
    $$
    """
}
