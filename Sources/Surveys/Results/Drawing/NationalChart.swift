import HTML
import Vocabulary

/// The share that has reached the target beside the published share for the country, with where it comes from.
struct NationalChart {
  let national: [NationalSeries]
  let series: LevelSeries
  let indicator: Indicator

  var html: HTML {
    guard !national.isEmpty else { return .empty }
    return """
      <section aria-labelledby="riket"><h2 id="riket">Riket, publicerade uppgifter</h2>
      <p class="soft">Verkliga uppgifter ur källorna. De är andelar av landets kommuner, och frågorna är inte alltid \
      ställda på samma sätt som här.</p>\(chart)\(table)</section>
      """
  }

  /// Only one series can share a chart with ours; for a matrix the table says it better.
  private var chart: HTML {
    guard national.count == 1, let line = national.first, line.points.count > 1 else { return .empty }
    let ours = series.points.compactMap { point in
      point.spread.shareAtTarget.map {
        LineChart.Point(
          day: point.day, value: $0 * 100, definition: point.definition, since: point.definitionSince)
      }
    }
    let reference = line.points.compactMap { point in
      CalendarDate(year: point.year, month: 7, day: 1).map {
        LineChart.Point(day: $0, value: point.percent, definition: point.definition, since: point.year)
      }
    }
    return """
      <figure class="chart"><figcaption>Andel på plats, procent<small>Hel linje: de som svarat här. Streckad linje: \
      riket enligt källan.</small></figcaption>
      <svg viewBox="0 0 340 196" role="img" aria-labelledby="riket-namn riket-text"><title id="riket-namn">\(line.title)</title>\
      <desc id="riket-text">\(sentence(line))</desc>\(LineChart(main: ours, reference: reference).shapes)</svg></figure>
      """
  }

  private func sentence(_ line: NationalSeries) -> String {
    guard let first = line.points.first, let last = line.points.last else { return "" }
    return "Riket: \(Self.percent(first.percent)) år \(first.year) och \(Self.percent(last.percent)) år \(last.year)."
  }

  private var table: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="riket-tabell" tabindex="0"><table class="data">\
    <caption id="riket-tabell">Andel av landets kommuner</caption><thead><tr><th scope="col">Uppgift</th>\
    <th scope="col" class="num">År</th><th scope="col" class="num">Andel</th><th scope="col">Definition</th>\
    <th scope="col">Källa</th></tr></thead><tbody>\(national.html(rows))</tbody></table></div>
    """
  }

  private func rows(_ line: NationalSeries) -> HTML {
    line.points.enumerated().html { index, point in
      let isNew = index > 0 && line.points[index - 1].definition != point.definition
      let remark = [point.certainty == "angivet" ? "" : point.certainty, point.note].filter { !$0.isEmpty }
      return """
        <tr><th scope="row">\(line.title)</th><td class="num">\(point.year)</td><td class="num">\(Self.percent(point.percent))</td>\
        <td>\(isNew ? "Ny: " : "")\(point.definition == "1" ? "samma" : DefinitionName.words(point.definition))</td>\
        <td>\(point.source)\(remark.isEmpty ? .empty : HTML("<br><small>\(remark.joined(separator: ": "))</small>"))</td></tr>
        """
    }
  }

  private static func percent(_ number: Double) -> String { "\(SwedishNumber.text(number))\u{A0}%" }
}
