/// How much of a file we are willing to read, so that a hostile or mistaken one cannot fill the memory.
package struct ReadLimit: Sendable {
  package var fileBytes: Int
  /// All parts of a workbook together, unpacked.
  package var unpackedBytes: Int
  package var rows: Int
  package var columns: Int
  /// All sheets together, with the empty cells between the filled ones.
  package var cells: Int

  package init(fileBytes: Int, unpackedBytes: Int, rows: Int, columns: Int, cells: Int) {
    self.fileBytes = fileBytes
    self.unpackedBytes = unpackedBytes
    self.rows = rows
    self.columns = columns
    self.cells = cells
  }

  package static let standard = ReadLimit(
    fileBytes: 20_000_000, unpackedBytes: 100_000_000, rows: 100_000, columns: 1_000, cells: 2_000_000)
}

package enum Spreadsheet {
  /// The sheets of an XLSX or CSV file, told apart by content. Visible sheets come before hidden ones.
  /// A merged area has its value in the upper left cell; a formula gives the value Excel last computed.
  package static func read(_ bytes: [UInt8], named name: String, limit: ReadLimit = .standard) throws -> [Sheet] {
    let file = SentFile(named: name)
    guard bytes.count <= limit.fileBytes else {
      throw file.problem(
        "är \(megabytes(bytes.count)) stor och vi läser högst \(megabytes(limit.fileBytes)). "
          + "Ta bort bilder och blad som inte behövs, eller dela upp filen.")
    }
    let kind = FileKind(bytes)
    if let problem = kind.refusal(of: file) { throw problem }
    if kind == .zip { return try WorkbookReader.read(bytes, file: file, limit: limit) }
    return [try CSVReader.read(bytes, file: file, limit: limit)]
  }

  private static func megabytes(_ bytes: Int) -> String {
    "\((bytes + 999_999) / 1_000_000) MB"
  }
}
