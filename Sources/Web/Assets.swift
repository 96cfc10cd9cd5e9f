internal import Access
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The style sheet and the script. Their names hold a fingerprint of their content, so browsers may keep them.
package enum Assets {
  static let style = Asset(file: "samfrid.css", type: "text/css; charset=utf-8")
  static let script = Asset(file: "samfrid.js", type: "text/javascript; charset=utf-8")

  /// Plays a course package; loaded by its page alone.
  static let player = Asset(file: "scorm-player.js", type: "text/javascript; charset=utf-8")

  /// The address of the style sheet, for a page without the site's frame.
  package static var stylePath: String { style.path }

  package static var scriptPath: String { script.path }
  package static var playerPath: String { player.path }

  static func mount<Context: RequestContext>(on router: Router<Context>) {
    for asset in [style, script, player] {
      router.get(RouterPath(asset.path)) { _, _ in
        Response(
          status: .ok,
          headers: [.contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable"],
          body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
      }
    }
  }

  struct Asset: Sendable {
    let path: String
    let type: String
    let bytes: [UInt8]

    init(file: String, type: String) {
      let url = Bundle.module.url(forResource: file, withExtension: nil, subdirectory: "Assets")
      guard let url, let data = try? Data(contentsOf: url) else { preconditionFailure("missing \(file)") }
      let parts = file.split(separator: ".")
      bytes = Array(data)
      path = "/\(parts[0])-\(Secrets.fingerprint(String(decoding: bytes, as: UTF8.self)).prefix(12)).\(parts[1])"
      self.type = type
    }
  }
}
