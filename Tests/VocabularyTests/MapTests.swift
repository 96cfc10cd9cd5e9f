import Testing

@testable import Vocabulary

@Suite struct MapTests {
  let sweden = Sweden.current

  @Test func `varje kommun har en egen ruta`() {
    let tiles = sweden.municipalities.compactMap { sweden.tile(of: $0.code) }
    #expect(Set(tiles).count == 290)
    #expect(tiles.map(\.column).max() == 12, "thirteen columns of 24 pixels fit a telephone")
    #expect(tiles.allSatisfy { $0.column >= 0 && $0.row >= 0 })
  }

  @Test func `rutorna i ett län hänger ihop`() {
    for county in sweden.counties {
      let tiles = Set(sweden.inCounty(county.code).compactMap { sweden.tile(of: $0.code) })
      #expect(connected(tiles) == tiles, "\(county.name)")
    }
  }

  @Test func `Kiruna ligger högst upp och Trelleborg längst ner`() throws {
    let kiruna = try #require(sweden.municipality(named: "Kiruna").flatMap { sweden.tile(of: $0.code) })
    let trelleborg = try #require(sweden.municipality(named: "Trelleborg").flatMap { sweden.tile(of: $0.code) })
    let rows = sweden.municipalities.compactMap { sweden.tile(of: $0.code)?.row }
    #expect(kiruna.row == rows.min())
    #expect(trelleborg.row == rows.max())
  }

  @Test func `varje kommun och län har en kontur inom kartan`() throws {
    for municipality in sweden.municipalities {
      let outline = try #require(sweden.outline(of: municipality.code))
      #expect(isInside(outline.bounds, Outline.mapBox))
      #expect(contains(outline.bounds, outline.label))
      #expect(outline.path.hasPrefix("M") && outline.path.hasSuffix("z"))
    }
    for county in sweden.counties {
      let outline = try #require(sweden.outline(of: county.code))
      for municipality in sweden.inCounty(county.code) {
        let part = try #require(sweden.outline(of: municipality.code))
        #expect(isInside(part.bounds, outline.bounds), "\(municipality.name)")
      }
    }
  }

  private func connected(_ tiles: Set<Tile>) -> Set<Tile> {
    guard let first = tiles.first else { return [] }
    var seen: Set<Tile> = [first]
    var edge = [first]
    while let tile = edge.popLast() {
      for near in tiles.subtracting(seen) where abs(near.column - tile.column) + abs(near.row - tile.row) == 1 {
        seen.insert(near)
        edge.append(near)
      }
    }
    return seen
  }

  private func isInside(_ part: Outline.Box, _ whole: Outline.Box) -> Bool {
    part.left >= whole.left - 1 && part.top >= whole.top - 1 && part.right <= whole.right + 1
      && part.bottom <= whole.bottom + 1
  }

  private func contains(_ box: Outline.Box, _ point: Outline.Point) -> Bool {
    (box.left...box.right).contains(point.x) && (box.top...box.bottom).contains(point.y)
  }
}
