import Testing
import Vocabulary

@testable import Surveys

struct LevelTests {
  private let day = CalendarDate("2026-11-22") ?? CalendarDate(dayNumber: 0)

  private func indicator(
    _ type: Indicator.AnswerType, _ rule: LevelRule, weight: Int = 2, options: [Indicator.Option] = [],
    rows: [Indicator.MatrixRow] = []
  ) -> Indicator {
    Indicator(
      id: "i", code: "LED-01", area: "LED", question: "Fråga?", hint: nil, answerType: type, unit: nil, weight: weight,
      isCore: true, isSensitive: false, themes: [], options: options, rows: rows, levelRule: rule,
      definitionVersion: "1", definition: .init(), sources: [])
  }

  private let choices: [Indicator.Option] = [
    .init(id: "ja", text: "Ja", level: 100), .init(id: "delvis", text: "Delvis", level: 50),
    .init(id: "nej", text: "Nej", level: 0), .init(id: "annat", text: "Annat", level: nil),
    .init(id: "vet-inte", text: "Vet inte", level: nil, isUnknown: true),
  ]

  @Test(
    arguments: [
      (["ja"], Level.scored(100)), (["delvis"], .scored(50)), (["nej"], .scored(0)), (["annat"], .unscored),
      (["vet-inte"], .unknown), ([], .missing), (["finns-inte"], .unscored),
    ] as [([String], Level)])
  func `ett val ger alternativets nivå, aldrig dess plats`(_ chosen: [String], _ level: Level) {
    #expect(indicator(.single, .option, options: choices).level(of: .options(chosen), on: day) == level)
  }

  @Test func `inget svar är aldrig noll`() {
    let question = indicator(.single, .option, options: choices)
    #expect(question.level(of: nil, on: day) == .missing)
    #expect(Level.missing.number == nil)
    #expect(Level.unknown.number == nil)
  }

  private let several: [Indicator.Option] = [
    .init(id: "a", text: "A", level: 100), .init(id: "b", text: "B", level: 100), .init(id: "c", text: "C", level: 100),
    .init(id: "inget", text: "Inget", level: 0, isNone: true),
  ]

  @Test(
    arguments: [
      (["a"], Level.scored(33)), (["a", "b"], .scored(67)), (["a", "b", "c"], .scored(100)), (["inget"], .scored(0)),
    ] as [([String], Level)])
  func `andelen räknas på alternativen som har en nivå`(_ chosen: [String], _ level: Level) {
    #expect(indicator(.multi, .share, options: several).level(of: .options(chosen), on: day) == level)
  }

  @Test(
    arguments: [
      (["a"], Level.scored(100)), (["b"], .scored(50)), (["a", "b"], .scored(100)), (["inget"], .scored(0)),
      (["d"], .unscored),
    ] as [([String], Level)])
  func `det bästa valet räcker`(_ chosen: [String], _ level: Level) {
    let options: [Indicator.Option] = [
      .init(id: "a", text: "A", level: 100), .init(id: "b", text: "B", level: 50),
      .init(id: "d", text: "D", level: nil),
      .init(id: "inget", text: "Inget", level: 0, isNone: true),
    ]
    #expect(indicator(.multi, .any, options: options).level(of: .options(chosen), on: day) == level)
  }

  @Test(
    arguments: [
      (["r1": "ja", "r2": "nej"], Level.scored(50)), (["r1": "ja", "r2": "vet-inte"], .scored(100)),
      (["r1": "vet-inte", "r2": "vet-inte"], .unknown), (["r1": "annat"], .unscored), ([:], .missing),
    ] as [([String: String], Level)])
  func `en matris är medelvärdet av raderna som säger något`(_ chosen: [String: String], _ level: Level) {
    let rows: [Indicator.MatrixRow] = [.init(id: "r1", text: "Vuxna"), .init(id: "r2", text: "Barn")]
    let question = indicator(.matrix, .option, options: choices, rows: rows)
    #expect(question.level(of: .matrix(chosen), on: day) == level)
  }

  private let waiting = LevelRule.steps([
    .init(from: 0, level: 100), .init(from: 8, level: 75), .init(from: 31, level: 25), .init(from: 61, level: 0),
  ])

  @Test(
    arguments: [
      (0.0, Level.scored(100)), (7, .scored(100)), (8, .scored(75)), (60, .scored(25)), (500, .scored(0)),
      (-1, .unscored),
    ] as [(Double, Level)])
  func `ett tal får nivån av det sista steg det når`(_ number: Double, _ level: Level) {
    #expect(indicator(.count, waiting).level(of: .number(number), on: day) == level)
  }

  @Test(
    arguments: [
      ("2026-11-22", Level.scored(100)), ("2026-05-23", .scored(100)), ("2026-04-22", .scored(75)),
      ("2025-10-22", .scored(25)), ("2024-10-22", .scored(0)), ("2027-01-01", .unscored),
    ] as [(String, Level)])
  func `ett datum räknas i hela månader`(_ text: String, _ level: Level) throws {
    let rule = LevelRule.steps([
      .init(from: 0, level: 100), .init(from: 7, level: 75), .init(from: 13, level: 25), .init(from: 25, level: 0),
    ])
    let date = try #require(CalendarDate(text))
    #expect(indicator(.date, rule).level(of: .date(date), on: day) == level)
  }

  @Test func `en fråga utan vikt eller regel räknas aldrig`() {
    #expect(indicator(.single, .option, weight: 0, options: choices).level(of: .options(["ja"]), on: day) == .unscored)
    #expect(indicator(.single, .none, options: choices).level(of: .options(["ja"]), on: day) == .unscored)
    #expect(indicator(.text, .none).level(of: .text("Bra"), on: day) == .unscored)
  }

  @Test(arguments: [(0, 0), (19, 0), (20, 1), (59, 2), (60, 3), (80, 4), (100, 4)])
  func `nivån hör till ett av fem band`(_ number: Int, _ band: Int) {
    #expect(Level.scored(number).band == band)
  }

  @Test func `varje fråga i den medföljande uppsättningen förklarar sin regel`() throws {
    for indicator in try SetFile.bundled().indicators {
      #expect(indicator.ruleInWords.hasSuffix("."), "\(indicator.code)")
    }
  }
}
