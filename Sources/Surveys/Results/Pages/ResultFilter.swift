import Register
import Storage
import Vocabulary
import Web

/// Which respondents a result page shows, and which part of a question. Sv: urval i resultat.
struct ResultFilter: Sendable {
  /// The row of a matrix; it leaves no respondent out.
  var part: String?
  var county: CountyCode?
  var area: ResultArea?
  var group: MunicipalityGroup.Code?
  /// Only those most like this one, and itself.
  var similar: MunicipalityCode?
  var text: String?
  /// The column to sort by and whether from the end.
  var order: String
  var isDescending: Bool

  init(_ query: Form, areas: [ResultArea]) {
    part = query.text("rad")
    county = query.text("lan").flatMap { CountyCode($0) }
    area = query.text("omrade").flatMap { id in areas.first { $0.id == id } }
    group = query.text("grupp").flatMap(MunicipalityGroup.Code.init(rawValue:))
    similar = query.text("lik").flatMap { MunicipalityCode($0) }.flatMap { Sweden.current.municipality($0)?.code }
    text = query.text("sok")
    order = query.text("ordning") ?? "namn"
    isDescending = query.text("riktning") == "ner"
  }

  init() { self.init(Form(), areas: []) }

  /// Nothing is left out.
  var isWhole: Bool { county == nil && area == nil && group == nil && similar == nil && text == nil }

  func rows(in snapshot: RoundSnapshot) -> [Int] {
    if isWhole { return Array(snapshot.all) }
    let members = area.map { Set($0.municipalities) }
    let alike = similar.map { code in Set((Sweden.current.similar(to: code)?.municipalities ?? []) + [code]) }
    let wanted = text?.lowercased()
    return snapshot.all.filter { place in
      let row = snapshot.rows[place]
      if let county, row.county != county { return false }
      if let group, row.group != group { return false }
      if let members, !(row.municipality.map(members.contains) ?? false) { return false }
      if let alike, !(row.municipality.map(alike.contains) ?? false) { return false }
      if let wanted, !row.name.lowercased().contains(wanted) { return false }
      return true
    }
  }

  /// The filter as a query, with another order when given.
  func query(order: String? = nil, isDescending: Bool = false, withPart: Bool = true) -> String {
    var fields: [(name: String, value: String)] = []
    if withPart, let part { fields.append(("rad", part)) }
    if let county { fields.append(("lan", county.text)) }
    if let area { fields.append(("omrade", area.id)) }
    if let group { fields.append(("grupp", group.rawValue)) }
    if let similar { fields.append(("lik", similar.text)) }
    if let text { fields.append(("sok", text)) }
    if let order { fields.append(("ordning", order)) }
    if order != nil, isDescending { fields.append(("riktning", "ner")) }
    return fields.isEmpty ? "" : "?" + fields.map { "\($0.name)=\(urlPart($0.value))" }.joined(separator: "&")
  }

  /// In words, for headings: "Västerbottens län, Landsbygdskommun".
  var words: String? {
    let parts = [
      county.map { Sweden.current.county($0).name }, area?.name, group.map { Sweden.current.group($0).name },
      similar.flatMap { Sweden.current.municipality($0) }.map { "liknande \($0.name)" },
      text.map { "namn med ”\($0)”" },
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

/// A set of municipalities to choose: one of the country's known ones, or one of the county team's own.
/// Sv: område att välja i resultat.
struct ResultArea: Sendable {
  let id: String
  let name: String
  let municipalities: [MunicipalityCode]
}

extension Transaction {
  /// The county teams' own areas, then the known ones.
  func resultAreas() throws -> [ResultArea] {
    let own = try ownAreas().map(\.area)
    return (own + Sweden.current.areas).map {
      ResultArea(id: $0.id, name: $0.name, municipalities: $0.municipalities)
    }
  }
}
