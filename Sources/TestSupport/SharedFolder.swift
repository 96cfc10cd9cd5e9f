package import Foundation

/// The folder of other people's files and of reference data beside the checkout. Tests of them run where it is there;
/// `bin/test` says so where it is not.
package enum SharedFolder {
  package static let data: URL = {
    if let shared = ProcessInfo.processInfo.environment["SAMFRID_SHARED"] {
      return URL(fileURLWithPath: shared).appendingPathComponent("data")
    }
    let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return checkout.appendingPathComponent("../shared/data").standardizedFileURL
  }()

  package static var exists: Bool { FileManager.default.fileExists(atPath: data.path) }

  package static func bytes(_ path: String) throws -> [UInt8] {
    guard let content = FileManager.default.contents(atPath: data.appendingPathComponent(path).path) else {
      throw Missing(description: "Testfilen \(path) saknas i \(data.path). Sätt SAMFRID_SHARED till mappen med data.")
    }
    return [UInt8](content)
  }

  package static func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  /// The fields of each line below the heads.
  package static func rows(of path: String, separator: Character) throws -> [[String]] {
    try text(path).split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The names of the files in a subfolder, sorted; empty when there are none.
  package static func names(in subfolder: String, ending: String) -> [String] {
    let path = data.appendingPathComponent(subfolder).path
    let all = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return all.filter { $0.hasSuffix(ending) }.sorted()
  }

  struct Missing: Error, CustomStringConvertible { let description: String }
}
