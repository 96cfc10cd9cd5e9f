package import Access
package import Calendars
package import Storage
package import Vocabulary

/// A letter in the outbox. It goes to a function, or to a person's own address for what concerns their account.
package struct Mail: Sendable {
  package enum Recipient: Sendable {
    case function(ID<Function>)
    case address(String)
  }

  package let recipient: Recipient
  package let subject: String
  package let body: String
  /// Whose name it comes in, and where answers go; nil for the program's own letters.
  package let sender: Sender?
  /// What the recipient's calendar reads (RFC 6047); its ATTENDEE becomes the address that the letter is sent to.
  package let calendar: CalendarComponent?

  /// Sv: avsändare.
  package struct Sender: Sendable, Equatable {
    package let name: String
    /// One of our own, that calendars answer to.
    package let address: String
    /// The person's, that people answer to.
    package let replyTo: String?

    package init(name: String, address: String, replyTo: String?) {
      self.name = name
      self.address = address
      self.replyTo = replyTo
    }
  }

  package init(
    to recipient: Recipient, subject: String, body: String, sender: Sender? = nil, calendar: CalendarComponent? = nil
  ) {
    self.recipient = recipient
    self.subject = subject
    self.body = body
    self.sender = sender
    self.calendar = calendar
  }
}

extension Transaction {
  /// Puts a letter in the outbox in the same transaction as the act it belongs to; it leaves after the commit, and not
  /// before `due`.
  @discardableResult
  package func enqueue(_ mail: Mail, at moment: Moment, notBefore due: Moment? = nil) throws -> ID<Mail> {
    let id: ID<Mail> = newID(at: moment)
    let (function, address): (ID<Function>?, String?) =
      switch mail.recipient {
      case .function(let function): (function, nil)
      case .address(let address): (nil, address)
      }
    try execute(
      """
      INSERT INTO mail (id, function_id, address, subject, body, sender_name, sender_address, reply_to, calendar,
        created_at, attempts, due_at)
      VALUES (\(id), \(function), \(address), \(mail.subject), \(mail.body), \(mail.sender?.name),
        \(mail.sender?.address), \(mail.sender?.replyTo), \(mail.calendar?.text), \(moment), \(0), \(due ?? moment))
      """)
    return id
  }
}

/// The outbox, the same in every database.
package enum MailMigration {
  package static let migration = Migration(
    "0000 outbox",
    """
    CREATE TABLE mail (
      id TEXT PRIMARY KEY,
      function_id TEXT,
      address TEXT,
      subject TEXT NOT NULL,
      body TEXT NOT NULL,
      created_at {int} NOT NULL,
      due_at {int} NOT NULL,
      attempts {int} NOT NULL,
      last_error TEXT,
      sent_at {int},
      CHECK ((function_id IS NULL) <> (address IS NULL))
    ) {strict};
    CREATE INDEX mail_unsent ON mail (due_at) WHERE sent_at IS NULL;
    """)

  package static let invitations = Migration(
    "0001 invitations by mail",
    """
    ALTER TABLE mail ADD COLUMN sender_name TEXT;
    ALTER TABLE mail ADD COLUMN sender_address TEXT;
    ALTER TABLE mail ADD COLUMN reply_to TEXT;
    ALTER TABLE mail ADD COLUMN calendar TEXT;
    ALTER TABLE mail ADD COLUMN bounced_at {int};
    """)

  /// What has gone to an address is looked up for each letter with a certificate.
  package static let addresses = Migration(
    "0002 letters by address", "CREATE INDEX mail_address ON mail (address, subject) WHERE address IS NOT NULL")
}
