import Testing
import Vocabulary

@testable import Surveys

/// What people type, and what is read from it.
struct ReadAnswerTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let indicator: Indicator
    let typed: TypedAnswer
    let expected: AnswerValue?
    var testDescription: String { "\(indicator.answerType): \(typed.values)\(typed.rows)" }

    init(_ indicator: Indicator, _ values: [String] = [], rows: [String: String] = [:], _ expected: AnswerValue?) {
      self.indicator = indicator
      self.typed = TypedAnswer(values: values, rows: rows)
      self.expected = expected
    }
  }

  static let readable: [Case] = [
    Case(.single, [], nil),
    Case(.single, ["ja"], .options(["ja"])),
    Case(.single, ["vet-inte"], .options(["vet-inte"])),
    Case(.document, ["nej"], .options(["nej"])),
    Case(.multi, ["barn", "vuxna"], .options(["vuxna", "barn"])),
    Case(.multi, ["inget"], .options(["inget"])),
    Case(.matrix, rows: ["vuxna": "ja"], .matrix(["vuxna": "ja"])),
    Case(.matrix, rows: ["vuxna": "ja", "barn": "nej"], .matrix(["vuxna": "ja", "barn": "nej"])),
    Case(.matrix, rows: ["okänd rad": "ja"], nil),
    Case(.numbers, rows: ["kvinnor": "1 204", "man": "0"], .numbers(["kvinnor": 1204, "man": 0])),
    Case(.count, ["0"], .number(0)),
    Case(.count, [" 12 "], .number(12)),
    Case(.count, ["1\u{A0}234"], .number(1234)),
    Case(.count, ["12,0"], .number(12)),
    Case(.count, ["  "], nil),
    Case(.share, ["12,5"], .number(12.5)),
    Case(.share, ["12.5 %"], .number(12.5)),
    Case(.share, ["100"], .number(100)),
    Case(.date, ["2026-11-22"], CalendarDate("2026-11-22").map(AnswerValue.date)),
    Case(.date, ["20241231"], CalendarDate("2024-12-31").map(AnswerValue.date)),
    Case(.date, [""], nil),
    Case(.text, [" Vi ringer\r\nsamma dag. "], .text("Vi ringer\nsamma dag.")),
    Case(.text, [" \n "], nil),
  ]

  @Test(arguments: readable) func `det som går att läsa blir ett svar`(_ example: Case) throws {
    #expect(try example.indicator.read(example.typed) == example.expected)
  }

  static let unreadable: [(Case, String)] = [
    (Case(.single, ["kanske"], nil), "FRA-01"),
    (Case(.single, ["ja", "nej"], nil), "FRA-01"),
    (Case(.multi, ["vuxna", "inget"], nil), "FRA-01"),
    (Case(.few, ["vuxna", "barn"], nil), "FRA-01"),
    (Case(.matrix, rows: ["barn": "kanske"], nil), "FRA-01.rad-barn"),
    (Case(.numbers, rows: ["kvinnor": "tre"], nil), "FRA-01.rad-kvinnor"),
    (Case(.count, ["tolv"], nil), "FRA-01"),
    (Case(.count, ["12a"], nil), "FRA-01"),
    (Case(.count, ["-1"], nil), "FRA-01"),
    (Case(.count, ["1,5"], nil), "FRA-01"),
    (Case(.count, ["1e5"], nil), "FRA-01"),
    (Case(.count, ["0x1F"], nil), "FRA-01"),
    (Case(.count, ["nan"], nil), "FRA-01"),
    (Case(.count, ["99999999999"], nil), "FRA-01"),
    (Case(.share, ["100,1"], nil), "FRA-01"),
    (Case(.share, ["150"], nil), "FRA-01"),
    (Case(.share, ["-5"], nil), "FRA-01"),
    (Case(.share, ["hälften"], nil), "FRA-01"),
    (Case(.date, ["i våras"], nil), "FRA-01"),
    (Case(.date, ["2026-02-30"], nil), "FRA-01"),
    (Case(.date, ["2026-13-01"], nil), "FRA-01"),
    (Case(.date, ["0026-01-01"], nil), "FRA-01"),
    (Case(.text, [String(repeating: "å", count: 10_001)], nil), "FRA-01"),
  ]

  @Test(arguments: unreadable) func `det som inte går att läsa får en mening vid sitt fält`(
    _ example: Case, _ field: String
  ) {
    let fault = #expect(throws: AnswerFault.self) { try example.indicator.read(example.typed) }
    #expect(fault?.field == field)
    #expect(fault?.sentence.isEmpty == false)
  }

  @Test(
    arguments: [
      "https://kommun.example/plan", "http://kommun.example", " https://kommun.example/å?b=1#c ",
      "HTTPS://kommun.example",
    ]) func `webbadresser tas emot`(_ text: String)
  {
    #expect(WebAddress(text) != nil)
  }

  @Test(arguments: [
    "javascript:alert(1)", "kommun.example/plan", "https://", "https://utan-punkt", "ftp://kommun.example",
    "https://namn@kommun.example", "https://kommun.example/\"onclick", "https://kommun .example", "data:text/html,x",
  ]) func `annat än webbadresser blir aldrig en länk`(_ text: String) {
    #expect(WebAddress(text) == nil)
  }

  @Test func `flera fel i en fråga sägs på en gång`() {
    var typed = TypedAnswer(values: ["tolv"])
    typed.evidence = "min hylla"
    #expect(
      Indicator.count.judge(typed)
        == .faults([
          AnswerFault("FRA-01", "Antalet ska vara ett tal med siffror, till exempel 12. Du skrev ”tolv”."),
          AnswerFault("FRA-01.lank", "Länken ska vara en hel webbadress som börjar med https:// eller http://."),
        ]))
  }

  @Test func `utan kommentar delas ingen kommentar`() {
    var typed = TypedAnswer(values: ["12"])
    typed.isCommentShared = true
    #expect(Indicator.count.judge(typed) == .given(AnswerContent(stored: "12")))
    typed.comment = " Gäller 2025. "
    #expect(
      Indicator.count.judge(typed)
        == .given(AnswerContent(stored: "12", comment: "Gäller 2025.", isCommentShared: true)))
  }
}

