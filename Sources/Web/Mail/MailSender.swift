package import Access
internal import Logging
package import Storage
package import Vocabulary

/// Empties the outbox: each letter that is due is sent to the addresses its function has today. A letter that cannot
/// be sent waits longer each time; one that is refused for good is not sent again, and says so.
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
        if let room = letter.room(at: now), try await database.read({ try room.isFull(in: $0) }) {
          try await database.write { try room.putOff(letter.id, in: $0) }
          continue
        }
        let outcome = await send(letter, by: server, at: now)
        try await database.write { [pace = site.settings.mailPace] in
          try $0.note(outcome, on: letter, at: now, pace: pace)
        }
        if outcome.left {
          sent += 1
        } else if case .refused = outcome {
          site.logger.warning("mail \(letter.id): refused")
        }
      }
    }
    return sent
  }

  private func send(_ letter: Letter, by server: MailServer, at now: Moment) async -> Letter.Outcome {
    do {
      let addresses = try await self.addresses(of: letter, at: now)
      guard !addresses.isEmpty else {
        return .failed("Funktionen står tom och saknar egen adress.", wasReached: true)
      }
      let message = MailMessage(
        from: site.settings.mailSender, sender: letter.sender, to: addresses, subject: letter.subject,
        body: letter.body, calendar: letter.calendar, id: letter.id, at: now)
      return try await hand(message, to: server)
    } catch let problem as SMTPProblem where !problem.isForGood {
      return .failed(problem.text, wasReached: problem.wasReached)
    } catch let problem as SMTPProblem {
      return .refused(problem.text)
    } catch {
      return .failed("\(error)", wasReached: true)
    }
  }

  /// One of several who is refused for good does not keep the others from their letter.
  private func hand(_ message: MailMessage, to server: MailServer) async throws -> Letter.Outcome {
    let silence = site.settings.mailPace.silence
    do {
      try await SMTP.send(message, by: server, silence: silence)
      return .sent
    } catch let problem as SMTPProblem where problem.isForGood && message.to.count > 1 {
      try await SMTP.send(message, by: server, toSome: true, silence: silence)
      return .sentToSome(problem.text)
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
    /// One of the addresses was refused for good, and why.
    case sentToSome(String)
    case refused(String)
    case failed(String, wasReached: Bool)

    var left: Bool {
      switch self {
      case .sent, .sentToSome: true
      case .refused, .failed: false
      }
    }
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

  /// For a letter of which an address gets so many a day.
  fileprivate func room(at now: Moment) -> CertificateRoom? {
    guard subject == CertificateLetter.subject, let address else { return nil }
    return CertificateRoom(address: address, now: now)
  }
}

extension Transaction {
  fileprivate func lettersDue(at now: Moment, limit: Int) throws -> [Letter] {
    try rows(
      """
      SELECT id, function_id, address, subject, body, sender_name, sender_address, reply_to, calendar, attempts FROM mail
      WHERE sent_at IS NULL AND bounced_at IS NULL AND due_at <= \(now) ORDER BY due_at, id LIMIT \(limit)
      """
    ).map(Letter.init)
  }

  fileprivate func note(_ outcome: Letter.Outcome, on letter: Letter, at now: Moment, pace: MailPace) throws {
    switch outcome {
    case .sent: try finish(letter, sent: now, bounced: nil, nil)
    case .sentToSome(let reason): try finish(letter, sent: now, bounced: now, reason)
    case .refused(let reason): try finish(letter, sent: nil, bounced: now, reason)
    case .failed(let reason, let wasReached):
      let due = now.adding(seconds: Int64(pace.wait(after: letter.attempts, wasReached: wasReached)))
      try execute(
        "UPDATE mail SET attempts = attempts + 1, due_at = \(due), last_error = \(reason) WHERE id = \(letter.id)")
    }
  }

  /// The text goes with the letter: it may hold a link that opens an account, and so may its own address.
  private func finish(_ letter: Letter, sent: Moment?, bounced: Moment?, _ reason: String?) throws {
    try execute(
      """
      UPDATE mail SET sent_at = \(sent), bounced_at = \(bounced), last_error = \(reason), body = '', calendar = NULL,
        sender_name = NULL, sender_address = NULL, reply_to = NULL WHERE id = \(letter.id)
      """)
  }
}
