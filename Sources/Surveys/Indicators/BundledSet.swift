internal import Foundation

extension SetFile {
  /// The set that comes with the program: 101 questions in 19 areas.
  package static func bundled() throws -> SetFile {
    let file = Bundle.module.bundleURL.appendingPathComponent("Facts/indicators.json")
    return try SetFile(json: [UInt8](try Data(contentsOf: file)))
  }
}
