internal import Access
internal import Storage
internal import Vocabulary
internal import Web

/// Reminds those who have a place, once, two days before it begins. Whoever has had a letter in the two days before that is not
/// written to again: it said when and where too. Sv: påminn om platsen.
struct RemindOfPlaces: Sendable {
  let letters: RegistrationLetters

  /// How long before it begins, and how long before that a letter is fresh.
  private static let days: Int64 = 2

  /// The latest letter is the mark: whoever has been reminded has one that is fresh, until the day is moved.
  static func due(at now: Moment) -> SQL {
    """
    SELECT r.id FROM registration r JOIN event_edition e ON e.id = r.edition_id LEFT JOIN mail m ON m.id = r.mail_id
    WHERE r.state = 'confirmed' AND r.erased_at IS NULL AND e.state = 'open'
      AND e.starts_at > \(now) AND e.starts_at <= \(now.adding(days: days))
      AND COALESCE(m.created_at, r.registered_at) <= e.starts_at - \(2 * days * 86_400_000)
    """
  }

  /// How many were reminded.
  @discardableResult
  func perform(in tx: Transaction, at now: Moment) throws -> Int {
    let due: [ID<Registration>] = try tx.rows(Self.due(at: now)).map { try $0.get("id") }
    for id in due {
      let (registration, edition) = try tx.registered(id)
      try letters.send(.soon, of: edition, to: registration, in: tx, at: now)
    }
    return due.count
  }
}
