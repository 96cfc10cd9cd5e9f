import Access
import Documents
import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

struct PublishedValuesTests {
  private static let facts = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Sources/DemoData/Facts").standardized

  private func demonstrationFile(_ name: String) throws -> PublishedFile {
    let bytes = [UInt8](try Data(contentsOf: Self.facts.appendingPathComponent(name)))
    return try PublishedFile(bytes, named: name)
  }

  private func kolada(_ rows: String) throws -> PublishedFile {
    try PublishedFile(Array("{\"count\": 1, \"values\": [\(rows)]}".utf8), named: "kolada.json")
  }

  private func row(_ municipality: String, _ year: Int, _ value: String) -> String {
    """
    {"kpi": "U1", "municipality": "\(municipality)", "period": \(year), "values": [{"count": 1, "gender": "T", \
    "isdeleted": false, "status": "", "value": \(value)}]}
    """
  }

  private func asking(_ answers: [String: String], type: Indicator.AnswerType = .count, source: String = "Kolada")
    -> Indicator
  {
    Indicator(
      id: "i", code: "NYC-01", area: "NYC", question: "Hur många?", hint: nil, answerType: type, unit: "antal",
      weight: 0,
      isCore: true, isSensitive: false, themes: [],
      options: type == .single
        ? [.init(id: "ja", text: "Ja", level: 100), .init(id: "nej", text: "Nej", level: 0)] : [],
      rows: [], levelRule: .none, definitionVersion: "1", definition: .init(),
      published: [.init(source: source, key: "U1", answers: answers)], sources: [])
  }

  private func value(
    of indicator: Indicator, after files: [PublishedFile], _ engine: Engine, code: String = "2480", year: Int = 2026
  ) async throws -> PublishedValue? {
    let site = try await TestSite.make(engine)
    let now = site.now
    let municipality = try #require(MunicipalityCode(code))
    let day = try #require(CalendarDate(year: year, month: 6, day: 1))
    return try await site.regional.write { tx in
      for file in files { try ImportPublishedValues(file: file).perform(in: tx, by: SmallSurvey.leader, at: now) }
      return try tx.publishedValue(for: indicator, municipality: municipality, asOf: day)
    }
  }

  @Test(arguments: [("24-manader", "uppföljd inom 24 månader"), ("2", "version 2"), ("ny från 2024", "ny från 2024")])
  func `definitionen har ett namn på svenska`(_ version: String, _ words: String) {
    #expect(DefinitionName.words(version) == words)
  }

  @Test func `Koladas form läses med riket, luckor och märket att värdena är påhittade`() throws {
    let file = try demonstrationFile("kolada-uppdiktad.json")
    #expect(file.source == "Kolada")
    #expect(file.isInvented)
    #expect(Set(file.series.map(\.key)) == ["U30750", "U30751", "U30752"])
    #expect(file.years == Array(2019...2025))
    #expect(file.unknownCodes.isEmpty)
    #expect(!file.withoutValue.isEmpty)
    #expect(file.values.contains { $0.place.municipality == "0000" })
    // All of them, also those that have never reported.
    let rows = (file.values.map(\.place) + file.withoutValue).filter { $0.municipality != "0000" }
    #expect(Set(rows.map(\.municipality)).count == 290)
    #expect(Set(rows.filter { $0.municipality == "2480" }.map(\.year)) == Set(2019...2025))
  }

  @Test func `Öppna jämförelser läses ur Excel med definitionens version för varje år`() throws {
    let file = try demonstrationFile("oj-vald-uppdiktad.xlsx")
    #expect(file.source == "OJ")
    #expect(file.isInvented)
    #expect(file.years == Array(2019...2025))
    #expect(file.municipalityCount == 290)
    #expect(file.series.contains { $0.key == "rutin-skolgang" && $0.title.contains("skolgången") })
    let police = file.values.filter { $0.place.key == "overenskommelse-polis" }
    #expect(Set(police.filter { $0.place.year == 2023 }.map(\.definitionVersion)) == ["12-manader"])
    #expect(Set(police.filter { $0.place.year == 2024 }.map(\.definitionVersion)) == ["24-manader"])
    #expect(Set(police.filter { $0.place.municipality != "0000" }.map(\.text)) == ["Ja", "Nej"])
  }

  @Test(arguments: Engine.available) func `senaste året gäller, med källa och år`(_ engine: Engine) async throws {
    let file = try kolada(
      [row("2480", 2023, "31.5"), row("2480", 2025, "34.2"), row("2482", 2025, "9")].joined(separator: ","))
    let found = try #require(try await value(of: asking(["*": "="]), after: [file], engine))
    #expect(found.year == 2025)
    #expect(found.answer == .number(34.2))
    #expect(found.words == "34,2")
    #expect(found.sourceWords.hasPrefix("Kolada, år 2025"))
    let earlier = try await value(of: asking(["*": "="]), after: [file], engine, year: 2024)
    #expect(earlier?.year == 2023)
  }

