/// Levels of respondents that the viewer does not see by name: bands laid together until each group holds at least
/// `SmallCounts.limit` of them, also where a band would be empty, since "ingen" tells of everybody. There is nothing finer
/// in it to be taken out. Sv: grupperade nivåer.
struct GroupedLevels: Sendable, Equatable {
  struct Group: Sendable, Equatable {
    /// The bands 0-4 it stands for; nil when it holds only those without a level.
    let bands: ClosedRange<Int>?
    let holdsWithoutLevel: Bool
    let count: Int
  }

  /// Lowest first.
  let groups: [Group]

  var total: Int { groups.reduce(0) { $0 + $1.count } }

  /// How many have what is asked for in place, when they are a group of their own.
  var atTarget: Int? { groups.first { $0.bands == 4...4 && !$0.holdsWithoutLevel }?.count }
  /// Of all who have confirmed answers.
  var shareAtTarget: Double? { atTarget.map { Double($0) / Double(total) } }

  /// Both are published rows. Nil when all hidden ones would lie in one group: to show that is to show each answer.
  init?(_ column: SnapshotColumn, hidden: [Int], seen: [Int]) {
    let (unseen, known) = (Self.cells(column, hidden), Self.cells(column, seen))
    let places = SmallCounts.joined(unseen)
    guard places.count > 1 else { return nil }
    groups = places.map { places in
      Group(
        bands: places.upperBound == 0 ? nil : max(0, places.lowerBound - 1)...(places.upperBound - 1),
        holdsWithoutLevel: places.lowerBound == 0, count: places.reduce(0) { $0 + unseen[$1] + known[$1] })
    }
  }

  /// Those without a level, then the five bands.
  private static func cells(_ column: SnapshotColumn, _ rows: [Int]) -> [Int] {
    let counts = LevelCounts(column, among: rows)
    return [counts.total - counts.scored] + counts.bands
  }

  var sentence: String {
    let parts = groups.reversed().map { "\($0.count) \($0.words)" }
    return "Av \(total) bekräftade svar är \(parts.dropLast().joined(separator: ", ")) och \(parts.last ?? "")."
  }
}

extension GroupedLevels.Group {
  var range: String? {
    bands.map { bands in
      let steps = LevelStep.allCases[bands]
      return "\(steps.first?.levels.lowerBound ?? 0)–\(steps.last?.levels.upperBound ?? 100)"
    }
  }

  var words: String {
    guard let range else { return "utan nivå" }
    let level = bands == 4...4 ? "på nivå \(range) (på plats)" : "på nivå \(range)"
    return holdsWithoutLevel ? "\(level) eller utan nivå" : level
  }
}
