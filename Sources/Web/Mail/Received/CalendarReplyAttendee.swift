internal import Calendars

/// One whom a calendar's reply names, and what they answer (RFC 5545 section 3.8.4.1).
package struct CalendarReplyAttendee: Sendable, Hashable {
  /// What they answer (RFC 5545 section 3.2.12).
  package enum Answer: Sendable, Hashable {
    case accepted
    case declined
    case tentative
    /// Somebody else comes instead; the addresses are those that the reply gives.
    case delegated(to: [String])
  }

  /// As it is written, without `mailto:`.
  package let address: String
  /// The CN; nil when there is none.
  package let name: String?
  /// Nil when it does not say, or that no answer has been given.
  package let answer: Answer?
  /// Who answers in their name, such as an assistant (SENT-BY).
  package let sentBy: String?
  /// What they add, also as Google's calendar has it.
  package let comment: String?

  /// Nil when the line has no mail address.
  init?(_ line: ContentLine, comment: String?) {
    let written = Self.address(line.value) ?? line.parameter("EMAIL").flatMap(Self.address)
    guard let address = written else { return nil }
    self.address = address
    name = line.parameter("CN").map(\.oneLine).flatMap { $0.isEmpty ? nil : String($0.prefix(200)) }
    answer = Self.answer(of: line)
    sentBy = line.parameter("SENT-BY").flatMap(Self.address)
    let own = line.parameter("X-RESPONSE-COMMENT").map(\.plainLines)
    self.comment = own?.isEmpty == false ? own.map { String($0.prefix(5_000)) } : comment
  }

  private static func answer(of line: ContentLine) -> Answer? {
    switch line.parameter("PARTSTAT")?.uppercased().oneLine {
    case "ACCEPTED": .accepted
    case "DECLINED": .declined
    case "TENTATIVE": .tentative
    case "DELEGATED":
      .delegated(to: line.parameters.filter { $0.name == "DELEGATED-TO" }.flatMap(\.values).compactMap(address))
    default: nil
    }
  }

  /// Of "mailto:asa@example.org"; some programs leave the scheme out.
  private static func address(_ value: String) -> String? {
    let scheme = "mailto:"
    let text = value.oneLine
    let hasScheme = text.prefix(scheme.count).lowercased() == scheme
    return Correspondent(address: Array((hasScheme ? text.dropFirst(scheme.count) : text[...]).utf8)[...])?.address
  }
}
