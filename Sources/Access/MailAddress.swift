/// A mail address as it is compared and stored: lower case, without space. Sv: e-postadress.
package struct MailAddress: Sendable, Hashable {
  package let text: String

  /// Nil when the text cannot be one address.
  package init?(_ text: String) {
    let text = Account.login(from: text)
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), parts[1].first != ".", parts[1].last != ".",
      text.utf8.count <= 254, text.unicodeScalars.allSatisfy(Self.isAllowed)
    else { return nil }
    self.text = text
  }

  package static let fault = "Adressen går inte att läsa. Skriv den som namn@exempel.se."

  /// No space, line break or mark that would begin another address or header (ASVS 1.3.11), or more than the address in a link.
  private static func isAllowed(_ scalar: UnicodeScalar) -> Bool {
    !scalar.properties.isWhitespace && scalar.value >= 32 && !"<>,;:\"()[]\\?&#%".unicodeScalars.contains(scalar)
  }
}
