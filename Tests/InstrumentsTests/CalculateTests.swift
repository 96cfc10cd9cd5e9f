import TestSupport
import Testing

@testable import Instruments

/// Totals that were worked out by hand.
@Suite(.enabled(if: SharedFolder.exists)) struct CalculateTests {
  static let bmiForms = [
    "sdc/questionnaire-sdc-profile-example-weight-height.json", "lforms-r4/editableCalcExp.json",
    "lforms-r5/weightHeightQuestionnaire.json",
  ]

  /// 80 kg and 70 tum: 70 · 0,0254 = 1,778 m; 80 / 1,778² = 80 / 3,161284 = 25,3062…
  @Test(arguments: bmiForms)
  func `BMI räknas ut av vikt och längd`(path: String) throws {
    let form = try SharedForms.filled(path, [("%2F29463-7~0", "80"), ("%2F8302-2~0", "70")])
    #expect(form.shown("/39156-5") == ["25,3"])
    #expect(form.filled(with: [(name: "%2F8302-2~0", value: "")]).shown("/39156-5") == [])
  }

  /// 2 + 1 + 0 + 2 + 1 = 6
  @Test func `Apgar summeras när alla fem är besvarade`() throws {
    let codes = [
      ("32406-1", "LA6724-4"), ("32407-9", "LA6717-8"), ("32409-5", "LA6719-4"), ("32408-7", "LA6715-2"),
      ("32410-3", "LA6726-9"),
    ]
    let pairs = codes.map { ("\($0)~0", "http://loinc.org|\($1)") }
    let path = "lforms-r4/apgar-with-itemWeight-variable.json"
    #expect(try SharedForms.filled(path, pairs).shown("9272-6") == ["6"])
    #expect(try SharedForms.filled(path, Array(pairs.dropLast())).shown("9272-6") == [])
  }

  static let phq9 = "sdc/questionnaire-sdc-profile-example-PHQ9.json"

  @Test func `PHQ-9 lagrar 13 men svaren ger 10, och det är 10 som gäller`() throws {
    let form = try SharedForms.form(Self.phq9)
    let stored = try QuestionnaireResponse.read(
      SharedForms.bytes("sdc/questionnaireresponse-sdc-profile-example-PHQ9.json"))
    let opened = FilledForm(resume: stored, of: form, on: SharedForms.occasion)
    #expect(opened.shown("H1/TS") == ["10"])
    let recalculated = stored.recalculated(for: form, on: SharedForms.occasion)
    #expect(recalculated.head == stored.head)
    #expect(recalculated.items[0].items[9].values == [.quantity(Quantity(value: DecimalNumber(10)))])
    #expect(Judgement(of: recalculated, against: form, on: SharedForms.occasion).issues == [])
    let judgement = Judgement(of: stored, against: form, on: SharedForms.occasion)
    #expect(judgement.isValid)
    let warning = try #require(judgement.issues.first { $0.place == "QuestionnaireResponse.item[0].item[9]" })
    #expect(warning.severity == .warning)
    #expect(warning.sentence == "Här står 13\u{A0}{score}, men svaren ger 10.")
  }

  /// 3 + 3 + 2 + 1 = 9
  @Test func `PHQ-9 summeras medan man svarar, och är ingenting innan`() throws {
    let empty = FilledForm(begin: try SharedForms.form(Self.phq9), on: SharedForms.occasion)
    #expect(empty.shown("H1/TS") == [])
    let answers = [
      (1, "Nearly every day"), (2, "Nearly every day"), (3, "More than half the days"), (4, "Several-days"),
    ]
    let pairs = answers.map {
      ("H1%2FT1~0/H1%2FT1%2FQ\($0)~0", "http://hl7.org/fhir/uv/sdc/CodeSystem/CSPHQ9|\($1)")
    }
    #expect(try SharedForms.filled(Self.phq9, pairs).shown("H1/TS") == ["9"])
  }

  static let framingham = "sdc/questionnaire-sdc-profile-example-framingham-HCHD.json"

  /// Worked out outside the platform: 55 years, systolic 130, cholesterol 213, HDL 50.
  static let risks: [(sex: String, smokes: String, treated: String, age: String, percent: String)] = [
    ("LA2-8", "N", "N", "55", "7.20%"), ("LA2-8", "Y", "Y", "55", "17.45%"), ("LA3-6", "N", "N", "55", "1.48%"),
    ("LA3-6", "Y", "N", "79", "7.81%"), ("LA2-8", "Y", "N", "75", "17.02%"),
  ]

  @Test(arguments: risks)
  func `Framingham ger risken i procent och som tal`(
    _ risk: (sex: String, smokes: String, treated: String, age: String, percent: String)
  ) throws {
    let form = try SharedForms.filled(
      Self.framingham,
      [
        ("%2Fage~0", risk.age), ("%2F46098-0~0", "http://loinc.org|\(risk.sex)"),
        ("%2Fsmokes~0", "http://example.org|\(risk.smokes)"), ("%2F8480-6~0", "130"), ("%2F2093-3~0", "213"),
        ("%2F2085-9~0", "50"), ("%2Fantihypertensive~0", "http://example.org|\(risk.treated)"),
      ])
    #expect(form.shown("riskPercentage") == [risk.percent])
    #expect(form.values(of: "riskDecimal").count == 1)
  }

  static let hunger = "sdc/questionnaire-sdc-profile-example-hunger-vital-signs.json"

  @Test(arguments: [
    ("LA28397-0", "LA28398-8", "At risk"), ("LA28398-8", "LA6729-3", "At risk"), ("LA28398-8", "LA28398-8", "No risk"),
    ("LA28398-8", nil, "No risk"), ("LA6729-3", nil, "At risk"), (nil, nil, nil),
  ])
  func `Hunger Vital Sign väljer svaret ur sin egen lista`(worried: String?, ranOut: String?, risk: String?) throws {
    let pairs = [("%2F88122-7~0", worried), ("%2F88123-5~0", ranOut)].compactMap { name, code in
      code.map { (name, "http://loinc.org|\($0)") }
    }
    #expect(try SharedForms.filled(Self.hunger, pairs).shown("/88124-3") == (risk.map { [$0] } ?? []))
  }

  @Test func `Poäng i en medföljande lista summeras, i R4 och i R5`() throws {
    let codes = [("link-1~0/link-1.1~0/link-1.1.1~0", "some-system-2|some-code-1")]
    let r4 = "lforms-r4/q-with-contained-valueset-with-itemWeight.json"
    let opened = FilledForm(begin: try SharedForms.form(r4), on: SharedForms.occasion)
    #expect(opened.shown("link-2") == ["1"])
    #expect(opened.shown("link-3") == ["1"])
    let names = codes.map { ($0.0.replacing(".", with: "%2E"), $0.1) }
    #expect(try SharedForms.filled(r4, names).shown("link-2") == ["11"])
    #expect(try SharedForms.filled(r4, names).shown("link-3") == ["1"])
    let r5 = "lforms-r5/q-with-contained-valueset-with-ordinalValue.json"
    #expect(try SharedForms.filled(r5, names).shown("link-2") == ["10"])
    #expect(FilledForm(begin: try SharedForms.form(r5), on: SharedForms.occasion).shown("link-2") == [])
  }

  /// X = 3, Y = 5; C = Y + 4 + Z = 10; B's own X is C of the first repetition; E = 10 + 8. %Y is not seen from B.
  @Test func `Variabler gäller i sin grupp och inte utanför`() throws {
    let form = try SharedForms.filled(
      "lforms-r4/variable-scope-test.json",
      [("%2FgroupA~0/%2FgroupA%2FfieldB~0", "3"), ("%2FgroupA~1/%2FgroupA%2FfieldB~0", "20")])
    #expect(form.shown("/groupA/fieldC") == ["10", "27"])
    #expect(form.shown("/groupB/fieldD") == [])
    #expect(form.remarks == [FormRemark(linkId: "/groupB/fieldD", problem: .undefinedVariable("Y"))])
    let alone = form.filled(with: [(name: "%2FgroupA~1/%2FgroupA%2FfieldB~0", value: "")])
    #expect(alone.shown("/groupB/fieldE") == ["18"])
  }

  @Test func `En uträknad fråga som upprepas får ett svar per värde`() throws {
    let form = try SharedForms.form("lforms-r4/q-repeating-item-calculatedExpression.json")
    let bundle = try JSONReader.read(
      Array(
        """
        {"resourceType":"Bundle","entry":[
         {"resource":{"resourceType":"Observation","code":{"coding":[{"code":"a","display":"A"}]}}},
         {"resource":{"resourceType":"Observation","code":{"coding":[{"code":"b","display":"B"}]}}}]}
        """.utf8))
    let alone = FilledForm(begin: form, on: SharedForms.occasion)
    #expect(alone.shown("/code") == [])
    let given = FilledForm(begin: form, on: SharedForms.occasion, context: ["obxFromUrl": bundle])
    #expect(given.shown("/code") == ["a", "b"])
    #expect(given.shown("/display") == ["A", "B"])
    #expect(given.shown("test") == ["Bundle"])
  }

  /// The form's own formula counts the year from the day after the birthday.
  @Test(arguments: [("1980-11-24", "46"), ("1980-11-25", "45"), ("1980-11-26", "45"), ("2000-01-01", "26")])
  func `Ålder räknas ut av födelsedagen`(born: String, age: String) throws {
    let form = try SharedForms.filled("android-fhir/behavior_calculated_expression.json", [("birthdate~0", born)])
    #expect(form.shown("age") == [age])
  }

  @Test func `Den som vill får svara i stället för uträkningen`() throws {
    let path = "lforms-r4/editableCalcExp.json"
    let form = try SharedForms.filled(path, [("%2F29463-7~0", "80"), ("%2F8302-2~0", "70"), ("%2F39156-5~0", "99")])
    #expect(form.shown("/39156-5") == ["25,3"])
    let own = form.filled(with: [(name: "%2F39156-5!override", value: "1"), (name: "%2F39156-5~0", value: "24")])
    #expect(own.shown("/39156-5") == ["24"])
    #expect(own.fields().contains { $0.isOverridden })
    let back = own.filled(with: [(name: "%2F39156-5!override", value: "0")])
    #expect(back.shown("/39156-5") == ["25,3"])
    let again = FilledForm(resume: own.response, of: own.questionnaire, on: SharedForms.occasion)
    #expect(again.shown("/39156-5") == ["25,3"])
  }
}
