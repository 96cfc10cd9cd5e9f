import HTML
import Vocabulary

/// The questions in which the respondents differ most: where the middle half of them lies on the scale, and how far apart
/// any two are (B2). Sv: spridningsdiagram.
struct SpreadChart {
  /// Widest first.
  let summaries: [QuestionSummary]
  let view: RoundView

  static let most = 10

  init(_ all: [QuestionSummary], in view: RoundView) {
    let known = all.filter { $0.spread?.difference != nil }
    summaries = Array(
      known.enumerated().sorted { left, right in
        (right.element.difference, left.offset) < (left.element.difference, right.offset)
      }.map(\.element).prefix(Self.most))
    self.view = view
  }

  var html: HTML {
    guard let chart else { return .empty }
    return """
      <h2>Här skiljer det sig mest</h2><div class="duo even"><div>\(chart.figure)\
      \(SavedDrawing.links("\(view.path)/skillnad"))</div>\(QuestionTable(id: "spridning", caption: "Störst skillnad först", summaries: summaries, path: view.path).html)</div>
      """
  }

  /// Nil where they do not differ.
  var chart: Chart? {
    guard let widest = summaries.first, widest.difference > 0 else { return nil }
    return Chart(
      id: "spridning", caption: "Mellersta hälften av nivåerna",
      reading: """
        Strecket går över den mellersta hälften av de svarande, och ringen är mitten. \
        Talet är hur långt två svarande i snitt ligger från varandra.\(ownWords)
        """,
      title: "Frågorna med störst skillnad", sentence: sentence(widest), height: height, shapes: shapes)
  }

  private func sentence(_ widest: QuestionSummary) -> String {
    """
    Störst skillnad finns i frågan \(ResultWords.named(widest.column)): två svarande skiljer sig i snitt \
    \(ChangeChart.text(widest.difference)) steg.
    """
  }

  private var ownWords: String {
    summaries.contains { view.ownLevel(in: $0.column)?.level.number != nil } ? " Pilen visar er egen nivå." : ""
  }
  private var height: Int { 22 + summaries.count * 24 + 20 }

  private var shapes: HTML { grid + summaries.enumerated().html { row(22 + $0 * 24 + 12, $1) } }

  private var grid: HTML {
    let levels = [0, 25, 50, 75, 100].html { level -> HTML in
      let left = Coordinate.text(x(Double(level)))
      return """
        <path class="grid" d="M\(left) 22V\(height - 18)"/>\
        <text class="soft" x="\(left)" y="\(height - 4)" text-anchor="middle">\(level)</text>
        """
    }
    return "<text class=\"soft\" x=\"338\" y=\"12\" text-anchor=\"end\">Skillnad</text>\(levels)"
  }

  private func row(_ middle: Int, _ summary: QuestionSummary) -> HTML {
    guard let spread = summary.spread, let low = spread.lowerQuartile, let high = spread.upperQuartile,
      let median = spread.median
    else { return .empty }
    return """
      <text x="64" y="\(middle + 4)" text-anchor="end">\(summary.column.indicator.code)</text>\
      <path class="line" d="M\(Coordinate.text(x(low))) \(middle)H\(Coordinate.text(x(high)))"/>\
      <circle class="dot" cx="\(Coordinate.text(x(median)))" cy="\(middle)" r="3.5"/>\(own(summary, middle))\
      <text class="strong" x="338" y="\(middle + 4)" text-anchor="end">\(ChangeChart.text(spread.difference))</text>
      """
  }

  private func own(_ summary: QuestionSummary, _ middle: Int) -> HTML {
    guard let level = view.ownLevel(in: summary.column)?.level.number else { return .empty }
    return "<path class=\"me\" d=\"M\(Coordinate.text(x(Double(level)) - 4)) \(middle - 11)h8l-4 6z\"/>"
  }

  private func x(_ level: Double) -> Double { 78 + 2.1 * level }
}

extension QuestionSummary {
  /// How far two respondents lie from each other on average; 0 where it is not known.
  var difference: Double { spread?.difference ?? 0 }
}