/// A published value is confirmed, or corrected with a reason.
struct ConfirmPublishedTests {
  static let known = KnownValue(answer: .number(348), words: "348", source: "Kolada")

  @Test func `den som bekräftar svarar med det publicerade`() {
    var typed = TypedAnswer()
    typed.agrees = true
    #expect(Indicator.count.judge(typed, known: Self.known) == .given(AnswerContent(stored: "348", origin: .confirmed)))
  }

  @Test func `samma tal skrivet för hand är också en bekräftelse`() {
    let typed = TypedAnswer(values: ["348"])
    #expect(Indicator.count.judge(typed, known: Self.known) == .given(AnswerContent(stored: "348", origin: .confirmed)))
  }

  @Test func `den som rättar säger varför`() {
    var typed = TypedAnswer(values: ["352"])
    typed.agrees = false
    guard case .faults(let faults) = Indicator.count.judge(typed, known: Self.known) else {
      Issue.record("en rättelse togs emot utan skäl")
      return
    }
    #expect(faults.map(\.field) == ["FRA-01.varfor"])
    typed.reason = "Fyra registrerades i efterhand."
    #expect(
      Indicator.count.judge(typed, known: Self.known)
        == .given(AnswerContent(stored: "352", origin: .corrected, originNote: "Fyra registrerades i efterhand.")))
  }

  @Test func `ett svar från före publiceringen kan stå kvar utan skäl`() {
    let standing = AnswerContent(stored: "352")
    let typed = TypedAnswer(to: .count, content: standing, known: Self.known)
    #expect(typed.agrees == false)
    #expect(Indicator.count.judge(typed, known: Self.known, standing: standing) == .given(standing))
  }

  @Test func `nej utan egen uppgift går inte`() {
    var typed = TypedAnswer()
    typed.agrees = false
    guard case .faults(let faults) = Indicator.count.judge(typed, known: Self.known) else {
      Issue.record("nej togs emot utan uppgift")
      return
    }
    #expect(faults.map(\.field) == ["FRA-01"])
  }

  @Test func `ett publicerat värde för en rad fyller bara den raden`() {
    let known = KnownValue(answer: .matrix(["vuxna": "nej"]), words: "Vuxna: Nej", source: "Öppna jämförelser")
    var typed = TypedAnswer(rows: ["barn": "ja"])
    typed.agrees = true
    #expect(
      Indicator.matrix.judge(typed, known: known)
        == .given(AnswerContent(stored: "barn=ja|vuxna=nej", origin: .confirmed)))
    typed.agrees = nil
    #expect(Indicator.matrix.judge(typed, known: known) == .given(AnswerContent(stored: "barn=ja")))
    typed.rows = ["vuxna": "ja"]
    guard case .faults = Indicator.matrix.judge(typed, known: known) else {
      Issue.record("en rad rättades utan skäl")
      return
    }
  }
}

extension Indicator {
  static let yes = Option(id: "ja", text: "Ja", level: 100)
  static let no = Option(id: "nej", text: "Nej", level: 0)
  static let unknown = Option(id: "vet-inte", text: "Vet inte", level: nil, isUnknown: true)
  static let adults = Option(id: "vuxna", text: "Vuxna", level: 100)
  static let children = Option(id: "barn", text: "Barn", level: 100)
  static let nothing = Option(id: "inget", text: "Inget", level: 0, isNone: true)

  static let single = example(.single, options: [yes, no, unknown])
  static let document = example(.document, options: [yes, no])
  static let multi = example(.multi, options: [adults, children, nothing])
  static let few: Indicator = {
    var indicator = multi
    indicator.maxChoices = 1
    return indicator
  }()
  static let matrix = example(.matrix, options: [yes, no], rows: ["vuxna", "barn"])
  static let numbers = example(.matrix, rows: ["kvinnor", "man"])
  static let count = example(.count)
  static let share = example(.share)
  static let date = example(.date)
  static let text = example(.text)

  private static func example(_ type: AnswerType, options: [Option] = [], rows: [String] = []) -> Indicator {
    Indicator(
      id: "i", code: "FRA-01", area: "FRA", question: "En fråga?", hint: nil, answerType: type, unit: nil, weight: 1,
      isCore: true, isSensitive: false, themes: [], options: options, rows: rows.map { MatrixRow(id: $0, text: $0) },
      levelRule: .none, definitionVersion: "1", definition: Definition(), sources: [])
  }
}
