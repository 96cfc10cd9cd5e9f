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

  private func addShapes(to html: inout HTML) {
    let shown = ShownMunicipalities(view: view, rows: rows)
    let link = HTML(trusted: "<a href=\"\(view.path)/kommun/")
    for shape in MapShapes.current.municipalities where county == nil || shape.county == county {
      if let row = shown[shape.place] {
        let level = LevelLook.place(view.disclosure.level(of: column, row))
        html += link
        html += view.snapshot.rows[row].drawn
        html += Self.linked[level]
      } else {
        html += Self.empty
      }
      html += shape.tail
    }
    for code in county.map({ [$0] }) ?? Sweden.current.counties.map(\.code) {
      if let outline = MapShapes.current.counties[code] { html += outline }
    }
    html += ownBorders
  }

  private static let linked = LevelLook.pieces { "\(LevelLook.spoken($0))\"><path class=\"\(LevelLook.name($0))" }
  private static let empty: HTML = "<a><path class=\"lx"

  private var ownBorders: HTML {
    view.own.compactMap { view.snapshot.rows[$0].municipality }.filter { county == nil || $0.county == county }
      .compactMap { Sweden.current.outline(of: $0) }
      .html { HTML(trusted: "<path class=\"own\" fill=\"none\" d=\"\($0.path)\"/>") }
  }

  var title: String {
    county.map { "Karta över \(Sweden.current.county($0).name)" } ?? "Karta över Sveriges kommuner"
  }

  /// The figure of a page, written where it stands: it is the largest part.
  func addFigure(to html: inout HTML) {
    html += """
      <figure class="map"><figcaption>Nivå i varje kommun\
      <small>\(view.ownWords)Samma uppgifter står i <a href="#tabell-rubrik">tabellen</a>.</small></figcaption>
      \(LevelLook.legend)
      <svg viewBox="\(viewBox)" role="group" aria-labelledby="karta-namn karta-text"><title id="karta-namn">\(title)</title>\
      <desc id="karta-text">Varje kommun har färg och mönster efter sin nivå i \(column.indicator.nameInSentence).</desc>

      """
    addShapes(to: &html)
    html += "</svg><p class=\"credit\">Kartunderlag: SCB</p></figure>"
  }
}

extension RoundView {
  /// "Umeå har tjock kant. ", for the drawings that mark the viewer's own.
  var ownWords: String {
    let names = own.map { snapshot.rows[$0].name }
    return names.isEmpty ? "" : "\(names.joined(separator: " och ")) har tjock kant. "
  }
}

/// The rows that a drawing of municipalities shows, by the municipality's place in Swedish order.
struct ShownMunicipalities {
  private let municipalityRows: [Int?]
  private var isShown: [Bool]

  init(view: RoundView, rows: [Int]) {
    municipalityRows = view.snapshot.municipalityRows
    isShown = [Bool](repeating: false, count: view.snapshot.rows.count)
    for row in rows where view.disclosure.shows(row) { isShown[row] = true }
  }

  /// The row of the municipality; nil when it is not among those shown.
  subscript(place: Int) -> Int? { municipalityRows[place].flatMap { isShown[$0] ? $0 : nil } }
}
