internal import Dispatch

/// A folder on a mail server that letters to us come to, read by IMAP (RFC 3501). Sv: postlåda. Its line is kept from one
/// call to the next and closed with the mailbox. Letters are never removed.
package final class IMAPMailbox: Sendable {
  /// libcurl blocks; this is not the queue that letters are sent on.
  private static let queue = DispatchQueue(label: "samfrid.mailbox")

  private let connection: IMAPConnection

  /// The server's path names the folder; INBOX when it names none. Signs in with the server's user.
  package init(_ server: MailServer, certificates: String? = nil) {
    connection = IMAPConnection(server, certificates: certificates)
  }

  /// An address such as "imaps://post.exempel.se/INBOX", with user and password in it or apart. The file holds the
  /// certificates to trust in place of the system's (PEM). Nil when it is no address of a mailbox with a user.
  package convenience init?(
    address: String, user: String? = nil, password: String? = nil, certificates: String? = nil
  ) {
    guard let server = MailServer(address, user: user, password: password), server.user != nil,
      server.scheme == .imap || server.scheme == .imaps
    else { return nil }
    self.init(server, certificates: certificates)
  }

  deinit { Self.queue.async { [connection] in connection.close() } }

  /// The UIDs of the letters that nobody has read, the lowest first.
  package func unseen() async throws -> [UInt32] {
    try await run { line in
      try line.command("EXAMINE", line.folder)
      return IMAPSearch.numbers(in: try line.command("UID", "SEARCH", "UNSEEN"))
    }
  }

  /// A letter as it stands, of at most ``ReceivedMail/mostBytes``. It stays unread.
  package func letter(_ uid: UInt32) async throws -> [UInt8] {
    try await run { line in
      // libcurl has no BODY.PEEK: what is read from a folder opened with EXAMINE stays unread just the same.
      try line.command("EXAMINE", line.folder)
      let (bytes, isNewLine) = try line.letter(uid)
      if isNewLine { try line.command("UID", "STORE", "\(uid)", "-FLAGS.SILENT", #"(\Seen)"#) }
      return bytes
    }
  }

  /// The letter has been dealt with.
  package func markSeen(_ uid: UInt32) async throws {
    try await run { line in
      try line.command("SELECT", line.folder)
      try line.command("UID", "STORE", "\(uid)", "+FLAGS.SILENT", #"(\Seen)"#)
    }
  }

  /// To another folder of the same mailbox, which must be there (RFC 6851).
  package func move(_ uid: UInt32, to folder: String) async throws {
    try await run { line in
      try line.command("SELECT", line.folder)
      try line.command("UID", "MOVE", "\(uid)", FolderName.written(folder))
    }
  }

  private func run<Answer: Sendable>(
    _ work: @escaping @Sendable (IMAPConnection) throws -> Answer
  ) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
      Self.queue.async { [connection] in continuation.resume(with: Result { try work(connection) }) }
    }
  }
}

/// The answer to a search: `* SEARCH 4 17 18` (RFC 3501 section 7.2.5).
enum IMAPSearch {
  static func numbers(in answer: [UInt8]) -> [UInt32] {
    var lines = ByteLines(answer[...])
    var numbers: [UInt32] = []
    while let line = lines.next() {
      let words = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      guard words.count > 2, words[0] == "*", words[1].uppercased() == "SEARCH" else { continue }
      numbers += words.dropFirst(2).compactMap(UInt32.init)
    }
    return numbers.filter { $0 > 0 }.sorted()
  }
}
