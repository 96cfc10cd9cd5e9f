internal import Access
package import Storage
package import Vocabulary

/// Where a certificate is checked: 128 random bits as 26 letters and digits, of which the database has the hash alone. A
/// certificate may have several, since none can be shown again. Sv: intygets adress.
package struct CertificateAddress: Sendable, Equatable {
  package let code: String

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
  private static let length = 26

  init(bytes: [UInt8]) {
    let value = bytes.prefix(16).reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
    code = String((0..<Self.length).map { Self.alphabet[Int(truncatingIfNeeded: value >> (125 - 5 * $0)) & 31] })
  }

  /// Reads a code as people type it: with spaces and hyphens, in capitals, with the letters that look like digits. Nil when it
  /// cannot be one.
  package init?(typed text: String) {
    let read = text.lowercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "–" }.map { letter in
      letter == "o" ? "0" : letter == "i" || letter == "l" ? "1" : letter
    }
    guard read.count == Self.length, read.allSatisfy(Self.alphabet.contains) else { return nil }
    code = String(read)
  }

  /// Where a letter leads; nil when that is no certificate's.
  init?(link: String) {
    guard let code = link.split(separator: "/").last else { return nil }
    self.init(typed: String(code))
  }

  package var path: String { "/intyg/\(code)" }
  package var hash: String { Secrets.fingerprint("certificate:\(code)") }

  /// In capitals and in groups, as one reads it aloud.
  package var shownCode: String {
    let letters = Array(code.uppercased())
    let starts = [0, 5, 10, 15, 20]
    return starts.map { String(letters[$0..<($0 == 20 ? letters.count : $0 + 5)]) }.joined(separator: "-")
  }
}

extension Transaction {
  /// One more address of the certificate; those given out before go on working.
  package func newCertificateAddress(of certificate: Certificate, at now: Moment) throws -> CertificateAddress {
    let address = CertificateAddress(bytes: randomBytes(16))
    try execute(
      """
      INSERT INTO certificate_address (hash, certificate_id, made_at) VALUES (\(address.hash), \(certificate.id), \(now))
      """)
    return address
  }
}
