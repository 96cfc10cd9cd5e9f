/// The counties and municipalities of Sweden with their groups, neighbours, likes and maps. Sv: Sveriges län och
/// kommuner (SCB; Kolada, RKA; SKR). The facts and their sources lie in `Facts`.
package struct Sweden: Sendable {
  /// All 21, in order of code.
  package let counties: [County]
  /// All 290, in order of code.
  package let municipalities: [Municipality]
  /// All 290, as a Swedish list has them.
  package let municipalitiesByName: [Municipality]
  /// SKR's nine, from large cities to the countryside.
  package let groups: [MunicipalityGroup]
  /// Named sets across or within counties, as Kolada lists them.
  package let areas: [Area]

  let countyIndex: [CountyCode: County]
  let municipalityIndex: [MunicipalityCode: Municipality]
  let nameIndex: [String: MunicipalityCode]
  let countyMembers: [CountyCode: [Municipality]]
  let groupMembers: [MunicipalityGroup.Code: [Municipality]]
  let neighbourIndex: [MunicipalityCode: [Municipality]]
  let similarIndex: [MunicipalityCode: SimilarMunicipalities]
  let tileIndex: [MunicipalityCode: Tile]

  package func county(_ code: CountyCode) -> County {
    guard let county = countyIndex[code] else { preconditionFailure("Facts/counties.csv lacks \(code)") }
    return county
  }

  /// Nil when the code is well formed but no municipality has it.
  package func municipality(_ code: MunicipalityCode) -> Municipality? { municipalityIndex[code] }

  /// Finds "Umeå", "umeå kommun" and "UPPLANDS BRO"; nil when no municipality is called so.
  package func municipality(named name: String) -> Municipality? {
    nameIndex[Self.plain(name)].flatMap { municipalityIndex[$0] }
  }

  package func group(_ code: MunicipalityGroup.Code) -> MunicipalityGroup {
    guard let group = groups.first(where: { $0.code == code }) else {
      preconditionFailure("Facts/groups.csv lacks \(code.rawValue)")
    }
    return group
  }

  /// In Swedish order of name.
  package func inCounty(_ code: CountyCode) -> [Municipality] { countyMembers[code] ?? [] }

  /// In Swedish order of name.
  package func inGroup(_ code: MunicipalityGroup.Code) -> [Municipality] { groupMembers[code] ?? [] }

  /// Those that share a border on land, in Swedish order of name; islands have none.
  package func neighbours(of code: MunicipalityCode) -> [Municipality] { neighbourIndex[code] ?? [] }

  package func similar(to code: MunicipalityCode) -> SimilarMunicipalities? { similarIndex[code] }

  package func area(_ id: String) -> Area? { areas.first { $0.id == id } }

  package func tile(of code: MunicipalityCode) -> Tile? { tileIndex[code] }

  /// The outlines are read when the first is asked for, since most commands draw no map.
  package func outline(of code: MunicipalityCode) -> Outline? { Outlines.current.municipalities[code] }

  package func outline(of code: CountyCode) -> Outline? { Outlines.current.counties[code] }

  /// A name without what people write differently: case, accents, spaces, hyphens and a closing "kommun".
  static func plain(_ name: String) -> String {
    let letters = SwedishLetter.letters(in: name).filter(\.isSpoken).flatMap(\.weight)
    let end = Array("kommun".utf8)
    let core =
      letters.count > end.count && letters.suffix(end.count).elementsEqual(end)
      ? letters.dropLast(end.count) : letters[...]
    return String(decoding: core, as: UTF8.self)
  }
}
