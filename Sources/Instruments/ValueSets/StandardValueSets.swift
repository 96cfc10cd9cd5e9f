/// Value sets that belong to the standard itself. Forms point at them without carrying them.
enum StandardValueSets {
  static func list(at url: String) -> CodeList? {
    switch url {
    case "http://hl7.org/fhir/ValueSet/item-type": CodeList(codes: coded(itemTypes, in: itemTypeSystem))
    case "http://hl7.org/fhir/ValueSet/administrative-gender": CodeList(codes: coded(genders, in: genderSystem))
    case "http://hl7.org/fhir/ValueSet/yesnodontknow", "http://terminology.hl7.org/ValueSet/v2-0532":
      CodeList(codes: coded(yesOrNo, in: yesOrNoSystem))
    case "http://hl7.org/fhir/ValueSet/jurisdiction", "http://hl7.org/fhir/ValueSet/iso3166-1-2":
      CodeList(codes: countries, alsoFits: try? Pattern("[A-Z]{3}|[0-9]{3}|[A-Z]{2}-[A-Z0-9]{1,3}"))
    default: nil
    }
  }

  static func system(at url: String) -> [Coding]? {
    switch url {
    case itemTypeSystem: coded(itemTypes, in: itemTypeSystem)
    case genderSystem: coded(genders, in: genderSystem)
    default: nil
    }
  }

  private static func coded(_ rows: String, in system: String) -> [Coding] {
    rows.split(separator: ",").map { row in
      let halves = row.split(separator: ":").map(String.init)
      return Coding(system: system, code: halves.first, display: halves.last)
    }
  }

  private static var countries: [Coding] {
    ISOCountries.codes.map { Coding(system: "urn:iso:std:iso:3166", code: $0) }
  }

  private static let itemTypeSystem = "http://hl7.org/fhir/item-type"
  private static let genderSystem = "http://hl7.org/fhir/administrative-gender"
  private static let yesOrNoSystem = "http://terminology.hl7.org/CodeSystem/v2-0136"

  private static let itemTypes = """
    group:Group,display:Display,question:Question,boolean:Boolean,decimal:Decimal,integer:Integer,date:Date,\
    dateTime:Date Time,time:Time,string:String,text:Text,url:Url,choice:Choice,coding:Coding,\
    open-choice:Open Choice,attachment:Attachment,reference:Reference,quantity:Quantity
    """
  private static let genders = "male:Male,female:Female,other:Other,unknown:Unknown"
  private static let yesOrNo = "Y:Yes,N:No"
}

/// ISO 3166-1's codes of two letters.
enum ISOCountries {
  static let codes = (0..<table.utf8.count / 2).map { index in
    String(table.dropFirst(index * 2).prefix(2))
  }

  private static let table = """
    ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZ\
    DEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJO\
    JPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNU\
    NZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTV\
    TWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW
    """
}
