import Vocabulary

/// The same gap in several respondents, or the same wish for support. Sv: gemensamt behov.
struct Need: Sendable {
  enum Kind: Sendable, Equatable {
    case gap
    /// Asked for in so many words (`WantedSupport`).
    case wish(Indicator.Option)
  }

  let kind: Kind
  let column: SnapshotColumn
  /// Those who lack it, or who have asked for it; in Swedish order, as the others.
  let lacking: [Int]
  /// Those who have come some way but are below the target.
  let onTheWay: [Int]
  /// Those who have it in place and may have something to give.
  let having: [Int]
  /// Weight times what all together lack to the target; a wish counts as if nothing were in place.
  let size: Int

  /// All with the need, those who lack it first.
  var rows: [Int] { lacking + onTheWay }
  /// What a joint effort about it is about.
  var code: String { column.indicator.code }

  /// Only those whose levels the viewer may see are counted. Nil where nobody has the need.
  init?(_ column: SnapshotColumn, among rows: [Int], _ disclosure: Disclosure) {
    guard column.indicator.isScored else { return nil }
    let levels = rows.compactMap { row in disclosure.level(of: column, row)?.number.map { (row: row, level: $0) } }
    let gaps = levels.filter { $0.level < Target.level }
    guard !gaps.isEmpty else { return nil }
    kind = .gap
    self.column = column
    lacking = gaps.filter { LevelStep($0.level) == .lacking }.map(\.row)
    onTheWay = gaps.filter { LevelStep($0.level) != .lacking }.map(\.row)
    having = levels.filter { $0.level >= Target.level }.map(\.row)
    size = column.indicator.weight * gaps.reduce(0) { $0 + Target.level - $1.level }
  }

  /// Those who have asked for one kind of support.
  init?(wish option: Indicator.Option, in column: SnapshotColumn, among rows: [Int], _ disclosure: Disclosure) {
    let wishing = rows.filter { WantedSupport.options(of: $0, in: column, disclosure).contains(option) }
    guard !wishing.isEmpty else { return nil }
    kind = .wish(option)
    self.column = column
    (lacking, onTheWay, having) = (wishing, [], [])
    size = wishing.count * Target.level
  }

  /// Most who lack it first, then the largest; alike ones in the order of the form. A matrix is told row by row: that is
  /// where something can be done.
  static func all(
    in snapshot: RoundSnapshot, _ disclosure: Disclosure, among rows: [Int], area: String?, onlyHonour: Bool
  ) -> [Need] {
    let columns = snapshot.columns.filter {
      (area == nil || $0.indicator.area == area) && (!onlyHonour || $0.indicator.isAboutHonour)
    }
    let needs = columns.flatMap { column -> [Need] in
      if column.indicator.code == WantedSupport.code {
        return WantedSupport.choices(in: column.indicator).compactMap {
          Need(wish: $0, in: column, among: rows, disclosure)
        }
      }
      let parts = column.indicator.options.isEmpty ? [] : column.parts
      return (parts.isEmpty ? [column] : parts).compactMap { Need($0, among: rows, disclosure) }
    }
    return needs.enumerated().sorted { left, right in
      (right.element.lacking.count, right.element.size, left.offset)
        < (left.element.lacking.count, left.element.size, right.offset)
    }.map(\.element)
  }

  /// The same where the question does not stand beside it: what "det här" is.
  var named: String {
    let indicator = column.indicator
    let isNamed = kind != .gap || (!lacking.isEmpty && NeedWords.thing(in: indicator) != nil)
    return isNamed ? sentence : "\(sentence.dropLast()): ”\(indicator.question)”"
  }

  /// "14 saknar rutin för skyddade personuppgifter, och 3 till har kommit en bit."
  var sentence: String {
    if case .wish(let option) = kind { return "\(lacking.count) vill ha \(WantedSupport.words(option))." }
    let rest = onTheWay.count
    if lacking.isEmpty { return "\(rest) har kommit en bit, men det är inte på plats." }
    let first = "\(lacking.count) \(NeedWords.lacking(column.indicator))"
    return rest == 0 ? "\(first)." : "\(first), och \(rest) till har kommit en bit."
  }
}
