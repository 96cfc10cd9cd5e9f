import Foundation
import Testing

@testable import Instruments

/// The folder of other people's forms beside the checkout; a test that needs it fails when it is not there.
enum SharedForms {
  static let occasion = occasion("2026-11-25T14:30:00+01:00")

  static func occasion(_ now: String) -> Occasion {
    guard let now = PartialDateTime(now) else { preconditionFailure("\(now) är ingen tid") }
    return Occasion(now: now)
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    let file = folder.appendingPathComponent("fhir").appendingPathComponent(path)
    let data = FileManager.default.contents(atPath: file.path)
    return [UInt8](
      try #require(data, "Testfilen \(path) saknas i \(folder.path). Sätt SAMFRID_SHARED till mappen med data."))
  }

  static func json(_ path: String) throws -> JSON { try JSONReader.read(bytes(path)) }
  static func form(_ path: String) throws -> Questionnaire { try Questionnaire.read(bytes(path)) }

  static func filled(_ path: String, _ pairs: [(String, String)]) throws -> FilledForm {
    try FilledForm(begin: form(path), on: occasion).filled(with: pairs.map { (name: $0.0, value: $0.1) })
  }

  /// The names of the files in a subfolder; empty when the folder is not there, which another test says.
  static func names(in subfolder: String) -> [String] {
    let path = folder.appendingPathComponent("fhir").appendingPathComponent(subfolder).path
    let all = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return all.filter { $0.hasSuffix(".json") }.sorted().map { "\(subfolder)/\($0)" }
  }

  /// The forms that must all load, fill and calculate.
  static var forms: [String] {
    ["sdc", "lforms-r4", "lforms-r5"].flatMap(names).filter { path in
      (try? json(path))?["resourceType"]?.text == "Questionnaire"
    }
  }

  private static var folder: URL {
    if let shared = ProcessInfo.processInfo.environment["SAMFRID_SHARED"] {
      let named = URL(fileURLWithPath: shared)
      let inner = named.appendingPathComponent("data")
      return FileManager.default.fileExists(atPath: inner.path) ? inner : named
    }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return package.appendingPathComponent("../shared/data").standardizedFileURL
  }
}

extension FilledForm {
  /// The answers to a question as people read them.
  func shown(_ linkId: String) -> [String] { values(of: linkId).map(\.shown) }
}