  @Test(arguments: Engine.available) func `inget värde är aldrig noll`(_ engine: Engine) async throws {
    let file = try kolada([row("2480", 2025, "null"), row("2482", 2025, "0")].joined(separator: ","))
    #expect(try await value(of: asking(["*": "="]), after: [file], engine) == nil)
    #expect(try await value(of: asking(["*": "="]), after: [file], engine, code: "2482")?.answer == .number(0))
  }

  @Test(arguments: Engine.available) func `ett värde som källan tagit bort försvinner och andra står kvar`(
    _ engine: Engine
  ) async throws {
    let first = try kolada([row("2480", 2025, "34"), row("2482", 2025, "12")].joined(separator: ","))
    let second = try kolada([row("2480", 2025, "null"), row("1480", 2025, "5")].joined(separator: ","))
    #expect(try await value(of: asking(["*": "="]), after: [first, second], engine) == nil)
    #expect(
      try await value(of: asking(["*": "="]), after: [first, second], engine, code: "2482")?.parts.first?.text == "12")
  }

  @Test func `okända koder räknas upp och regioner hoppas över`() throws {
    let file = try kolada(
      [row("2480", 2025, "1"), row("9999", 2025, "1"), row("0014", 2025, "1")].joined(separator: ","))
    #expect(file.unknownCodes == ["9999"])
    #expect(file.regionRows == 1)
    #expect(file.values.count == 1)
  }

  @Test(arguments: Engine.available)
  func `ett tal fyller inte i svaret när frågan inte säger att det betyder samma sak`(
    _ engine: Engine
  ) async throws {
    let found = try await value(of: asking([:]), after: [try kolada(row("2480", 2025, "34.2"))], engine)
    #expect(found?.answer == nil)
    #expect(found?.words == "34,2")
  }

  private func perAdults(_ key: String = "U30750") throws -> Indicator {
    let bundled = try SetFile.bundled().indicators
    return try #require(bundled.first { $0.publishedLinks.contains { $0.key == key } })
  }

  @Test(arguments: Engine.available) func `Koladas tal per 10 000 vuxna går att bekräfta som det är`(_ engine: Engine)
    async throws
  {
    let file = try demonstrationFile("kolada-uppdiktad.json")
    for key in ["U30750", "U30751", "U30752"] {
      let question = try perAdults(key)
      let found = try #require(try await value(of: question, after: [file], engine, code: "0117"), "\(key)")
      guard case .rate(let rate)? = found.answer else {
        Issue.record("\(key) blir inget svar")
        continue
      }
      #expect(found.parts.first?.text == AnswerValue.number(rate).stored)
      let known = KnownValue(found)
      guard case .given(let content) = question.judge(TypedAnswer(agrees: true), known: known) else {
        Issue.record("\(key) går inte att bekräfta")
        continue
      }
      #expect(content.origin == .confirmed && content.stored == AnswerValue.rate(rate).stored)
      #expect(question.value(stored: content.stored) == .rate(rate))
      #expect(question.words(for: .rate(rate)).hasSuffix("per 10\u{A0}000 vuxna"))
      #expect(question.level(of: .rate(rate), on: CalendarDate(dayNumber: 0)) == .unscored)
      // Saved once more as the form shows it, nothing changes.
      let shown = TypedAnswer(to: question, content: content, known: known)
      #expect(shown.agrees == true && question.judge(shown, known: known, standing: content) == .given(content))
    }
  }

  @Test func `ett antal bredvid ett publicerat tal per 10 000 är ingen rättelse`() throws {
    let question = try perAdults()
    let known = KnownValue(answer: .rate(45.3), words: "45,3", source: "Kolada, år 2025")
    let count = AnswerContent(stored: "56")
    #expect(question.judge(TypedAnswer(values: ["56"]), known: known) == .given(count))
    var confirmed = count
    confirmed.origin = .confirmed
    let both = TypedAnswer(values: ["56"], agrees: true)
    #expect(question.judge(both, known: known) == .given(confirmed))
    #expect(TypedAnswer(to: question, content: confirmed, known: known).agrees == true)
    // Another rate is: it needs its reason, and stays when a newer value is published.
    let typed = TypedAnswer(values: ["46,1 per 10 000 vuxna"])
    guard case .faults(let faults) = question.judge(typed, known: known) else {
      Issue.record("En rättelse utan skäl togs emot")
      return
    }
    #expect(faults.map(\.field) == ["NYC-01.varfor"])
    let standing = AnswerContent(stored: AnswerValue.rate(44).stored, origin: .confirmed)
    let later = TypedAnswer(to: question, content: standing, known: known)
    #expect(question.judge(later, known: known, standing: standing) == .given(standing))
  }

  @Test(arguments: ["x per 10 000", "45,3 per 10 000 hundar", "-1 per 10 000", "20000 per 10 000"])
  func `ett tal per 10 000 som inte går att läsa nekas med en mening`(_ text: String) throws {
    let question = try perAdults()
    #expect(throws: AnswerFault.self) { try question.read(TypedAnswer(values: [text])) }
  }

  @Test func `andra frågor om antal tar inte emot tal per 10 000`() throws {
    let question = asking([:])
    #expect(throws: AnswerFault.self) { try question.read(TypedAnswer(values: ["45,3 per 10 000"])) }
    #expect(question.value(stored: "45.3/10000") == nil)
  }

  @Test func `ett tal per 10 000 visas inte utanför länsteamet`() throws {
    let question = try perAdults()
    let snapshot = MadeResults.snapshot([(question, ["45.3/10000", "56"])], rows: MadeResults.rows(2))
    let column = try #require(snapshot.column(question.code))
    let named = Disclosure(sights: [.named, .named], isOver: true)
    #expect(named.answer(to: column, 0) == .banded("Lämnat per 10\u{A0}000 vuxna"))
    #expect(column.answer(0)?.number == nil)
    let exact = Disclosure(sights: [.exact, .exact], isOver: true)
    #expect(exact.numbers(of: column, among: snapshot.all, in: snapshot) == [56])
  }

  private func workbook(_ rows: [(String, String)]) throws -> PublishedFile {
    var book = Workbook(title: "Prov")
    let header: [[Cell]] = [[.text("Prov")], [], [.text("Nivå"), .text("Kod"), .text("Namn"), .text("U1")]]
    let body = rows.map { [Cell.text("Kommun"), .text($0.0), .text("Namn"), .text($0.1)] }
    book.add(Sheet(name: "2025", rows: header + body))
    return try PublishedFile(try book.bytes(), named: "oj.xlsx")
  }

  @Test(arguments: Engine.available) func `ja blir ett svar bara när frågan säger vilket`(_ engine: Engine) async throws
  {
    let file = try workbook([("2480", "Ja"), ("2482", "Nej"), ("2401", "-")])
    let question = asking(["Ja": "ja"], type: .single, source: "OJ")
    #expect(try await value(of: question, after: [file], engine)?.answer == .options(["ja"]))
    let no = try #require(try await value(of: question, after: [file], engine, code: "2482"))
    #expect(no.answer == nil)
    #expect(no.words == "Nej")
    #expect(try await value(of: question, after: [file], engine, code: "2401") == nil)
  }

  @Test(arguments: Engine.available) func `i en matris fylls bara de rader som har ett publicerat svar`(
    _ engine: Engine
  ) async throws {
    let site = try await TestSite.make(engine)
    let (now, file) = (site.now, try demonstrationFile("oj-vald-uppdiktad.xlsx"))
    let question = try #require(try SetFile.bundled().indicators.first { $0.code == "SAM-01" })
    let day = now.day
    let values = try await site.regional.write { tx in
      try ImportPublishedValues(file: file).perform(in: tx, by: SmallSurvey.leader, at: now)
      return try Sweden.current.municipalities.prefix(60).compactMap {
        try tx.publishedValue(for: question, municipality: $0.code, asOf: day)
      }
    }
    let filled = try #require(values.first { $0.answer != nil })
    guard case .matrix(let rows)? = filled.answer else {
      Issue.record("Svaret är ingen matris")
      return
    }
    let said = filled.parts.filter { $0.text == "Ja" }.compactMap(\.link.row)
    #expect(Set(rows.keys) == Set(said))
    #expect(Set(rows.values) == ["uppfoljd"])
    #expect(filled.definitionVersion == "24-manader")
    #expect(filled.isInvented)
  }

  @Test(arguments: Engine.available) func `serien visar var definitionen bryts`(_ engine: Engine) async throws {
    let site = try await TestSite.make(engine)
    let (now, file) = (site.now, try demonstrationFile("oj-vald-uppdiktad.xlsx"))
    let series = try await site.regional.write { tx in
      try ImportPublishedValues(file: file).perform(in: tx, by: SmallSurvey.leader, at: now)
      return try tx.publishedSeries(source: "OJ", key: "overenskommelse-polis")
    }
    #expect(series?.breaks == [2024])
    #expect(series?.years.count == 7)
    #expect(series?.years.allSatisfy { $0.values.count <= 290 && $0.country != nil } == true)
    let coverage = try await site.regional.read { try $0.publishedCoverage() }
    #expect(coverage.count == file.series.count)
    #expect(coverage.first { $0.key == "overenskommelse-polis" }?.definitionVersions == 2)
  }

  @Test(arguments: ["", "{\"a\": 1}", "Kod;Namn\n2480;Umeå", "{\"values\": [{\"kpi\": 3}]}"])
  func `en fil av fel slag nekas med en mening`(_ text: String) {
    let problems = #expect(throws: Problems.self) { try PublishedFile(Array(text.utf8), named: "prov.json") }
    #expect(problems?.sentence(for: "fil")?.isEmpty == false)
  }
}
