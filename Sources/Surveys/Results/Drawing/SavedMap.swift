import HTML
import Vocabulary

/// A map for a drawing to save: each band is one shape, with its pattern cut out of one hatching, so that it is drawn in
/// a fraction of a second. Sv: karta att spara.
struct SavedMap {
  /// Of those that are shown; the others are drawn as without value.
  let levels: [MunicipalityCode: Level]
  /// Those with a thick border.
  let own: [MunicipalityCode]
  /// Only this county is drawn when it is given.
  let county: CountyCode?

  /// How many of those that are shown have each look.
  var counts: [String: Int] {
    Dictionary(municipalities.compactMap { levels[$0] }.map { (LevelLook.name($0), 1) }, uniquingKeysWith: +)
  }

  /// What the strokes stand for besides "inget värde"; nil when all are shown.
  var othersWords: String? {
    let others = municipalities.count { levels[$0] == nil }
    return others == 0 ? nil : "\(others) kommuner är inte med i bilden. De är streckade som de utan värde."
  }

  private var municipalities: [MunicipalityCode] {
    (county.map(Sweden.current.inCounty) ?? Sweden.current.municipalitiesByName).map(\.code)
  }

  private var box: Outline.Box { county.flatMap { Sweden.current.outline(of: $0) }?.bounds ?? Outline.mapBox }

  /// The place of the map in the picture, as large as the room allows.
  struct Placement {
    let left: Double
    let top: Double
    let scale: Double
    let height: Double
    let box: Outline.Box

    func point(_ point: Outline.Point) -> (x: Double, y: Double) {
      (left + Double(point.x - box.left) * scale, top + Double(point.y - box.top) * scale)
    }

    var transform: String {
      """
      translate(\(Coordinate.text(left)) \(Coordinate.text(top))) scale(\(fourDecimals(scale))) \
      translate(\(-box.left) \(-box.top))
      """
    }

    private func fourDecimals(_ number: Double) -> String {
      let digits = String(Int((number * 10_000).rounded()))
      let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
      return "\(padded.dropLast(4)).\(padded.suffix(4))"
    }
  }

  func placed(left: Double, top: Double, width: Double, height: Double) -> Placement {
    let scale = min(width / Double(max(1, box.width)), height / Double(max(1, box.height)))
    return Placement(
      left: left + (width - Double(box.width) * scale) / 2, top: top, scale: scale,
      height: Double(box.height) * scale, box: box)
  }

  /// `swatches` are the squares of the legend, which share the patterns.
  func shapes(at placement: Placement, swatches: [String: HTML], within size: (width: Int, height: Int)) -> HTML {
    let paths = Dictionary(grouping: municipalities) { LevelLook.name(levels[$0]) }.mapValues { codes in
      codes.compactMap { Sweden.current.outline(of: $0)?.path }.joined()
    }
    let transform = placement.transform
    // Strokes are scaled with the map, so their width is given in its units.
    let border = Coordinate.text(0.7 / placement.scale)
    var (outlines, cuts, areas, patterns, borders): (HTML, HTML, HTML, HTML, HTML) = ("", "", "", "", "")
    for colours in LevelPalette.all {
      let (look, swatch) = (colours.look, swatches[colours.look] ?? .empty)
      let path = paths[look]
      if let path { outlines += HTML(trusted: "<path id=\"\(look)\" d=\"\(path)\" transform=\"\(transform)\"/>") }
      let area: HTML = path == nil ? .empty : HTML(trusted: "<use xlink:href=\"#\(look)\"/>")
      areas += "<g fill=\"\(colours.fill)\">\(area)\(swatch)</g>"
      borders += "<g fill=\"none\" stroke=\"\(colours.border)\" stroke-width=\"\(border)\">\(area)</g>"
      if let strokes = MapHatch(colours: colours, width: size.width, height: size.height).strokes {
        cuts += "<clipPath id=\"cut-\(look)\">\(area)\(swatch)</clipPath>"
        patterns += HTML(
          trusted: "<path fill=\"none\" clip-path=\"url(#cut-\(look))\" stroke=\"\(colours.mark)\" \(strokes)/>")
      }
    }
    return """
      <defs>\(outlines)\(cuts)</defs>\(areas)\(patterns)\(borders)\(lines(placement))\
      \(MapNames(county: county, levels: levels, place: placement.point, frame: frame(size.width)).markup)
      """
  }

  private func frame(_ width: Int) -> (left: Double, right: Double) { (SavedDrawing.column, Double(width) - 8) }

  private func lines(_ placement: Placement) -> HTML {
    let counties = county == nil ? Sweden.current.counties.compactMap { Sweden.current.outline(of: $0.code)?.path } : []
    let own = own.compactMap { Sweden.current.outline(of: $0)?.path }
    let width = { (points: Double) in Coordinate.text(points / placement.scale) }
    return HTML(
      trusted: """
        <g fill="none" stroke="\(LevelPalette.ink)" transform="\(placement.transform)">\
        <path stroke-width="\(width(1.2))" d="\(counties.joined())"/><path stroke-width="\(width(2.6))" d="\(own.joined())"/></g>
        """)
  }
}
