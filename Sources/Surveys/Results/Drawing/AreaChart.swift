import HTML
import Vocabulary

/// The areas of a survey as lines on the scale 0-100: one's own level beside where the others lie. Sv: områdesdiagram.
struct AreaChart {
  let means: AreaMeans
  let own: (row: Int, name: String)
  /// Those to compare with.
  let others: [Int]

  private static let step = 15
  /// An area's name is cut where the scale begins.
  private static let scaleStart = 150.0

  private var height: Int { means.areas.count * Self.step + 24 }

  var html: HTML {
    guard !means.areas.isEmpty else { return .empty }
    return """
      <figure class="chart"><figcaption>Nivå per område <small>Pilen är \(own.name). Strecket är den mellersta hälften av \
      de andra som ni ser, och ringen deras mitt.</small></figcaption>
      <svg viewBox="0 0 400 \(height)" role="img" aria-labelledby="omraden-namn omraden-text">\
      <title id="omraden-namn">Nivå per område</title><desc id="omraden-text">\(sentence)</desc>\(shapes)</svg></figure>
      """
  }

  private var sentence: String {
    means.areas.map { area in
      let words = means.mean(of: own.row, in: area).map { String($0) } ?? "inget värde"
      return "\(area.name): \(words)"
    }.joined(separator: ", ") + "."
  }

  var shapes: HTML { grid + means.areas.enumerated().html { row($0 * Self.step + 12, $1) } }

  private var grid: HTML {
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
      <text x="\(Coordinate.text(Self.scaleStart - 10))" y="\(middle + 4)" text-anchor="end">\(Self.short(area.name))</text>\
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

  private func x(_ level: Double) -> Double { Self.scaleStart + 2.16 * level }

  static func short(_ name: String) -> String {
    PictureText.fitting(name, size: 12, within: scaleStart - 14)
  }
}

/// The areas of a survey with how many respondents lie in each band. Sv: fördelning per område.
struct AreaBandChart {
  let means: AreaMeans
  let rows: [Int]

  private static let step = 13
  private var height: Int { means.areas.count * Self.step + 4 }

  var html: HTML {
    guard !means.areas.isEmpty else { return .empty }
    return """
      <figure class="chart"><figcaption>Fördelning per område <small>Hur många som ligger på varje nivå i snitt.</small></figcaption>
      <svg viewBox="0 0 400 \(height)" role="img" aria-labelledby="omraden-namn omraden-text">\
      <title id="omraden-namn">Fördelning per område</title><desc id="omraden-text">\(sentence)</desc>\(shapes)</svg></figure>
      """
  }

  private var sentence: String {
    means.areas.map { area in
      let bands = means.bands(of: rows, in: area)
      return "\(area.name): \(bands[4]) på plats, \(bands[0]) saknar"
    }.joined(separator: "; ") + "."
  }

  var shapes: HTML { means.areas.enumerated().html { row($0 * Self.step + 2, $1) } }

  private func row(_ top: Int, _ area: SurveyArea) -> HTML {
    let bands = means.bands(of: rows, in: area)
    let all = bands.reduce(0, +)
    guard all > 0 else { return .empty }
    var (html, left): (HTML, Double) = (.empty, 188)
    for (band, count) in bands.enumerated() where count > 0 {
      let width = 208 * Double(count) / Double(all)
      html +=
        "<rect class=\"l\(band)\" x=\"\(Coordinate.text(left))\" y=\"\(top)\" width=\"\(Coordinate.text(width))\" height=\"11\"/>"
      left += width
    }
    let words = PictureText.fitting("\(area.code) \(area.name)", size: 12, within: 178)
    return "<text x=\"182\" y=\"\(top + 10)\" text-anchor=\"end\">\(words)</text>\(html)"
  }
}
