/// How far each respondent has come in each area, and in all: the mean of its levels, where the viewer may see them. Sensitive
/// questions are not in it, as they are not in an area's own results (`areaColumn`). Sv: nivå per område.
struct AreaMeans {
  let areas: [SurveyArea]
  private let overall: [Int: Int]
  private let byArea: [String: [Int: Int]]

  init(_ snapshot: RoundSnapshot, _ disclosure: Disclosure, rows: [Int]) {
    var (all, parts): ([Int: Sum], [String: [Int: Sum]]) = ([:], [:])
    for column in snapshot.columns where column.indicator.hasOpenLevel {
      for row in rows {
        guard let level = disclosure.level(of: column, row)?.number else { continue }
        all[row, default: Sum()].add(level)
        parts[column.indicator.area, default: [:]][row, default: Sum()].add(level)
      }
    }
    overall = all.mapValues(\.mean)
    byArea = parts.mapValues { $0.mapValues(\.mean) }
    areas = snapshot.areas.filter { parts[$0.code] != nil }
  }

  func mean(of row: Int) -> Int? { overall[row] }
  func mean(of row: Int, in area: SurveyArea) -> Int? { byArea[area.code]?[row] }

  func spread(of rows: [Int], in area: SurveyArea) -> Spread {
    Spread(LevelCounts(levels: rows.compactMap { mean(of: $0, in: area) }))
  }

  /// How many of the rows lie in each band, 0-19 first.
  func bands(of rows: [Int], in area: SurveyArea) -> [Int] {
    LevelCounts(levels: rows.compactMap { mean(of: $0, in: area) }).bands
  }

  private struct Sum {
    private var (total, count) = (0, 0)

    mutating func add(_ level: Int) {
      total += level
      count += 1
    }

    var mean: Int { Int((Double(total) / Double(max(1, count))).rounded()) }
  }
}
