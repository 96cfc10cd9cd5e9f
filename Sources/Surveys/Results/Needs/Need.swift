import Vocabulary

/// The same gap in several respondents. Sv: gemensamt behov.
struct Need: Sendable {
  let column: SnapshotColumn
  /// Those below the target, in Swedish order.
  let rows: [Int]
  /// Those of them that have nothing or hardly anything in place.
  let lacking: [Int]

  /// Weight times how many.
  var size: Int { column.indicator.weight * rows.count }

  /// "14 kommuner saknar det här eller har bara börjat." Only those whose levels the viewer may see are counted.
  init?(_ column: SnapshotColumn, among rows: [Int], _ disclosure: Disclosure) {
    let gaps = rows.compactMap { row in
      Gap(column, level: disclosure.level(of: column, row)).map { (row: row, gap: $0) }
    }
    guard !gaps.isEmpty else { return nil }
    self.column = column
    self.rows = gaps.map(\.row)
    lacking = gaps.filter { $0.gap.level < 20 }.map(\.row)
  }

  /// The heaviest first; alike ones in the order of the form.
  static func all(
    in snapshot: RoundSnapshot, _ disclosure: Disclosure, among rows: [Int], area: String?, onlyHonour: Bool
  ) -> [Need] {
    let columns = snapshot.columns.filter {
      (area == nil || $0.indicator.area == area) && (!onlyHonour || $0.indicator.isAboutHonour)
    }
    let needs = columns.compactMap { Need($0, among: rows, disclosure) }
    return needs.enumerated().sorted { ($1.element.size, $0.offset) < ($0.element.size, $1.offset) }.map(\.element)
  }

  var sentence: String {
    let (some, all) = (lacking.count, rows.count)
    if some == 0 { return "\(all) har kommit en bit men är inte i mål." }
    if some == all { return "\(all) saknar det här." }
    return "\(some) saknar det här, och \(all - some) till är inte i mål."
  }
}
