import HTML
import Vocabulary

/// A map of Sweden, or of one county, where every municipality is a square of the same size with its level as a number:
/// the small ones are as easy to see and to hit as the large. Sv: rutkarta.
struct TileGrid {
  let view: RoundView
  let column: SnapshotColumn
  /// The rows that are shown; the others are drawn as without value.
  let rows: [Int]
  /// Only this county is drawn when it is given.
  let county: CountyCode?

  /// How wide a square is where there is room, in pixels.
  private static let width = 40

  func add(to html: inout HTML) {
    let shapes = TileShapes.current.municipalities.filter { county == nil || $0.county == county }
    html += head(shapes.map(\.tile))
    let shown = ShownMunicipalities(view: view, rows: rows)
    let link = HTML(trusted: "<a href=\"\(view.path)/kommun/")
    for shape in shapes {
      if let row = shown[shape.place] {
        let level = LevelLook.place(view.disclosure.level(of: column, row))
        html += link
        html += view.snapshot.rows[row].drawn
        html += Self.linked[level]
        html += shape.tail
        html += Self.signs[level]
      } else {
        html += Self.empty
        html += shape.tail
        html += Self.end
      }
    }
    for code in county.map({ [$0] }) ?? Sweden.current.counties.map(\.code) {
      if let border = TileShapes.current.borders[code] { html += border }
    }
    html += ownBorders
    html += "</svg></figure>"
  }

  private static let linked = LevelLook.pieces {
    "\(LevelLook.spoken($0))\" class=\"\(LevelLook.name($0))\"><path d=\"M"
  }
  private static let signs = LevelLook.pieces { "\(LevelLook.sign($0))</text></a>" }
  private static let empty: HTML = "<a class=\"lx\" aria-hidden=\"true\"><path d=\"M"
  private static let end: HTML = "</text></a>"

  private func head(_ tiles: [Tile]) -> HTML {
    let (left, right) = (tiles.map(\.column).min() ?? 0, tiles.map(\.column).max() ?? 0)
    let (top, bottom) = (tiles.map(\.row).min() ?? 0, tiles.map(\.row).max() ?? 0)
    let (columns, side) = (right - left + 1, TileShapes.side)
    return """
      <h2 id="rutor">Som rutor</h2><figure class="tilemap"><figcaption>Alla kommuner lika stora\
      <small>\(view.ownWords)Rutorna ligger ungefär där kommunerna ligger, och linjerna skiljer länen åt. Siffran är nivån, \
      ? betyder vet inte och – inget värde.\(others)</small></figcaption>
      <svg width="\(columns * Self.width)" viewBox="\(left * side) \(top * side) \(columns * side) \((bottom - top + 1) * side)" \
      role="group" aria-labelledby="rutor-namn rutor-text"><title id="rutor-namn">Rutkarta</title>\
      <desc id="rutor-text">Varje kommun är en ruta med sin nivå i \(column.indicator.nameInSentence).</desc>

      """
  }

  /// Those that no map can show.
  private var others: String {
    rows.contains { view.snapshot.rows[$0].municipality == nil }
      ? " De som inte är kommuner står bara i tabellen." : ""
  }

  private var ownBorders: HTML {
    view.own.compactMap { view.snapshot.rows[$0].municipality }.filter { county == nil || $0.county == county }
      .compactMap { Sweden.current.tile(of: $0) }
      .html { tile in
        let (left, top) = (tile.column * TileShapes.side, tile.row * TileShapes.side)
        return "<path class=\"own\" d=\"M\(left) \(top)h24v24h-24z\"/>"
      }
  }
}
