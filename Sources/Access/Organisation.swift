package import Storage
package import Vocabulary

/// An organisation of any kind the work knows, in no, one or many counties. Sv: organisation.
package struct Organisation: Sendable {
  package let id: ID<Organisation>
  package let kind: Kind
  package let name: String
  package let municipality: MunicipalityCode?
  package let counties: [CountyCode]
  /// The municipalities it works with, when they are not all of its counties: a federation's area. Empty when they are.
  package let worksIn: [MunicipalityCode]
  package let closedAt: Moment?

  package enum Kind: String, Sendable, CaseIterable, Bindable, ColumnReadable {
    case countyBoard, federation, researchUnit, region, municipality, cityDistrict, resourceUnit, shelter, girlsShelter
    case violenceCentre, agency, school, association

    /// Sv: the word on the screen.
    package var swedish: String {
      switch self {
      case .countyBoard: "Länsstyrelse"
      case .federation: "Kommunförbund"
      case .researchUnit: "FoU-enhet"
      case .region: "Region"
      case .municipality: "Kommun"
      case .cityDistrict: "Stadsdel"
      case .resourceUnit: "Resursenhet"
      case .shelter: "Kvinnojour"
      case .girlsShelter: "Tjejjour"
      case .violenceCentre: "Centrum mot våld"
      case .agency: "Myndighet"
      case .school: "Skola"
      case .association: "Ideell organisation"
      }
    }

    /// Shelters: no street address anywhere, and contacts for the county team only (casework.md 6, item 1).
    package var isShelter: Bool { self == .shelter || self == .girlsShelter }

    /// Organisations whose leaders and officers make up the county team. Sv: länsteam.
    package var hasCountyTeam: Bool {
      [.countyBoard, .federation, .researchUnit, .region].contains(self)
    }

    /// Organisations that can answer a survey. Sv: svarande.
    package var canRespond: Bool {
      [.municipality, .cityDistrict, .association, .shelter, .girlsShelter].contains(self)
    }
  }

  package init(
    id: ID<Organisation>, kind: Kind, name: String, municipality: MunicipalityCode?, counties: [CountyCode],
    worksIn: [MunicipalityCode] = [], closedAt: Moment? = nil
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.municipality = municipality
    self.counties = counties
    self.worksIn = worksIn
    self.closedAt = closedAt
  }

  package init(row: Row) throws {
    id = try row.get("id")
    kind = try row.get("kind")
    name = try row.get("name")
    municipality = try row.optional("municipality", as: String.self).flatMap { MunicipalityCode($0) }
    counties = countyCodes(try row.get("counties"))
    worksIn = try row.get("works_in", as: String.self).split(separator: " ").compactMap { MunicipalityCode(String($0)) }
    closedAt = try row.optional("closed_at")
  }
}

/// Counties are stored as codes with a space between them: `"24 25"`.
package func countyCodes(_ text: String) -> [CountyCode] {
  text.split(separator: " ").compactMap { CountyCode(String($0)) }
}

extension [MunicipalityCode] {
  package var stored: String { map(\.text).sorted().joined(separator: " ") }
}

extension [CountyCode] {
  package var stored: String { map(\.text).sorted().joined(separator: " ") }
}
