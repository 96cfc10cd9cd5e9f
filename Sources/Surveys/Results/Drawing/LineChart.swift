import HTML
import Vocabulary

/// A chart from 0 to 100 over time: lines end and begin again where a definition changed. Sv: linjediagram.
struct LineChart {
  struct Point {
    let day: CalendarDate
    let value: Double
    var range: ClosedRange<Double>?
    let definition: String
  }

  /// Drawn with dots on a full line.
  let main: [Point]
  /// A published line to compare with, dashed.
  var reference: [Point] = []

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
    return html + breaks(main) + (main.isEmpty || breaksOf(main).isEmpty ? breaks(reference) : .empty)
  }

  private func x(_ day: CalendarDate) -> Double {
    let days = days
    return 44 + 276 * Double(day.dayNumber - days.lowerBound) / Double(days.upperBound - days.lowerBound)
  }

  private func y(_ value: Double) -> Double { 170 - 1.5 * value }

  private func place(_ point: Point) -> String { "\(Coordinate.text(x(point.day))) \(Coordinate.text(y(point.value)))" }

  private var grid: HTML {
    let levels = [0, 25, 50, 75, 100].html { level -> HTML in
      let height = Coordinate.text(y(Double(level)))
      return """
        <path class="grid" d="M44 \(height)H330"/>\
        <text class="soft" x="38" y="\(Coordinate.text(y(Double(level)) + 4))" text-anchor="end">\(level)</text>
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

  private func breaksOf(_ points: [Point]) -> [(before: Point, after: Point)] {
    zip(points, points.dropFirst()).filter { $0.definition != $1.definition }.map { (before: $0, after: $1) }
  }

  private func breaks(_ points: [Point]) -> HTML {
    breaksOf(points).html { before, after in
      let middle = Coordinate.text((x(before.day) + x(after.day)) / 2)
      return """
        <path class="break" d="M\(middle) 14V170"/>\
        <text class="break-label" x="\(middle)" y="10" text-anchor="middle">Ny definition \(after.day.year)</text>
        """
    }
  }
}
