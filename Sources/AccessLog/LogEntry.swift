internal import Storage
package import Vocabulary

/// What somebody did with a case file, or tried to: what, when, who, at which unit, about which file (as HSLF-FS 2016:40,
/// 4 ch. 9 §, asks of health care). Sv: loggpost.
package struct LogEntry: Sendable, Equatable {
  package let id: ID<LogEntry>
  package let at: Moment
  package let kind: Kind
  /// The account's id; never a name.
  package let account: String
  /// The function in which it was done.
  package let function: String
  package let unit: String
  /// The case file's id; nil for what was done with none, such as a search.
  package let file: String?
  /// The route as the table has it, without what was asked for.
  package let route: String
  /// What was searched, written or refused, and why, sealed with the file's key or else the board's: an erased file takes
  /// it along, and the tree still holds.
  package let sealed: [UInt8]

  package enum Kind: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case read, search, refusal, write, print, export
    /// Somebody reviewed the log.
    case review
    /// The log goes on from a copy that was laid back.
    case restore
  }

  package init(
    id: ID<LogEntry>, at: Moment, kind: Kind, account: String, function: String, unit: String, file: String?,
    route: String, sealed: [UInt8]
  ) {
    self.id = id
    self.at = at
    self.kind = kind
    self.account = account
    self.function = function
    self.unit = unit
    self.file = file
    self.route = route
    self.sealed = sealed
  }
}

extension LogEntry {
  /// The entry as a leaf of the tree and a line of an export, without its end: the nine values in order, a tab between.
  package var line: String {
    [
      id.text, String(at.milliseconds), kind.rawValue, account, function, unit, file ?? "", route, Base64.text(sealed),
    ]
    .map(Self.escaped).joined(separator: "\t")
  }

  /// No value can bring its own tab or end of line: what is written means one thing.
  private static func escaped(_ value: String) -> String {
    var bytes: [UInt8] = []
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): bytes += Array(#"\\"#.utf8)
      case UInt8(ascii: "\t"): bytes += Array(#"\t"#.utf8)
      case UInt8(ascii: "\n"): bytes += Array(#"\n"#.utf8)
      case UInt8(ascii: "\r"): bytes += Array(#"\r"#.utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
