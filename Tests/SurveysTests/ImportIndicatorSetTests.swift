import Access
import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

struct ImportIndicatorSetTests {
  @Test func `den medföljande uppsättningen har 101 frågor i 19 områden och 37 i kortformuläret`() throws {
    let file = try SetFile.bundled()
    #expect(file.indicators.count == 101)
    #expect(file.areas.count == 19)
    #expect(file.indicators.filter(\.isCore).count == 37)
    #expect(file.indicators.contains { $0.isAboutHonour })
    #expect(file.areas.contains { $0.code == "HRV" })
  }

  @Test(arguments: Engine.available) func `det som läses in kan hämtas och läsas in igen utan att något ändras`(
    _ engine: Engine
  )
    async throws
  {
    let site = try await TestSite.make(engine)
    let (now, file) = (site.now, try SetFile.bundled())
    let set = try await site.regional.write { tx in
      try ImportIndicatorSet(file: file).perform(in: tx, by: SmallSurvey.leader, at: now)
    }
    let questionnaire = try #require(try await site.regional.read { try $0.questionnaire(set, withRetired: true) })
    let exported = SetFile(questionnaire).json
    let again = try SetFile(json: exported)
    #expect(again.json == exported)
    #expect(again.indicators.map(\.code) == file.indicators.map(\.code))
    let before = try #require(try fields(of: exported, like: Data(contentsOf: Self.bundledFile)))
    #expect(before.isEmpty, "fält som inte överlevde: \(before)")
  }

  /// The questions whose fields differ between the file that comes with the program and what was exported.
  private func fields(of exported: [UInt8], like original: Data) throws -> [String]? {
    func indicators(_ data: Data) throws -> [String: [String: Any]]? {
      let top = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      let list = top?["indicators"] as? [[String: Any]]
      return list.map {
        Dictionary($0.map { ($0["id"] as? String ?? "", $0) }, uniquingKeysWith: { first, _ in first })
      }
    }
    func text(_ field: Any?) throws -> Data {
      try JSONSerialization.data(withJSONObject: [field ?? "saknas"], options: [.sortedKeys])
    }
    guard let old = try indicators(original), let new = try indicators(Data(exported)) else { return nil }
    return try old.flatMap { code, fields in
      try fields.filter { key, value in try text(value) != text(new[code]?[key]) }.map { "\(code).\($0.key)" }
    }.sorted()
  }

  private static let bundledFile = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Sources/Surveys/Facts/indicators.json").standardized

  @Test func `varje fel pekar på frågan och fältet`() {
    let json = """
      {"format": "samfrid-indicators", "formatVersion": 1, "name": "Prov", "version": "1",
       "areas": [{"id": "LED", "name": "Styrning"}], "themes": [],
       "indicators": [
        {"id": "LED-01", "area": "QQQ", "type": "single", "text": "Finns plan?", "levelRule": "option", "weight": 7,
         "core": true, "sensitive": false, "options": [{"id": "ja", "text": "Ja", "level": 120}, {"id": "Nej!", "text": "Nej", "level": 0}]},
        {"id": "LED-02", "area": "LED", "type": "gissning", "text": "Vad?"},
        {"id": "LED-03", "area": "LED", "type": "count", "text": "Hur många?", "levelRule": "share", "weight": 1,
         "core": "ja", "sensitive": false}
       ]}
      """
    let problems = #expect(throws: Problems.self) { try SetFile(json: Array(json.utf8)) }
    let sentences = problems?.list.map(\.sentence) ?? []
    let expected = [
      "LED-01, area: ", "LED-01, weight: ", "LED-01, options 1, level: ", "LED-01, options 2, id: ", "LED-02, type: ",
      "LED-03, levelRule: ", "LED-03, core: ",
    ]
    for start in expected { #expect(sentences.contains { $0.hasPrefix(start) }, "saknar \(start) bland \(sentences)") }
  }

  @Test(arguments: [
    ("", "Filen går inte att läsa som JSON"), ("[]", "Filen är"), ("{\"format\": \"annat\"}", "Filen är"),
    ("{\"format\": ", "Filen går inte att läsa som JSON"), ("\u{FFFD}PK", "Filen går inte att läsa som JSON"),
  ])
  func `en fil som inte är en uppsättning nekas med en mening`(_ text: String, _ start: String) {
    let problems = #expect(throws: Problems.self) { try SetFile(json: Array(text.utf8)) }
    #expect(problems?.sentence(for: "fil")?.hasPrefix(start) == true)
  }

  @Test func `ett fel i skrivsättet pekar på raden`() {
    let problems = #expect(throws: Problems.self) { try SetFile(json: Array("{\"a\": 1,\n \"b\" 2}".utf8)) }
    #expect(problems?.sentence(for: "fil")?.contains("rad 2") == true)
  }

  @Test(arguments: Engine.available) func `samma namn och version läses inte in två gånger`(_ engine: Engine)
    async throws
  {
    let site = try await TestSite.make(engine)
    let (now, file) = (site.now, try SetFile.bundled())
    await #expect(throws: Problems.self) {
      try await site.regional.write { tx in
        try ImportIndicatorSet(file: file).perform(in: tx, by: SmallSurvey.leader, at: now)
        try ImportIndicatorSet(file: file).perform(in: tx, by: SmallSurvey.leader, at: now)
      }
    }
  }

  @Test(arguments: Engine.available) func `en ny version med ändrade nivåer får en ny definition, en lika får samma`(
    _ engine: Engine
  ) async throws {
    let site = try await TestSite.make(engine)
    let (now, file) = (site.now, try SetFile.bundled())
    let changed = try #require(
      file.changing("LED-02") { $0.options[1] = .init(id: "delvis", text: "Delvis", level: 25) })
    let set = try await site.regional.write { tx in
      try ImportIndicatorSet(file: file).perform(in: tx, by: SmallSurvey.leader, at: now)
      return try ImportIndicatorSet(file: changed).perform(in: tx, by: SmallSurvey.leader, at: now.adding(seconds: 1))
    }
    let questionnaire = try #require(try await site.regional.read { try $0.questionnaire(set) })
    #expect(questionnaire.indicator("LED-02")?.definitionVersion == "2")
    #expect(questionnaire.indicator("LED-01")?.definitionVersion == "1")
  }
}

extension SetFile {
  /// The next version of the file with one question changed.
  fileprivate func changing(_ code: String, _ change: (inout Indicator) -> Void) -> SetFile? {
    var file = self
    file.version = "2"
    guard let index = file.indicators.firstIndex(where: { $0.code == code }) else { return nil }
    change(&file.indicators[index])
    return file
  }
}
