/// Someone that a letter's headers name. Sv: korrespondent.
package struct Correspondent: Sendable, Hashable {
  /// As it is written, without marks around it; at most 254 bytes with one @ and no space.
  package let address: String
  /// Decoded; nil when there is none.
  package let name: String?

  /// Nil when it is no address.
  init?(address: ArraySlice<UInt8>, name: String? = nil) {
    guard let address = String(validating: address.withoutBlanks, as: UTF8.self), Self.isAddress(address) else {
      return nil
    }
    self.address = address
    self.name = name?.isEmpty == false ? name : nil
  }

  private static func isAddress(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: 0x40, omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.utf8.count <= 254
      && text.unicodeScalars.allSatisfy { scalar in
        !scalar.isControl && !scalar.properties.isWhitespace && !"<>,;:\"()\\".unicodeScalars.contains(scalar)
      }
  }
}

extension Correspondent {
  /// What stands before the last @, in small letters.
  var localPart: String { address.prefix { $0 != "@" }.lowercased() }
}
