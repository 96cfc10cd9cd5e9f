internal import CCurl

/// Why a mailbox or one of its letters could not be read.
package struct MailboxProblem: Error, Sendable, CustomStringConvertible {
  /// What it concerns.
  package enum Kind: Sendable, Hashable {
    /// The mailbox; the letters are there next time.
    case mailbox
    /// A letter that will never be read: it is too large.
    case tooLarge
    /// A letter that is not there any more.
    case missing
  }

  package let kind: Kind
  /// A Swedish sentence for people, with libcurl's words.
  package let sentence: String

  package var description: String { sentence }

  init(_ code: CURLcode, _ words: String, _ server: MailServer, isTooLarge: Bool = false) {
    switch code {
    case CURLE_WRITE_ERROR where isTooLarge:
      kind = .tooLarge
      sentence = "Brevet är större än 10 MB och lästes inte."
    case CURLE_REMOTE_FILE_NOT_FOUND:
      kind = .missing
      sentence = "Brevet finns inte i postlådan hos \(server.host) längre (\(words))."
    case CURLE_LOGIN_DENIED:
      kind = .mailbox
      sentence = "Postlådan hos \(server.host) godtog inte användaren, lösenordet eller mappen (\(words))."
    default:
      kind = .mailbox
      sentence = "Postlådan hos \(server.host) gick inte att läsa (\(words))."
    }
  }
}
