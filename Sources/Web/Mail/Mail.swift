package import Access
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

  package init(to recipient: Recipient, subject: String, body: String) {
    self.recipient = recipient
    self.subject = subject
    self.body = body
  }
}

extension Transaction {
  /// Puts a letter in the outbox in the same transaction as the act it belongs to; it leaves after the commit.
  package func enqueue(_ mail: Mail, at moment: Moment) throws {
    let id: ID<Mail> = newID(at: moment)
    let (function, address): (ID<Function>?, String?) =
      switch mail.recipient {
      case .function(let function): (function, nil)
      case .address(let address): (nil, address)
      }
    try execute(
      """
      INSERT INTO mail (id, function_id, address, subject, body, created_at, attempts, due_at)
      VALUES (\(id), \(function), \(address), \(mail.subject), \(mail.body), \(moment), \(0), \(moment))
      """)
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
}
