import Storage
import Vocabulary

extension Transaction {
  /// Reads and decodes what is published in a round.
  func snapshot(of id: ID<Round>) throws -> RoundSnapshot? {
    guard let row = try row("\(Round.selection) WHERE id = \(id)") else { return nil }
    let round = try Round(row: row)
    guard let questionnaire = try questionnaire(round.set) else { return nil }
    let asked = questionnaire.indicators.filter { round.form == .full || $0.isCore }
    let respondents = SwedishOrder.sorted(try respondents(of: id)) { $0.name }
    let columns = try columns(for: asked, in: id, of: respondents)
    let used = Set(asked.map(\.area))
    return RoundSnapshot(
      round: id, revision: round.revision, name: round.name, day: round.opensOn,
      areas: questionnaire.areas.filter { used.contains($0.code) }, rows: respondents.map(SnapshotRow.init),
      columns: columns)
  }

  /// Some respondents at a time, so that a whole country's answers never stand in memory as text.
  private func columns(
    for indicators: [Indicator], in round: ID<Round>, of respondents: [RoundRespondent]
  ) throws -> [SnapshotColumn] {
    var columns = indicators.map { ColumnBuilder($0, rows: respondents.count) }
    let columnPlaces = Dictionary(
      indicators.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let published = respondents.enumerated().filter(\.element.isPublished)
      .map { (key: $0.element.respondent.key, row: $0.offset) }
    // Most rounds have no reply that is open again; then what stands is what counts.
    let source: SQL =
      respondents.contains(where: \.isReopened)
      ? SQL.publishedAnswers(in: round) : "(SELECT * FROM answer WHERE round_id = \(round))"
    for start in stride(from: 0, to: published.count, by: 32) {
      let some = Dictionary(
        published[start..<min(start + 32, published.count)].map { ($0.key, $0.row) }, uniquingKeysWith: { $1 })
      let answers = try rows(
        """
        SELECT respondent, indicator, value, edited_at FROM \(source) published
        WHERE respondent IN \(list: Array(some.keys)) AND value <> ''
        """)
      for answer in answers {
        guard let row = String(answer[0]).flatMap({ some[$0] }),
          let column = String(answer[1]).flatMap({ columnPlaces[$0] }),
          let stored = String(answer[2])
        else { continue }
        columns[column].add(stored, on: Moment(answer[3])?.day ?? CalendarDate(dayNumber: 0), row: row)
      }
    }
    return columns.map(\.column)
  }
}
