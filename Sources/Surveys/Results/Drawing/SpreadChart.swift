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
    guard let widest = summaries.first, widest.difference > 0 else { return .empty }
    return """
      <h2>Här skiljer det sig mest</h2><div class="duo even"><figure class="chart"><figcaption>Mellersta hälften av nivåerna\
      <small>Strecket går över den mellersta hälften av de svarande, och ringen är mitten. \
      Talet är hur långt två svarande i snitt ligger från varandra.\(ownWords)</small></figcaption>
      <svg viewBox="0 0 340 \(height)" role="img" aria-labelledby="spridning-namn spridning-text">\
      <title id="spridning-namn">Frågorna med störst skillnad</title><desc id="spridning-text">\(sentence(widest))</desc>\(shapes)</svg>\
      </figure>\(QuestionTable(id: "spridning", caption: "Störst skillnad först", summaries: summaries, path: view.path).html)</div>
      """
  }

  private func sentence(_ widest: QuestionSummary) -> String {
    """
    Störst skillnad finns i frågan \(ResultWords.named(widest.column)): två svarande skiljer sig i snitt \
    \(ChangeChart.text(widest.difference)) steg.
    """
  }

  private var ownWords: String { view.own.count == 1 ? " Pilen visar er egen nivå." : "" }
  private var height: Int { 22 + summaries.count * 24 + 20 }

  var shapes: HTML { grid + summaries.enumerated().html { row(22 + $0 * 24 + 12, $1) } }

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
