import HTML
import Vocabulary

/// How many have a number in each band, as bars. Sv: intervalldiagram.
struct BandChart {
  let bands: [(words: String, count: Int)]

  var sentence: String {
    guard let most = bands.max(by: { $0.count < $1.count }), most.count > 0 else {
      return "Ingen har lämnat ett tal än."
    }
    return "Flest, \(SwedishNumber.text(most.count)), ligger i intervallet \(most.words)."
  }

  /// Nil before anybody has given a number.
  var chart: Chart? {
    guard bands.contains(where: { $0.count > 0 }) else { return nil }
    return Chart(
      id: "intervall", caption: "Fördelning", reading: "Antal svarande i varje intervall.",
      title: "Fördelning av tal", sentence: sentence, height: bands.count * 25 + 12, shapes: shapes)
  }

  var shapes: HTML {
    let most = max(1, bands.map(\.count).max() ?? 1)
    return bands.enumerated().html { index, band in
      let (top, width) = (6 + index * 25, 170 * Double(band.count) / Double(most))
      return """
        <text x="106" y="\(top + 14)" text-anchor="end">\(band.words)</text>\
        <rect class="l3" x="114" y="\(top)" width="\(Coordinate.text(max(width, 0.5)))" height="19"/>\
        <text x="\(Coordinate.text(120 + width))" y="\(top + 14)">\(SwedishNumber.text(band.count))</text>
        """
    }
  }
}
