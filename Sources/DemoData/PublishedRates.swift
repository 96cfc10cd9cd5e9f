internal import Foundation

/// The invented key figures that are taken in as published, so that what municipalities report is near them.
struct PublishedRates {
  private let values: [String: Double]

  init() throws {
    let page = try JSONDecoder().decode(KeyFigurePage.self, from: Data(DemoFacts.bytes(DemoPublished.keyFigures)))
    let pairs = page.values.compactMap { row in
      row.values.first { $0.gender == "T" }?.value.map { (Self.name(row.kpi, row.municipality, row.period), $0) }
    }
    values = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// Per 10 000 adults; nil for who has not taken part that year.
  func rate(_ figure: String, of place: String, in year: Int) -> Double? { values[Self.name(figure, place, year)] }

  private static func name(_ figure: String, _ place: String, _ year: Int) -> String { "\(figure) \(place) \(year)" }
}

private struct KeyFigurePage: Decodable {
  let values: [KeyFigure]
}

private struct KeyFigure: Decodable {
  let kpi: String
  let municipality: String
  let period: Int
  let values: [Part]

  struct Part: Decodable {
    let gender: String
    let value: Double?
  }
}
