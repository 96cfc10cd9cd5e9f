package import Access
package import Storage
package import Vocabulary
internal import Web

/// Hands the answers in to the manager. Questions may be left open, if one says so. Sv: skicka in.
package struct SubmitReply: Sendable {
  package let acceptsGaps: Bool
  /// Although somebody has yet to choose between two versions of an answer.
  package let acceptsWaiting: Bool
  /// The managers' functions, which get a letter.
  package let managers: [ID<Function>]
  /// The address that links in letters begin with.
  package let site: String

  package init(
    acceptsGaps: Bool, acceptsWaiting: Bool = false, managers: [ID<Function>] = [], site: String = ""
  ) {
    self.acceptsGaps = acceptsGaps
    self.acceptsWaiting = acceptsWaiting
    self.managers = managers
    self.site = site
  }

  package func perform(in tx: Transaction, on evidence: Writable<Reply>, at now: Moment) throws {
    let (reply, viewer) = (evidence.record, evidence.viewer)
    guard reply.isOpen(on: now.day) else { throw ReplyIsClosed() }
    guard reply.respondent.state == .draft else { throw Problems("luckor", "Svara på minst en fråga först.") }
    let gaps = try tx.gapCount(in: reply)
    try check(gaps: gaps, waiting: try tx.questionsWithVersions(in: reply).count)
    try tx.move(reply, to: .submitted, at: now)
    try tx.execute(
      """
      UPDATE round_respondent SET submitted_by = \(viewer.byline)
      WHERE round_id = \(reply.round.id) AND respondent = \(reply.respondent.respondent)
      """)
    try tx.record("SubmitReply", of: reply.subject, by: viewer.byline, at: now, text: sentence(gaps))
    for manager in managers { try tx.enqueue(letter(to: manager, about: reply, from: viewer.name), at: now) }
  }

  /// Everything that is in the way at once.
  private func check(gaps: Int, waiting: Int) throws {
    var problems = Problems()
    if gaps > 0, !acceptsGaps {
      let questions = gaps == 1 ? "En fråga saknar" : "\(gaps) frågor saknar"
      problems.add("luckor", "\(questions) svar. Kryssa i rutan om ni vill skicka in ändå.")
    }
    if waiting > 0, !acceptsWaiting {
      let questions = waiting == 1 ? "En fråga har" : "\(waiting) frågor har"
      problems.add(
        "versioner",
        "\(questions) två versioner. Välj vilken som gäller, eller kryssa i rutan om ni vill skicka in ändå.")
    }
    try problems.check()
  }

  private func sentence(_ gaps: Int) -> String {
    switch gaps {
    case 0: "Skickade in svaren."
    case 1: "Skickade in svaren. En fråga saknade svar."
    default: "Skickade in svaren. \(gaps) frågor saknade svar."
    }
  }

  private func letter(to manager: ID<Function>, about reply: Reply, from name: String) -> Mail {
    Mail(
      to: .function(manager), subject: "Bekräfta svaren i \(reply.round.name)",
      body: """
        Hej!

        \(Person.firstInSentence(name)) har skickat in svaren för \(reply.respondent.nameInLetters) i \(reply.round.name).
        Läs igenom dem och bekräfta, eller öppna dem igen om något behöver ändras:

        \(site)\(reply.path)
        """)
  }
}
