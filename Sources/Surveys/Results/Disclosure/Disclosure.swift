import Access
import Vocabulary

/// What a viewer may see of a round's answers. Page, print, workbook, CSV and drawing all ask here and nowhere else.
/// Sv: vad som får visas.
struct Disclosure: Sendable {
  /// How much of a respondent the viewer sees.
  enum Sight: UInt8, Sendable {
    /// Not by name.
    case hidden
    /// By name; sensitive numbers as bands.
    case named
    case exact
  }

  private var sights: [Sight]
  /// Every answer may be seen by name.
  let seesEveryone: Bool
  let hiddenAnswers: HiddenAnswers

  /// Whether those not seen by name may be counted in the whole round: only when no later moment can differ from this
  /// one by a single respondent.
  enum HiddenAnswers: Sendable {
    case open
    /// The round is closed, but answers have changed since or can still change.
    case changing
    case settled
  }

  /// Fewer hidden respondents than this are not counted at all.
  static let fewestHidden = 10

  init(sights: [Sight], isOver: Bool, isChanging: Bool = false) {
    self.sights = sights
    seesEveryone = !sights.contains(.hidden)
    hiddenAnswers = !isOver ? .open : isChanging ? .changing : .settled
  }

  /// The round decides by county, and apart for one's own: so it is asked once for each. Only a round that somebody has
  /// closed is over: the last day of the others can be moved. `unsettled` are as `Transaction.unsettled` gives them.
  init(_ round: Round, _ snapshot: RoundSnapshot, for viewer: Viewer, unsettled: Set<Respondent>) {
    let byCounty = snapshot.counties.map { Self.sight(of: Respondent(key: ""), in: $0, round, viewer) }
    var sights = snapshot.countyPlaces.map { byCounty[$0] }
    for row in round.own.compactMap(snapshot.row) {
      sights[row] = Self.sight(of: snapshot.rows[row].respondent, in: snapshot.rows[row].county, round, viewer)
    }
    let isChanging = unsettled.contains { snapshot.row(of: $0).map { sights[$0] == .hidden } ?? true }
    self.init(sights: sights, isOver: round.closedAt != nil, isChanging: isChanging)
  }

  /// The same with sensitive numbers as bands for everybody, for papers that are handed on.
  var inBands: Disclosure {
    var coarse = self
    coarse.sights = sights.map { $0 == .exact ? .named : $0 }
    return coarse
  }

  private static func sight(
    of respondent: Respondent, in county: CountyCode?, _ round: Round, _ viewer: Viewer
  ) -> Sight {
    guard round.shows(respondent, in: county, to: viewer) else { return .hidden }
    return round.showsSensitive(respondent, in: county, to: viewer) ? .exact : .named
  }

  func sight(_ row: Int) -> Sight { sights[row] }
  func shows(_ row: Int) -> Bool { sights[row] != .hidden }
  func showsExactly(_ column: SnapshotColumn, _ row: Int) -> Bool {
    sights[row] == .exact || (sights[row] == .named && !column.indicator.isSensitive)
  }

  /// What is seen of one answer.
  func answer(to column: SnapshotColumn, _ row: Int) -> Shown {
    guard shows(row) else { return .hidden }
    if showsExactly(column, row) {
      return .exact(column.answer(row)?.words ?? Shown.none, column.level(row))
    }
    guard Self.hasBands(column.indicator) else { return .hidden }
    guard let answer = column.answer(row) else { return .exact(Shown.none, .missing) }
    return .banded(Self.banded(answer, of: column.indicator))
  }

  /// The level, or nil where the viewer may not see it. Levels of sensitive numbers would be finer than their bands.
  func level(of column: SnapshotColumn, _ row: Int) -> Level? {
    showsExactly(column, row) ? column.level(row) : nil
  }

  /// A place to sort by that tells no more than what is shown: lower first, nothing last.
  func rank(of column: SnapshotColumn, _ row: Int) -> Float? {
    guard shows(row) else { return nil }
    if showsExactly(column, row) { return column.answer(row)?.number ?? column.level(row).number.map(Float.init) }
    return band(of: column, row).map { Float($0.place) }
  }

  func band(of column: SnapshotColumn, _ row: Int) -> SensitiveBand? {
    guard shows(row), let number = column.answer(row)?.number else { return nil }
    return SensitiveBand(number, isShare: column.indicator.answerType == .share)
  }

  /// Numbers have bands; what was chosen or written has none and is not shown at all.
  private static func hasBands(_ indicator: Indicator) -> Bool {
    switch indicator.answerType {
    case .count, .share: true
    case .matrix: indicator.options.isEmpty
    default: false
    }
  }

  private static func banded(_ answer: DistinctAnswer, of indicator: Indicator) -> String {
    let isShare = indicator.answerType == .share || indicator.unit == "%"
    switch answer.value {
    case .number(let number): return SensitiveBand(Float(number), isShare: isShare).words
    case .numbers(let numbers):
      return indicator.rows.compactMap { row in
        numbers[row.id].map { "\(row.text): \(SensitiveBand(Float($0), isShare: isShare).words)" }
      }.joined(separator: "; ")
    case .unknown: return answer.words
    // A rate and the number of inhabitants give the count.
    case .rate: return "Lämnat per 10\u{A0}000 vuxna"
    default: return Shown.none
    }
  }
}

/// What is seen of one answer. Sv: visat svar.
enum Shown: Sendable, Equatable {
  case exact(String, Level)
  /// Sensitive numbers, as bands.
  case banded(String)
  /// Not for this viewer.
  case hidden

  static let none = "Inget svar"

  var words: String {
    switch self {
    case .exact(let words, _): words
    case .banded(let words): words
    case .hidden: "Visas inte"
    }
  }

  var level: Level? { if case .exact(_, let level) = self { level } else { nil } }
}
