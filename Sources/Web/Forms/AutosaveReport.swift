internal import Foundation
package import Hummingbird

/// What the script that saves while somebody types is told.
package struct AutosaveReport: Encodable {
  package let status: String
  package let text: String
  package var url: String?
  /// By the name of what was saved.
  package var versions: [String: String]

  package init(status: String, text: String, url: String? = nil, versions: [String: String] = [:]) {
    self.status = status
    self.text = text
    self.url = url
    self.versions = versions
  }

  package func response() throws -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return .json(String(decoding: try encoder.encode(self), as: UTF8.self))
  }
}
