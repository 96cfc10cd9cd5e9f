import TestSupport
import Testing

@testable import Instruments

@Suite(.enabled(if: SharedFolder.exists)) struct LoadFormTests {
  @Test func `Mapparna med formulär finns`() {
    #expect(SharedForms.forms.count == 25)
    #expect(SharedForms.names(in: "android-fhir").count == 13)
  }

  @Test(arguments: SharedForms.forms)
  func `Varje formulär från sdc och lforms läses, och bara listor utifrån saknas`(path: String) throws {
    let form = try SharedForms.form(path)
    #expect(!form.allItems.isEmpty)
    for refusal in form.refusals {
      switch refusal {
      case .externalValueSet, .externalQuery: #expect(refusal.sentence.hasSuffix("."))
      default: Testing.Issue.record("\(path): \(refusal)")
      }
    }
  }

  @Test(arguments: SharedForms.names(in: "android-fhir"))
  func `Varje formulär från android-fhir läses eller får ett skäl`(path: String) throws {
    do {
      let form = try SharedForms.form(path)
      #expect(!form.allItems.isEmpty)
    } catch let problem as LoadProblem {
      #expect(problem == .duplicateLinkId("10.1"), "\(path): \(problem)")
    }
  }
}
