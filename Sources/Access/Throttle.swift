package import Storage
package import Vocabulary

/// Slows down guessing: after five misses the next try waits a minute, then twice as long each time, to 15 minutes
/// at most; an hour without a miss forgets (OWASP Authentication).
package enum Throttle {
  static let free = 5
  /// Many people share an office's address, so an address may miss more often than a login.
  static let freeForAddress = 60
  static let longest: Int64 = 15

  static func wait(after failures: Int, of subject: String) -> Int64 {
    let free = subject.hasPrefix("address:") ? freeForAddress : free
    return failures < free ? 0 : min(longest, 1 << Int64(min(failures - free, 4)))
  }
}

extension Transaction {
  /// Until when this subject, such as a login or an address, must wait; nil when it need not.
  package func blockedUntil(_ subject: String, at moment: Moment) throws -> Moment? {
    let until = try value("SELECT blocked_until FROM throttle WHERE subject = \(subject)", as: Moment.self)
    return until.flatMap { $0 > moment ? $0 : nil }
  }

  package func countFailure(_ subject: String, at moment: Moment) throws {
    let row = try row("SELECT failures, last_at FROM throttle WHERE subject = \(subject)")
    let last: Moment? = try row?.get("last_at")
    let isRecent = last.map { moment.seconds(since: $0) < 3600 } ?? false
    let failures = (isRecent ? try row?.get("failures") ?? 0 : 0) + 1
    let until = moment.adding(minutes: Throttle.wait(after: failures, of: subject))
    try execute(
      """
      INSERT INTO throttle (subject, failures, last_at, blocked_until)
      VALUES (\(subject), \(failures), \(moment), \(until))
      ON CONFLICT (subject) DO UPDATE SET failures = \(failures), last_at = \(moment), blocked_until = \(until)
      """)
  }

  package func forgetFailures(_ subject: String) throws {
    try execute("DELETE FROM throttle WHERE subject = \(subject)")
  }
}
