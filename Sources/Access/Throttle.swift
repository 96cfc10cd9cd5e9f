internal import Storage
package import Vocabulary

/// Slows down guessing: after five misses the next try waits a minute, then twice as long each time, to 15 minutes
/// at most; an hour without a miss forgets (OWASP Authentication).
package enum Throttle {
  static let free = 5
  /// Many people share an office's address, so an address may miss more often than a login.
  static let freeForAddress = 60
  static let longest: Int64 = 15
  static let memory: Int64 = 3600

  /// What is slowed down: a login from browsers that nobody knows, a known browser, the address that a call comes from,
  /// an account's second factor, or the password of somebody who is in already.
  enum Subject: Sendable, Hashable, Bindable {
    case login(String)
    case device(String, ID<Account>)
    case address(String)
    case factor(ID<Account>)
    case password(ID<Account>)

    /// A fingerprint, since what somebody types as a login may be anything: a password, or the mail of a stranger.
    var value: Value { .text(Secrets.fingerprint(words)) }

    private var words: String {
      switch self {
      case .login(let login): "login:\(login)"
      case .device(let fingerprint, let account): "device:\(fingerprint):\(account)"
      case .address(let address): "address:\(address)"
      case .factor(let account): "factor:\(account)"
      case .password(let account): "password:\(account)"
      }
    }

    var free: Int { if case .address = self { Throttle.freeForAddress } else { Throttle.free } }
  }

  /// The misses that are counted for a subject.
  struct Tally: Sendable {
    let failures: Int
    let last: Moment
    let blockedUntil: Moment

    init(row: Row) throws {
      failures = try row.get("failures")
      last = try row.get("last_at")
      blockedUntil = try row.get("blocked_until")
    }
  }

  static func wait(after failures: Int, of subject: Subject) -> Int64 {
    let free = subject.free
    return failures < free ? 0 : min(longest, 1 << Int64(min(failures - free, 4)))
  }

  /// What somebody who must wait is told.
  package static func sentence(until: Moment, at moment: Moment) -> String {
    let minutes = max(1, (until.seconds(since: moment) + 59) / 60)
    return "För många försök. Vänta \(minutes == 1 ? "en minut" : "\(minutes) minuter") och försök igen."
  }
}

extension Transaction {
  /// Counts a try as a miss before it is judged, so that of many at once no more are judged than one may miss; one that
  /// turns out right is taken back. Nothing is counted for who must wait: then it returns until when.
  func beginTry(_ subjects: [Throttle.Subject], at moment: Moment) throws -> Moment? {
    if let until = try subjects.compactMap({ try blockedUntil($0, at: moment) }).max() { return until }
    for subject in subjects { try countFailure(subject, at: moment) }
    return nil
  }

  /// Until when the subject must wait; nil when it need not.
  func blockedUntil(_ subject: Throttle.Subject, at moment: Moment) throws -> Moment? {
    let until = try value("SELECT blocked_until FROM throttle WHERE subject = \(subject)", as: Moment.self)
    return until.flatMap { $0 > moment ? $0 : nil }
  }

  func countFailure(_ subject: Throttle.Subject, at moment: Moment) throws {
    let row = try row("SELECT failures, last_at FROM throttle WHERE subject = \(subject)")
    let last: Moment? = try row?.get("last_at")
    let isRecent = last.map { moment.seconds(since: $0) < Throttle.memory } ?? false
    let failures = (isRecent ? try row?.get("failures") ?? 0 : 0) + 1
    let until = moment.adding(minutes: Throttle.wait(after: failures, of: subject))
    try execute(
      """
      INSERT INTO throttle (subject, failures, last_at, blocked_until)
      VALUES (\(subject), \(failures), \(moment), \(until))
      ON CONFLICT (subject) DO UPDATE SET failures = \(failures), last_at = \(moment), blocked_until = \(until)
      """)
  }

  /// What is counted so far.
  func tally(_ subject: Throttle.Subject) throws -> Throttle.Tally? {
    try row("SELECT failures, last_at, blocked_until FROM throttle WHERE subject = \(subject)").map(Throttle.Tally.init)
  }

  /// Takes one miss back, so that all stands as before it. Others of the same office may have missed at the same time:
  /// then only the miss is taken off.
  func takeBackFailure(_ subject: Throttle.Subject, to earlier: Throttle.Tally?) throws {
    guard let tally = try tally(subject) else { return }
    let failures = tally.failures - 1
    guard failures > 0 else { return try forgetFailures(subject) }
    let (last, until) =
      if let earlier, earlier.failures == failures, tally.last.seconds(since: earlier.last) < Throttle.memory {
        (earlier.last, earlier.blockedUntil)
      } else {
        (tally.last, tally.last.adding(minutes: Throttle.wait(after: failures, of: subject)))
      }
    try execute(
      """
      UPDATE throttle SET failures = \(failures), last_at = \(last), blocked_until = \(until)
      WHERE subject = \(subject)
      """)
  }

  func forgetFailures(_ subject: Throttle.Subject) throws {
    try execute("DELETE FROM throttle WHERE subject = \(subject)")
  }

  func forgetOldFailures(at moment: Moment) throws {
    try execute("DELETE FROM throttle WHERE last_at <= \(moment.adding(seconds: -Throttle.memory))")
  }
}
