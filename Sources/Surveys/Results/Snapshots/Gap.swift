import Vocabulary

/// A question where the level is below the target; the heavier and the further below, the larger. No answer and "vet
/// inte" are no gaps. Sv: lucka.
struct Gap: Sendable {
  let column: SnapshotColumn
  let level: Int
  /// The parts of a matrix that are below the target.
  let parts: [SnapshotColumn]
  /// Weight times what is missing to the target.
  let size: Int

  /// `level` gives the respondent's, as the viewer may see it.
  init?(_ column: SnapshotColumn, _ level: (SnapshotColumn) -> Level?) {
    guard column.indicator.isScored, case .scored(let whole) = level(column), whole < Target.level else { return nil }
    self.column = column
    self.level = whole
    parts = column.parts.filter { (level($0)?.number ?? Target.level) < Target.level }
    size = column.indicator.weight * (Target.level - whole)
  }
}

extension RoundView {
  /// A respondent's gaps as the viewer may see them, largest first; alike ones in the order of the form.
  func gaps(of row: Int) -> [Gap] {
    let gaps = snapshot.columns.compactMap { Gap($0) { disclosure.level(of: $0, row) } }
    return gaps.enumerated().sorted { ($1.element.size, $0.offset) < ($0.element.size, $1.offset) }.map(\.element)
  }
}
