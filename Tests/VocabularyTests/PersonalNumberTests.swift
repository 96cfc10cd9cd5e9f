import Foundation
import TestSupport
import Testing
import Vocabulary

struct PersonalNumberTests {
  private static let today = CalendarDate("2026-11-25") ?? CalendarDate(dayNumber: 0)

  private static func number(_ text: String) -> PersonalNumber? { PersonalNumber(text, asOf: today) }

  @Test(
    .enabled(if: SharedFolder.exists),
    arguments: ["test-personnummer-skatteverket.txt", "test-samordningsnummer-skatteverket.txt"])
  func `alla Skatteverkets testnummer är nummer, på fyra sätt att skriva dem`(_ file: String) throws {
    let lines = try Self.shared(file).split(whereSeparator: \.isNewline).map(String.init)
    try #require(lines.count >= 800)
    let kind: PersonalNumber.Kind = file.contains("samordning") ? .coordination : .personal
    for line in lines {
      let number = try #require(Self.number(line), "\(line)")
      #expect(number.kind == kind && number.text == line, "\(line)")
      #expect(Self.number(number.words) == number, "\(number.words)")
      let isOver100 = line < "19261126"
      guard line > "18261126" else { continue }
      let short = line.dropFirst(2).prefix(6) + (isOver100 ? "+" : "-") + line.suffix(4)
      #expect(Self.number(String(short)) == number, "\(short)")
    }
  }

  @Test(.enabled(if: SharedFolder.exists)) func `den öppna listan över giltiga och ogiltiga nummer stämmer`() throws {
    let lists = try #require(
      try JSONSerialization.jsonObject(with: Data(Self.shared("personnummer-structured.json").utf8))
        as? [String: [String: [String: [Any]]]])
    for (name, kind) in [("ssn", PersonalNumber.Kind.personal), ("con", .coordination)] {
      for text in try #require(lists[name]?["string"]?["valid"] as? [String]) {
        #expect(Self.number(text)?.kind == kind, "\(text)")
      }
      for text in try #require(lists[name]?["string"]?["invalid"] as? [String]) {
        #expect(Self.number(text) == nil, "\(text)")
      }
    }
  }

  @Test(arguments: ["19740128-T816", "740128-t816"])
  func `ett interimsnummer har en bokstav först bland de fyra sista`(_ text: String) {
    #expect(Self.number(text)?.kind == .interim)
  }

  @Test(arguments: [
    "", "1", "19800101-0000", "198001019998", "19801301-9997", "19800230-9993", "1980-0101-9999", "abcdefghij",
    "850101-123å",
    "19740128-A816", "00000000-0000",
  ])
  func `annat är inget nummer`(_ text: String) {
    #expect(Self.number(text) == nil)
  }

  @Test func `tio siffror hör till de senaste hundra åren`() {
    #expect(Self.number("261125-2392")?.text == "202611252392")
    #expect(Self.number("261126-2391")?.text == "192611262391", "i morgon är ingen född")
    #expect(Self.number("000229-2399")?.text == "200002292399")
    #expect(Self.number("000229+2399") == nil, "1900 var inget skottår")
  }

  @Test(arguments: [
    "Ring om 19570428-9999 i morgon", "Barnet (000405-9937) bor hos", "nr:195704289999.", "född 570428-9999, Umeå",
    "19570428 9999", "570428–9999",
    "pnr19570428-9999x", "570428\u{2011}9999",
  ])
  func `ett nummer hittas i löpande text`(_ text: String) {
    #expect(PersonalNumber.isFound(in: text, asOf: Self.today))
  }

  @Test(arguments: [
    "Vi har 12 platser 2026-11-25", "Ring 090-12 34 56 eller 070-123 45 67", "556677-8899", "bankgiro 5704289999",
    "570428 9999", "1195704289999",
    "570428-99991",
    "Beslut 2024-11-05, diarienummer 2024-000123", "",
  ])
  func `telefon, datum och diarienummer är inget nummer`(_ text: String) {
    #expect(!PersonalNumber.isFound(in: text, asOf: Self.today))
  }

  private static func shared(_ file: String) throws -> String {
    try SharedFolder.text("identity/\(file)")
  }
}
