import HTML
import Vocabulary

/// A map where every municipality has its band's colour and pattern, and leads to its answers. It is an extra: the table
/// has the same values and links. Sv: karta.
struct MapDrawing {
  let view: RoundView
  let column: SnapshotColumn
  /// The rows that are shown; the others are drawn as without value.
  let rows: [Int]
  /// Only this county is drawn when it is given.
  let county: CountyCode?

  var box: Outline.Box { county.flatMap { Sweden.current.outline(of: $0) }?.bounds ?? Outline.mapBox }
  var width: Int { box.width + 2 * margin }
  private var margin: Int { county == nil ? 0 : 8 }
  var viewBox: String { box.viewBox(margin: margin) }

  /// The inside of the drawing, with links or for a file without.
  func addShapes(to html: inout HTML, withLinks: Bool) {
    let levels = levelByMunicipality()
    let link = HTML(trusted: "<a href=\"\(view.path)/kommun/")
    for shape in MapShapes.current.municipalities where county == nil || shape.county == county {
      let shown = levels[shape.code]
      if withLinks, let shown {
        html += link
        html += HTML(text: shape.code.text)
        html += "\" aria-label=\""
        html += view.snapshot.rows[shown.row].markup
        html += ": "
        html += HTML(text: LevelLook.spoken(shown.level))
        html += "\"><path class=\""
      } else {
        html += "<a><path class=\""
      }
      html += Self.names[LevelLook.place(shown?.level)]
      html += shape.tail
    }
    for code in county.map({ [$0] }) ?? Sweden.current.counties.map(\.code) {
      if let outline = MapShapes.current.counties[code] { html += outline }
    }
    html += ownBorders
  }

  private static let names: [HTML] = ["l0", "l1", "l2", "l3", "l4", "lq", "lx"]

  private var ownBorders: HTML {
    view.own.compactMap { view.snapshot.rows[$0].municipality }.filter { county == nil || $0.county == county }
      .compactMap { Sweden.current.outline(of: $0) }
      .html { HTML(trusted: "<path class=\"own\" fill=\"none\" d=\"\($0.path)\"/>") }
  }

  private func levelByMunicipality() -> [MunicipalityCode: (row: Int, level: Level?)] {
    var levels: [MunicipalityCode: (row: Int, level: Level?)] = [:]
    levels.reserveCapacity(rows.count)
    for row in rows {
      guard view.disclosure.shows(row), let code = view.snapshot.rows[row].municipality else { continue }
      levels[code] = (row, view.disclosure.level(of: column, row))
    }
    return levels
  }

  var title: String {
    county.map { "Karta över \(Sweden.current.county($0).name)" } ?? "Karta över Sveriges kommuner"
  }

  /// The figure of a page, written where it stands: it is the largest part.
  func addFigure(to html: inout HTML) {
    html += """
      <figure class="map"><figcaption>Nivå i varje kommun\
      <small>\(ownWords)Samma uppgifter står i <a href="#tabell-rubrik">tabellen</a>.</small></figcaption>
      \(LevelLook.legend)
      <svg viewBox="\(viewBox)" role="group" aria-labelledby="karta-namn karta-text"><title id="karta-namn">\(title)</title>\
      <desc id="karta-text">Varje kommun har färg och mönster efter sin nivå i \(column.indicator.code).</desc>

      """
    addShapes(to: &html, withLinks: true)
    html += "</svg><p class=\"credit\">Kartunderlag: SCB</p></figure>"
  }

  private var ownWords: String {
    let names = view.own.map { view.snapshot.rows[$0].name }
    return names.isEmpty ? "" : "\(names.joined(separator: " och ")) har tjock kant. "
  }
}

extension LevelLook {
  /// 0-4 for the bands, 5 for "vet inte", 6 for no value.
  static func place(_ level: Level?) -> Int {
    switch level {
    case .scored(let number): min(4, number / 20)
    case .unknown: 5
    default: 6
    }
  }
}
