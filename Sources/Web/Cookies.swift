internal import Access
internal import HTTPTypes
internal import Hummingbird

/// The site's three cookies: the session, a line to show on the next page, and what makes a browser known that has
/// signed in before. Over https their names bind them to this host alone, and no other name is read.
package enum Cookies {
  private enum Name {
    case session, notice, device

    func text(_ settings: Settings) -> String {
      switch self {
      case .session: settings.usesSecureCookies ? "__Host-samfrid" : "samfrid"
      case .notice: settings.usesSecureCookies ? "__Host-samfrid_notice" : "samfrid_notice"
      case .device: settings.usesSecureCookies ? "__Host-samfrid_device" : "samfrid_device"
      }
    }
  }

  static func session(of request: Request, _ settings: Settings) -> String? {
    value(of: Name.session.text(settings), in: request)
  }

  static func notice(of request: Request, _ settings: Settings) -> Notice? {
    value(of: Name.notice.text(settings), in: request).flatMap(Notice.init(cookieValue:))
  }

  static func device(of request: Request, _ settings: Settings) -> String? {
    value(of: Name.device.text(settings), in: request)
  }

  static func setSession(_ token: String, _ settings: Settings) -> String { cookie(.session, token, settings) }
  static func endSession(_ settings: Settings) -> String { cookie(.session, "", settings, seconds: 0) }

  static func setNotice(_ told: Notice, _ settings: Settings) -> String {
    cookie(.notice, told.cookieValue, settings, seconds: 30)
  }
  static func endNotice(_ settings: Settings) -> String { cookie(.notice, "", settings, seconds: 0) }

  static func setDevice(_ token: String, _ settings: Settings) -> String {
    cookie(.device, token, settings, seconds: KnownDevice.days * 86_400)
  }

  /// Lax, so that a link in a mail opens the page it names.
  private static func cookie(_ name: Name, _ value: String, _ settings: Settings, seconds: Int64? = nil) -> String {
    let secure = settings.usesSecureCookies ? "; Secure" : ""
    let age = seconds.map { "; Max-Age=\($0)" } ?? ""
    return "\(name.text(settings))=\(value); Path=/\(secure); HttpOnly; SameSite=Lax\(age)"
  }

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
