import Access
import HTML
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
    rowPlaces = Dictionary(rows.enumerated().map { ($1.respondent, $0) }, uniquingKeysWith: { first, _ in first })
    columnPlaces = Dictionary(
      columns.enumerated().map { ($1.indicator.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func row(of respondent: Respondent) -> Int? { rowPlaces[respondent] }
  func column(_ code: String) -> SnapshotColumn? { columnPlaces[code].map { columns[$0] } }
  func area(_ code: String) -> SurveyArea? { areas.first { $0.code == code } }
  func columns(in area: String) -> [SnapshotColumn] { columns.filter { $0.indicator.area == area } }

  /// The place of every row, for counts over the whole round.
  var all: Range<Int> { rows.indices }
}

/// A respondent in a snapshot, with its name ready for a page.
struct SnapshotRow: Sendable {
  let respondent: Respondent
  let organisation: ID<Organisation>
  let name: String
  let markup: HTML
  let county: CountyCode?
  let group: MunicipalityGroup.Code?
  let municipality: MunicipalityCode?
  /// Confirmed by the manager: only then do the answers count.
  let isPublished: Bool

  init(
    respondent: Respondent, organisation: ID<Organisation>, name: String, county: CountyCode?,
    group: MunicipalityGroup.Code?, isPublished: Bool
  ) {
    self.respondent = respondent
    self.organisation = organisation
    self.name = name
    markup = HTML(text: name)
    self.county = county
    self.group = group
    municipality = respondent.municipality
    self.isPublished = isPublished
  }

  init(_ respondent: RoundRespondent) {
    self.init(
      respondent: respondent.respondent, organisation: respondent.organisation, name: respondent.name,
      county: respondent.county, group: respondent.group.flatMap(MunicipalityGroup.Code.init(rawValue:)),
      isPublished: respondent.state.isPublished)
  }
}
