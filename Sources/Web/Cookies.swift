internal import HTTPTypes
internal import Hummingbird

/// The site's two cookies: the session, and a line to show on the next page.
package enum Cookies {
  private static let secureSession = "__Host-samfrid"
  private static let plainSession = "samfrid"
  private static let notice = "samfrid_notice"

  static func session(of request: Request) -> String? {
    value(of: secureSession, in: request) ?? value(of: plainSession, in: request)
  }

  static func notice(of request: Request) -> String? {
    value(of: notice, in: request).map(URLEncoded.decodedPart)
  }

  /// Lax, so that a link in a mail opens the page it names.
  static func setSession(_ token: String, _ settings: Settings) -> String {
    settings.usesSecureCookies
      ? "\(secureSession)=\(token); Path=/; Secure; HttpOnly; SameSite=Lax"
      : "\(plainSession)=\(token); Path=/; HttpOnly; SameSite=Lax"
  }

  static func endSession(_ settings: Settings) -> String { setSession("", settings) + "; Max-Age=0" }
  static func setNotice(_ text: String) -> String {
    "\(notice)=\(URLEncoded.encode(text)); Path=/; Max-Age=30; HttpOnly; SameSite=Lax"
  }
  static var endNotice: String { "\(notice)=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax" }

  private static func value(of name: String, in request: Request) -> String? {
    for header in request.headers[values: .cookie] {
      for pair in header.split(separator: ";") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        if parts.count == 2, parts[0].trimmingSpace == name, !parts[1].isEmpty { return String(parts[1]) }
      }
    }
    return nil
  }
}

extension Substring {
  fileprivate var trimmingSpace: Substring { drop { $0 == " " } }
}
