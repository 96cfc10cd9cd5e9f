package import Access
package import Storage
package import Vocabulary
package import Web

/// Saves the minutes of a meeting as a draft. Sv: skriv minnesanteckningar.
package struct WriteMinutes: Sendable {
  package let text: String
  package let decisions: [String]
  /// The version that was open when one began to write; 0 for the first.
  package let version: Int

  package init(text: String, decisions: [String], version: Int = 0) {
    self.text = text
    self.decisions = decisions
    self.version = version
  }

  /// Decisions are written one a line.
  package init(form: Form) throws {
    let decisions = (form.text("beslut") ?? "").split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
    self.init(text: form.text("text") ?? "", decisions: decisions, version: form.number("version") ?? 0)
    var problems = Problems()
    if text.isEmpty, decisions.isEmpty { problems.add("text", "Skriv vad som sades, eller minst ett beslut.") }
    if text.count > 50_000 { problems.add("text", "Texten är för lång. Lägg bilagor som dokument i stället.") }
    try problems.check()
  }

  package func perform(in tx: Transaction, by evidence: Writable<Meeting>, at now: Moment) throws {
    let meeting = evidence.record
    guard meeting.state == .called, meeting.starts <= now else {
      throw Problems("text", "Minnesanteckningarna skrivs när träffen har börjat.")
    }
    let stored = try tx.minutes(of: meeting.id)
    if let stored, stored.state != .draft {
      throw Problems("text", "Anteckningarna är godkända. Öppna dem igen om något ska rättas.")
    }
    guard (stored?.version ?? 0) == version else {
      throw Problems(
        "version", "En annan värd har sparat sedan du öppnade sidan. Jämför, för ihop texterna och spara igen.")
    }
    let tasks = try tx.tasks(decidedAt: meeting.id).map(\.text)
    let searched = ([meeting.title, text] + decisions + tasks).joined(separator: "\n").lowercased()
    let list = decisions.joined(separator: "\n")
    let by = evidence.viewer.byline
    if stored == nil {
      try tx.execute(
        """
        INSERT INTO minutes (meeting_id, text, decisions, state, version, written_by, written_at, searched)
        VALUES (\(meeting.id), \(text), \(list), \(Minutes.State.draft), \(1), \(by), \(now), \(searched))
        """)
    } else {
      try tx.execute(
        """
        UPDATE minutes SET text = \(text), decisions = \(list), version = \(version + 1), written_by = \(by),
          written_at = \(now), searched = \(searched)
        WHERE meeting_id = \(meeting.id)
        """)
    }
    try tx.record("WriteMinutes", of: meeting.subject, by: by, at: now, text: "Skrev i minnesanteckningarna")
  }
}
