package import Access
package import Storage
package import Vocabulary

/// Empties the outbox: each letter that is due is sent to the addresses its function has today. A letter that cannot
/// be sent waits longer each time and is never thrown away.
package struct MailSender: Sendable {
  private let site: Site
  private let addresses: @Sendable (ID<Function>, CalendarDate, Transaction) throws -> [String]

  package init(
    site: Site, addresses: @escaping @Sendable (ID<Function>, CalendarDate, Transaction) throws -> [String]
  ) {
    self.site = site
    self.addresses = addresses
  }

  /// Sends what is due and returns how many letters left.
  @discardableResult
  package func sendDue(at now: Moment) async throws -> Int {
    guard let server = site.settings.mailServer else { return 0 }
    var sent = 0
    for database in [site.identity, site.regional] {
      for letter in try await database.read({ try $0.lettersDue(at: now, limit: 50) }) {
        let outcome = await send(letter, by: server, at: now)
        try await database.write { try $0.note(outcome, on: letter, at: now) }
        if case .sent = outcome { sent += 1 }
      }
    }
    return sent
  }

  private func send(_ letter: Letter, by server: MailServer, at now: Moment) async -> Letter.Outcome {
    do {
      let addresses = try await self.addresses(of: letter, at: now)
      guard !addresses.isEmpty else { return .failed("Funktionen står tom och saknar egen adress.") }
      let message = MailMessage(
        from: site.settings.mailSender, sender: letter.sender, to: addresses, subject: letter.subject,
        body: letter.body, calendar: letter.calendar, id: letter.id, at: now)
      try await SMTP.send(message, by: server)
      return .sent
    } catch {
      return .failed("\(error)")
    }
  }

  private func addresses(of letter: Letter, at now: Moment) async throws -> [String] {
    if let address = letter.address { return [address] }
    guard let function = letter.function else { return [] }
    let addresses = addresses
    return try await site.identity.read { try addresses(function, now.day, $0) }
  }
}

/// A stored letter on its way out.
struct Letter: Sendable {
  let id: ID<Mail>
  let function: ID<Function>?
  let address: String?
  let subject: String
  let body: String
  let sender: Mail.Sender?
  /// A calendar as text.
  let calendar: String?
  let attempts: Int

  enum Outcome: Sendable {
    case sent
    case failed(String)
  }
}

extension Letter {
  fileprivate init(row: Row) throws {
    id = try row.get("id")
    function = try row.optional("function_id")
    address = try row.optional("address")
    subject = try row.get("subject")
    body = try row.get("body")
    let (name, own): (String?, String?) = (try row.optional("sender_name"), try row.optional("sender_address"))
    let replyTo: String? = try row.optional("reply_to")
    sender = name.flatMap { name in own.map { Mail.Sender(name: name, address: $0, replyTo: replyTo) } }
    calendar = try row.optional("calendar")
    attempts = try row.get("attempts")
  }
}

extension Transaction {
  fileprivate func lettersDue(at now: Moment, limit: Int) throws -> [Letter] {
    try rows(
      """
      SELECT id, function_id, address, subject, body, sender_name, sender_address, reply_to, calendar, attempts FROM mail
      WHERE sent_at IS NULL AND due_at <= \(now) ORDER BY due_at, id LIMIT \(limit)
      """
    ).map(Letter.init)
  }

  /// A letter that failed is tried again after 1, 2, 4 … minutes, at most six hours apart.
  fileprivate func note(_ outcome: Letter.Outcome, on letter: Letter, at now: Moment) throws {
    switch outcome {
    // The text goes when it has been sent: it may hold a link that opens an account, and so may its own address.
    case .sent:
      try execute(
        """
        UPDATE mail SET sent_at = \(now), last_error = NULL, body = '', calendar = NULL, sender_name = NULL,
          sender_address = NULL, reply_to = NULL WHERE id = \(letter.id)
        """)
    case .failed(let reason):
      let minutes = min(360, 1 << min(letter.attempts, 9))
      try execute(
        """
        UPDATE mail SET attempts = attempts + 1, due_at = \(now.adding(minutes: Int64(minutes))), last_error = \(reason)
        WHERE id = \(letter.id)
        """)
    }
  }
}
