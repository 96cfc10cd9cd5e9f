package import Storage
package import Vocabulary

/// Who did what to what, and when; written in the same transaction as the act and never changed. Sv: händelse.
package struct Event: Sendable {
  package let at: Moment
  /// The text of a `Byline`: `Names.filled` makes it readable, and `text` as well.
  package let actor: String
  package let act: String
  package let subject: String
  package let text: String

  package init(row: Row) throws {
    at = try row.get("at")
    actor = try row.get("actor")
    act = try row.get("act")
    subject = try row.get("subject")
    text = try row.get("text")
  }
}

extension Sequence where Element == Event {
  /// The texts that may refer to persons.
  package var signatures: [String] { flatMap { [$0.actor, $0.text] } }
}

extension Transaction {
  /// Appends an event. `subject` is a kind and an id such as `round:0192…`; `text` is what the history page shows.
  package func record(_ act: String, of subject: String, by actor: Byline, at moment: Moment, text: String) throws {
    let id: ID<Event> = newID(at: moment)
    try execute(
      """
      INSERT INTO event (id, at, actor, act, subject, text)
      VALUES (\(id), \(moment), \(actor), \(act), \(subject), \(text))
      """)
  }

  /// The latest events of a subject, newest first.
  package func events(of subject: String, limit: Int = 50) throws -> [Event] {
    try rows(
      """
      SELECT at, actor, act, subject, text FROM event WHERE subject = \(subject) ORDER BY id DESC LIMIT \(limit)
      """
    ).map(Event.init)
  }
}
