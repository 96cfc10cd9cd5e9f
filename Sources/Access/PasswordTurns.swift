internal import Synchronization

/// Who waits for a password to be judged. Each judgement takes memory and time on purpose, so only a few may wait at
/// once, and only two from the same place: the others are told to come back rather than to queue.
package final class PasswordTurns: Sendable {
  private static let most = 8
  private static let mostFromOnePlace = 2

  private let waiting = Mutex<[String: Int]>([:])

  package init() {}

  /// Whether there is a turn; who gets one gives it back.
  func take(for place: String) -> Bool {
    waiting.withLock { waiting in
      guard waiting.values.reduce(0, +) < Self.most, waiting[place, default: 0] < Self.mostFromOnePlace else {
        return false
      }
      waiting[place, default: 0] += 1
      return true
    }
  }

  func giveBack(for place: String) {
    waiting.withLock { waiting in
      let left = waiting[place, default: 0] - 1
      waiting[place] = left > 0 ? left : nil
    }
  }
}
