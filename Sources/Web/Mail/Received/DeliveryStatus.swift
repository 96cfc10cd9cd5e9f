/// The part of a report that programs read: groups of fields with empty lines between them, the first about the letter and
/// one for each recipient (RFC 3464 section 2.1).
enum DeliveryStatus {
  private static let mostRecipients = 100
  private static let longestDiagnostic = 1_000

  static func isStatus(_ part: ReceivedPart) -> Bool {
    ["message/delivery-status", "message/global-delivery-status"].contains(part.type)
  }

  static func recipients(in bytes: [UInt8]) -> [DeliveryReport.Recipient] {
    var lines = ByteLines(bytes[...])
    var recipients: [DeliveryReport.Recipient] = []
    while !lines.rest.isEmpty, recipients.count < mostRecipients {
      if let recipient = DeliveryReport.Recipient(MailHeaders(from: &lines)) { recipients.append(recipient) }
    }
    return recipients
  }

  /// What stands after the kind of address or of words, as in "rfc822; asa@example.org".
  fileprivate static func typed(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    value.firstIndex(of: 0x3B).map { value[($0 + 1)...].withoutBlanks } ?? value
  }

  fileprivate static func address(_ value: ArraySlice<UInt8>?) -> String? {
    value.flatMap { CorrespondentReader.addresses(in: [typed($0)]).first?.address }
  }

  fileprivate static func diagnostic(_ value: ArraySlice<UInt8>) -> String {
    String(EncodedWords.decoded(typed(value)).oneLine.prefix(longestDiagnostic))
  }

  /// Three numbers with points between them; nil for all else.
  fileprivate static func status(_ token: String?) -> String? {
    guard let token else { return nil }
    let numbers = token.split(separator: ".", omittingEmptySubsequences: false)
    let isStatus =
      numbers.count == 3
      && numbers.allSatisfy { number in
        (1...3).contains(number.utf8.count) && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
    return isStatus ? token : nil
  }
}

extension DeliveryReport.Recipient {
  /// Nil for the group about the letter, and for one that does not say whom it is about.
  fileprivate init?(_ fields: MailHeaders) {
    let addresses = [fields.first("original-recipient"), fields.first("final-recipient")]
    guard let address = addresses.compactMap({ DeliveryStatus.address($0) }).first,
      let action = fields.token("action").flatMap(DeliveryReport.Action.init)
    else { return nil }
    self.address = address
    self.action = action
    status = DeliveryStatus.status(fields.token("status"))
    diagnostic = fields.first("diagnostic-code").map(DeliveryStatus.diagnostic)
  }
}
