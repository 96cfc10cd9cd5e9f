package import Access
package import Storage
package import Vocabulary

/// Takes published values in. What the file mentions replaces what was there; what it does not mention stays.
package struct ImportPublishedValues: Sendable {
  package let file: PublishedFile

  package init(file: PublishedFile) { self.file = file }

  package func perform(in tx: Transaction, by viewer: Viewer, at now: Moment) throws {
    for series in file.series { try store(series, in: tx, at: now) }
    try clear(in: tx)
    try insert(in: tx)
    let invented = file.isInvented ? " Värdena är påhittade" : ""
    try tx.record(
      "ImportPublishedValues", of: "published:\(file.source)", by: viewer.byline, at: now,
      text: "Läste in \(file.values.count) värden från \(PublishedSource.name(file.source)).\(invented)")
  }

  private func store(_ series: PublishedFile.Series, in tx: Transaction, at now: Moment) throws {
    try tx.execute(
      """
      INSERT INTO published_series (source, key, title, unit, is_invented, imported_at)
      VALUES (\(file.source), \(series.key), \(series.title), \(series.unit), \(file.isInvented), \(now))
      ON CONFLICT (source, key) DO UPDATE SET title = excluded.title, unit = excluded.unit,
        is_invented = excluded.is_invented, imported_at = excluded.imported_at
      """)
  }

  /// Takes away what stood where the file says something, so that a value that is gone does not live on.
  private func clear(in tx: Transaction) throws {
    let places = Set(file.values.map(\.place)).union(file.withoutValue)
    let groups = Dictionary(grouping: places) { Column(key: $0.key, year: $0.year) }
    for (column, places) in groups {
      try tx.execute(
        """
        DELETE FROM published_value WHERE source = \(file.source) AND key = \(column.key) AND year = \(column.year)
          AND municipality IN \(list: places.map(\.municipality).sorted())
        """)
    }
  }

  private struct Column: Hashable {
    let key: String
    let year: Int
  }

  /// Many rows a statement: a file has tens of thousands of values.
  private func insert(in tx: Transaction) throws {
    for start in stride(from: 0, to: file.values.count, by: 400) {
      let rows = file.values[start..<min(start + 400, file.values.count)].map { value -> SQL in
        """
        (\(file.source), \(value.place.key), \(value.place.municipality), \(value.place.year), \(value.gender),
          \(value.text), \(value.definitionVersion))
        """
      }
      try tx.execute(
        """
        INSERT INTO published_value (source, key, municipality, year, gender, value, definition_version)
        VALUES \(SQL.joined(rows, by: ", "))
        ON CONFLICT (source, key, municipality, year, gender) DO NOTHING
        """)
    }
  }
}
