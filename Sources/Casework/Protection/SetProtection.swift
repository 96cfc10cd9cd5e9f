package import Storage
package import Vocabulary
internal import Web

/// Says that a person's data are protected, or that they no longer are. Sv: ange skydd.
package struct SetProtection: Sendable {
  package let level: Protection.Level
  package let origin: String
  package let since: CalendarDate
  package let reviewOn: CalendarDate?
  /// Why the protection is taken away, or made weaker.
  package let reason: String?
  /// The version that the writer had before them; nil where nobody else can have written.
  let version: Int?

  package init(
    _ level: Protection.Level, origin: String, since: CalendarDate, reviewOn: CalendarDate?, reason: String? = nil,
    version: Int? = nil
  ) {
    self.level = level
    self.origin = origin
    self.since = since
    self.reviewOn = reviewOn
    self.reason = reason
    self.version = version
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
    guard problems.isEmpty, let level, let since else { throw problems }
    self.init(
      level, origin: origin, since: since, reviewOn: level == .lifted ? nil : review,
      reason: form.text("skal"), version: form.number("version") ?? 0)
  }

  /// A new identity is never stored beside the old one, so the level is set before anything else stands in the file
  /// (OSL 21:3). Throws `Problems`.
  package func perform(in tx: Transaction, by open: OpenFile) throws {
    if level == .newIdentity, open.protection?.level != .newIdentity, try open.holdsAnything(in: tx) {
      throw Problems(
        "niva",
        """
        Fingerade personuppgifter får inte stå i samma akt som de gamla. Lägg upp en ny akt med de nya uppgifterna, och \
        koppla den inte till den här.
        """)
    }
    guard try version.map({ try open.protectionVersion(in: tx) == $0 }) ?? true else {
      throw Problems(
        "niva", "Någon har ändrat skyddet medan du skrev. Öppna sidan igen och kontrollera vad som gäller nu.")
    }
    let isWeaker = (open.protection?.level.strength ?? 0) > level.strength
    if isWeaker, reason == nil {
      throw Problems("skal", "Skriv varför skyddet tas bort eller blir svagare. Det granskas av någon annan.")
    }
    try open.store(self, in: tx)
    try tx.stopClocks([.protectionReview], of: open.file.id, at: open.desk.now)
    if let reviewOn {
      try tx.startClock(.protectionReview, of: open.file.id, from: since, due: reviewOn, at: open.desk.now)
    }
    if isWeaker {
      try open.desk.appendForReview(
        .protected, "Skydd: \(level.swedish), \(reason ?? "")", of: (open.file.id, open.key), in: tx)
    }
  }
}

extension OpenFile {
  /// Whether anything stands in the file, or ties it to another, that could belong to somebody's old identity.
  fileprivate func holdsAnything(in tx: Transaction) throws -> Bool {
    for table in ["note", "safe_contact", "whereabouts", "protection", "subject_version"] as [SQL] {
      if try tx.exists("SELECT 1 FROM \(table) WHERE file_id = \(file.id)") { return true }
    }
    return try !desk.board.relations(of: file.id, in: tx).isEmpty
  }
}
