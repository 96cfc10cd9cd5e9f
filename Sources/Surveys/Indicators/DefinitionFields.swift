extension Indicator.Definition {
  struct Field: Sendable {
    /// As the file names it.
    let key: String
    let swedish: String
    let path: any WritableKeyPath<Indicator.Definition, String?> & Sendable
    /// Stands in a file also where nobody has stated it.
    var isAlwaysWritten = true
  }

  /// In the order in which Öppna jämförelser writes them.
  static let fields: [Field] = [
    Field(key: "name", swedish: "Namn", path: \.name),
    Field(key: "shortName", swedish: "Kortnamn", path: \.shortName),
    Field(key: "measure", swedish: "Mått", path: \.measure),
    Field(key: "qualityDimension", swedish: "Kvalitetsdimension", path: \.qualityDimension),
    Field(key: "qualityArea", swedish: "Kvalitetsområde", path: \.qualityArea),
    Field(key: "indicatorArea", swedish: "Indikatorområde", path: \.indicatorArea),
    Field(key: "purpose", swedish: "Syfte", path: \.purpose),
    Field(key: "legalGround", swedish: "Lagstöd", path: \.legalGround),
    Field(key: "targetDirection", swedish: "Önskad riktning", path: \.targetDirection),
    Field(key: "validFrom", swedish: "Gäller från år", path: \.validFrom, isAlwaysWritten: false),
  ]
}
