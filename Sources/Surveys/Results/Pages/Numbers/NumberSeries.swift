import HTML
import Vocabulary

/// A question's numbers in one round after the other. Sv: tal över omgångar.
struct NumberSeries: Sendable {
  struct Point: Sendable {
    let round: String
    let day: CalendarDate
    let definition: String
    let spread: NumberSpread
    /// Of those who gave a number every time under the same definition: sums of others cannot be set side by side.
    let same: (count: Int, sum: Double)
  }

  /// Oldest first; rounds where the viewer may not see every number are left out.
  let points: [Point]
  private let isShare: Bool

  init(_ column: SnapshotColumn, in history: RoundHistory, filter: ResultFilter) {
    isShare = column.indicator.answerType == .share
    let counted = ([history.current] + history.earlier).reversed().compactMap {
      CountedNumbers(column.indicator.code, in: $0, filter: filter)
    }
    points = split(counted, by: \.definition).flatMap { run in
      let every = run.dropFirst().reduce(Set((run.first?.numbers ?? [:]).keys)) { $0.intersection($1.numbers.keys) }
      return run.map { $0.point(same: every) }
    }
  }

  var hasLine: Bool { points.count > 1 }

  /// The top of the chart: 100 for shares, otherwise the next even number above the middle halves.
  var top: Double { isShare ? 100 : Self.evenTop(above: points.map(\.spread.upperQuartile).max() ?? 0) }

  /// 4, 8, 20, 40, 80, 200 …: a quarter of each is a whole number.
  static func evenTop(above number: Double) -> Double {
    var scale = 1.0
    while 40 * scale < number { scale *= 10 }
    return [4, 8, 20].map { $0 * scale }.first { $0 >= number } ?? 40 * scale
  }

  var sentence: String {
    guard let first = points.first, let last = points.last, hasLine else { return "Det finns bara en omgång att visa." }
    let words = """
      Mitten låg på \(NumberSpread.text(first.spread.median)) i \(first.round) och på \
      \(NumberSpread.text(last.spread.median)) i \(last.round).
      """
    return split(points, by: \.definition).count > 1
      ? words + " Definitionen har ändrats däremellan, så talen går inte att jämföra rakt av." : words
  }

  private func drawing(hasValues: Bool) -> LineChart {
    LineChart(
      main: points.map { point in
        LineChart.Point(
          day: point.day, value: point.spread.median, range: point.spread.lowerQuartile...point.spread.upperQuartile,
          definition: point.definition)
      }, hasValues: hasValues, top: top)
  }

  /// Nil where a line would be a single point. A picture to save has its values beside the line, for its table is not with it.
  func chart(hasValues: Bool = false) -> Chart? {
    guard let first = points.first, hasLine else { return nil }
    return Chart(
      id: "andring", caption: "Förändring sedan \(first.day.year)",
      reading: """
        Mitten av talen. Skuggan är den mellersta hälften.\
        \(split(points, by: \.definition).count > 1 ? " En ny linje börjar där definitionen är ny." : "")
        """,
      title: "Talen över omgångarna", sentence: sentence, height: LineChart.height,
      shapes: drawing(hasValues: hasValues).shapes)
  }

  var table: HTML {
    guard hasLine else { return .empty }
    return """
      <div class="scroll" role="region" aria-labelledby="andring-tabell" tabindex="0"><table class="data">\
      <caption id="andring-tabell">Förändring i siffror</caption><thead><tr><th scope="col">Omgång</th>\
      <th scope="col" class="num">Mitten</th><th scope="col" class="num">Mellersta hälften</th>\
      <th scope="col" class="num">Med tal</th>\
      \(isShare ? .empty : Self.sumHead)<th scope="col">Anmärkning</th>\
      </tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }

  private static let sumHead: HTML = """
    <th scope="col" class="num">Summa hos dem som lämnat tal varje gång</th>\
    <th scope="col" class="num">Antal svarande</th>
    """

  private func sum(_ point: Point) -> HTML {
    let sum = point.same.count < Spread.fewest ? "–" : NumberSpread.text(point.same.sum)
    return "<td class=\"num\">\(sum)</td><td class=\"num\">\(SwedishNumber.text(point.same.count))</td>"
  }

  private var rows: HTML {
    points.enumerated().html { index, point in
      let isNew = index > 0 && points[index - 1].definition != point.definition
      return """
        <tr><th scope="row">\(point.round)</th><td class="num">\(NumberSpread.text(point.spread.median))</td>\
        <td class="num">\(point.spread.middleHalf)</td>\
        <td class="num">\(SwedishNumber.text(point.spread.count))</td>\(isShare ? .empty : sum(point))\
        <td>\(isNew ? "Ny definition, går inte att jämföra bakåt" : "")</td></tr>
        """
    }
  }
}

/// A question's numbers in a round, where the viewer sees each of them.
private struct CountedNumbers {
  let view: RoundView
  let definition: String
  let numbers: [Respondent: Float]
  let spread: NumberSpread

  init?(_ code: String, in view: RoundView, filter: ResultFilter) {
    guard let column = view.snapshot.column(code) else { return nil }
    let rows = filter.rows(in: view.snapshot)
    guard let all = view.disclosure.numbers(of: column, among: rows, in: view.snapshot), let spread = NumberSpread(all)
    else { return nil }
    let given = rows.filter(view.disclosure.shows).compactMap { row in
      column.answer(row)?.number.map { (view.snapshot.rows[row].respondent, $0) }
    }
    numbers = Dictionary(given, uniquingKeysWith: { first, _ in first })
    (self.view, self.spread, definition) = (view, spread, column.indicator.definitionVersion)
  }

  func point(same: Set<Respondent>) -> NumberSeries.Point {
    NumberSeries.Point(
      round: view.snapshot.name, day: view.snapshot.day, definition: definition, spread: spread,
      same: (same.count, same.reduce(0) { $0 + Double(numbers[$1] ?? 0) }))
  }
}
