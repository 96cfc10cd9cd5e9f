package import Access
package import Storage
package import Vocabulary
internal import Web

/// Reminds the managers of those whose answers are handed in and not confirmed, at most once a day, also when the round
/// is closed: the answers do not count before. Sv: påminn chefer.
package struct RemindManagers: Sendable {
  package let managers: [ID<Organisation>: [Contact]]
  /// What links begin with.
  package let address: String

  package init(managers: [ID<Organisation>: [Contact]], address: String) {
    self.managers = managers
    self.address = address
  }

  /// Counts the respondents, each of which may have several managers.
  @discardableResult
  package func perform(in round: Writable<Round>, _ tx: Transaction, at now: Moment) throws -> SentLetters {
    let record = round.record
    var sent = SentLetters()
    for respondent in try tx.respondents(of: record.id) where Self.awaits(respondent, on: now.day) {
      let reached = (managers[respondent.organisation] ?? []).filter(\.isReachable)
      guard !reached.isEmpty else {
        sent.unreachable.append(respondent.name)
        continue
      }
      let letter = Self.letter(about: Reply(round: record, respondent: respondent), address: address)
      for manager in reached {
        try tx.enqueue(Mail(to: .function(manager.function), subject: letter.subject, body: letter.body), at: now)
      }
      try tx.execute(
        """
        UPDATE round_respondent SET reminded_at = \(now)
        WHERE round_id = \(record.id) AND respondent = \(respondent.respondent)
        """)
      sent.count += 1
    }
    guard sent.count > 0 else { return sent }
    try tx.record(
      "RemindManagers", of: "round:\(record.id)", by: round.viewer.byline, at: now,
      text: "Påminde chefen hos \(sent.count) svarande om att bekräfta")
    return sent
  }

  /// Whether the respondent's manager is one that the letter is for.
  static func awaits(_ respondent: RoundRespondent, on day: CalendarDate) -> Bool {
    respondent.state == .submitted && respondent.remindedAt?.day != day
  }

  static func letter(about reply: Reply, address: String) -> RoundLetter {
    RoundLetter(
      subject: "Påminnelse: bekräfta svaren i \(reply.round.name)",
      body: """
        Hej!

        Svaren för \(reply.respondent.nameInLetters) i \(reply.round.name) är inskickade. De räknas inte i resultaten förrän \
        en chef har bekräftat dem.

        Läs igenom dem och bekräfta, eller öppna dem igen om något behöver ändras:

        \(address)\(reply.path)

        Hälsningar
        \(reply.round.ownerName)
        """)
  }
}
