import TestSupport
import Testing

@testable import Instruments

@Suite(.enabled(if: SharedFolder.exists)) struct RefuseFormTests {
  static func form(_ items: String, _ more: String = "") -> String {
    "{\"resourceType\":\"Questionnaire\"\(more),\"item\":[\(items)]}"
  }

  static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"

  static func calculated(_ linkId: String, _ expression: String) -> String {
    """
    {"linkId":"\(linkId)","type":"integer","extension":[{"url":"\(sdc)calculatedExpression",
     "valueExpression":{"language":"text/fhirpath","expression":"\(expression)"}}]}
    """
  }

  static func variables(_ pairs: [(String, String)]) -> String {
    let list = pairs.map { name, expression in
      """
      {"url":"http://hl7.org/fhir/StructureDefinition/variable",
       "valueExpression":{"name":"\(name)","language":"text/fhirpath","expression":"\(expression)"}}
      """
    }
    return ",\"extension\":[\(list.joined(separator: ","))]"
  }

  static let files: [(text: String, problem: LoadProblem)] = [
    ("", .notJSON(line: 1)), ("{\n\"resourceType\":", .notJSON(line: 2)), ("{\"a\":1,\"a\":2}", .notJSON(line: 1)),
    ("{\"a\":01}", .notJSON(line: 1)), ("{\"a\":+1}", .notJSON(line: 1)),
    ("{\"a\":-0.5}", .otherResource(nil, wanted: "Questionnaire")), ("[1,]", .notJSON(line: 1)),
    ("\"\\x\"", .notJSON(line: 1)),
    ("{} {}", .notJSON(line: 1)), ("{\"a\":1e999}", .notJSON(line: 1)),
    ("{\"resourceType\":\"Patient\"}", .otherResource("Patient", wanted: "Questionnaire")),
    (form("{\"type\":\"string\",\"text\":\"Namn\"}"), .missingLinkId(beside: "Namn")),
    (form("{\"linkId\":\"a\",\"type\":\"string\"},{\"linkId\":\"a\",\"type\":\"date\"}"), .duplicateLinkId("a")),
    (form("{\"linkId\":\"a\",\"type\":\"tärning\"}"), .unknownType(linkId: "a", type: "tärning")),
    (form("{\"linkId\":\"a\"}"), .unknownType(linkId: "a", type: nil)),
    (
      form("{\"linkId\":\"a\",\"type\":\"choice\",\"answerOption\":[{}]}"),
      .malformed(linkId: "a", member: "answerOption")
    ),
    (form("{\"linkId\":\"a\",\"type\":\"string\",\"initial\":[{}]}"), .malformed(linkId: "a", member: "initial")),
    (
      form(
        "{\"linkId\":\"a\",\"type\":\"string\",\"enableWhen\":[{\"question\":\"b\",\"operator\":\"≈\",\"answerInteger\":1}]}"
      ),
      .malformed(linkId: "a", member: "enableWhen")
    ),
    (
      form(
        "{\"linkId\":\"a\",\"type\":\"string\",\"enableWhen\":[{\"question\":\"b\",\"operator\":\"=\",\"answerInteger\":1}]}"
      ),
      .unknownQuestion(linkId: "a", question: "b")
    ),
    (form(calculated("a", "1 +")), .unreadableExpression(linkId: "a", .unreadable("1 +", at: 4))),
    (form(calculated("a", "%resource.item.where(linkId='a').answer.value + 1")), .loop(["a", "a"])),
    (
      form(
        calculated("a", "%resource.item.where(linkId='b').answer.value") + ","
          + calculated("b", "%resource.item.where('a' = linkId).answer.value")), .loop(["a", "b", "a"])
    ),
    (form("", variables([("x", "%y + 1"), ("y", "%z"), ("z", "%x")])), .loop(["%x", "%y", "%z", "%x"])),
    (form("", variables([("x", "%x + 1")])), .loop(["%x", "%x"])),
    (
      form(calculated("a", "%x + 1"), variables([("x", "item.where(linkId = 'a').answer.value")])),
      .loop(["%x", "a", "%x"])
    ),
  ]

  @Test(arguments: files.indices)
  func `Varje fel fil får sitt eget skäl`(index: Int) {
    let file = Self.files[index]
    #expect(throws: file.problem) { try Questionnaire.read(Array(file.text.utf8)) }
    #expect(file.problem.sentence.hasSuffix("."))
  }

  @Test func `En lista som finns någon annanstans nämns med fråga och adress`() throws {
    let form = try SharedForms.form("sdc/questionnaire-sdc-test-required-field.json")
    let url = "http://sqlonfhir-r4.azurewebsites.net/fhir/ValueSet/a015b6a1ac024dc19baec940be2c1695"
    #expect(form.refusals == [.externalValueSet(linkId: "radio", url: url)])
    let fields = FilledForm(begin: form, on: SharedForms.occasion).fields()
    let field = try #require(fields.first { $0.linkId == "radio" })
    #expect(field.kind == .unavailable)
    #expect(!field.isRequired)
  }

  @Test func `En lista som skickas med vid sidan om gör frågan möjlig att svara på`() throws {
    let url = "http://sqlonfhir-r4.azurewebsites.net/fhir/ValueSet/a015b6a1ac024dc19baec940be2c1695"
    let list = try JSONReader.read(
      Array(
        """
        {"resourceType":"ValueSet","url":"\(url)","compose":{"include":[
          {"system":"s","concept":[{"code":"1","display":"Ett"},{"code":"2"}]}]}}
        """.utf8))
    let json = try SharedForms.json("sdc/questionnaire-sdc-test-required-field.json")
    let form = try Questionnaire.read(json, beside: [list])
    #expect(form.refusals == [])
    #expect(form.item("radio")?.answers.options.map(\.value.shown) == ["Ett", "2"])
    let entries = JSON.array([.object(of: ("resource", list)), .object(of: ("resource", json))])
    let bundle = JSON.object(of: ("resourceType", .string("Bundle")), ("entry", entries))
    #expect(try Questionnaire.read(bundle).refusals == [])
  }

  @Test func `En regel som inte går att läsa nämns men stoppar inte formuläret`() throws {
    let form = try SharedForms.form("response-validation/invariant-corrupted-expression-q.json")
    guard case .unreadableConstraint(let linkId, let key, _)? = form.refusals.first else {
      Testing.Issue.record("\(form.refusals)")
      return
    }
    #expect(linkId == "q1")
    #expect(key == "k1")
  }

  @Test func `Frågor till servrar ställs aldrig`() throws {
    let form = try SharedForms.form("android-fhir/behavior_answer_expression.json")
    let query = "Task?subject=Patient/P1&code=33879002&status=ready&_sort=period"
    #expect(form.refusals == [.externalQuery(linkId: "vaccines", query: query)])
  }

  @Test func `En uträkning på ett annat språk nämns, och frågan står obesvarad`() throws {
    let item = Self.calculated("a", "1").replacing("text/fhirpath", with: "text/cql")
    let form = try Questionnaire.read(Array(Self.form(item).utf8))
    #expect(form.refusals == [.unknownLanguage(linkId: "a", "text/cql")])
    #expect(FilledForm(begin: form, on: SharedForms.occasion).shown("a") == [])
  }
}
