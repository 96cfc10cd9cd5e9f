package import Vault
internal import Vocabulary

/// Lines with a signature below them, in the form that transparency logs share (C2SP signed-note): the text, an empty line,
/// and a line with the signer's name and the signature. Sv: signerad anteckning.
package struct SignedNote: Sendable, Equatable {
  package let lines: [String]
  private let signer: LogKey
  private let signature: [UInt8]

  package init(_ lines: [String], by signer: LogKey, with key: SigningKey) throws {
    self.lines = lines
    self.signer = signer
    signature = try key.sign(Self.message(lines))
  }

  /// Nil for a text that the key did not sign, or that is written in any other way than `text` writes it.
  package init?(_ text: String, by signer: LogKey) {
    self.init(witnessed: text, by: signer)
    guard Array(self.text.utf8) == Array(text.utf8) else { return nil }
  }

  /// A note that others may have signed too; their signatures are not looked at.
  package init?(witnessed text: String, by signer: LogKey) {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      String(Substring($0))
    }
    guard lines.last == "", let end = lines.dropLast().lastIndex(of: "") else { return nil }
    self.lines = Array(lines[..<end])
    self.signer = signer
    let start = "\u{2014} \(signer.origin) "
    let message = Self.message(self.lines)
    let found = lines[end...].lazy.compactMap { line -> [UInt8]? in
      guard line.hasPrefix(start), let bytes = Base64.bytes(line.dropFirst(start.count)),
        bytes.starts(with: signer.mark)
      else { return nil }
      return Array(bytes.dropFirst(signer.mark.count))
    }
    guard let signature = found.first(where: { signer.key.verifies($0, of: message) }) else { return nil }
    self.signature = signature
  }

  package var text: String {
    (lines + ["", "\u{2014} \(signer.origin) \(Base64.text(signer.mark + signature))", ""]).joined(separator: "\n")
  }

  private static func message(_ lines: [String]) -> [UInt8] {
    Array((lines + [""]).joined(separator: "\n").utf8)
  }
}
