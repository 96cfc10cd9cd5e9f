import DemoData
import Documents
import Packages
import Storage
import TestSupport
import Testing

/// A package on its way in: taken to disk, checked and unpacked there, and then written down.
struct UploadTests {
  private static func film(_ size: Int) -> [UInt8] { (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) } }

  private static func zip(film: [UInt8]) -> [UInt8] {
    var zip = MadeCourse.zip
    zip.add("film.mp4", film)
    return zip.bytes
  }

  @Test(arguments: Engine.available) func `en kurs med film läggs in, och varje fil ligger hel i sina delar`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let (client, film) = (try await test.client(as: .leader), Self.film(2_500_001))
    _ = try await client.get("/kurspaket/nytt")
    let sent = try await client.upload(
      "/kurspaket/nytt", field: "fil", name: "kurs.zip", bytes: Self.zip(film: film),
      [("om", "En kurs med film."), ("minuter", "15"), ("lan", "24")])
    #expect(sent.status == 303)
    let path = try #require(sent.location)
    #expect(try await client.get(path).body.contains("Del ett"))
    let pieces = try await test.regional.read { tx in
      try tx.rows("SELECT bytes FROM package_piece WHERE folded = 'film.mp4' ORDER BY number").map {
        try $0.get("bytes", as: [UInt8].self)
      }
    }
    #expect(pieces.map(\.count) == [1_000_000, 1_000_000, 500_001] && Array(pieces.joined()) == film)
    // The next version of it comes the same way.
    let package = String(path.dropLast("/version".count))
    let next = try await client.upload(path, field: "fil", name: "kurs 2.zip", bytes: MadeCourse.zip.bytes)
    #expect(next.status == 303 && next.location == path)
    #expect(try await client.get(package).body.contains("kurs 2.zip"))
  }

  @Test(arguments: Engine.available) func `allt som är fel sägs på en gång, och inget är skrivet`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .leader)
    _ = try await client.get("/kurspaket/nytt")
    func count() async throws -> Int? {
      try await test.regional.read { try $0.value("SELECT COUNT(*) FROM package_version", as: Int.self) }
    }
    let before = try await count()
    let bad = try await client.upload(
      "/kurspaket/nytt", field: "fil", name: "kurs.zip", bytes: Array("PK inget mer".utf8),
      [("om", "Det jag skrev."), ("minuter", "många"), ("lan", "24")])
    #expect(bad.status == 422)
    for words in ["är skadad", "med siffror", "Det jag skrev.", "value=\"många\""] {
      #expect(bad.body.contains(words), "\(words)")
    }
    let none = try await client.upload("/kurspaket/nytt", field: "fil", name: "", bytes: [], [("om", "Kvar.")])
    #expect(none.status == 422 && none.body.contains("Välj kursens zip-fil") && none.body.contains("Kvar."))
    let empty = try await client.upload("/kurspaket/nytt", field: "fil", name: "tom.zip", bytes: [])
    #expect(empty.status == 422 && empty.body.contains("Filen ”tom.zip” är tom"))
    #expect(try await count() == before)
  }

  @Test func `filen på disken läses som den skrevs, del för del`() throws {
    let (file, bytes) = (try TemporaryFile(), Self.film(200_000))
    #expect(file.count == 0)
    try file.append(Array(bytes[..<70_000]))
    try file.append(Array(bytes[70_000...]))
    #expect(file.count == 200_000)
    #expect(try file.bytes(69_990..<70_010) == Array(bytes[69_990..<70_010]))
    #expect(throws: DocumentProblem.self) { try file.bytes(199_999..<200_001) }
  }
}
