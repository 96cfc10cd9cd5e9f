import Foundation
import Testing

/// The folder of real files beside the checkout; a test that needs it fails when it is not there.
enum SharedFiles {
  static func bytes(_ path: String) throws -> [UInt8] {
    let file = folder.appendingPathComponent(path)
    let data = FileManager.default.contents(atPath: file.path)
    return [UInt8](
      try #require(data, "Testfilen \(path) saknas i \(folder.path). Sätt SAMFRID_SHARED till mappen med data."))
  }

  static func names(in subfolder: String, ending: String) throws -> [String] {
    let path = folder.appendingPathComponent(subfolder).path
    let all = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let names = all.filter { $0.hasSuffix(ending) }.sorted()
    try #require(!names.isEmpty, "Mappen \(path) saknar \(ending)-filer. Sätt SAMFRID_SHARED till mappen med data.")
    return names
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
