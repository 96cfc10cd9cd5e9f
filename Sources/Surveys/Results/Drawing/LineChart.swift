import HTML
import Vocabulary

/// A chart from 0 to 100, or to another top, over time: lines end and begin again where a definition changed. Sv: linjediagram.
struct LineChart {
  struct Point {
    let day: CalendarDate
    let value: Double
    var range: ClosedRange<Double>?
    let definition: String
    /// The first year of the definition, when it is known.
    var since: Int?
  }

  /// Drawn with dots on a full line.
  let main: [Point]
  /// A published line to compare with, dashed.
  var reference: [Point] = []
  /// Whether the values are written beside their dots.
  var hasValues = false
  /// The highest value of the scale; a quarter of it is a whole number.
  var top = 100.0

  static let width = 340.0
  static let height = 196

  private var days: ClosedRange<Int> {
    let all = (main + reference).map(\.day.dayNumber)
    let (first, last) = (all.min() ?? 0, all.max() ?? 0)
    return first == last ? (first - 200)...(last + 200) : first...last
  }

  var shapes: HTML {
    var html = grid
    for run in split(main, by: \.definition) { html += area(run) }
    for run in split(reference, by: \.definition) { html += line(run, name: "line ref") + dots(run, name: "dot ref") }
    for run in split(main, by: \.definition) { html += line(run, name: "line") + dots(run, name: "dot") }
    if hasValues { html += values }
    return html + breaks(main) + (main.isEmpty || breaksOf(main).isEmpty ? breaks(reference) : .empty)
  }

  private func x(_ day: CalendarDate) -> Double {
    let days = days
    return 44 + 276 * Double(day.dayNumber - days.lowerBound) / Double(days.upperBound - days.lowerBound)
  }

  private func y(_ value: Double) -> Double { 170 - 150 * value / top }

  private func place(_ point: Point) -> String { "\(Coordinate.text(x(point.day))) \(Coordinate.text(y(point.value)))" }

  private var grid: HTML {
    let levels = (0...4).html { quarter -> HTML in
      let level = top / 4 * Double(quarter)
      let height = Coordinate.text(y(level))
      return """
        <path class="grid" d="M44 \(height)H330"/>\
        <text class="soft" x="38" y="\(Coordinate.text(y(level) + 4))" text-anchor="end">\(SwedishNumber.text(level))</text>
        """
    }
    return levels + years
  }

  /// The years, but not so close that they lie on each other.
  private var years: HTML {
    var (html, last): (HTML, Double) = (.empty, -100)
    for point in (main + reference).sorted(by: { $0.day < $1.day }) where x(point.day) - last > 34 {
      last = x(point.day)
      html +=
        "<text class=\"soft\" x=\"\(Coordinate.text(last))\" y=\"190\" text-anchor=\"middle\">\(point.day.year)</text>"
    }
    return html
  }

  private func area(_ run: ArraySlice<Point>) -> HTML {
    let ranged = run.compactMap { point in point.range.map { (x(point.day), $0) } }
    guard ranged.count > 1 else { return .empty }
    let up = ranged.map { "\(Coordinate.text($0.0)) \(Coordinate.text(y($0.1.upperBound)))" }
    let down = ranged.reversed().map { "\(Coordinate.text($0.0)) \(Coordinate.text(y($0.1.lowerBound)))" }
    return "<path class=\"range\" d=\"M\((up + down).joined(separator: "L"))z\"/>"
  }

  private func line(_ run: ArraySlice<Point>, name: String) -> HTML {
    run.count < 2 ? .empty : "<path class=\"\(name)\" d=\"M\(run.map(place).joined(separator: "L"))\"/>"
  }

  private func dots(_ run: ArraySlice<Point>, name: String) -> HTML {
    run.html { point in
      """
      <circle class="\(name)" cx="\(Coordinate.text(x(point.day)))" cy="\(Coordinate.text(y(point.value)))" \
      r="\(name == "dot" ? "3.5" : "2.5")"/>
      """
    }
  }

  /// Above the line, or below where the line is at the top.
  private var values: HTML {
    main.html { point in
      let height = y(point.value) + (point.value > 0.88 * top ? 18 : -9)
      return """
        <text class="strong" x="\(Coordinate.text(x(point.day)))" y="\(Coordinate.text(height))" text-anchor="middle">\
        \(SwedishNumber.text(point.value))</text>
        """
    }
  }

  private func breaksOf(_ points: [Point]) -> [(before: Point, after: Point)] {
    zip(points, points.dropFirst()).filter { $0.definition != $1.definition }.map { (before: $0, after: $1) }
  }

  private func breaks(_ points: [Point]) -> HTML {
    breaksOf(points).html { before, after in
      let (place, words) = (breakPlace(before, after), "Ny definition\(after.since.map { " \($0)" } ?? "")")
      let half = PictureText.width(words, size: 12, isStrong: true) / 2
      return """
        <path class="break" d="M\(Coordinate.text(place)) 14V170"/>\
        <text class="break-label" x="\(Coordinate.text(min(max(place, half), Self.width - half)))" y="10" \
        text-anchor="middle">\(words)</text>
        """
    }
  }

  /// Where the year of the new definition begins, or midway when it is not known or lies outside.
  private func breakPlace(_ before: Point, _ after: Point) -> Double {
    let first = after.since.flatMap { CalendarDate(year: $0, month: 1, day: 1) }
    guard let first, first > before.day, first < after.day else { return (x(before.day) + x(after.day)) / 2 }
    return x(first)
  }
}
