import HTML
import Vocabulary

/// A question over the rounds as chart and table, with a visible break where its definition changed.
struct ChangeChart {
  let series: LevelSeries
  let code: String

  private var first: LevelSeries.Point? { series.points.first }
  private var last: LevelSeries.Point? { series.points.last }
  var hasLine: Bool { series.points.count > 1 }

  var drawing: LineChart {
    LineChart(
      main: series.points.map { point in
        LineChart.Point(
          day: point.day, value: point.spread.median ?? 0,
          range: (point.spread.lowerQuartile ?? 0)...(point.spread.upperQuartile ?? 0), definition: point.definition)
      })
  }

  var sentence: String {
    guard let first, let last, hasLine else { return "Det finns bara en omgång att visa." }
    let levels =
      "Mitten låg på \(Self.text(first.spread.median)) i \(first.round) och på \(Self.text(last.spread.median)) i \(last.round)."
    return series.runs.count > 1
      ? levels + " Definitionen har ändrats däremellan, så talen går inte att jämföra rakt av." : levels
  }

  var figure: HTML {
    guard hasLine else { return .empty }
    return figureOfLine
  }

  var table: HTML {
    guard hasLine else { return .empty }
    return tableOfPoints
  }

  private var figureOfLine: HTML {
    """
    <figure class="chart"><figcaption>Ändring sedan \(first.map { String($0.day.year) })\
    <small>Mitten av de svarandes nivåer. Skuggan är den mittersta hälften.</small></figcaption>
    <svg viewBox="0 0 340 196" role="img" aria-labelledby="andring-namn andring-text">\
    <title id="andring-namn">Ändring över omgångarna</title><desc id="andring-text">\(sentence)</desc>\(drawing.shapes)</svg></figure>
    """
  }

  private var tableOfPoints: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="andring-tabell" tabindex="0"><table class="data">\
    <caption id="andring-tabell">Ändring i siffror</caption><thead><tr><th scope="col">Omgång</th>\
    <th scope="col" class="num">Mitten</th><th scope="col" class="num">Mittersta hälften</th>\
    <th scope="col" class="num">På plats</th><th scope="col" class="num">Skillnad</th>\
    <th scope="col" class="num">Med nivå</th><th scope="col">Anmärkning</th></tr></thead><tbody>\(rows)</tbody></table></div>
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
        <td>\(isNew ? "Ny definition, går inte att jämföra bakåt" : "")</td></tr>
        """
    }
  }

  static func text(_ number: Double?) -> String { number.map { SwedishNumber.text($0) } ?? "–" }
}
