/// What tells that no person wrote a letter, so that it gets no answer and no loop begins (RFC 3834). A calendar's reply
/// may have such marks and is one all the same.
package struct AutomaticMarks: Sendable, Hashable {
  /// The first word of Auto-Submitted in small letters, such as "no", "auto-generated" and "auto-replied".
  package let autoSubmitted: String?
  /// Precedence in small letters, such as "bulk", "list", "junk" and "auto_reply".
  package let precedence: String?
  /// The words of X-Auto-Response-Suppress in small letters, such as "all", "oof" and "autoreply" (MS-OXCMAIL).
  package let suppressed: [String]
  /// Whether anything says that it must not be answered by a program.
  package let isAutomatic: Bool

  init(_ headers: MailHeaders, from: Correspondent?) {
    autoSubmitted = headers.token("auto-submitted")
    precedence = headers.token("precedence")
    suppressed = headers.all("x-auto-response-suppress").flatMap { $0.split(separator: 0x2C) }.prefix(20).map(\.word)
    let others = headers.all(
      "list-id", "list-unsubscribe", "x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply-from", "x-loop",
      "x-failed-recipients", "feedback-id")
    isAutomatic =
      autoSubmitted.map { $0 != "no" } ?? false
      || ["bulk", "list", "junk", "auto_reply"].contains(precedence)
      || suppressed.contains { ["all", "oof", "autoreply"].contains($0) }
      || !others.isEmpty || Self.hasNoReturn(headers)
      || headers.parameterised("content-type")?.value == "multipart/report"
      || from.map(Self.isMachine) ?? false
  }

  /// Reports are sent from nobody, so that no report comes back about them (RFC 5321 section 4.5.5).
  static func hasNoReturn(_ headers: MailHeaders) -> Bool {
    headers.first("return-path").map { $0.filter { !$0.isBlank } == [0x3C, 0x3E] } ?? false
  }

  private static func isMachine(_ sender: Correspondent) -> Bool {
    let names = ["mailer-daemon", "postmaster", "no-reply", "noreply", "do-not-reply", "donotreply"]
    return names.contains(sender.localPart)
  }
}
