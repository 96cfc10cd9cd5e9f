import TestSupport
import Testing

@testable import Instruments

@Suite(.enabled(if: SharedFolder.exists)) struct EnableTests {
  static let path = "sdc/questionnaire-sdc-test-enablewhen.json"

  /// A question, what is answered to it, and texts that are then asked and not asked.
  struct Case: Sendable, CustomTestStringConvertible {
    let group: String
    let question: String
    let answer: String?
    let asked: [String]
    let notAsked: [String]

    var testDescription: String { "\(question) = \(answer ?? "inget")" }

    init(_ group: String, _ question: String, _ answer: String?, asks asked: [String], not notAsked: [String]) {
      (self.group, self.question, self.answer, self.asked, self.notAsked) = (group, question, answer, asked, notAsked)
    }
  }

  static let first = "3239e619-e2b9-492c-bf05-88b314fbe3e4"
  static let third = "02a7536f-06b2-4dee-94e1-f5cfcb0e1234"
  static let fourth = "02a7536f-06b2-4dee-94e1-f5cfcb0e5678"
  static let fifth = "02a7536f-06b2-4dee-94e1-f5cfcb088990"
  static let sixth = "02a7536f-06b2-4dee-94e1-f5cfcb0hd732"
  static let check1 = "83d5c1a6-5dc3-44d0-9d9e-d687c72e143e"
  static let check2 = "fe0106a5-0e25-43a4-9820-7acb7e74d9d7"

  static let cases = [
    Case(
      first, check1, nil, asks: [], not: ["Question hidden until Q1 checked", "Group hidden until enabled Q1 checked"]),
    Case(
      first, check1, "true", asks: ["Question hidden until Q1 checked", "Group hidden until enabled Q1 checked"],
      not: []),
    Case(first, check1, "false", asks: [], not: ["Question hidden until Q1 checked"]),
    Case(first, check2, "false", asks: ["Group present until Q2 checked"], not: []),
    Case(first, check2, "true", asks: [], not: ["Group present until Q2 checked"]),
    Case(
      first, "s1-radio", "http://example.org|2",
      asks: ["Question hidden until Q3 radio 2 Selected", "Group hidden until radio  2 selected"], not: []),
    Case(first, "s1-radio", "http://example.org|3", asks: [], not: ["Question hidden until Q3 radio 2 Selected"]),
    Case(
      first, "5e1209b7-c9e0-4bf4-b228-fr096s903m25", "http://example.org|7", asks: [],
      not: ["Group hidden until 7 is undeleted"]),
    Case(
      first, "5e1209b7-c9e0-4bf4-b228-fr096s903m25", "http://example.org|8",
      asks: ["Group hidden until 7 is undeleted"],
      not: ["Group hidden until 8 and 4 selected"]),
    Case(
      third, "s3-radio", "http://example.org|1.1", asks: ["Group visible when value < 2.2"],
      not: ["Group visible when valuw >= 2.2"]),
    Case(
      third, "s3-radio", "http://example.org|3.3", asks: ["Group visible when valuw >= 2.2"],
      not: ["Group visible when value < 2.2"]),
    Case(
      fourth, "s4-radio", "http://example.org|2",
      asks: ["Group hidden until integer 2 selected", "Group visible for 1 and 2"], not: []),
    Case(
      fourth, "s4-radio", "http://example.org|3", asks: [],
      not: ["Group hidden until integer 2 selected", "Group visible for 1 and 2"]),
    Case(
      fifth, "date_of_birth_question", "2000-01-02", asks: ["Please specify if DOB > 2000-01-01"],
      not: ["Please specify if DOB is <= 2000-01-01"]),
    Case(
      fifth, "date_of_birth_question", "2000-01-01", asks: ["Please specify if DOB is <= 2000-01-01"],
      not: ["Please specify if DOB > 2000-01-01"]),
    Case(
      fifth, "datetime_question", "11:12", asks: ["If Time Greater Than 11:11:11"], not: ["If Time Less Than 11:11:11"]),
    Case(
      fifth, "datetime_question", "11:11", asks: ["If Time Less Than 11:11:11"], not: ["If Time Greater Than 11:11:11"]),
    Case(sixth, "BC029", "http://example.org|9", asks: ["Please specify:"], not: []),
    Case(sixth, "BC029", "http://example.org|1", asks: [], not: ["Please specify:"]),
  ]

  @Test(arguments: cases)
  func `Frågor ställs bara när villkoret är uppfyllt`(_ this: Case) throws {
    let field = FieldName([.init(linkId: this.group, index: 0), .init(linkId: this.question, index: 0)])
    let isMany = this.question == "BC029"
    let name = (isMany ? field.question : field).description
    let form = try SharedForms.filled(Self.path, this.answer.map { [(name, $0)] } ?? [])
    let labels = Set(form.fields().map(\.label))
    for label in this.asked { #expect(labels.contains(label), "\(label) ställs inte") }
    for label in this.notAsked { #expect(!labels.contains(label), "\(label) ställs") }
  }

  @Test func `Båda villkoren måste vara uppfyllda när formuläret säger alla`() throws {
    let group = FieldName([.init(linkId: Self.first, index: 0)])
    let form = try SharedForms.filled(
      Self.path,
      [
        (group.appending("5e1209b7-c9e0-4bf4-b228-fr096s903m25", 0).description, "http://example.org|8"),
        (group.appending("5e1209b7-c9e0-4bf4-b228-c6591b540qmo", 0).description, "http://example.org|4"),
      ])
    #expect(form.fields().contains { $0.label == "Group hidden until 8 and 4 selected" })
  }

  @Test func `Ett svar på en fråga som inte längre ställs räknas inte och sparas inte`() throws {
    let group = FieldName([.init(linkId: Self.first, index: 0)])
    let check = group.appending(Self.check1, 0).description
    let hidden = group.appending("e5da17a7-7546-45c5-9bcd-d0b09a74cc14", 0).description
    let form = try SharedForms.filled(Self.path, [(check, "true")]).filled(with: [(name: hidden, value: "ord")])
    #expect(form.shown("e5da17a7-7546-45c5-9bcd-d0b09a74cc14") == ["ord"])
    let off = form.filled(with: [(name: check, value: "false")])
    #expect(off.shown("e5da17a7-7546-45c5-9bcd-d0b09a74cc14") == [])
    #expect(off.issues.isEmpty)
    #expect(off.filled(with: [(name: check, value: "true")]).shown("e5da17a7-7546-45c5-9bcd-d0b09a74cc14") == ["ord"])
  }

  @Test(arguments: [(["1", "2"], false), (["1", "2", "2"], true), (["5"], true), (["4,9"], false)])
  func `Den fjärde frågan ställs när talen blir minst 5`(numbers: [String], isAsked: Bool) throws {
    let pairs = numbers.enumerated().map { ("middleGroup~0/n\($0.offset + 1)~0", $0.element) }
    let form = try SharedForms.filled("lforms-r4/enableWhenExpressionTest.json", pairs)
    #expect(form.fields().contains { $0.linkId == "q4" } == isAsked)
  }

  @Test(arguments: [("custom|Y", ["1", "yes"]), ("custom|N", ["1", "no"])])
  func `Ett villkor kan se på sin egen plats i formuläret`(answer: String, asked: [String]) throws {
    let form = try SharedForms.filled("android-fhir/behavior_context_variables.json", [("1~0", answer)])
    #expect(form.fields().map(\.linkId) == asked)
  }

  @Test(arguments: [("true", true), ("false", false)])
  func `En variabel med bindestreck i namnet går att läsa`(fever: String, isAsked: Bool) throws {
    let form = try SharedForms.filled("android-fhir/behavior_skip_logic_with_expression.json", [("1~0", fever)])
    #expect(form.fields().contains { $0.linkId == "2" } == isAsked)
  }

  @Test func `En fråga som styr i samma upprepning går före en i en annan`() throws {
    let form = try Questionnaire.read(
      Array(
        """
        {"resourceType":"Questionnaire","item":[{"linkId":"g","type":"group","repeats":true,"item":[
          {"linkId":"a","type":"boolean"},
          {"linkId":"b","type":"string","enableWhen":[{"question":"a","operator":"=","answerBoolean":true}]}]}]}
        """.utf8))
    let filled = FilledForm(begin: form, on: SharedForms.occasion).filled(with: [
      (name: "g~0/a~0", value: "false"), (name: "g~1/a~0", value: "true"),
    ])
    #expect(filled.fields().filter { $0.linkId == "b" }.map(\.name.description) == ["g~1/b~0"])
  }

  @Test(arguments: [("exists", "true", true, false), ("exists", "false", false, true), ("=", "true", true, false)])
  func `Villkor på att det finns ett svar`(sign: String, wanted: String, whenAnswered: Bool, whenNot: Bool) throws {
    let form = try Questionnaire.read(
      Array(
        """
        {"resourceType":"Questionnaire","item":[{"linkId":"a","type":"boolean"},
          {"linkId":"b","type":"display","text":"b",
           "enableWhen":[{"question":"a","operator":"\(sign)","answerBoolean":\(wanted)}]}]}
        """.utf8))
    let empty = FilledForm(begin: form, on: SharedForms.occasion)
    #expect(empty.fields().contains { $0.linkId == "b" } == whenNot)
    let answered = empty.filled(with: [(name: "a~0", value: "true")])
    #expect(answered.fields().contains { $0.linkId == "b" } == whenAnswered)
  }

  @Test func `Det som skrevs fel i en fråga som inte längre ställs hindrar ingen`() throws {
    let form = try PostFormTests.question(
      """
      {"linkId":"a","type":"boolean"},{"linkId":"g","type":"group",
       "enableWhen":[{"question":"a","operator":"=","answerBoolean":true}],"item":[{"linkId":"b","type":"integer"}]}
      """
    ).filled(with: [(name: "a~0", value: "true"), (name: "g~0/b~0", value: "fel")])
    #expect(!form.isComplete)
    #expect(form.filled(with: [(name: "a~0", value: "false")]).isComplete)
  }
}
