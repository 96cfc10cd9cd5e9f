import TestSupport
import Testing

@testable import Instruments

/// Responses that HL7's own validator has judged.
@Suite(.enabled(if: SharedFolder.exists)) struct ResponsePairTests {
  struct Pair: CustomTestStringConvertible, Sendable {
    let name: String
    let response: String
    let questionnaire: String?
    let isValid: Bool
    let errors: Set<String>
    let warnings: Set<String>

    var testDescription: String { name }

    init(_ json: JSON) {
      name = json["name"]?.text ?? ""
      response = json["response"]?.text ?? ""
      questionnaire = json["questionnaire"]?.text
      isValid = json["valid_by_hl7_java_validator"]?.flag ?? false
      errors = Pair.places(json, "error")
      warnings = Pair.places(json, "warning")
    }

    private static func places(_ json: JSON, _ severity: String) -> Set<String> {
      let issues = (json["issues"]?.elements ?? []).filter { $0["severity"]?.text == severity }
      return Set(issues.flatMap { $0["expression"]?.elements.compactMap(\.text) ?? [] })
    }
  }

  static let pairs = ((try? SharedForms.json("response-validation/EXPECTED.json"))?.elements ?? []).map(Pair.init)

  @Test func `Paren finns och är lika många som förut`() {
    #expect(Self.pairs.count == 37)
  }

  @Test(arguments: pairs)
  func `Varje par döms som HL7 dömer det, på samma ställe`(pair: Pair) throws {
    let form = try pair.questionnaire.map { try SharedForms.form("response-validation/\($0)") }
    let response = try QuestionnaireResponse.read(SharedForms.bytes("response-validation/\(pair.response)"))
    let judgement = Judgement(of: response, against: form, on: SharedForms.occasion)
    #expect(judgement.isValid == pair.isValid, "\(judgement.issues)")
    #expect(Set(judgement.issues.filter { $0.severity == .error }.map(\.place)) == pair.errors)
    #expect(Set(judgement.issues.filter { $0.severity == .warning }.map(\.place)) == pair.warnings)
    for issue in judgement.issues { #expect(issue.sentence.hasSuffix(".")) }
  }
}
