internal import Foundation

/// The invented files that the demonstration is made from.
enum DemoFacts {
  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: Bundle.module.bundleURL.appendingPathComponent("Facts/\(name)")))
  }
}
