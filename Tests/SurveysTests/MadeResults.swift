import Access
import Vocabulary

@testable import Surveys

/// Snapshots made by hand, for rules that need no database.
enum MadeResults {
  static let options = [
    Indicator.Option(id: "ja", text: "Ja", level: 100), Indicator.Option(id: "delvis", text: "Delvis", level: 50),
    Indicator.Option(id: "nej", text: "Nej", level: 0),
    Indicator.Option(id: "vet-inte", text: "Vet inte", level: nil, isUnknown: true),
  ]

  static func indicator(
    _ code: String, _ type: Indicator.AnswerType = .single, weight: Int = 3, isSensitive: Bool = false,
    definition: String = "1", rows: [Indicator.MatrixRow] = []
  ) -> Indicator {
    let isScored = type == .single
    return Indicator(
      id: ID(code), code: code, area: String(code.prefix(3)), question: "Frågan \(code)?", hint: nil, answerType: type,
      unit: type == .share ? "%" : nil, weight: isScored ? weight : 0, isCore: true, isSensitive: isSensitive,
      themes: [], options: isScored ? options : [], rows: rows, levelRule: isScored ? .option : .none,
      definitionVersion: definition, definition: Indicator.Definition(), sources: [])
  }

  /// The municipalities of Västerbotten, or the country's first ones by name.
  static func rows(_ count: Int? = nil, unpublished: Set<Int> = []) -> [SnapshotRow] {
    let county = CountyCode("24").map(Sweden.current.inCounty) ?? []
    let places = count.map { Array(Sweden.current.municipalitiesByName.prefix($0)) } ?? county
    return places.enumerated().map { index, place in
      SnapshotRow(
        respondent: Respondent(place.code), organisation: ID("organisation-\(place.code.text)"), name: place.name,
        county: place.county, group: place.group, isPublished: !unpublished.contains(index))
    }
  }

  static func snapshot(
    _ columns: [(indicator: Indicator, answers: [String?])], rows: [SnapshotRow] = rows(),
    name: String = "Kartläggning 2026", round: ID<Round> = "omgang", year: Int = 2026
  ) -> RoundSnapshot {
    let day = CalendarDate(year: year, month: 9, day: 1) ?? CalendarDate(dayNumber: 0)
    let made = columns.map { indicator, answers in
      var builder = ColumnBuilder(indicator, rows: rows.count)
      for (row, answer) in answers.enumerated() where row < rows.count && rows[row].isPublished {
        if let answer { builder.add(answer, on: day, row: row) }
      }
      return builder.column
    }
    let areas = Set(columns.map(\.indicator.area)).sorted().map { SurveyArea(code: $0, name: "Område \($0)") }
    return RoundSnapshot(round: round, revision: 1, name: name, day: day, areas: areas, rows: rows, columns: made)
  }
}
