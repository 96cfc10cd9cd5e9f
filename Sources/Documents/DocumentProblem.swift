/// Why a document could not be read or made, in one Swedish sentence or two that say what is wrong and how to mend it.
package struct DocumentProblem: Error, Equatable, Sendable, CustomStringConvertible {
  package let sentence: String
  /// The line of a text file, or the row of a sheet, counted from 1.
  package let row: Int?
  /// The column's letter in a sheet.
  package let column: String?

  package init(_ sentence: String, row: Int? = nil, column: String? = nil) {
    self.sentence = sentence
    self.row = row
    self.column = column
  }

  package var description: String { sentence }
}

/// A file that somebody sent us, named so that they recognise it in a sentence.
package struct SentFile: Sendable {
  /// At most 80 characters, without control characters.
  package let name: String

  package init(named name: String) {
    let visible = name.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }
    let shown = String(String.UnicodeScalarView(visible))
    self.name = shown.count > 80 ? shown.prefix(79) + "…" : shown
  }

  /// The sentence that begins with the file and goes on as said.
  package func problem(_ predicate: String, row: Int? = nil, column: String? = nil) -> DocumentProblem {
    DocumentProblem(name.isEmpty ? "Filen \(predicate)" : "Filen ”\(name)” \(predicate)", row: row, column: column)
  }
}
