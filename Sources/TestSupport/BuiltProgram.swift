import Foundation

/// A program of ours that was built together with the tests.
package enum BuiltProgram {
  package static func path(_ name: String) -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    #if DEBUG
      return root.appendingPathComponent(".build/debug/\(name)").path
    #else
      return root.appendingPathComponent(".build/release/\(name)").path
    #endif
  }
}
