internal import Synchronization

/// SplitMix64: the same seed gives the same ids. A shared state, since each transaction takes a copy of the value.
package final class SeededGenerator: RandomNumberGenerator, Sendable {
  private let state: Mutex<UInt64>
  /// Given back when nobody holds the generator any more.
  private let loan: (any AnyObject & Sendable)?

  package init(seed: UInt64, of loan: (any AnyObject & Sendable)? = nil) {
    state = Mutex(seed)
    self.loan = loan
  }

  package func next() -> UInt64 {
    state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
