internal import Storage
internal import Vocabulary

/// How many letters with a certificate an address gets in a day, as several may read one mailbox; the others wait for a day
/// that has room.
struct CertificateRoom: Sendable {
  static let most = 60
  private static let morning = 8

  let address: String
  let now: Moment

  /// When one more may leave: now, or in the morning of the first day that has room.
  func time(in tx: Transaction) throws -> Moment {
    let days = try tx.rows(letters).map { try max($0.get("leaves_at", as: Moment.self), now).day }
    let taken = Dictionary(days.map { ($0, 1) }, uniquingKeysWith: +)
    var day = now.day
    while taken[day, default: 0] >= Self.most { day = day.adding(days: 1) }
    return day == now.day ? now : SwedishTime.moment(on: day, hour: Self.morning)
  }

  /// Puts a letter that is due off when the address has had its number today, as after a night without a mail server. Says
  /// whether it did.
  func putOff(_ letter: ID<Mail>, in tx: Transaction) throws -> Bool {
    guard try isFull(in: tx) else { return false }
    let due = try time(in: tx)
    try tx.execute("UPDATE mail SET due_at = \(due) WHERE id = \(letter)")
    return true
  }

  private func isFull(in tx: Transaction) throws -> Bool {
    let sent = try tx.value(
      """
      SELECT COUNT(*) FROM mail WHERE address = \(address) AND subject = \(CertificateLetter.subject)
        AND sent_at >= \(midnight)
      """, as: Int.self)
    return (sent ?? 0) >= Self.most
  }

  /// Those that have left today, and those that wait; what was to leave earlier leaves today.
  var letters: SQL {
    """
    SELECT COALESCE(sent_at, bounced_at, due_at) AS leaves_at FROM mail
    WHERE address = \(address) AND subject = \(CertificateLetter.subject)
      AND (COALESCE(sent_at, bounced_at) IS NULL OR COALESCE(sent_at, bounced_at) >= \(midnight))
    """
  }

  private var midnight: Moment { SwedishTime.moment(on: now.day) }
}
