import Dispatch
import Foundation
import Schema
import Storage
import TestSupport
import Testing

/// Colleagues who write at the same time wait for each other; nobody is told that the database is away.
struct MeetingWritersTests {
  private static let probe = Migration(
    "0001 probe", "CREATE TABLE probe (id TEXT PRIMARY KEY, number {int} NOT NULL) {strict}")

  @Test(arguments: Engine.available) func `många som läser och skriver samma rader om och om igen får alla skriva`(
    _ engine: Engine
  ) async throws {
    let database = try await TestSite.databases(engine).regional
    try await database.migrate(Schema.migrations(of: .regional) + [Self.probe])
    let (writers, rounds) = (6, 40)
    try await database.write { tx in
      for id in 0..<writers { try tx.execute("INSERT INTO probe (id, number) VALUES (\("\(id)"), \(0))") }
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for id in 0..<writers {
        group.addTask {
          for _ in 0..<rounds {
            // Each reads what all have written, as a reply's progress is counted, and writes its own.
            try await database.write { tx in
              _ = try tx.value("SELECT SUM(number) FROM probe", as: Int.self)
              try tx.execute("UPDATE probe SET number = number + 1 WHERE id = \("\(id)")")
            }
          }
        }
      }
      try await group.waitForAll()
    }
    let sum = try await database.read {
      try $0.rows("SELECT number FROM probe").map { try $0.get("number", as: Int.self) }
    }
    #expect(sum == Array(repeating: rounds, count: writers))
  }

  /// Reading goes on with the connections that writers leave, however many they are.
  @Test(.enabled(if: Engine.available.contains(.postgreSQL)))
  func `den som läser får läsa medan fler än anslutningarna räcker till vill skriva`() async throws {
    let address = try #require(ProcessInfo.processInfo.environment["SAMFRID_TEST_POSTGRESQL"])
    let own = UUID().uuidString.lowercased().replacing("-", with: "")
    let database = Database(
      postgreSQL: PostgreSQLPool(address: address, limit: 4), schema: "meet_\(own)", role: nil, name: .regional)
    try await database.migrate([Self.probe])
    try await database.write { try $0.execute("INSERT INTO probe (id, number) VALUES (\("a"), \(0))") }
    let gate = DispatchSemaphore(value: 0)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<6 {
        group.addTask {
          try await database.write { tx in
            // Opened by the readers below; a deadline that long only ends a test that has failed.
            #expect(gate.wait(timeout: .now() + 60) == .success)
            gate.signal()
            try tx.execute("UPDATE probe SET number = number + 1 WHERE id = \("a")")
          }
        }
      }
      try await Task.sleep(for: .milliseconds(300))
      for _ in 0..<3 { _ = try await database.read { try $0.value("SELECT number FROM probe", as: Int.self) } }
      gate.signal()
      try await group.waitForAll()
    }
    #expect(try await database.read { try $0.value("SELECT number FROM probe") } == 6)
    await database.close()
  }
}
