import AccessLog
import Casework
import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary

/// Planted words are searched for in everything that everybody is shown: the only finds are those that the checked-in table allows
/// (B11). `SAMFRID_WRITE_CANARIES=1` writes the table anew, to be read in the change.
struct CanaryTests {
  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "canaries.txt")
  private static let everybody = ["mottagare", "handläggare", "kollega", "chef", "granskare"]

  @Test func `planterade ord syns bara där tabellen säger`() async throws {
    let planted = try await PlantedBoard()
    var found: Set<String> = []
    for name in Self.everybody {
      let client = try await planted.work.client(name)
      if name == "granskare" { try await draw(planted, client) }
      let pages = try await pages(client, planted)
      #expect(pages.count < 400 && pages.count { $0.1.status == 200 } > 4, "\(name): \(pages.count) sidor")
      for (path, answer) in pages {
        for (place, word) in PlantedBoard.words where answer.body.contains(word) {
          found.insert("\(name): \(place): \(Self.shape(path))")
        }
        let heads = answer.headers.values.joined(separator: " ") + path + Self.title(answer.body)
        for (place, word) in PlantedBoard.words {
          #expect(!heads.contains(word), "\(place) i adress, rubrik eller huvud: \(path)")
        }
      }
    }
    let lines = found.sorted()
    if ProcessInfo.processInfo.environment["SAMFRID_WRITE_CANARIES"] != nil {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: Self.file)
    }
    let allowed = Set(try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n").map(String.init))
    #expect(found.subtracting(allowed).isEmpty, "läcker: \(found.subtracting(allowed).sorted())")
    #expect(
      allowed.subtracting(found).isEmpty,
      "tabellen har rader som inget motsvarar: \(allowed.subtracting(found).sorted())")
  }

  /// What no table may allow, whoever writes it.
  @Test func `tabellen tillåter aldrig det som aldrig får synas`() throws {
    let rows = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
    let whereabouts = ["adress", "telefon", "kommun", "boende", "skola", "arbete", "kontaktperson"]
    for row in rows {
      let parts = row.components(separatedBy: ": ")
      #expect(!whereabouts.contains(parts[1]), "var personen finns står på en sida som går att nå utan skäl: \(row)")
      #expect(
        parts[0] != "chef" || ["skäl att gå förbi"].contains(parts[1]), "chefen ser mer än nummer och roll: \(row)")
      #expect(parts[1] != "anmälare" || parts[2].hasSuffix("/anteckningar/*"), "\(row)")
      #expect(parts[1] != "utkast" || parts[0] == "handläggare", "\(row)")
      if parts[0] == "granskare" { #expect(parts[1].hasPrefix("skäl") && parts[2].contains("/logg/"), "\(row)") }
      if parts[0] == "kollega" { #expect(parts[1].hasPrefix("skil"), "\(row)") }
      if parts[0] == "handläggare" { #expect(!parts[1].hasPrefix("skil"), "\(row)") }
    }
    #expect(rows.count > 20)
  }

  @Test func `inga brev, inga tabeller och ingen logg har orden i klartext`() async throws {
    let planted = try await PlantedBoard()
    let mail = try await planted.work.test.identity.read { tx in
      try tx.rows("SELECT subject, body FROM mail").map {
        try $0.get("subject", as: String.self) + $0.get("body", as: String.self)
      }.joined()
    }
    for (place, word) in PlantedBoard.words { #expect(!mail.contains(word), "\(place) i ett brev") }
    let folder = NSTemporaryDirectory() + "samfrid-canary-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await planted.work.board.database.copy(to: folder + "/kopia.sqlite")
    _ = try await planted.work.board.log.export(to: folder + "/logg", at: planted.work.test.now)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder).map { folder + "/" + $0 }
    var size = 0
    for file in files {
      guard let data = FileManager.default.contents(atPath: file) else { continue }
      size += data.count
      for (place, word) in PlantedBoard.words {
        #expect(data.range(of: Data(word.utf8)) == nil, "\(place) i \(file)")
      }
    }
    #expect(size > 100_000)
  }

  private func draw(_ planted: PlantedBoard, _ reviewer: TestClient) async throws {
    let month = "\(planted.work.path)/logg/\(planted.work.test.now.day.text.prefix(7))"
    _ = try await reviewer.get(month)
    #expect(try await reviewer.post(month).status == 303)
  }

  /// All that the links lead to, and a few addresses that nobody is shown.
  private func pages(_ client: TestClient, _ planted: PlantedBoard) async throws -> [(String, TestClient.Answer)] {
    let guesses =
      [planted.own, planted.walled].flatMap { file in
        ["", "/plats", "/skydd", "/kontakt", "/anteckningar/ny"].map { file + $0 }
      } + [planted.relation]
    var (seen, waiting) = (Set(["/"] + guesses), ["/", planted.work.path] + guesses)
    var pages: [(String, TestClient.Answer)] = []
    while let path = waiting.popLast(), pages.count < 400 {
      let answer = try await client.get(path)
      pages.append((path, answer))
      guard answer.headers["content-type"]?.hasPrefix("text/html") == true else { continue }
      for link in Markup(answer.body).links.map({ String($0.prefix { $0 != "#" }) }) where link.hasPrefix("/") {
        if seen.insert(link).inserted { waiting.append(link) }
      }
    }
    return pages + (try await answers(client, planted))
  }

  /// What is only ever an answer: a search for each of the words, a showing without a reason, a save over what is there.
  private func answers(_ client: TestClient, _ planted: PlantedBoard) async throws -> [(String, TestClient.Answer)] {
    var answers: [(String, TestClient.Answer)] = []
    for word in PlantedBoard.words.values.sorted() {
      let answer = try await client.post("\(planted.work.path)/sok", [("sok", word)])
      // The word that was asked for stands in the field again.
      // So does it where the whole form is refused.
      let echo = answer.status == 403 ? word : "value=\"\(word)\""
      let body = answer.body.replacing(echo, with: "")
      answers.append(("\(planted.work.path)/sok", .init(answer, body: body)))
    }
    for file in [planted.own, planted.walled] {
      for (path, fields) in [
        ("\(file)/plats/visa", [("skal", " ")]), ("\(file)/skydd", [("niva", "marked")]),
        ("\(file)/kontakt", [("version", "0"), ("satt", "Nytt")]),
      ] { answers.append((path, try await client.post(path, fields))) }
    }
    return answers
  }

  private static func shape(_ path: String) -> String {
    path.prefix { $0 != "?" }.split(separator: "/").map { part in
      part.count == 26 || part.contains(where: \.isNumber) ? "*" : String(part)
    }.joined(separator: "/")
  }

  private static func title(_ body: String) -> String {
    String(body.split(separator: "<title>").dropFirst().first?.prefix { $0 != "<" } ?? "")
  }
}
