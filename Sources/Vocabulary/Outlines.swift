import Foundation

/// All outlines, some 70 kB of paths.
struct Outlines {
  let municipalities: [MunicipalityCode: Outline]
  let counties: [CountyCode: Outline]

  static let current: Outlines = {
    do {
      return try Outlines(facts: Sweden.factsFolder)
    } catch {
      fatalError("Programmets egna kartor går inte att läsa: \(error)")
    }
  }()

  init(facts folder: URL) throws {
    municipalities = Dictionary(
      uniqueKeysWithValues: try FactTable("outlines.csv", columns: 4, in: folder).rows.map { row in
        let label = try Facts.numbers(row[1], count: 2)
        let outline = Outline(
          path: String(row[3]), bounds: try Facts.box(row[2]), label: Outline.Point(x: label[0], y: label[1]))
        return (try Facts.code(row[0]), outline)
      })
    counties = Dictionary(
      uniqueKeysWithValues: try FactTable("county-outlines.csv", columns: 3, in: folder).rows.map { row in
        let bounds = try Facts.box(row[1])
        let middle = Outline.Point(x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2)
        return (try Facts.countyCode(row[0]), Outline(path: String(row[2]), bounds: bounds, label: middle))
      })
  }
}
