/// How patient the outbox is, in seconds. Sv: utkorgens tålamod.
package struct MailPace: Sendable, Equatable {
  /// How long a mail server may be silent before the letter is left for later.
  package let silence: Int
  /// Until the first new try; the next ones come after twice, four times … as long.
  package let retry: Int

  package static let usual = MailPace(silence: 30, retry: 60)

  package init(silence: Int, retry: Int) {
    self.silence = silence
    self.retry = retry
  }

  /// Six hours at most. A server that nobody reached is no fault of the letter's, so that one is asked again sooner.
  func wait(after attempts: Int, wasReached: Bool) -> Int { retry * min(wasReached ? 360 : 15, 1 << min(attempts, 9)) }
}
