/// A letter that somebody has sent to us, read (RFC 5322, RFC 2045 to 2047, RFC 2231). Sv: mottaget brev.
///
/// Nothing in it is to be trusted: who it is from is what it says itself, unless the mail server has checked it.
package struct ReceivedMail: Sendable {
  /// The largest letter in bytes.
  package static let mostBytes = 10_000_000

  /// Nil when it does not say, or names several.
  package let from: Correspondent?
  package let to: [Correspondent]
  package let cc: [Correspondent]
  /// Whom the mail servers say that they left it to, the last server first: Delivered-To, X-Original-To and Envelope-To.
  package let deliveredTo: [String]
  /// One line; empty when there is none.
  package let subject: String
  /// Its Message-ID without brackets.
  package let messageID: String?
  /// The letters it answers, by Message-ID without brackets: In-Reply-To, then References, the newest first.
  package let answered: [String]
  package let marks: AutomaticMarks
  /// What it says as plain text, at most a million bytes with lines ended by LF; nil without such a part.
  package let body: String?
  /// Of the letter itself, not of a letter within it; at most five.
  package let calendars: [ReceivedCalendar]
  /// What a mail server tells of a letter of ours.
  package let report: DeliveryReport?
  /// Whether something was left out for being too long, too much or too deep.
  package let isCut: Bool
}

extension ReceivedMail {
  private static let longestBody = 1_000_000
  private static let mostCalendars = 5

  /// Nil only when the letter is too large. What is broken in it is left out.
  package static func read(_ bytes: [UInt8]) -> ReceivedMail? {
    guard bytes.count <= mostBytes else { return nil }
    var reader = ReceivedPartReader()
    let letter = reader.part(bytes[...])
    return ReceivedMail(letter, isCut: reader.isCut)
  }

  private init(_ letter: ReceivedPart, isCut: Bool) {
    let headers = letter.headers
    let senders = CorrespondentReader.addresses(in: headers.all("from"))
    from = senders.count == 1 ? senders.first : nil
    to = CorrespondentReader.addresses(in: headers.all("to"))
    cc = CorrespondentReader.addresses(in: headers.all("cc"))
    let places = headers.all("delivered-to", "x-original-to", "envelope-to")
    deliveredTo = CorrespondentReader.addresses(in: places).map(\.address)
    subject = headers.text("subject") ?? ""
    messageID = MessageIDs.one(in: headers.first("message-id"))
    answered =
      MessageIDs.all(in: headers.first("in-reply-to")) + MessageIDs.all(in: headers.first("references")).reversed()
    marks = AutomaticMarks(headers, from: from)
    body = Self.body(of: letter)
    calendars = Self.calendars(of: letter)
    report = DeliveryReport(letter, from: from, answered: answered)
    self.isCut = isCut
  }

  private static func body(of letter: ReceivedPart) -> String? {
    guard let part = letter.all.first(where: { $0.type == "text/plain" && !$0.isAttachment }) else { return nil }
    let bytes = part.bytes
    let text = MailCharset.text(bytes[...].prefix(wholeCharacters: longestBody), named: part.parameter("charset"))
    return text.plainLines
  }

  /// Parts that a program shows go before files. Most letters carry the same calendar in both ways.
  private static func calendars(of letter: ReceivedPart) -> [ReceivedCalendar] {
    let parts = letter.all.filter(ReceivedCalendar.isCalendar)
    let ordered = parts.filter { $0.type == "text/calendar" } + parts.filter { $0.type != "text/calendar" }
    var calendars: [ReceivedCalendar] = []
    for part in ordered.prefix(mostCalendars) {
      let calendar = ReceivedCalendar(part)
      if !calendars.contains(where: { $0.bytes == calendar.bytes }) { calendars.append(calendar) }
    }
    return calendars
  }
}
