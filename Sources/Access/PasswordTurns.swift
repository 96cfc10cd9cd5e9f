internal import Synchronization
internal import Vocabulary

/// Who waits for a password to be judged. Each judgement takes memory and time on purpose, so only a few may wait at
/// once, and only two from the same place: the others are told to come back rather than to queue. Whoever is known has
/// turns that no stranger can occupy.
package final class PasswordTurns: Sendable {
  private static let most = 8
  private static let mostFromOnePlace = 2

  /// Where somebody waits: a stranger by the address, who is known by the account.
  enum Place: Sendable, Hashable {
    case address(String)
    case account(ID<Account>)

    fileprivate var isKnown: Bool { if case .account = self { true } else { false } }
  }

  private let waiting = Mutex<[Place: Int]>([:])

  package init() {}

  /// Whether there is a turn; who gets one gives it back.
  func take(for place: Place) -> Bool {
    waiting.withLock { waiting in
      let all = waiting.filter { $0.key.isKnown == place.isKnown }.values.reduce(0, +)
      guard all < Self.most, waiting[place, default: 0] < Self.mostFromOnePlace else { return false }
      waiting[place, default: 0] += 1
      return true
    }
  }

  func giveBack(for place: Place) {
    waiting.withLock { waiting in
      let left = waiting[place, default: 0] - 1
      waiting[place] = left > 0 ? left : nil
    }
  }
}
