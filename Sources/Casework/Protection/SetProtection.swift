package import Storage
package import Vocabulary
internal import Web

/// Says that a person's data are protected, or that they no longer are. Sv: ange skydd.
package struct SetProtection: Sendable {
  package let level: Protection.Level
  package let origin: String
  package let since: CalendarDate
  package let reviewOn: CalendarDate?
  /// Why the protection is taken away.
  package let reason: String?

  package init(
    _ level: Protection.Level, origin: String, since: CalendarDate, reviewOn: CalendarDate?, reason: String? = nil
  ) {
    self.level = level
    self.origin = origin
    self.since = since
    self.reviewOn = reviewOn
    self.reason = reason
  }

  init(form: Form, on today: CalendarDate) throws {
    var problems = Problems()
    let level = Protection.Level.choices.first { $0.rawValue == form.raw("niva") }
    if level == nil { problems.add("niva", "Välj vilket skydd personen har.") }
    let origin = problems.require(form, "ursprung", "Skriv vem som har sagt det, till exempel Skatteverket.")
    let since = CalendarDate(form.raw("sedan"))
    if since == nil { problems.add("sedan", "Skriv dagen som 2026-11-22.") }
    let review = CalendarDate(form.raw("omprovas"))
    if level != .lifted {
      if review == nil { problems.add("omprovas", "Skriv vilken dag skyddet ska omprövas, som 2026-11-22.") }
      if let review, review <= today { problems.add("omprovas", "Dagen ska ligga framåt i tiden.") }
    }
    let reason = form.text("skal")
    if level == .lifted, reason == nil {
      problems.add("skal", "Skriv varför skyddet tas bort. Det granskas av någon annan.")
    }
    guard problems.isEmpty, let level, let since else { throw problems }
    self.init(level, origin: origin, since: since, reviewOn: level == .lifted ? nil : review, reason: reason)
  }

  /// A new identity is never stored beside the old one, so the level is set before anything else stands in the file
  /// (OSL 21:3). Throws `Problems`.
  package func perform(in tx: Transaction, by open: OpenFile) throws {
    if level == .newIdentity, open.protection?.level != .newIdentity, try !open.notes(in: tx).isEmpty {
      throw Problems(
        "niva",
        """
        Fingerade personuppgifter får inte stå i samma akt som de gamla. Lägg upp en ny akt med de nya uppgifterna, och \
        koppla den inte till den här.
        """)
    }
    try open.store(self, in: tx)
    try tx.stopClocks([.protectionReview], of: open.file.id, at: open.desk.now)
    if let reviewOn {
      try tx.startClock(.protectionReview, of: open.file.id, from: since, due: reviewOn, at: open.desk.now)
    }
    if level == .lifted {
      try open.desk.appendForReview(.protected, "Tog bort skyddet", of: (open.file.id, open.key), in: tx)
    }
  }
}
