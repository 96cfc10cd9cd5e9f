import TestSupport
import Testing

@testable import Instruments

@Suite(.enabled(if: SharedFolder.exists)) struct InitialTests {
  @Test func `Skrivna förval finns när formuläret öppnas`() throws {
    let form = FilledForm(
      begin: try SharedForms.form("sdc/questionnaire-sdc-test-initial-value.json"), on: SharedForms.occasion)
    #expect(form.shown("init-val-string") == ["YUP"])
    #expect(form.shown("1acf93a7-0890-44cd-be48-542defb35248") == ["Yes"])
    #expect(
      form.filled(with: [(name: "02a7536f-06b2-4dee-94e1-f5cfcb0e8622~0/init-val-string~0", value: "")]).shown(
        "init-val-string") == [])
  }

  @Test func `Flera förval blir flera svar, och ett förval av annat slag blir text`() throws {
    let form = FilledForm(
      begin: try SharedForms.form("sdc/questionnaire-sdc-test-initial-value-multiple.json"), on: SharedForms.occasion)
    #expect(form.shown("1acf93a7-0890-44cd-be48-542defb35248") == ["Yes", "No"])
    #expect(form.shown("655219ed-5e8b-4111-9d49-b4fbc0b4f627") == ["Initial"])
  }

  @Test func `Uttryck fyller i det som formuläret fått veta`() throws {
    let form = try SharedForms.form("sdc/questionnaire-sdc-test-fhirpath-prepop-initialexpr.json")
    let alone = FilledForm(begin: form, on: SharedForms.occasion)
    #expect(alone.remarks == [])
    #expect(alone.shown("date-consult") == ["25 november 2026"])
    #expect(alone.shown("family-name") == [])
    #expect(
      alone.fields().filter(\.isReadOnly).map(\.linkId).suffix(3) == [
        "provider-number", "date-consult", "provider-name",
      ])
    let patient = try JSONReader.read(Array(PathTests.patient.utf8))
    let given = FilledForm(begin: form, on: SharedForms.occasion, context: ["patient": patient, "user": patient])
    #expect(given.shown("family-name") == ["Berg"])
    #expect(given.shown("given-names") == ["Eva"])
    #expect(given.shown("dob") == ["29 februari 1980"])
    #expect(given.shown("contact-number") == ["018"] || given.shown("contact-number") == ["070"])
    #expect(given.shown("provider-name") == ["Eva Berg"])
  }

  @Test func `Ett svar kan vara valt från början`() throws {
    let form = try PostFormTests.question(
      "{\"linkId\":\"q\",\"type\":\"string\",\"answerOption\":[{\"valueString\":\"a\"},{\"valueString\":\"b\",\"initialSelected\":true}]}"
    )
    #expect(form.shown("q") == ["b"])
  }
}
