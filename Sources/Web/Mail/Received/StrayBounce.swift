/// A letter of a mail server that tells of another letter in its own way, as qmail and Exim do.
struct StrayBounce {
  private static let mostIDs = 5
  private static let mostLines = 5_000
  private static let header: [UInt8] = Array("message-id:".utf8)

  /// Only those that Exim names in a header: who is named in the text may have been named by anybody.
  let recipients: [DeliveryReport.Recipient]
  let messageIDs: [String]

  /// Nil unless it comes from a mail server and names a letter or a recipient.
  init?(_ letter: ReceivedPart, from: Correspondent?) {
    guard Self.isFromServer(letter.headers, from) else { return nil }
    let failed = CorrespondentReader.addresses(in: letter.headers.all("x-failed-recipients")).prefix(100)
    recipients = failed.map { .init(address: $0.address, action: .failed, status: nil, diagnostic: nil) }
    let texts = letter.all.filter { $0.type == "text/plain" }.prefix(10)
    let named = ReturnedLetter.messageIDs(in: letter) + texts.flatMap { Self.messageIDs(in: $0.bytes) }
    messageIDs = Array(named.prefix(Self.mostIDs))
    guard !recipients.isEmpty || !messageIDs.isEmpty else { return nil }
  }

  private static func isFromServer(_ headers: MailHeaders, _ from: Correspondent?) -> Bool {
    switch from?.localPart {
    case "mailer-daemon": true
    case "postmaster": AutomaticMarks.hasNoReturn(headers)
    default: false
    }
  }

  /// Those on lines that look like the header, also where the returned letter is indented or quoted.
  private static func messageIDs(in bytes: [UInt8]) -> [String] {
    var lines = ByteLines(bytes[...])
    var found: [String] = []
    var left = mostLines
    while left > 0, found.count < mostIDs, let line = lines.next() {
      left -= 1
      let start = line.prefix(200).drop { $0.isBlank || $0 == 0x3E }
      guard start.prefix(header.count).map({ $0 | 0x20 }) == header else { continue }
      found += MessageIDs.all(in: line[start.startIndex...].prefix(1_000)).prefix(1)
    }
    return found
  }
}
