internal import Storage
internal import Vocabulary

/// How many letters with a certificate an address gets in a day, as several may read one mailbox; the others wait for a day
/// that has room.
struct CertificateRoom: Sendable {
  static let most = 60
  /// So many days ahead at most: nobody may fill a stranger's mailbox for weeks.
  static let longestWait = 7
  private static let morning = 8

  let address: String
  let now: Moment

  /// When one more may leave: now, or in the morning of the first day that has room. Refused when that is too far off.
  func time(in tx: Transaction, field: String) throws -> Moment {
    let time = try firstTime(in: tx)
    guard time.day <= now.day.adding(days: Self.longestWait) else {
      throw Problems(
        field,
        "Till \(address) väntar redan intyg för mer än en vecka. Ta med färre som har den adressen, eller försök igen om några dagar."
      )
    }
    return time
  }

  private func firstTime(in tx: Transaction) throws -> Moment {
    let days = try tx.rows(letters).map { try max($0.get("leaves_at", as: Moment.self), now).day }
    let taken = Dictionary(days.map { ($0, 1) }, uniquingKeysWith: +)
    var day = now.day
    while taken[day, default: 0] >= Self.most { day = day.adding(days: 1) }
    return day == now.day ? now : SwedishTime.moment(on: day, hour: Self.morning)
  }

  /// Whether the address has its number for today.
  func isFull(in tx: Transaction) throws -> Bool {
    let sent = try tx.value(
      """
      SELECT COUNT(*) FROM mail WHERE address = \(address) AND subject = \(CertificateLetter.subject)
        AND sent_at >= \(midnight) AND sent_at < \(SwedishTime.moment(on: now.day.adding(days: 1)))
      """, as: Int.self)
    return (sent ?? 0) >= Self.most
  }

  /// Puts a letter that is due off, as after a night without a mail server. However far: it was taken.
  func putOff(_ letter: ID<Mail>, in tx: Transaction) throws {
    let due = try firstTime(in: tx)
    try tx.execute("UPDATE mail SET due_at = \(due) WHERE id = \(letter)")
  }

  /// Letters that are not to be sent keep their room: the day is as full for whoever reports as if they had left.
  static func stop(_ letters: [ID<Mail>], in tx: Transaction) throws {
    try tx.execute(
      """
      UPDATE mail SET sent_at = due_at, bounced_at = due_at, last_error = 'Skulle inte skickas.', body = ''
      WHERE id IN \(list: letters) AND sent_at IS NULL
      """)
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
