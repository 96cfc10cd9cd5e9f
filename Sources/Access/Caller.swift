internal import Foundation
internal import Vocabulary

/// Who calls, as far as the sign-in asks.
package struct Caller: Sendable {
  /// Where the call comes from.
  let address: String
  /// The browser in its own words, for the list of sign-ins.
  package let browser: String
  /// What the cookie of a browser that has signed in before holds.
  package let device: String?

  package init(address: String, browser: String, device: String? = nil) {
    self.address = NetworkAddress.counted(address)
    self.browser = browser
    self.device = device
  }
}

/// An address as tries are counted, without a port. Whoever has one IPv6 address has all that begin with the same 64
/// bits.
enum NetworkAddress {
  static func counted(_ text: String) -> String {
    let bare = text.drop { $0 == "[" }.prefix { $0 != "]" && $0 != "%" }
    guard bare.contains(":"), let bytes = version6(String(bare)) else { return version4(text) ?? text }
    let isVersion4 = bytes[..<12] == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255]
    if isVersion4 { return bytes[12...].map { "\($0)" }.joined(separator: ".") }
    return bytes[..<8].map(\.hexadecimal).joined() + "/64"
  }

  /// The address alone, when a proxy has written "192.0.2.7:5432".
  private static func version4(_ text: String) -> String? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    var address = in_addr()
    guard parts.count == 2, UInt16(parts[1]) != nil, inet_pton(AF_INET, parts[0], &address) == 1 else { return nil }
    return parts[0]
  }

  private static func version6(_ text: String) -> [UInt8]? {
    var address = in6_addr()
    guard inet_pton(AF_INET6, text, &address) == 1 else { return nil }
    return withUnsafeBytes(of: &address) { Array($0) }
  }
}
