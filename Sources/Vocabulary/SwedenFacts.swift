import Foundation

extension Sweden {
  /// Read once, when first asked for.
  package static let current: Sweden = {
    do {
      return try Sweden(facts: factsFolder)
    } catch {
      fatalError("Programmets egna fakta går inte att läsa: \(error)")
    }
  }()

  static var factsFolder: URL { Bundle.module.bundleURL.appendingPathComponent("Facts") }

  init(facts folder: URL) throws {
    counties = try Self.counties(in: folder)
    municipalities = try Self.municipalities(in: folder)
    groups = try Self.groups(in: folder)
    areas = try Self.areas(in: folder)
    similarIndex = try Self.similar(in: folder)
    tileIndex = try Self.tiles(in: folder)
    let byName = SwedishOrder.sorted(municipalities) { $0.name }
    let index = Dictionary(uniqueKeysWithValues: municipalities.map { ($0.code, $0) })
    municipalitiesByName = byName
    municipalityIndex = index
    countyIndex = Dictionary(uniqueKeysWithValues: counties.map { ($0.code, $0) })
    countyMembers = Dictionary(grouping: byName, by: \.county)
    groupMembers = Dictionary(grouping: byName, by: \.group)
    nameIndex = Self.names(of: municipalities)
    neighbourIndex = try Self.neighbours(in: folder, among: byName)
  }

  private static func counties(in folder: URL) throws -> [County] {
    try FactTable("counties.csv", columns: 5, in: folder).rows.map { row in
      County(
        code: try Facts.countyCode(row[0]), name: String(row[1]), shortName: String(row[2]), letter: String(row[3]),
        seat: String(row[4]))
    }
  }

  private static func municipalities(in folder: URL) throws -> [Municipality] {
    try FactTable("municipalities.csv", columns: 5, in: folder).rows.map { row in
      Municipality(
        code: try Facts.code(row[0]), name: String(row[1]), longName: String(row[2]), group: try Facts.groupCode(row[4])
      )
    }
  }

  private static func groups(in folder: URL) throws -> [MunicipalityGroup] {
    try FactTable("groups.csv", columns: 3, in: folder).rows.map { row in
      MunicipalityGroup(code: try Facts.groupCode(row[0]), name: String(row[1]), mainGroup: String(row[2]))
    }
  }

  private static func areas(in folder: URL) throws -> [Area] {
    try FactTable("areas.csv", columns: 4, in: folder).rows.map { row in
      Area(id: String(row[0]), name: String(row[1]), municipalities: try row[3].words.map(Facts.code))
    }
  }

  private static func similar(in folder: URL) throws -> [MunicipalityCode: SimilarMunicipalities] {
    let rows = try FactTable("similar.csv", columns: 4, in: folder).rows
    return Dictionary(
      uniqueKeysWithValues: try rows.map { row in
        let similar = SimilarMunicipalities(
          year: try Facts.number(row[1]), municipalities: try row[3].words.map(Facts.code))
        return (try Facts.code(row[0]), similar)
      })
  }

  private static func tiles(in folder: URL) throws -> [MunicipalityCode: Tile] {
    let rows = try FactTable("tiles.csv", columns: 3, in: folder).rows
    return Dictionary(
      uniqueKeysWithValues: try rows.map { row in
        (try Facts.code(row[0]), Tile(column: try Facts.number(row[1]), row: try Facts.number(row[2])))
      })
  }

  private static func neighbours(in folder: URL, among byName: [Municipality]) throws
    -> [MunicipalityCode: [Municipality]]
  {
    let rows = try FactTable("neighbours.csv", columns: 2, in: folder).rows
    let place = Dictionary(uniqueKeysWithValues: byName.enumerated().map { ($1.code, $0) })
    return Dictionary(
      uniqueKeysWithValues: try rows.map { row in
        let places = try row[1].words.map(Facts.code).compactMap { place[$0] }
        return (try Facts.code(row[0]), places.sorted().map { byName[$0] })
      })
  }

  private static func names(of municipalities: [Municipality]) -> [String: MunicipalityCode] {
    Dictionary(
      municipalities.flatMap { [(plain($0.name), $0.code), (plain($0.longName), $0.code)] },
      uniquingKeysWith: { first, _ in first })
  }
}
