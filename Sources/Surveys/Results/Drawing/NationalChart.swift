import HTML
import Vocabulary

/// The share that has reached the target beside the published share for the country, with where it comes from.
struct NationalChart {
  private let national: [NationalSeries]
  private let series: LevelSeries

  init(_ indicator: Indicator, _ series: LevelSeries) {
    national = NationalSeries.series(for: indicator)
    self.series = series
  }

  var html: HTML {
    guard !national.isEmpty else { return .empty }
    return """
      <section aria-labelledby="riket"><h2 id="riket">Riket, publicerade uppgifter</h2>
      <p class="soft">Verkliga uppgifter ur källorna. De är andelar av landets kommuner, och frågorna är inte alltid \
      ställda på samma sätt som här.</p>\(chart()?.figure ?? .empty)\(table)</section>
      """
  }

  /// Only one series can share a chart with ours; for a matrix the table says it better.
  func chart(hasValues: Bool = false) -> Chart? {
    guard national.count == 1, let line = national.first, line.points.count > 1 else { return nil }
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
    return Chart(
      id: "riket", caption: "Andel på plats, procent",
      reading: "Hel linje: andelen på plats av dem som svarat här. Streckad linje: riket enligt källan.",
      title: line.title,
      sentence: sentence(line), height: LineChart.height,
      shapes: LineChart(main: ours, reference: reference, hasValues: hasValues).shapes)
  }

  /// What its table says beside the figures.
  var remarks: [String] {
    let points = national.flatMap(\.points).map { "\($0.year): \(Self.percent($0.percent))" }
    return ["Riket: \(points.joined(separator: ", ")). Frågorna är inte alltid ställda på samma sätt som här."]
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
