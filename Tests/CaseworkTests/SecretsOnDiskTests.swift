import AccessLog
import Casework
import Foundation
import TestSupport
import Testing

@testable import Storage

/// What somebody who has copied the data reads there: nothing of whom it is about, what was noted or what was asked for.
struct SecretsOnDiskTests {
  private static let planted = [
    "Canarius", "Zebravinge", "197801252383", "19780125", "Rubrikkanin", "2026-0001", "Sökordsuggla", "Kodordsgran",
  ]

  @Test(arguments: TestSupport.Engine.available) func `ingen tabell har ett planterat ord i klartext`(
    _ engine: TestSupport.Engine
  ) async throws {
    let work = try await Self.worked(engine)
    let names: SQL =
      engine == .sqlite
      ? "SELECT name FROM sqlite_master WHERE type = 'table'"
      : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()"
    let tables: [String] = try await work.board.database.read { try $0.rows(names).map { try $0.get("name") } }
    #expect(tables.count > 25 && tables.contains("attached_file"), "\(tables)")
    for table in tables {
      let text = try await work.board.database.read { tx in
        try tx.rows(SQL(stringLiteral: "SELECT * FROM \(table)")).map(Self.text).joined()
      }
      for word in Self.planted { #expect(!text.contains(word), "\(word) i \(table)") }
    }
  }

  @Test func `inga filer, kopior eller utdrag har det heller`() async throws {
    let start = Date()
    let work = try await Self.worked(TestSupport.Engine.sqlite)
    let folder = NSTemporaryDirectory() + "samfrid-grep-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try await work.board.database.copy(to: folder + "/kopia.sqlite")
    _ = try await work.board.log.export(to: folder + "/logg", at: work.test.now)
    let path = try #require(
      try await work.board.database.read {
        try $0.rows("PRAGMA database_list").map { try $0.get("file", as: String.self) }.first
      })
    let live = try FileManager.default.contentsOfDirectory(atPath: (path as NSString).deletingLastPathComponent)
      .map { (path as NSString).deletingLastPathComponent + "/" + $0 }
    let copies = try FileManager.default.subpathsOfDirectory(atPath: folder).map { folder + "/" + $0 }
    var searched = 0
    for file in live + copies + temporaryFiles(since: start) {
      guard let data = FileManager.default.contents(atPath: file), !data.isEmpty else { continue }
      searched += 1
      for word in Self.planted { #expect(data.range(of: Data(word.utf8)) == nil, "\(word) i \(file)") }
    }
    // The board's database with its log, the other two, the copy and the export's three files at least.
    #expect(searched >= 7, "bara \(searched) filer genomsöktes")
    let isSeen = live.contains { file in
      FileManager.default.contents(atPath: file)?.range(of: Data("exposed".utf8)) != nil
    }
    #expect(isSeen, "det som ska stå i klartext hittas inte, så sökningen visar ingenting")
  }

  /// Those that have been written among the temporary files, whoever wrote them.
  private func temporaryFiles(since start: Date) -> [String] {
    let folder = NSTemporaryDirectory()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.map { folder + $0 }.filter { path in
      guard let found = try? FileManager.default.attributesOfItem(atPath: path) else { return false }
      return found[.type] as? FileAttributeType == .typeRegular && found[.modificationDate] as? Date ?? start >= start
    }
  }

  @Test func `utdraget av loggen håller och räknar varje händelse`() async throws {
    let work = try await Self.worked(TestSupport.Engine.sqlite)
    let folder = NSTemporaryDirectory() + "samfrid-logg-\(UUID().uuidString)"
    let count = try await work.board.log.export(to: folder, at: work.test.now)
    #expect(count == (try await work.log().count) && count > 5)
    #expect(VerifiedLog(folder: folder, key: work.board.log.key).faults.isEmpty)
  }

  /// A file with planted words in every field, read, searched for and written in.
  private static func worked(_ engine: TestSupport.Engine) async throws -> BoardAtWork {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Canarius Zebravinge", number: "197801252383")
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(file, by: worker)
    _ = try await worker.post(note, [("rubrik", "Rubrikkanin"), ("text", "Zebravinge ringde"), ("utkast", "ja")])
    _ = try await worker.post(
      note,
      [("rubrik", "Rubrikkanin"), ("text", "Zebravinge ringde"), ("version.anteckning", "1"), ("uppratta", "ja")])
    _ = try await worker.post("\(file)/kontakt", [("version", "0"), ("satt", "Kodordsgran")])
    _ = try await worker.post("\(work.path)/sok", [("sok", "Sökordsuggla")])
    #expect(try await worker.get(file).body.contains("Zebravinge ringde"))
    return work
  }

  /// Bytes too are read as the text they would be.
  private static func text(_ row: Row) -> String {
    row.values.map { value in
      guard case .blob(let bytes) = value else { return "\(value)" }
      return String(decoding: bytes, as: UTF8.self)
    }.joined(separator: " ")
  }
}
