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

/// An address as tries are counted: whoever has one IPv6 address has all that begin with the same 64 bits.
enum NetworkAddress {
  static func counted(_ text: String) -> String {
    let bare = text.drop { $0 == "[" }.prefix { $0 != "]" && $0 != "%" }
    guard bare.contains(":"), let bytes = version6(String(bare)) else { return text }
    let isVersion4 = bytes[..<12] == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255]
    if isVersion4 { return bytes[12...].map { "\($0)" }.joined(separator: ".") }
    return bytes[..<8].map(\.hexadecimal).joined() + "/64"
  }

  private static func version6(_ text: String) -> [UInt8]? {
    var address = in6_addr()
    guard inet_pton(AF_INET6, text, &address) == 1 else { return nil }
    return withUnsafeBytes(of: &address) { Array($0) }
  }
}
