import HTML
import Vocabulary

/// A question's numbers in one round after the other. Sv: tal över omgångar.
struct NumberSeries: Sendable {
  struct Point: Sendable {
    let round: String
    let day: CalendarDate
    let definition: String
    let spread: NumberSpread
  }

  /// Oldest first; rounds where the viewer may not see every number are left out.
  let points: [Point]
  private let isShare: Bool

  init(_ column: SnapshotColumn, in history: RoundHistory, filter: ResultFilter) {
    isShare = column.indicator.answerType == .share
    points = ([history.current] + history.earlier).reversed().compactMap { view in
      guard let column = view.snapshot.column(column.indicator.code) else { return nil }
      let rows = filter.rows(in: view.snapshot)
      guard let numbers = view.disclosure.numbers(of: column, among: rows, in: view.snapshot),
        let spread = NumberSpread(numbers)
      else { return nil }
      return Point(
        round: view.snapshot.name, day: view.snapshot.day, definition: column.indicator.definitionVersion,
        spread: spread)
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

  var drawing: LineChart {
    LineChart(
      main: points.map { point in
        LineChart.Point(
          day: point.day, value: point.spread.median, range: point.spread.lowerQuartile...point.spread.upperQuartile,
          definition: point.definition)
      }, top: top)
  }

  var figure: HTML {
    guard hasLine else { return .empty }
    return """
      <figure class="chart"><figcaption>Förändring sedan \(points.first.map { String($0.day.year) })\
      <small>Mitten av talen. Skuggan är den mellersta hälften.</small></figcaption>
      <svg viewBox="0 0 340 196" role="img" aria-labelledby="andring-namn andring-text">\
      <title id="andring-namn">Talen över omgångarna</title><desc id="andring-text">\(sentence)</desc>\(drawing.shapes)</svg></figure>
      """
  }

  var table: HTML {
    guard hasLine else { return .empty }
    return """
      <div class="scroll" role="region" aria-labelledby="andring-tabell" tabindex="0"><table class="data">\
      <caption id="andring-tabell">Förändring i siffror</caption><thead><tr><th scope="col">Omgång</th>\
      <th scope="col" class="num">Mitten</th><th scope="col" class="num">Mellersta hälften</th>\
      <th scope="col" class="num">Summa</th><th scope="col" class="num">Med tal</th><th scope="col">Anmärkning</th>\
      </tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }

  private var rows: HTML {
    points.enumerated().html { index, point in
      let isNew = index > 0 && points[index - 1].definition != point.definition
      return """
        <tr><th scope="row">\(point.round)</th><td class="num">\(NumberSpread.text(point.spread.median))</td>\
        <td class="num">\(point.spread.middleHalf)</td>\
        <td class="num">\(isShare ? "–" : NumberSpread.text(point.spread.sum))</td>\
        <td class="num">\(SwedishNumber.text(point.spread.count))</td>\
        <td>\(isNew ? "Ny definition, går inte att jämföra bakåt" : "")</td></tr>
        """
    }
  }
}
