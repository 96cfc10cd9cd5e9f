import HTML
import Vocabulary

/// A question over the rounds as chart and table, with a visible break where its definition changed.
struct ChangeChart {
  let series: LevelSeries

  /// Those that have enough who answered every time.
  private var drawn: [LevelSeries.Point] { series.points.filter { $0.same.median != nil } }
  /// A point alone is no change.
  var hasLine: Bool { drawn.count > 1 }
  private var isBroken: Bool { series.runs.count > 1 }

  var drawing: LineChart { drawing(hasValues: false) }

  private func drawing(hasValues: Bool) -> LineChart {
    LineChart(
      main: series.points.compactMap { point in
        guard let median = point.same.median, let low = point.same.lowerQuartile, let high = point.same.upperQuartile
        else { return nil }
        return LineChart.Point(
          day: point.day, value: median, range: low...high, definition: point.definition,
          since: point.definitionSince)
      }, hasValues: hasValues)
  }

  var sentence: String {
    guard let first = drawn.first, let last = drawn.last, hasLine else {
      return "Det finns bara en omgång att visa."
    }
    let levels =
      """
      Mitten låg på \(Self.text(first.same.median)) i \(first.round) och på \(Self.text(last.same.median)) i \(last.round), \
      bland dem som svarade varje gång.
      """
    return isBroken
      ? levels + " Definitionen har ändrats däremellan, så talen går inte att jämföra rakt av." : levels
  }

  /// Whose the line is, and that it ends where the definition changed.
  private var reading: String {
    """
    Mitten av nivåerna hos dem som svarade varje gång\(isBroken
      ? " på samma sida om brottet. En ny linje börjar där definitionen är ny." : ".") Skuggan är deras mellersta hälft.
    """
  }

  /// Nil where a line would be a single point. A picture to save has its values beside the line, for its table is not with it.
  func chart(hasValues: Bool = false) -> Chart? {
    guard let first = drawn.first, hasLine else { return nil }
    return Chart(
      id: "andring", caption: "Förändring sedan \(first.day.year)", reading: reading,
      title: "Förändring över omgångarna", sentence: sentence, height: LineChart.height,
      shapes: drawing(hasValues: hasValues).shapes)
  }

  var table: HTML {
    guard series.points.count > 1 else { return .empty }
    return """
      <div class="scroll" role="region" aria-labelledby="andring-tabell" tabindex="0"><table class="data">\
      <caption id="andring-tabell">Förändring i siffror <small>Förändringen gäller dem som svarade varje gång\
      \(isBroken ? " på samma sida om den nya definitionen" : "")</small></caption><colgroup></colgroup><colgroup span="5"></colgroup><colgroup span="3"></colgroup><colgroup></colgroup>\
      <thead><tr><th scope="col" rowspan="2">Omgång</th><th scope="colgroup" colspan="5">Alla som svarade</th>\
      <th scope="colgroup" colspan="3">De som svarade varje gång</th><th scope="col" rowspan="2">Anmärkning</th></tr>\
      <tr><th scope="col" class="num">Mitten</th><th scope="col" class="num">Mellersta hälften</th>\
      <th scope="col" class="num">På plats</th><th scope="col" class="num">Skillnad</th><th scope="col" class="num">Med nivå</th>\
      <th scope="col" class="num">Mitten</th><th scope="col" class="num">Skillnad</th><th scope="col" class="num">Antal</th>\
      </tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }

  private var rows: HTML {
    series.points.enumerated().html { index, point in
      let isNew = index > 0 && series.points[index - 1].definition != point.definition
      return """
        <tr><th scope="row">\(point.round)</th><td class="num">\(Self.text(point.spread.median))</td>\
        <td class="num">\(Self.text(point.spread.lowerQuartile))–\(Self.text(point.spread.upperQuartile))</td>\
        <td class="num">\(point.spread.shareAtTarget.map { SwedishNumber.share($0) })</td>\
        <td class="num">\(Self.text(point.spread.difference))</td><td class="num">\(point.spread.count)</td>\
        <td class="num">\(Self.text(point.same.median))</td><td class="num">\(Self.text(point.same.difference))</td>\
        <td class="num">\(point.same.count)</td><td>\(isNew ? remark(point) : "")</td></tr>
        """
    }
  }

  private func remark(_ point: LevelSeries.Point) -> String {
    "Ny definition\(point.definitionSince.map { " \($0)" } ?? ""), går inte att jämföra bakåt"
  }

  static func text(_ number: Double?) -> String { number.map { SwedishNumber.text($0) } ?? "–" }
}
