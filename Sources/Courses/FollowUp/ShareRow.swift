internal import Vocabulary

/// How many of some have taken a course. Sv: andel klara.
package struct ShareRow: Sendable, Equatable {
  /// Tells it from others of the same name.
  let key: String
  package let name: String
  /// Those who are counted among.
  package let among: Int
  package let done: Int
  /// Of them, those whom only the leader of a group has written: anybody may be written, and all of them have done it.
  package let outside: Int

  package init(name: String, among: Int, done: Int, outside: Int = 0, key: String? = nil) {
    self.key = key ?? name
    self.name = name
    self.among = among
    self.done = done
    self.outside = outside
  }

  /// Some rows as one.
  init(name: String, of rows: [ShareRow]) {
    self.init(
      name: name, among: rows.reduce(0) { $0 + $1.among }, done: rows.reduce(0) { $0 + $1.done },
      outside: rows.reduce(0) { $0 + $1.outside })
  }

  /// Those with an account.
  var accounts: Int { among - outside }
}

extension ShareRow {
  /// Whole per cent, except near none and near all: it would be said of each. Whoever knows who is outside takes them away, so it
  /// goes by those with an account.
  package var words: String {
    if done - outside < 2 { return "högst \(outside == 0 ? "en" : SwedishNumber.text(outside + 1))" }
    if among - done < 2 { return "minst \(SwedishNumber.text(among - 2))" }
    return "\(max(1, 100 * done / among)) procent"
  }

  /// How many with an account have done it, as far as the words tell.
  var told: ClosedRange<Int> {
    if done - outside < 2 { return 0...1 }
    if among - done < 2 { return (accounts - 1)...accounts }
    return (done - outside)...(done - outside)
  }
}
