import TestSupport
import Testing

@testable import Instruments

@Suite(.enabled(if: SharedFolder.exists)) struct JudgeTests {
  @Test func `Obligatoriska frågor krävs, också i grupper som ingen rört`() throws {
    let form = FilledForm(
      begin: try SharedForms.form("sdc/questionnaire-sdc-test-required-field.json"), on: SharedForms.occasion)
    #expect(Set(form.issues.compactMap(\.field).compactMap(\.linkId)) == ["textq", "radio2", "radio3"])
    #expect(form.issues.allSatisfy { $0.sentence == "Svara på frågan." && $0.severity == .error })
    let field = try #require(form.fields().first { $0.linkId == "textq" })
    #expect(field.isRequired)
    #expect(field.problems == ["Svara på frågan."])
  }

  @Test(arguments: [
    ("1", "2", nil), ("3", "2", "The minimum value must be less than or equal to the maximum value."), ("3", "", nil),
  ])
  func `En regel mellan två svar sägs vid den fråga den gäller`(least: String, most: String, sentence: String?) throws {
    let form = try SharedForms.filled(
      "lforms-r4/q-with-targetConstraint.json", [("1~0/1%2E1~0", least), ("1~0/1%2E2~0", most)])
    #expect(form.issues.map(\.sentence) == (sentence.map { [$0] } ?? []))
    let shown = form.fields().filter { !$0.problems.isEmpty }.map(\.linkId)
    #expect(shown == (sentence == nil ? [] : ["1.2"]))
  }

  @Test(arguments: [("hemligt", "hemligt", true), ("hemligt", "annat", false)])
  func `Ett svar kan jämföras med ett annat`(first: String, second: String, isValid: Bool) throws {
    let form = try SharedForms.filled(
      "android-fhir/behavior_questionnaire_constraint.json", [("1~0", first), ("2~0", second)])
    #expect(form.issues.isEmpty == isValid)
    #expect(form.isComplete == isValid)
  }

  static let bounds: [(item: String, text: String, sentence: String?)] = [
    ("\"type\":\"integer\",\"extension\":[{\"url\":\"x/minValue\",\"valueInteger\":3}]", "2", "Svara med minst 3."),
    ("\"type\":\"integer\",\"extension\":[{\"url\":\"x/minValue\",\"valueInteger\":3}]", "3", nil),
    (
      "\"type\":\"decimal\",\"extension\":[{\"url\":\"x/maxValue\",\"valueDecimal\":1.5}]", "1,51",
      "Svara med högst 1,5."
    ),
    (
      "\"type\":\"decimal\",\"extension\":[{\"url\":\"x/maxDecimalPlaces\",\"valueInteger\":1}]", "1,51",
      "Svaret har för många decimaler. Det får ha högst 1."
    ),
    ("\"type\":\"decimal\",\"extension\":[{\"url\":\"x/maxDecimalPlaces\",\"valueInteger\":1}]", "1,50", nil),
    (
      "\"type\":\"date\",\"extension\":[{\"url\":\"x/minValue\",\"valueDate\":\"2026-01-01\"}]", "2025-12-31",
      "Svara tidigast 1 januari 2026."
    ),
    (
      "\"type\":\"date\",\"extension\":[{\"url\":\"x/maxValue\",\"valueDate\":\"2026-01-01\"}]", "2026-01-02",
      "Svara senast 1 januari 2026."
    ),
    ("\"type\":\"string\",\"maxLength\":3", "abcd", "Svaret är för långt. Det får ha högst 3 tecken."),
    (
      "\"type\":\"string\",\"extension\":[{\"url\":\"x/minLength\",\"valueInteger\":3}]", "ab",
      "Svaret är för kort. Det ska ha minst 3 tecken."
    ),
    (
      "\"type\":\"string\",\"extension\":[{\"url\":\"x/regex\",\"valueString\":\"[A-Z]{3}\"},{\"url\":\"x/entryFormat\",\"valueString\":\"ABC\"}]",
      "abc", "Svaret är inte skrivet som det ska. Skriv som ABC."
    ),
    ("\"type\":\"string\",\"extension\":[{\"url\":\"x/regex\",\"valueString\":\"[A-Z]{3}\"}]", "ABC", nil),
    (
      "\"type\":\"quantity\",\"extension\":[{\"url\":\"x/questionnaire-unit\",\"valueCoding\":{\"system\":\"http://unitsofmeasure.org\",\"code\":\"kg\"}},{\"url\":\"x/sdc-questionnaire-maxQuantity\",\"valueQuantity\":{\"value\":2000,\"system\":\"http://unitsofmeasure.org\",\"code\":\"g\",\"unit\":\"g\"}}]",
      "2,1", "Svara med högst 2\u{A0}000\u{A0}g."
    ),
    (
      "\"type\":\"quantity\",\"extension\":[{\"url\":\"x/questionnaire-unit\",\"valueCoding\":{\"system\":\"http://unitsofmeasure.org\",\"code\":\"kg\"}},{\"url\":\"x/sdc-questionnaire-maxQuantity\",\"valueQuantity\":{\"value\":2000,\"system\":\"http://unitsofmeasure.org\",\"code\":\"g\",\"unit\":\"g\"}}]",
      "2,0", nil
    ),
  ]

  @Test(arguments: bounds)
  func `Gränser sägs så att man ser hur det ska vara`(item: String, text: String, sentence: String?) throws {
    let form = try PostFormTests.question("{\"linkId\":\"q\",\(item)}").filled(with: [(name: "q~0", value: text)])
    #expect(form.issues.map(\.sentence) == (sentence.map { [$0] } ?? []))
    #expect(form.fields().first?.problems == (sentence.map { [$0] } ?? []))
  }

  @Test func `Ingen av dessa går inte att välja tillsammans med något annat`() throws {
    let form = try PostFormTests.question(
      """
      {"linkId":"q","type":"coding","repeats":true,"answerOption":[{"valueCoding":{"code":"a"}},
       {"valueCoding":{"code":"n","display":"Inget av detta"},"extension":[{"url":"x/questionnaire-optionExclusive","valueBoolean":true}]}]}
      """
    ).filled(with: [(name: "q", value: "|a"), (name: "q", value: "|n")])
    #expect(form.issues.map(\.sentence) == ["”Inget av detta” går inte att välja tillsammans med något annat."])
  }

  @Test func `Den som inte är klar behöver inte ha svarat på allt`() throws {
    let form = try SharedForms.form("response-validation/string-required-q.json")
    let response = QuestionnaireResponse(to: form, status: "in-progress")
    #expect(Judgement(of: response, against: form, on: SharedForms.occasion).isValid)
    let finished = QuestionnaireResponse(to: form, status: "completed")
    let judgement = Judgement(of: finished, against: form, on: SharedForms.occasion)
    #expect(judgement.issues.map(\.place) == ["QuestionnaireResponse"])
    #expect(judgement.issues.first?.field?.description == "q1")
  }

  @Test func `Svar till ett annat formulär döms inte som om de hörde hit`() throws {
    let form = try SharedForms.form("response-validation/string-q.json")
    let other = try QuestionnaireResponse.read(SharedForms.bytes("response-validation/integer-qr.json"))
    let judgement = Judgement(of: other, against: form, on: SharedForms.occasion)
    #expect(judgement.issues.contains { $0.place == "QuestionnaireResponse.questionnaire" && $0.severity == .error })
  }

  @Test func `Ett svar på en fråga som inte ställs är fel`() throws {
    let form = try SharedForms.form("android-fhir/behavior_skip_logic.json")
    let response = QuestionnaireResponse(
      to: form, status: "completed",
      items: [
        ResponseItem(linkId: "1.0", answers: [ResponseAnswer(.coding(Coding(system: "custom", code: "N")))]),
        ResponseItem(linkId: "1.1", answers: [ResponseAnswer(.date(try #require(PartialDate("2026-01-01"))))]),
      ])
    let judgement = Judgement(of: response, against: form, on: SharedForms.occasion)
    #expect(judgement.issues.map(\.place) == ["QuestionnaireResponse.item[1]"])
  }

  @Test(arguments: [("https://exempel.se/f|1", 0), ("https://exempel.se/f", 0), ("https://exempel.se/f|2", 1)])
  func `Svar i en annan version prövas, med en varning`(canonical: String, warnings: Int) throws {
    let form = try ShelfTests.form("1")
    let head = JSON.object(
      of: ("resourceType", .string("QuestionnaireResponse")), ("status", .string("completed")),
      ("questionnaire", .string(canonical)))
    let judgement = Judgement(of: QuestionnaireResponse(head: head, items: []), against: form, on: SharedForms.occasion)
    #expect(judgement.isValid)
    #expect(judgement.issues.count == warnings)
  }
}
