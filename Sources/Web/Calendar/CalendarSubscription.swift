package import Access
package import Storage
package import Vocabulary

/// A calendar that a person fetches by a secret address. It has what that person may see at the moment it is fetched, so it
/// grows empty with the functions and ends with the account. Sv: kalenderprenumeration.
package struct CalendarSubscription: Sendable {
  package let id: ID<CalendarSubscription>
  package let account: ID<Account>
  package let scope: CalendarScope
  /// Another number makes another address, and the old one gives nothing.
  package let generation: Int
  package let fetchedAt: Moment?

  init?(row: Row) throws {
    guard let scope = CalendarScope(try row.get("scope")) else { return nil }
    id = try row.get("id")
    account = try row.get("account_id")
    self.scope = scope
    generation = try row.get("generation")
    fetchedAt = try row.optional("fetched_at")
  }

  /// The end of the secret address: who it is and a proof that we gave it out, so that the database alone gives no address.
  package func file(_ key: IdentityKey) -> String { "\(id).\(key.proof(of: secret)).ics" }

  /// Whether the end of an address is this subscription's.
  func matches(_ proof: String, _ key: IdentityKey) -> Bool { key.proves(proof, of: secret) }

  private var secret: String { "kalender \(id) \(generation)" }
}

extension Transaction {
  /// A person's, in the order they were made. Ask the identity database.
  package func calendarSubscriptions(of account: ID<Account>) throws -> [CalendarSubscription] {
    try rows("SELECT * FROM calendar_subscription WHERE account_id = \(account) ORDER BY id")
      .compactMap(CalendarSubscription.init)
  }

  /// The one that the last part of an address names; nil when the proof is false or old.
  func calendarSubscription(file: String, key: IdentityKey) throws -> CalendarSubscription? {
    let parts = file.split(separator: ".").map(String.init)
    guard parts.count == 3, parts[2] == "ics",
      let row = try row("SELECT * FROM calendar_subscription WHERE id = \(parts[0])"),
      let found = try CalendarSubscription(row: row), found.matches(parts[1], key)
    else { return nil }
    return found
  }

  package func subscribe(to scope: CalendarScope, by account: ID<Account>, at now: Moment) throws {
    let id: ID<CalendarSubscription> = newID(at: now)
    let known = try calendarSubscriptions(of: account)
    guard known.count < 50, !known.contains(where: { $0.scope == scope }) else { return }
    try execute(
      """
      INSERT INTO calendar_subscription (id, account_id, scope, generation, created_at)
      VALUES (\(id), \(account), \(scope.text), \(1), \(now))
      """)
  }

  /// Gives the subscription another address; false when it is not this account's.
  package func renew(_ subscription: ID<CalendarSubscription>, of account: ID<Account>) throws -> Bool {
    try execute(
      """
      UPDATE calendar_subscription SET generation = generation + 1, fetched_at = NULL
      WHERE id = \(subscription) AND account_id = \(account)
      """) == 1
  }

  package func unsubscribe(_ subscription: ID<CalendarSubscription>, of account: ID<Account>) throws -> Bool {
    try execute("DELETE FROM calendar_subscription WHERE id = \(subscription) AND account_id = \(account)") == 1
  }
}

package enum CalendarMigration {
  package static let migration = Migration(
    "0001 calendar subscriptions",
    """
    CREATE TABLE calendar_subscription (
      id TEXT PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES account (id),
      scope TEXT NOT NULL,
      generation {int} NOT NULL,
      created_at {int} NOT NULL,
      fetched_at {int},
      UNIQUE (account_id, scope)
    ) {strict}
    """)
}
