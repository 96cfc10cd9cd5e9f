package import Access
package import Storage
package import Vocabulary
package import Web

/// Gives a colleague a link to one area, which works to the last day or until it is taken back. Sv: delegera.
package struct DelegateArea: Sendable {
  package let area: String
  package let name: String
  package let mail: String?

  package init(area: String, name: String, mail: String? = nil) {
    self.area = area
    self.name = name
    self.mail = mail
  }

  package init(area: String, form: Form) throws {
    var problems = Problems()
    self.area = area
    name = problems.require(form, "namn", "Skriv namnet på den som ska svara.", limit: 100)
    mail = form.text("epost")
    if let mail, MailAddress(mail) == nil {
      problems.add("epost", "E-postadressen ser inte rätt ut. Skriv den som namn@kommun.se, eller lämna rutan tom.")
    }
    try problems.check()
  }

  /// Makes the link and returns its token: it is shown once and never stored. With an address the colleague gets a letter.
  package func perform(
    in tx: Transaction, on evidence: Writable<Reply>, at now: Moment, site: String
  ) throws -> String {
    let (reply, viewer) = (evidence.record, evidence.viewer)
    guard reply.isOpen(on: now.day) else { throw ReplyIsClosed() }
    guard let area = try tx.answerSheet(of: reply).area(area) else { throw Refusal.notFound }
    let token = Secrets.token(tx)
    try tx.execute(
      """
      INSERT INTO delegation (token_hash, round_id, respondent, area, name, mail, created_by, created_at, expires_at,
        is_from_respondent)
      VALUES (\(Secrets.fingerprint(token)), \(reply.round.id), \(reply.respondent.respondent), \(area.code), \(name),
        \(mail), \(viewer.byline), \(now), \(SwedishTime.moment(on: reply.lastDay.adding(days: 1))),
        \(reply.isOwn(of: viewer)))
      """)
    try tx.record(
      "DelegateArea", of: reply.subject, by: viewer.byline, at: now, text: "Delegerade \(area.name) till \(name).")
    if let mail {
      try tx.enqueue(letter(to: mail, area, reply, from: viewer.name, link: "\(site)/svara/\(token)"), at: now)
    }
    return token
  }

  private func letter(to mail: String, _ area: SurveyArea, _ reply: Reply, from sender: String, link: String) -> Mail {
    Mail(
      to: .address(mail), subject: "Hjälp till att svara: \(area.name)",
      body: """
        Hej \(name)!

        \(Person.firstInSentence(sender)) ber dig svara på frågorna i området ”\(area.name)” för \(reply.respondent.nameInLetters) i \(reply.round.name).
        Du behöver inget konto. Öppna länken och svara senast den \(reply.lastDay.words):

        \(link)

        Länken är personlig. Skicka den inte vidare.
        """)
  }
}
