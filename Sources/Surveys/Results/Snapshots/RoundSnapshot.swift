import Access
import HTML
import Synchronization
import Vocabulary

/// The published answers of a round at one revision, decoded once and never changed; some megabytes for a whole
/// country. Sv: omgångens svar som de står.
final class RoundSnapshot: Sendable {
  let round: ID<Round>
  let revision: Int
  let name: String
  /// The day the round opened: its place in a series.
  let day: CalendarDate
  let areas: [SurveyArea]
  /// All respondents in Swedish order, also those who have not answered.
  let rows: [SnapshotRow]
  let columns: [SnapshotColumn]
  /// The counties of the rows, each once, and which of them each row lies in.
  let counties: [CountyCode?]
  let countyPlaces: [Int]
  /// The same for the municipality groups.
  let groups: [MunicipalityGroup.Code?]
  let groupPlaces: [Int]
  /// The row of each of `Sweden.municipalitiesByName`; nil for those that are not asked.
  let municipalityRows: [Int?]
  /// The areas that have been asked for as one question; see `areaColumn(_:)`.
  let keptAreas = Mutex<[String: SnapshotColumn]>([:])
  private let rowPlaces: [Respondent: Int]
  private let columnPlaces: [String: Int]

  init(
    round: ID<Round>, revision: Int, name: String, day: CalendarDate, areas: [SurveyArea], rows: [SnapshotRow],
    columns: [SnapshotColumn]
  ) {
    self.round = round
    self.revision = revision
    self.name = name
    self.day = day
    self.areas = areas
    self.rows = rows
    self.columns = columns
    (counties, countyPlaces) = Self.places(of: rows.map(\.county))
    (groups, groupPlaces) = Self.places(of: rows.map(\.group))
    let rowPlaces = Dictionary(rows.enumerated().map { ($1.respondent, $0) }, uniquingKeysWith: { first, _ in first })
    self.rowPlaces = rowPlaces
    municipalityRows = Sweden.current.municipalitiesByName.map { rowPlaces[Respondent($0.code)] }
    columnPlaces = Dictionary(
      columns.enumerated().map { ($1.indicator.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func places<Value: Hashable>(of values: [Value]) -> (different: [Value], places: [Int]) {
    var known: [Value: Int] = [:]
    var different: [Value] = []
    let places = values.map { value in
      if let place = known[value] { return place }
      known[value] = different.count
      different.append(value)
      return different.count - 1
    }
    return (different, places)
  }

  func row(of respondent: Respondent) -> Int? { rowPlaces[respondent] }
  /// The same, when it most likely has the place that it has in a round beside this one.
  func row(of respondent: Respondent, near place: Int) -> Int? {
    rows.indices.contains(place) && rows[place].respondent == respondent ? place : rowPlaces[respondent]
  }
  /// The question, or one part of it when the code says so: `SAM-01.polis`.
  func column(_ code: String) -> SnapshotColumn? {
    if let place = columnPlaces[code] { return columns[place] }
    let asked = QuestionCode(code)
    guard let part = asked.part, let place = columnPlaces[asked.whole] else { return nil }
    return columns[place].part(part)
  }
  func area(_ code: String) -> SurveyArea? { areas.first { $0.code == code } }
  func columns(in area: String) -> [SnapshotColumn] { columns.filter { $0.indicator.area == area } }

  /// The place of every row, for counts over the whole round.
  var all: Range<Int> { rows.indices }
}
