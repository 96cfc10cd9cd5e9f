internal import Access
internal import Register
internal import Vocabulary

extension DemoOrganisation {
  static let girlsShelter = "Tjejjouren Norrljus"
  static let association = "Funktionsrätt Västerbotten"
  static let southernAssociation = "Föreningen Trygg i Dalboskogen"
  static let cityDistrict = "Stadsdelen Hallonstaden"
  static let region = "Region Västerbotten, folkhälsoenheten"
  static let ownBoard = "Länsstyrelsen Västerbotten"

  static let crimePrevention = "Umeå Brå"
  static let centres = ["Centrum mot våld i Umeå", "Centrum mot våld i Skellefteå"]
  static let victimAuthority = "Brottsoffermyndigheten"
  static let employmentService = "Arbetsförmedlingen"

  /// All but the municipalities: those that the founding documents name, and invented ones of each other kind.
  static let all: [OrganisationDetails] = [
    .init(kind: .researchUnit, name: researchUnit, counties: counties("24")),
    .init(kind: .federation, name: federation, counties: counties("22")),
    .init(kind: .countyBoard, name: federationBoard, counties: counties("22")),
    .init(kind: .countyBoard, name: ownBoard, counties: counties("24")),
    .init(kind: .countyBoard, name: "Länsstyrelsen Västra Götaland", counties: counties("14")),
    .init(kind: .countyBoard, name: countyBoard, counties: counties("25")),
    .init(
      kind: .federation, name: fyrbodal, counties: counties("14"),
      worksIn: Sweden.current.area("fyrbodal")?.municipalities ?? []),
    .init(kind: .resourceUnit, name: trollhattanUnit, municipality: MunicipalityCode("1488"), counties: counties("14")),
    .init(kind: .region, name: region, counties: counties("24")),
    .init(kind: .region, name: "Region Västernorrland", counties: counties("22")),
    .init(
      kind: .violenceCentre, name: "Centrum mot våld i Umeå", municipality: MunicipalityCode("2480"),
      counties: counties("24")),
    .init(
      kind: .violenceCentre, name: "Centrum mot våld i Skellefteå", municipality: MunicipalityCode("2482"),
      counties: counties("24")),
    .init(kind: .shelter, name: shelter, counties: counties("24")),
    .init(kind: .girlsShelter, name: girlsShelter, counties: counties("24")),
    .init(kind: .association, name: association, counties: counties("24")),
    .init(kind: .association, name: southernAssociation, counties: counties("14")),
    .init(kind: .association, name: crimePrevention, counties: counties("24")),
    .init(kind: .agency, name: employmentService, counties: counties("22", "24", "25")),
    .init(kind: .agency, name: victimAuthority, counties: counties("24")),
    .init(
      kind: .school, name: "Umeå folkhögskola Nordanvik", municipality: MunicipalityCode("2480"),
      counties: counties("24")),
    .init(kind: .cityDistrict, name: cityDistrict, municipality: MunicipalityCode("1488"), counties: counties("14")),
  ]

  private static func counties(_ codes: String...) -> [CountyCode] { codes.compactMap { CountyCode($0) } }
}
