import HTML
import Vocabulary

/// Names on a map to save, as many as there is room for: on the country's the counties and their seats, on a county's
/// the municipalities with their levels. Sv: namn på kartan.
struct MapNames {
  let county: CountyCode?
  let levels: [MunicipalityCode: Level]
  /// From the map's coordinates to the picture's.
  let place: (Outline.Point) -> (x: Double, y: Double)
  /// What no name may reach over.
  let frame: (left: Double, right: Double)

  private struct Wish {
    let words: String
    let at: (x: Double, y: Double)
    let size: Double
    let isStrong: Bool
  }

  var texts: [PictureText] {
    var placed: [PictureText] = []
    for wish in county.map(wishes) ?? countryWishes {
      if let text = Self.steps.lazy.map({ text(wish, moved: $0) }).first(where: { fits($0, beside: placed) }) {
        placed.append(text)
      }
    }
    return placed
  }

  var markup: HTML {
    let texts = texts
    return "<g class=\"halo\" aria-hidden=\"true\">\(texts.html(\.markup))</g>\(texts.html(\.markup))"
  }

  /// A name that has no room where it belongs may stand a little above or below.
  private static let steps = [0.0, -9, 9]

  private func text(_ wish: Wish, moved: Double) -> PictureText {
    let half = PictureText.width(wish.words, size: wish.size, isStrong: wish.isStrong) / 2
    let x = min(max(wish.at.x, frame.left + half), frame.right - half)
    return PictureText(
      words: wish.words, x: x, y: wish.at.y + wish.size * 0.35 + moved, size: wish.size, isStrong: wish.isStrong,
      anchor: .middle)
  }

  private func fits(_ text: PictureText, beside others: [PictureText]) -> Bool {
    // Height first: most are apart by it, and how wide words are has to be counted.
    !others.contains { other in
      text.y - text.size < other.y + 1 && other.y - other.size < text.y + 1
        && text.left < other.right && other.left < text.right
    }
  }

  private var countryWishes: [Wish] {
    let counties = Sweden.current.counties.compactMap { county -> Wish? in
      let points = Sweden.current.inCounty(county.code).compactMap { Sweden.current.outline(of: $0.code)?.label }
        .map(place)
      guard !points.isEmpty else { return nil }
      let middle = (x: Self.mean(points.map(\.x)), y: Self.mean(points.map(\.y)))
      return Wish(words: county.shortName, at: middle, size: 10, isStrong: true)
    }
    let seats = Sweden.current.counties.compactMap { county in
      Sweden.current.municipality(named: county.seat).flatMap { seat in
        Sweden.current.outline(of: seat.code).map {
          Wish(words: seat.name, at: place($0.label), size: 8.5, isStrong: false)
        }
      }
    }
    return counties + seats
  }

  private static func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }

  /// The largest first: that is where there is room.
  private func wishes(in county: CountyCode) -> [Wish] {
    let outlines = Sweden.current.inCounty(county).compactMap { municipality in
      Sweden.current.outline(of: municipality.code).map { (municipality: municipality, outline: $0) }
    }
    return outlines.sorted { $0.outline.bounds.area > $1.outline.bounds.area }.map { municipality, outline in
      Wish(
        words: "\(municipality.name) \(LevelLook.sign(levels[municipality.code]))", at: place(outline.label), size: 10,
        isStrong: municipality.name == Sweden.current.county(county).seat)
    }
  }
}

extension Outline.Box {
  fileprivate var area: Int { width * height }
}
