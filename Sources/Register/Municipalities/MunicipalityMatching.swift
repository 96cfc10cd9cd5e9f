internal import Vocabulary
internal import Web

extension [Municipality] {
  /// Those that fit the filter: text, county, group, area.
  func matching(_ query: Form, areas: [Area]) -> [Municipality] {
    let text = query.text("text")?.lowercased()
    let county = query.text("lan").flatMap { CountyCode($0) }
    let group = query.text("grupp").flatMap { MunicipalityGroup.Code(rawValue: $0) }
    let area = query.text("omrade").map { id in Set(areas.first { $0.id == id }?.municipalities ?? []) }
    return filter { municipality in
      if let county, municipality.county != county { return false }
      if let group, municipality.group != group { return false }
      if let area, !area.contains(municipality.code) { return false }
      let isNamed = text.map { municipality.longName.lowercased().contains($0) || municipality.code.text.hasPrefix($0) }
      if isNamed == false { return false }
      return true
    }
  }
}

extension Municipality {
  /// What a column of the list shows, to sort by.
  func text(of column: String) -> String {
    switch column {
    case "kod": code.text
    case "lan": Sweden.current.county(county).shortName
    case "grupp": group.rawValue
    default: name
    }
  }
}
