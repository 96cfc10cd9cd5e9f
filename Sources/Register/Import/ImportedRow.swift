internal import Vocabulary

/// One row of a file: the texts of the columns we know, as they stood.
package struct ImportedRow: Sendable, Equatable {
  /// Where it stands in the file, counted from 1.
  package let number: Int
  private var values: [String]

  init(number: Int, values: [ImportColumn: String]) {
    self.number = number
    self.values = ImportColumn.allCases.map { (values[$0] ?? "").spacedAlike }
  }

  subscript(column: ImportColumn) -> String {
    ImportColumn.allCases.firstIndex(of: column).map { values[$0] } ?? ""
  }

  /// Nil when the cell is empty.
  func text(_ column: ImportColumn) -> String? { self[column].isEmpty ? nil : self[column] }

  var isEmpty: Bool { values.allSatisfy(\.isEmpty) }
}

/// Rows as one text, so that a preview can carry them back in a hidden field and nothing is stored before the press.
extension [ImportedRow] {
  package var encoded: String {
    map { row in ([String(row.number)] + ImportColumn.allCases.map { row[$0] }).joined(separator: "\t") }
      .joined(separator: "\n")
  }

  package init(encoded text: String) {
    self = text.split(whereSeparator: \.isNewline).compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let number = cells.first.flatMap({ Int($0) }) else { return nil }
      let values = Dictionary(uniqueKeysWithValues: zip(ImportColumn.allCases, cells.dropFirst()))
      return ImportedRow(number: number, values: values)
    }
  }
}
