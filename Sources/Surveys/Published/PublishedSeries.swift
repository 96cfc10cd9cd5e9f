package import Storage
package import Vocabulary

/// All values of one key figure or column. Sv: serie av publicerade värden.
package struct PublishedSeries: Sendable {
  package let source: String
  package let key: String
  package let title: String
  package let unit: String?
  package let isInvented: Bool
  package let years: [Year]

  /// One year's values. Who has none is not there: no value is never 0.
  package struct Year: Sendable {
    package let year: Int
    package let definitionVersion: String
    package let country: String?
    package let values: [MunicipalityCode: String]

    /// The values that are numbers.
    package var numbers: [Double] { values.values.compactMap { Double($0) }.sorted() }
    package var median: Double? {
      let numbers = numbers
      guard !numbers.isEmpty else { return nil }
      let middle = numbers.count / 2
      return numbers.count.isMultiple(of: 2) ? (numbers[middle - 1] + numbers[middle]) / 2 : numbers[middle]
    }
    /// The words and how many municipalities have each.
    package var words: [String: Int] {
      values.values.filter { Double($0) == nil }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
  }

  /// The years that cannot be compared with the year before, because the definition changed.
  package var breaks: [Int] {
    zip(years, years.dropFirst()).filter { $0.definitionVersion != $1.definitionVersion }.map { $1.year }
  }
}

/// A series in a list: its years and how many municipalities it covers.
package struct PublishedCoverage: Sendable {
  package let source: String
  package let key: String
  package let title: String
  package let isInvented: Bool
  package let firstYear: Int
  package let lastYear: Int
  /// Municipalities with a value in the last year.
  package let municipalities: Int
  package let definitionVersions: Int
  package let importedAt: Moment
}

extension Transaction {
  /// The values of one series for charts, or nil when it has not been imported.
  package func publishedSeries(source: String, key: String) throws -> PublishedSeries? {
    guard let series = try row("SELECT * FROM published_series WHERE source = \(source) AND key = \(key)") else {
      return nil
    }
    let values = try rows(
      """
      SELECT year, municipality, value, definition_version FROM published_value
      WHERE source = \(source) AND key = \(key) AND gender = 'T' ORDER BY year
      """
    ).map { row in
      (
        year: try row.get("year", as: Int.self), municipality: try row.get("municipality", as: String.self),
        text: try row.get("value", as: String.self), version: try row.get("definition_version", as: String.self)
      )
    }
    let years = Dictionary(grouping: values) { $0.year }.sorted { $0.key < $1.key }.map { year, values in
      PublishedSeries.Year(
        year: year, definitionVersion: values.first?.version ?? "",
        country: values.first { $0.municipality == countryCode }?.text,
        values: Dictionary(
          values.compactMap { value in MunicipalityCode(value.municipality).map { ($0, value.text) } },
          uniquingKeysWith: { first, _ in first }))
    }
    return PublishedSeries(
      source: source, key: key, title: try series.get("title"), unit: try series.optional("unit"),
      isInvented: try series.get("is_invented"), years: years)
  }

  /// All series with their years and coverage.
  package func publishedCoverage() throws -> [PublishedCoverage] {
    let found = try rows(
      """
      SELECT s.source, s.key, s.title, s.is_invented, s.imported_at, y.first_year, y.last_year, y.versions,
        (SELECT COUNT(*) FROM published_value v WHERE v.source = s.source AND v.key = s.key AND v.gender = 'T'
          AND v.year = y.last_year AND v.municipality <> \(countryCode)) AS municipalities
      FROM published_series s
      JOIN (SELECT source, key, MIN(year) AS first_year, MAX(year) AS last_year,
        COUNT(DISTINCT definition_version) AS versions FROM published_value GROUP BY source, key) y
        ON y.source = s.source AND y.key = s.key
      ORDER BY s.source, s.key
      """)
    return try found.map { row in
      PublishedCoverage(
        source: try row.get("source"), key: try row.get("key"), title: try row.get("title"),
        isInvented: try row.get("is_invented"), firstYear: try row.get("first_year"),
        lastYear: try row.get("last_year"),
        municipalities: try row.get("municipalities"), definitionVersions: try row.get("versions"),
        importedAt: try row.get("imported_at"))
    }
  }
}
