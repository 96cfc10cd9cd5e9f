import HTML
import Vocabulary

/// How many have a number in each band, as bars. Sv: intervalldiagram.
struct BandChart {
  let bands: [(words: String, count: Int)]

  private var height: Int { bands.count * 25 + 12 }

  var sentence: String {
    guard let most = bands.max(by: { $0.count < $1.count }), most.count > 0 else {
      return "Ingen har lämnat ett tal än."
    }
    return "Flest, \(SwedishNumber.text(most.count)), ligger i intervallet \(most.words)."
  }

  var figure: HTML {
    guard bands.contains(where: { $0.count > 0 }) else { return .empty }
    return """
      <figure class="chart"><figcaption>Fördelning <small>Antal svarande i varje intervall.</small></figcaption>
      <svg viewBox="0 0 340 \(height)" role="img" aria-labelledby="intervall-namn intervall-text">\
      <title id="intervall-namn">Fördelning av tal</title><desc id="intervall-text">\(sentence)</desc>\(shapes)</svg></figure>
      """
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
