import TestSupport

@testable import Instruments

/// The folder of other people's forms beside the checkout.
enum SharedForms {
  static let occasion = occasion("2026-11-25T14:30:00+01:00")

  static func occasion(_ now: String) -> Occasion {
    guard let now = PartialDateTime(now) else { preconditionFailure("\(now) är ingen tid") }
    return Occasion(now: now)
  }

  static func bytes(_ path: String) throws -> [UInt8] { try SharedFolder.bytes("fhir/\(path)") }
  static func json(_ path: String) throws -> JSON { try JSONReader.read(bytes(path)) }
  static func form(_ path: String) throws -> Questionnaire { try Questionnaire.read(bytes(path)) }

  static func filled(_ path: String, _ pairs: [(String, String)]) throws -> FilledForm {
    try FilledForm(begin: form(path), on: occasion).filled(with: pairs.map { (name: $0.0, value: $0.1) })
  }

  static func names(in subfolder: String) -> [String] {
    SharedFolder.names(in: "fhir/\(subfolder)", ending: ".json").map { "\(subfolder)/\($0)" }
  }

  /// The forms that must all load, fill and calculate.
  static var forms: [String] {
    ["sdc", "lforms-r4", "lforms-r5"].flatMap(names).filter { path in
      (try? json(path))?["resourceType"]?.text == "Questionnaire"
    }
  }
}

extension FilledForm {
  /// The answers to a question as people read them.
  func shown(_ linkId: String) -> [String] { values(of: linkId).map(\.shown) }
}
