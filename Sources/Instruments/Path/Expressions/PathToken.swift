/// A word or mark of a FHIRPath expression.
struct PathToken: Equatable {
  enum Kind: Equatable {
    case name(String)
    /// A name within backticks, which is never a keyword.
    case quotedName(String)
    case variable(String)
    case special(String)
    case text(String)
    case number(String)
    case moment(String)
    case mark(String)
    case end
  }

  let kind: Kind
  /// Counted from 1.
  let place: Int
}
