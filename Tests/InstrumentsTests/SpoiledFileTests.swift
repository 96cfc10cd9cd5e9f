import TestSupport
import Testing

@testable import Instruments

/// Real files with a few bytes changed, and expressions of words in any order: whatever comes, nothing may crash.
@Suite(.enabled(if: SharedFolder.exists)) struct SpoiledFileTests {
  /// The same sequence each time, so that a failure can be seen again.
  struct Dice {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(max(1, sides)))
    }
  }

  static let pieces = [
    "{", "}", "[", "]", ",", "\"", ":", "-1", "1e9", "null", "true", "\\", "999999999999999999", "0.0000001",
    "\"item\"", "%", "'", "(", ")", "\u{0}",
  ]

  static func spoiled(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    for _ in 0...dice.roll(3) {
      let place = dice.roll(bytes.count)
      let length = min(dice.roll(6), bytes.count - place)
      bytes.replaceSubrange(place..<place + length, with: Array(pieces[dice.roll(pieces.count)].utf8))
    }
    return bytes
  }

  static let values: [JSON] = [
    .null, .boolean(true), .number(DecimalNumber(-1)), .number(DecimalNumber(1_000_000)), .string(""), .string("group"),
    .string("choice"), .string("integer"), .string("quantity"), .string("2020-02-30"), .array([]), .object([]),
    .array([.null]),
    .string("%resource.descendants()"), .string("%context.answer.value + 1"), .string("item.where(linkId='x').answer"),
  ]

  /// The same file with one value somewhere put in place of another.
  static func changed(_ json: JSON, _ dice: inout Dice) -> JSON {
    switch json {
    case .object(let members) where !members.isEmpty:
      var members = members
      let place = dice.roll(members.count)
      members[place] = JSON.Member(members[place].name, changed(members[place].value, &dice))
      return .object(members)
    case .array(let elements) where !elements.isEmpty:
      var elements = elements
      let place = dice.roll(elements.count)
      elements[place] = dice.roll(8) == 0 ? elements[dice.roll(elements.count)] : changed(elements[place], &dice)
      return .array(elements)
    default: return values[dice.roll(values.count)]
    }
  }

  /// A way to spoil a file.
  enum Harm: CaseIterable, Sendable {
    case otherValue, otherBytes

    func applied(to file: [UInt8], _ dice: inout Dice) throws -> [UInt8] {
      switch self {
      case .otherValue: Array(JSONWriter.text(SpoiledFileTests.changed(try JSONReader.read(file), &dice)).utf8)
      case .otherBytes: SpoiledFileTests.spoiled(file, &dice)
      }
    }
  }

  @Test(arguments: SharedForms.forms + SharedForms.names(in: "android-fhir"), Harm.allCases)
  func `Skadade formulär läses eller får ett skäl`(path: String, harm: Harm) throws {
    let whole = try SharedForms.bytes(path)
    for seed in 0..<25 {
      var dice = Dice(seed)
      guard let form = try? Questionnaire.read(try harm.applied(to: whole, &dice)) else { continue }
      var keyboard = Keyboard(form)
      keyboard.fillIn()
      _ = keyboard.form.fields()
      _ = Judgement(of: keyboard.form.response, against: form, on: SharedForms.occasion)
    }
  }

  @Test(arguments: ResponsePairTests.pairs, Harm.allCases)
  func `Skadade svar och formulär döms utan att något går sönder`(pair: ResponsePairTests.Pair, harm: Harm) throws {
    guard let questionnaire = pair.questionnaire else { return }
    let form = try SharedForms.bytes("response-validation/\(questionnaire)")
    let response = try SharedForms.bytes("response-validation/\(pair.response)")
    for seed in 0..<25 {
      var dice = Dice(seed)
      let harmed = try seed.isMultiple(of: 2) ? form : harm.applied(to: form, &dice)
      let answers = try harm.applied(to: response, &dice)
      guard let form = try? Questionnaire.read(harmed), let response = try? QuestionnaireResponse.read(answers)
      else { continue }
      _ = Judgement(of: response, against: form, on: SharedForms.occasion)
    }
  }

  static let words = [
    "1", "2.5", "'a'", "@2020-01-31", "@T10:00", "5 days", "3 'kg'", "{}", "true", "name", "given", "$this", "%a",
    "today()", "now()",
    ".count()", ".first()", ".where($this = 1)", ".select($index)", ".sum()", ".toString()", ".toInteger()",
    ".substring(1)", ".substring(0, 1)",
    ".replace('a', 'b')", ".round(1)", ".power(2)", ".ln()", ".exp()", ".repeat(item)", ".descendants()", ".is(String)",
    ".ofType(Integer)", ".matches('a*')",
    " + ", " - ", " * ", " / ", " div ", " mod ", " & ", " | ", " = ", " ~ ", " < ", " >= ", " and ", " or ", " in ",
    " contains ", " implies ", " is Date", "[0]", "[99]",
    "-", "(", ")", "iif(", ",",
  ]

  @Test func `Ord i vilken ordning som helst blir ett värde eller ett skäl`() {
    var values = 0
    for seed in 0..<4000 {
      var dice = Dice(seed)
      let text = (0...dice.roll(7)).map { _ in Self.words[dice.roll(Self.words.count)] }.joined()
      if (try? PathTests.evaluate(text)) != nil { values += 1 }
    }
    #expect(values > 100)
  }

  @Test func `Mönster av vilka tecken som helst går att pröva eller får ett skäl`() {
    let marks = [
      "a", "b", ".", "*", "+", "?", "(", ")", "[", "]", "^", "$", "|", "{1,2}", "{3}", "\\d", "\\w", "\\b", "(?=",
      "(?!", "(?:", "-", "\\u00e5",
    ]
    var read = 0
    for seed in 0..<4000 {
      var dice = Dice(seed)
      let text = (0...dice.roll(9)).map { _ in marks[dice.roll(marks.count)] }.joined()
      guard let pattern = try? Pattern(text) else { continue }
      read += 1
      _ = try? pattern.matchesWhole("aab12 åb")
      _ = try? pattern.replacing(in: "aab12 åb", with: "<$1$2>")
    }
    #expect(read > 500)
  }
}
