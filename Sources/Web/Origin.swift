internal import HTTPTypes
internal import Hummingbird

/// Where a call says that it comes from and goes to.
extension Request {
  /// Browsers say where a post comes from; one from another site is refused before anything else (OWASP, Fetch
  /// Metadata). Those that do not know the first way say it by the second.
  func comesFromOwnPage(of settings: Settings) -> Bool {
    if let site = HTTPField.Name("Sec-Fetch-Site").flatMap({ headers[$0] }) {
      return site == "same-origin" || site == "none"
    }
    guard let origin = headers[.origin]?.lowercased() else { return true }
    let address = settings.address.lowercased()
    let scheme = address.prefix { $0 != ":" }
    return origin == address || origin == "\(scheme)://\(head.authority?.lowercased() ?? "")"
  }

  /// Whether the browser was sent to this machine by its own name. A page elsewhere can let a name of its own lead
  /// here, and is then of the same origin to the browser.
  var isToLoopback: Bool {
    let authority = head.authority ?? ""
    let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    return ["127.0.0.1", "localhost", "[::1]"].contains(host.lowercased())
  }
}

extension OpenVisit {
  package var isToLoopback: Bool { request.isToLoopback }

  /// The page of ours that a post was sent from, as the browser says; nil when it says nothing or another site.
  var pageBefore: String? {
    guard let referer = HTTPField.Name("Referer").flatMap({ request.headers[$0] }),
      referer.hasPrefix(site.settings.address + "/")
    else { return nil }
    let path = String(referer.dropFirst(site.settings.address.count))
    return Resumption.isOurs(path) ? path : nil
  }
}
