import Vocabulary

/// How the levels of a question lie, as far as the viewer may know. Raw counts are there only of those it sees by name:
/// of all others there are groups. Sv: nivåer som får visas.
enum DisclosedLevels: Sendable, Equatable {
  /// Each one counted is seen by name. `note` says when not everybody is counted.
  case seen(LevelCounts, note: String?)
  /// Everybody, also those not seen by name.
  case grouped(GroupedLevels)
  case withheld(String)

  var seen: LevelCounts? { if case .seen(let counts, _) = self { counts } else { nil } }
  var grouped: GroupedLevels? { if case .grouped(let grouped) = self { grouped } else { nil } }
  var note: String? {
    switch self {
    case .seen(_, let note): note
    case .grouped: "Omgången visar svar med namn bara för länsteamet. De andras svar är räknade i grupper."
    case .withheld(let why): why
    }
  }
}

extension Disclosure {
  /// Counts levels among rows. Sensitive ones are counted only when the viewer sees each of them exactly, so that no two
  /// filters differ by what is hidden. Those not seen by name are counted only in the whole round, when it is over.
  func levels(of column: SnapshotColumn, among rows: some Collection<Int>, isWhole: Bool, in snapshot: RoundSnapshot)
    -> DisclosedLevels
  {
    if column.indicator.isSensitive, !seesExactly(rows, in: snapshot) {
      return .withheld("Frågan gäller känsliga uppgifter. Fördelning och skillnad visas bara för länsteamet.")
    }
    if seesEveryone { return .seen(LevelCounts(column, among: rows), note: nil) }
    let seen = rows.filter(shows)
    if seen.count == rows.count { return .seen(LevelCounts(column, among: rows), note: nil) }
    let counts = LevelCounts(column, among: seen)
    // An area beside its own questions, all in groups, would tell more of the hidden than each of them does.
    guard isWhole, !column.indicator.isArea else { return .seen(counts, note: Self.onlySeen) }
    switch hiddenAnswers {
    case .open: return .seen(counts, note: Self.onlySeen)
    case .changing:
      return .seen(counts, note: "\(Self.onlySeen) De andras svar räknas inte medan svar ändras.")
    case .settled:
      let published = rows.filter { snapshot.rows[$0].isPublished }
      let hidden = published.filter { !shows($0) }
      guard hidden.count >= Self.fewestHidden else { return .seen(counts, note: Self.onlySeen) }
      guard let grouped = GroupedLevels(column, hidden: hidden, seen: published.filter(shows)) else {
        return .seen(counts, note: "\(Self.onlySeen) De andras svar visas inte, eftersom de är för lika.")
      }
      return .grouped(grouped)
    }
  }

  private static let onlySeen =
    "Omgången visar svar med namn bara för länsteamet. Här räknas bara de svar som du får se."

  /// The rows whose levels may be counted one by one; nil when the question is sensitive to the viewer.
  func countable(_ column: SnapshotColumn, among rows: [Int], in snapshot: RoundSnapshot) -> [Int]? {
    if column.indicator.isSensitive, !seesExactly(rows, in: snapshot) { return nil }
    return seesEveryone ? rows : rows.filter(shows)
  }
}
