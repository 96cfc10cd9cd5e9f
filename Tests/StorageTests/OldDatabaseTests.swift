import Foundation
import Schema
import Storage
import TestSupport
import Testing

/// A database that an earlier program left is brought up to date with what stands in it.
struct OldDatabaseTests {
  @Test(arguments: Engine.available, Database.Name.common)
  func `en äldre databas uppdateras från varje tidigare steg`(_ engine: Engine, _ name: Database.Name) async throws {
    let all = Schema.migrations(of: name)
    for count in all.indices {
      let database = try EmptyDatabase.make(engine, name)
      #expect(try await database.migrate(Array(all.prefix(count))) == all.prefix(count).map(\.name))
      #expect(try await database.migrate() == all.dropFirst(count).map(\.name))
      #expect(try await database.migrate().isEmpty)
      #expect(try await database.pendingMigrations().isEmpty)
      await database.close()
    }
  }

  @Test(arguments: Engine.available) func `det som skrevs före uppdateringen står kvar`(_ engine: Engine) async throws {
    let first = Migration("0001 probe", "CREATE TABLE probe (id TEXT PRIMARY KEY) {strict}")
    let second = Migration("0002 more", "ALTER TABLE probe ADD COLUMN number {int} NOT NULL DEFAULT 7")
    let database = try EmptyDatabase.make(engine, .regional)
    #expect(try await database.isEmpty())
    try await database.migrate([first])
    try await database.write { try $0.execute("INSERT INTO probe (id) VALUES (\("å"))") }
    #expect(try await database.isEmpty() == false)
    #expect(try await database.migrate([first, second]) == ["0002 more"])
    #expect(try await database.read { try $0.value("SELECT number FROM probe WHERE id = \("å")") } == 7)
    await database.close()
  }

  @Test(arguments: Engine.available)
  func `den som anmälde sig innan namn hade en dag får den vanliga`(_ engine: Engine) async throws {
    let all = Schema.migrations(of: .regional)
    let step = try #require(all.firstIndex { $0.name == "0002 names are erased and links changed" })
    let database = try EmptyDatabase.make(engine, .regional)
    try await database.migrate(Array(all.prefix(step)))
    try await database.write { tx in
      // Eight and sixteen o'clock, Swedish time, on 8 October 2024.
      try tx.execute(
        """
        INSERT INTO event_edition (id, title, kind, about, state, starts_at, ends_at, forms, is_place_hidden, audiences,
          counties, organisations, register_by, change_by, needs_erased_on, contact_name, contact_mail, ticket, sequence,
          version, changed_at, created_at)
        VALUES ('e', 'Dagen', 'course', '', 'held', 1728367200000, 1728396000000, 'site', \(false), '', '', '',
          '2024-10-01', '2024-10-01', '2024-10-22', '', '', 1, 0, 1, 0, 0)
        """)
      try tx.execute(
        """
        INSERT INTO registration (id, edition_id, once, number, state, name, mail, organisation_name, profession, way,
          mail_id, registered_at, is_evaluated, version)
        VALUES ('r', 'e', 'en', 1, 'confirmed', 'Ada', 'ada@example.org', 'IFO', 'other', 'site', 'm', 0, \(false), 1)
        """)
    }
    try await database.migrate()
    let (day, letter) = try await database.read { tx in
      (
        try tx.value("SELECT names_erased_on FROM event_edition WHERE id = 'e'", as: String.self),
        try tx.value("SELECT mail_id FROM event_letter WHERE edition_id = 'e'", as: String.self)
      )
    }
    #expect(day == "2026-10-08" && letter == "m")
    await database.close()
  }

  /// The connection that reads has seen the table without its new column.
  @Test(arguments: Engine.available) func `en ny kolumn läses av den som var öppen när den kom`(_ engine: Engine)
    async throws
  {
    let first = Migration("0001 probe", "CREATE TABLE probe (id TEXT PRIMARY KEY) {strict}")
    let second = Migration("0002 more", "ALTER TABLE probe ADD COLUMN number {int} NOT NULL DEFAULT 7")
    let database = try EmptyDatabase.make(engine, .regional)
    try await database.migrate([first])
    try await database.write { try $0.execute("INSERT INTO probe (id) VALUES (\("å"))") }
    let all: SQL = "SELECT * FROM probe"
    #expect(try await database.read { try $0.rows(all).count } == 1)
    try await database.migrate([first, second])
    let row = try await database.read { try $0.row(all) }
    #expect(try row?.get("number", as: Int.self) == 7)
    await database.close()
  }

  @Test(arguments: Engine.available) func `en databas som inte kan läsas räknas inte som tom`(_ engine: Engine)
    async throws
  {
    let database = try EmptyDatabase.make(engine, .regional)
    try await database.migrate([])
    try await database.write { try $0.execute("ALTER TABLE migration RENAME COLUMN position TO place") }
    await #expect(throws: StorageError.self) { try await database.isEmpty() }
    await database.close()
  }

  @Test(arguments: Engine.available) func `ett steg som inte går lämnar databasen som den var`(_ engine: Engine)
    async throws
  {
    let first = Migration("0001 probe", "CREATE TABLE probe (id TEXT PRIMARY KEY) {strict}")
    let broken = Migration("0002 fel", "CREATE TABLE half (id TEXT) {strict}; INSERT INTO missing VALUES (1)")
    let database = try EmptyDatabase.make(engine, .regional)
    await #expect(throws: StorageError.self) { try await database.migrate([first, broken]) }
    #expect(try await database.pending([first, broken]) == ["0002 fel"])
    await #expect(throws: StorageError.self) { try await database.read { try $0.rows("SELECT id FROM half") } }
    await database.close()
  }
}

/// A database without anything in it, not even the first step.
private enum EmptyDatabase {
  static func make(_ engine: Engine, _ name: Database.Name) throws -> Database {
    let own = UUID().uuidString.lowercased().replacing("-", with: "")
    switch engine {
    case .sqlite: return try Database(sqlite: NSTemporaryDirectory() + "samfrid-old-\(own).sqlite", name: name)
    case .postgreSQL:
      let address = try #require(ProcessInfo.processInfo.environment["SAMFRID_TEST_POSTGRESQL"])
      return Database(
        postgreSQL: PostgreSQLPool(address: address, limit: 1), schema: "old_\(own)", role: nil, name: name)
    }
  }
}
