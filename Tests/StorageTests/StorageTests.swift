import Schema
import Storage
import TestSupport
import Testing
import Vocabulary

struct StorageTests {
  private static let migrations = [
    Migration(
      "0001 probe",
      """
      CREATE TABLE probe (
        id TEXT PRIMARY KEY, name {swedish} NOT NULL, number {int}, share {real}, is_on {flag}, bytes {blob},
        CHECK (number >= 0)
      ) {strict}
      """)
  ]

  @Test(arguments: Engine.available) func `värden kommer tillbaka som de skrevs`(_ engine: Engine) async throws {
    let database = try await TestSite.databases(engine).regional
    try await database.migrate(Schema.migrations(of: .regional) + Self.migrations)
    let row = try await database.write { tx in
      let missing: String? = nil
      try tx.execute(
        """
        INSERT INTO probe (id, name, number, share, is_on, bytes)
        VALUES (\("a"), \("Åsa 'O''Brien'; --"), \(42), \(1.5), \(true), \([0, 255, 10] as [UInt8]))
        """)
      try tx.execute("INSERT INTO probe (id, name) VALUES (\("b"), \(missing ?? "tom"))")
      return try tx.row("SELECT * FROM probe WHERE id = \("a")")
    }
    let stored = try #require(row)
    #expect(try stored.get("name") == "Åsa 'O''Brien'; --")
    #expect(try stored.get("number") == 42)
    #expect(try stored.get("share") == 1.5)
    #expect(try stored.get("is_on") == true)
    #expect(try stored.get("bytes") == [0, 255, 10] as [UInt8])
    let empty = try await database.read { try $0.row("SELECT number FROM probe WHERE id = \("b")") }
    #expect(try empty?.optional("number", as: Int.self) == nil)
  }

  @Test(arguments: Engine.available) func `en avbruten ändring lämnar inget efter sig`(_ engine: Engine) async throws {
    let database = try await TestSite.databases(engine).regional
    try await database.migrate(Schema.migrations(of: .regional) + Self.migrations)
    await #expect(throws: StorageError.self) {
      try await database.write { tx in
        try tx.execute("INSERT INTO probe (id, name) VALUES (\("a"), \("Ett"))")
        try tx.execute("INSERT INTO probe (id, name, number) VALUES (\("b"), \("Två"), \(-1))")
      }
    }
    #expect(try await database.read { try $0.value("SELECT COUNT(*) FROM probe") } == 0)
  }

  @Test(arguments: Engine.available) func `en del som avbryts tas tillbaka ensam`(_ engine: Engine) async throws {
    let database = try await TestSite.databases(engine).regional
    try await database.migrate(Schema.migrations(of: .regional) + Self.migrations)
    let names = try await database.write { tx in
      func add(_ id: String, _ number: Int) throws {
        try tx.execute("INSERT INTO probe (id, name, number) VALUES (\(id), \(id), \(number))")
      }
      try add("a", 1)
      try? tx.savepoint {
        try add("b", 1)
        // The check of the table refuses the second, and the first goes with it.
        try add("c", -1)
      }
      try tx.savepoint {
        try add("d", 1)
        try? tx.savepoint {
          try add("e", 1)
          throw StorageError.failed("avbruten")
        }
        try add("f", 1)
      }
      return try tx.rows("SELECT name FROM probe ORDER BY name").map { try $0.get("name", as: String.self) }
    }
    #expect(names == ["a", "d", "f"])
    let stored = try await database.read { try $0.value("SELECT COUNT(*) FROM probe", as: Int.self) }
    #expect(stored == 3)
  }

  @Test(arguments: Engine.available) func `läsning kan inte skriva`(_ engine: Engine) async throws {
    let database = try await TestSite.databases(engine).regional
    try await database.migrate(Schema.migrations(of: .regional) + Self.migrations)
    await #expect(throws: (any Error).self) {
      try await database.read { try $0.execute("INSERT INTO probe (id, name) VALUES (\("a"), \("Ett"))") }
    }
  }

  @Test(arguments: Engine.available) func `svensk ordning är lika i båda databaserna`(_ engine: Engine) async throws {
    let database = try await TestSite.databases(engine).regional
    try await database.migrate(Schema.migrations(of: .regional) + Self.migrations)
    let golden = ["Abel", "Eda", "Édouard", "Vara", "Wallin", "Yngve", "Zeta", "Åre", "Älvdalen", "Öckerö"]
    let sorted = try await database.write { tx in
      for name in golden.reversed() { try tx.execute("INSERT INTO probe (id, name) VALUES (\(name), \(name))") }
      return try tx.rows("SELECT name FROM probe ORDER BY name").map { try $0.get("name", as: String.self) }
    }
    #expect(sorted == golden)
    #expect(SwedishOrder.sorted(golden.reversed()) { $0 } == golden)
  }

  @Test(arguments: Engine.available) func `många skriver samtidigt utan att något går förlorat`(_ engine: Engine)
    async throws
  {
    let database = try await TestSite.databases(engine).regional
    try await database.migrate(Schema.migrations(of: .regional) + Self.migrations)
    try await database.write {
      try $0.execute("INSERT INTO probe (id, name, number) VALUES (\("n"), \("räknare"), \(0))")
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 {
        group.addTask {
          try await database.write { tx in
            let number = try tx.value("SELECT number FROM probe WHERE id = \("n")", as: Int.self) ?? 0
            try tx.execute("UPDATE probe SET number = \(number + 1) WHERE id = \("n")")
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await database.read { try $0.value("SELECT number FROM probe WHERE id = \("n")") } == 20)
  }

  @Test(arguments: Engine.available) func `en databas från ett nyare program vägras`(_ engine: Engine) async throws {
    let database = try await TestSite.databases(engine).regional
    try await database.write {
      try $0.execute("INSERT INTO migration (name, position) VALUES (\("9999 framtiden"), \(9999))")
    }
    await #expect(throws: StorageError.wrongVersion("9999 framtiden")) { try await database.migrate() }
  }

  @Test func `en lista utan värden träffar ingenting`() async throws {
    let database = try await TestSite.databases(.sqlite).regional
    let none: [String] = []
    #expect(try await database.read { try $0.rows("SELECT 1 WHERE 'a' IN \(list: none)").count } == 0)
  }
}
