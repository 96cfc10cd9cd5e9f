internal import Foundation
internal import Vocabulary

/// Where letters are handed over or read, and who signs in there. Sv: e-postserver.
package struct MailServer: Sendable {
  /// The last two begin encrypted; the others become so before anybody signs in.
  package enum Scheme: String, Sendable { case smtp, imap, smtps, imaps }

  package let scheme: Scheme
  package let host: String
  private let port: Int?
  /// What follows the host: the folder of a mailbox, or the name that a mail server is greeted with.
  package let path: String
  let user: String?
  let password: String?

  /// Reads "smtp://post.exempel.se:587" and "imaps://user:password@post.exempel.se/INBOX". A user and password that come
  /// apart go before those in the address, where all but letters and digits must be percent-encoded. Nil when it is no
  /// such address, or has a password for nobody.
  package init?(_ address: String, user: String? = nil, password: String? = nil) {
    guard let parts = URLComponents(string: address),
      let scheme = parts.scheme.flatMap({ Scheme(rawValue: $0.lowercased()) }),
      let host = parts.host.map(Self.withoutBrackets), Self.isHost(host), parts.query == nil, parts.fragment == nil,
      (1...65_535).contains(parts.port ?? 1)
    else { return nil }
    self.scheme = scheme
    self.host = host
    port = parts.port
    path = String(parts.path.drop { $0 == "/" })
    self.user = user ?? parts.user
    self.password = user == nil ? password ?? parts.password : password
    guard self.user?.isEmpty != true, self.user != nil || self.password == nil, isOneLine else { return nil }
  }

  package var hasUser: Bool { user != nil }

  /// The address without user and password, to show and to log.
  package var url: String { url(path: path) }

  func url(path: String) -> String { "\(scheme.rawValue)://\(place)/\(urlPart(path))" }

  /// Nobody else can listen there.
  var isOwnMachine: Bool { ["127.0.0.1", "::1", "localhost"].contains(host) }

  var isEncryptedFromStart: Bool { scheme == .smtps || scheme == .imaps }

  private var place: String {
    let name = host.contains(":") ? "[\(host)]" : host
    return port.map { "\(name):\($0)" } ?? name
  }

  /// Whatever comes after a line break could be read as a command.
  private var isOneLine: Bool {
    [path, user ?? "", password ?? ""].joined().unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
  }

  private static func withoutBrackets(_ host: String) -> String {
    host.lowercased().filter { $0 != "[" && $0 != "]" }
  }

  private static func isHost(_ host: String) -> Bool {
    !host.isEmpty
      && host.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x3A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
        default: false
        }
      }
  }
}
