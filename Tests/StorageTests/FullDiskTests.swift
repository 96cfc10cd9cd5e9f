import Storage
import TestSupport
import Testing

/// A database that may not grow is what a full disk is to SQLite.
struct FullDiskTests {
  private static let sizes = (
    least: "PRAGMA max_page_count = 1" as SQL, most: "PRAGMA max_page_count = 1073741823" as SQL
  )

  @Test func `när disken är full vägras skrivningen hel, läsningen fortsätter, och sedan går det igen`() async throws {
    let database = try await TestSite.databases(.sqlite).regional
    let long = String(repeating: "Lång text. ", count: 5_000)
    try await database.write { tx in
      try tx.execute("CREATE TABLE probe (id INTEGER PRIMARY KEY, text TEXT) STRICT")
      // Never under what is used: the file stays as large as it is, and grows no more.
      _ = try tx.rows(Self.sizes.least)
    }
    await #expect(throws: StorageError.full) {
      try await database.write { tx in
        for _ in 0..<50 { try tx.execute("INSERT INTO probe (text) VALUES (\(long))") }
      }
    }
    #expect(try await database.read { try $0.value("SELECT COUNT(*) FROM probe") } == 0)
    try await database.write { _ = try $0.rows(Self.sizes.most) }
    try await database.write { try $0.execute("INSERT INTO probe (text) VALUES (\(long))") }
    #expect(try await database.read { try $0.value("SELECT text FROM probe") } == long)
  }

  @Test func `går det inte att skriva kan man läsa vidare, och det skrivna står kvar`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = test.client()
    _ = try await client.post("/demo/maj")
    _ = try await client.get("/konto")
    try await test.identity.write { try $0.execute("PRAGMA query_only = ON") }
    // The session is noted again after a minute; that it cannot be written stops nobody from reading.
    test.wait(minutes: 2)
    #expect(try await client.get("/konto").status == 200)
    let answer = try await client.post(
      "/konto/utseende", [("utseende", "dark"), ("anteckning", "Text med å, ä och ö")])
    #expect(answer.status == 503)
    #expect(answer.body.contains("Det du skrev står kvar här nedanför"))
    #expect(answer.body.contains("Text med å, ä och ö"))
  }
}
