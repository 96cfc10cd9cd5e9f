/// How a respondent's level has moved since an earlier round. Sv: förändring av en nivå.
enum Change: Sendable, Equatable {
  case by(Int)
  /// The question means something else now.
  case newDefinition
  /// One of the levels is missing, or not for the viewer.
  case none

  var number: Int? { if case .by(let steps) = self { steps } else { nil } }
}

/// Compares one question with the latest earlier round that asked it.
struct Changes: Sendable {
  private let now: RoundView
  private let column: SnapshotColumn
  let since: RoundView?
  private let before: SnapshotColumn?
  let hasNewDefinition: Bool

  init(_ column: SnapshotColumn, in history: RoundHistory) {
    now = history.current
    self.column = column
    since = history.earlier(asking: column)
    before = since?.snapshot.column(like: column)
    hasNewDefinition = before.map { $0.indicator.definitionVersion != column.indicator.definitionVersion } ?? false
  }

  func change(_ row: Int) -> Change {
    guard let since, let before, let old = since.snapshot.row(of: now.snapshot.rows[row].respondent, near: row),
      case .scored(let level) = now.disclosure.level(of: column, row),
      case .scored(let earlier) = since.disclosure.level(of: before, old)
    else { return .none }
    return hasNewDefinition ? .newDefinition : .by(level - earlier)
  }
}
