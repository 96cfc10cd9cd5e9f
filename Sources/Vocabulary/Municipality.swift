/// A county. Sv: län.
package struct County: Sendable, Hashable {
  package let code: CountyCode
  /// "Västra Götalands län".
  package let name: String
  /// "Västra Götaland".
  package let shortName: String
  /// "O". Sv: länsbokstav.
  package let letter: String
  /// Sv: residensstad.
  package let seat: String
}

/// A municipality. Sv: kommun.
package struct Municipality: Sendable, Hashable {
  package let code: MunicipalityCode
  /// "Umeå".
  package let name: String
  /// "Umeå kommun".
  package let longName: String
  package let group: MunicipalityGroup.Code

  package var county: CountyCode { code.county }
}

/// One of the nine kinds of municipality that SKR counts with since 2023. Sv: kommungrupp.
package struct MunicipalityGroup: Sendable, Hashable {
  package enum Code: String, Sendable, Hashable, Codable, CaseIterable {
    case a1 = "A1"
    case a2 = "A2"
    case b3 = "B3"
    case b4 = "B4"
    case b5 = "B5"
    case c6 = "C6"
    case c7 = "C7"
    case c8 = "C8"
    case c9 = "C9"
  }

  package let code: Code
  /// "Pendlingskommun nära storstad".
  package let name: String
  /// "Storstäder och storstadsnära kommuner". Sv: huvudgrupp.
  package let mainGroup: String
}

/// A named set of municipalities that work together, often in a federation. Sv: område, delregion.
package struct Area: Sendable, Hashable {
  /// "fyrbodal": short and fit for an address.
  package let id: String
  package let name: String
  package let municipalities: [MunicipalityCode]

  package init(id: String, name: String, municipalities: [MunicipalityCode]) {
    self.id = id
    self.name = name
    self.municipalities = municipalities
  }
}

/// The municipalities most like one in what decides individual and family care, as Kolada reckons them. Sv: liknande kommuner, IFO.
package struct SimilarMunicipalities: Sendable, Hashable {
  /// The year the likeness was reckoned for.
  package let year: Int
  package let municipalities: [MunicipalityCode]
}
