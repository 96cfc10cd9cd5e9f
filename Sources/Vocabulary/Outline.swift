/// The border of a municipality or county as one SVG path, in `Outline.mapBox`. Sv: kartkontur (Kartunderlag: SCB).
package struct Outline: Sendable, Hashable {
  /// Whole numbers in the map's coordinates: 1 is 500 metres, x grows eastwards and y southwards.
  package struct Point: Sendable, Hashable {
    package let x: Int
    package let y: Int
  }

  package struct Box: Sendable, Hashable {
    package let left: Int
    package let top: Int
    package let right: Int
    package let bottom: Int

    package var width: Int { right - left }
    package var height: Int { bottom - top }
    /// For an SVG element, with some air around.
    package func viewBox(margin: Int = 0) -> String {
      "\(left - margin) \(top - margin) \(width + 2 * margin) \(height + 2 * margin)"
    }
  }

  package let path: String
  package let bounds: Box
  /// Where a name or a number is best written; inside the border for a municipality, the middle for a county.
  package let label: Point

  /// All of Sweden.
  package static let mapBox = Box(left: 0, top: 0, right: 1281, bottom: 3072)
}

/// The square a municipality has in the tile map, where all are equally large. Sv: ruta i rutkartan.
package struct Tile: Sendable, Hashable {
  package let column: Int
  package let row: Int
}
