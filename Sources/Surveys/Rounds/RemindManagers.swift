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

  @discardableResult
  package func perform(in round: Writable<Round>, _ tx: Transaction, at now: Moment) throws -> SentLetters {
    let record = round.record
    var (sent, reminded) = (SentLetters(), 0)
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
        UPDATE round_respondent SET manager_reminded_at = \(now)
        WHERE round_id = \(record.id) AND respondent = \(respondent.respondent)
        """)
      sent.count += reached.count
      reminded += 1
    }
    guard reminded > 0 else { return sent }
    try tx.record(
      "RemindManagers", of: "round:\(record.id)", by: round.viewer.byline, at: now,
      text: "Påminde chefen hos \(reminded) svarande om att bekräfta")
    return sent
  }

  /// Whether the respondent's manager is one that the letter is for.
  static func awaits(_ respondent: RoundRespondent, on day: CalendarDate) -> Bool {
    respondent.state == .submitted && respondent.managerRemindedAt?.day != day
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
