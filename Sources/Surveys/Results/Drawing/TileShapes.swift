import HTML
import Vocabulary

/// The tile map's squares as markup, made once: a page only puts levels and links between them. Sv: rutkartans rutor.
struct TileShapes: Sendable {
  struct Shape: Sendable {
    /// The municipality's place among `Sweden.municipalitiesByName`.
    let place: Int
    let county: CountyCode
    let tile: Tile
    /// What follows on `<path d="M`: the square, the short name, and the beginning of the number.
    let tail: HTML
  }

  /// From north to south and from west to east, as the links are stepped through.
  let municipalities: [Shape]
  /// The border of each county's tiles.
  let borders: [CountyCode: HTML]

  static let current = TileShapes(Sweden.current)
  /// The side of a square, in the units of the drawing.
  static let side = 24

  init(_ sweden: Sweden) {
    let shapes = sweden.municipalitiesByName.enumerated().compactMap { place, municipality in
      sweden.tile(of: municipality.code).map { tile in
        Shape(place: place, county: municipality.county, tile: tile, tail: Self.tail(tile, municipality.name))
      }
    }
    municipalities = shapes.sorted { ($0.tile.row, $0.tile.column) < ($1.tile.row, $1.tile.column) }
    borders = Dictionary(grouping: shapes, by: \.county).mapValues { Self.border(of: $0.map(\.tile)) }
  }

  private static func tail(_ tile: Tile, _ name: String) -> HTML {
    let (left, top) = (tile.column * side, tile.row * side)
    return """
      \(left) \(top)h24v24h-24z"/><text class="n" x="\(left + 12)" y="\(top + 10)">\(String(name.prefix(4)))</text>\
      <text x="\(left + 12)" y="\(top + 20)">
      """
  }

  /// The sides of tiles that have no other tile of the county beyond them.
  private static func border(of tiles: [Tile]) -> HTML {
    let taken = Set(tiles.map { place($0.column, $0.row) })
    let path = tiles.map { tile in
      let (left, top) = (tile.column * side, tile.row * side)
      let isFree = { (columns: Int, rows: Int) in !taken.contains(place(tile.column + columns, tile.row + rows)) }
      return (isFree(0, -1) ? "M\(left) \(top)h24" : "") + (isFree(0, 1) ? "M\(left) \(top + side)h24" : "")
        + (isFree(-1, 0) ? "M\(left) \(top)v24" : "") + (isFree(1, 0) ? "M\(left + side) \(top)v24" : "")
    }
    return HTML(trusted: "<path class=\"county\" d=\"\(path.joined())\"/>")
  }

  private static func place(_ column: Int, _ row: Int) -> Int { row * 100 + column }
}
