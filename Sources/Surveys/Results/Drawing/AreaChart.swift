import HTML
import Vocabulary

/// The areas of a survey as lines on the scale 0-100: one's own level beside where the others lie. Sv: områdesdiagram.
struct AreaChart {
  let means: AreaMeans
  let own: (row: Int, name: String)
  /// Those to compare with.
  let others: [Int]

  private static let scaleStart = 176.0

  private var names: AreaNames { AreaNames(means.areas, step: 15, top: 12, within: Self.scaleStart - 14) { $0.name } }

  /// Nil before any area has a level.
  var chart: Chart? {
    guard !means.areas.isEmpty else { return nil }
    return Chart(
      id: "omraden", caption: "Nivå per område",
      reading: """
        Pilen är \(own.name). Strecket är den mellersta hälften av de andra som ni ser, och ringen deras mitt.
        """,
      title: "Nivå per område", sentence: sentence, width: 400, height: names.bottom + 12, shapes: shapes)
  }

  private var sentence: String {
    means.areas.map { area in
      let words = means.mean(of: own.row, in: area).map { String($0) } ?? "inget värde"
      return "\(area.name): \(words)"
    }.joined(separator: ", ") + "."
  }

  private var shapes: HTML {
    let names = names
    return grid(names.bottom + 12) + names.html(right: Self.scaleStart - 10, down: 4)
      + names.rows.html { row($0.top, $0.area) }
  }

  private func grid(_ height: Int) -> HTML {
    [0, 25, 50, 75, 100].html { level in
      let left = Coordinate.text(x(Double(level)))
      return """
        <path class="grid" d="M\(left) 2V\(height - 18)"/>\
        <text class="soft" x="\(left)" y="\(height - 4)" text-anchor="middle">\(level)</text>
        """
    }
  }

  private func row(_ middle: Int, _ area: SurveyArea) -> HTML {
    let level = means.mean(of: own.row, in: area)
    return """
      \(half(middle, area))\(level.map { mark(middle, $0) })\
      <text class="strong" x="398" y="\(middle + 4)" text-anchor="end">\(level.map { String($0) } ?? "–")</text>
      """
  }

  private func half(_ middle: Int, _ area: SurveyArea) -> HTML {
    let spread = means.spread(of: others, in: area)
    guard let low = spread.lowerQuartile, let high = spread.upperQuartile,
      let median = spread.median
    else { return .empty }
    return """
      <path class="line" d="M\(Coordinate.text(x(low))) \(middle)H\(Coordinate.text(x(high)))"/>\
      <circle class="dot" cx="\(Coordinate.text(x(median)))" cy="\(middle)" r="3"/>
      """
  }

  private func mark(_ middle: Int, _ level: Int) -> HTML {
    "<path class=\"me\" d=\"M\(Coordinate.text(x(Double(level)) - 4)) \(middle - 9)h8l-4 7z\"/>"
  }

  private func x(_ level: Double) -> Double { Self.scaleStart + 1.9 * level }
}

/// The areas of a survey with how many respondents lie in each band. Sv: fördelning per område.
struct AreaBandChart {
  let means: AreaMeans
  let rows: [Int]

  private static let start = 216.0
  private var names: AreaNames {
    AreaNames(means.areas, step: 13, top: 2, within: Self.start - 10) { "\($0.code) \($0.name)" }
  }

  /// Nil before any area has a level.
  var chart: Chart? {
    guard !means.areas.isEmpty else { return nil }
    let names = names
    return Chart(
      id: "omraden", caption: "Fördelning per område", reading: "Hur många som ligger på varje nivå i snitt.",
      title: "Fördelning per område", sentence: sentence, width: 400, height: names.bottom + 2,
      shapes: names.html(right: Self.start - 6, down: 10) + names.rows.html { bars($0.top, $0.area) })
  }

  private var sentence: String {
    means.areas.map { area in
      let bands = means.bands(of: rows, in: area)
      return "\(area.name): \(bands[4]) på plats, \(bands[0]) saknar"
    }.joined(separator: "; ") + "."
  }

  private func bars(_ top: Int, _ area: SurveyArea) -> HTML {
    let bands = means.bands(of: rows, in: area)
    let all = bands.reduce(0, +)
    guard all > 0 else { return .empty }
    var (html, left): (HTML, Double) = (.empty, Self.start)
    for (band, count) in bands.enumerated() where count > 0 {
      let width = 182 * Double(count) / Double(all)
      html +=
        "<rect class=\"l\(band)\" x=\"\(Coordinate.text(left))\" y=\"\(top)\" width=\"\(Coordinate.text(width))\" height=\"11\"/>"
      left += width
    }
    return html
  }
}

/// The names of areas beside a chart, each on as many lines as it needs.
private struct AreaNames {
  typealias Row = (area: SurveyArea, lines: [String], top: Int)
  let rows: [Row]
  /// Where the next row would begin.
  let bottom: Int

  private static let line = 12

  init(_ areas: [SurveyArea], step: Int, top: Int, within width: Double, _ words: (SurveyArea) -> String) {
    var (rows, next) = ([Row](), top)
    for area in areas {
      let lines = PictureText.lines(words(area), size: 12, within: width)
      rows.append((area, lines, next))
      next += step + (lines.count - 1) * Self.line
    }
    (self.rows, bottom) = (rows, next)
  }

  /// `down` is from a row's top to where its first line stands.
  func html(right: Double, down: Int) -> HTML {
    rows.html { row in
      row.lines.enumerated().html { index, words in
        """
        <text x="\(Coordinate.text(right))" y="\(row.top + down + index * Self.line)" text-anchor="end">\(words)</text>
        """
      }
    }
  }
}
