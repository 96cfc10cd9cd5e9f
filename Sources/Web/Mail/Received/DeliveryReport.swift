/// What a mail server tells of a letter that it could not deliver, or has (RFC 3464). Sv: leveransrapport.
package struct DeliveryReport: Sendable, Hashable {
  /// One that the letter was for.
  package struct Recipient: Sendable, Hashable {
    /// As the letter was addressed if the report says so, else where it was last forwarded to.
    package let address: String
    package let action: Action
    /// "5.1.1" (RFC 3463); its first digit is 2 for delivered, 4 for a passing fault and 5 for a lasting one.
    package let status: String?
    /// The mail server's own words, one line of at most 1,000 characters.
    package let diagnostic: String?
  }

  /// What became of the letter (RFC 3464 section 2.3.3).
  package enum Action: String, Sendable, Hashable {
    case failed, delayed, delivered, relayed, expanded
  }

  /// At most a hundred; none when a report that follows no standard does not tell.
  package let recipients: [Recipient]
  /// What the letter may be that it is about: Message-IDs without brackets, the surest first.
  package let messageIDs: [String]
  /// Whether it is made as the standard says. If not, it may be of a delay as well as of a failure.
  package let isStandard: Bool

  /// Those whom the letter will never reach.
  package var failed: [Recipient] { recipients.filter { $0.action == .failed } }
}

extension DeliveryReport {
  /// Nil when the letter is no report. Who sent it is not asked for: anybody can write a report, so it counts only by a
  /// Message-ID that nobody else could know.
  init?(_ letter: ReceivedPart, from: Correspondent?, answered: [String]) {
    let report = letter.all.first { part in
      part.type == "multipart/report" && ["delivery-status", nil].contains(part.parameter("report-type")?.lowercased())
    }
    if let report, let status = report.all.first(where: DeliveryStatus.isStatus) {
      recipients = DeliveryStatus.recipients(in: status.bytes)
      messageIDs = ReturnedLetter.messageIDs(in: report) + answered
      isStandard = true
    } else if let bounce = StrayBounce(letter, from: from) {
      recipients = bounce.recipients
      messageIDs = bounce.messageIDs + answered
      isStandard = false
    } else {
      return nil
    }
  }
}

/// The letter that a report sends back, whole or its headers only.
enum ReturnedLetter {
  private static let types = [
    "message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global", "message/global-headers",
  ]

  static func messageIDs(in report: ReceivedPart) -> [String] {
    let returned = report.all.filter { types.contains($0.type) }.prefix(3)
    return returned.compactMap { MessageIDs.one(in: MailHeaders(of: $0.bytes[...]).first("message-id")) }
  }
}
