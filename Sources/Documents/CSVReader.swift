/// Reads a CSV file as Swedish Excel, LibreOffice or a business system saves it. Every cell is text, so 0114 stays 0114.
enum CSVReader {
  static func read(_ bytes: [UInt8], file: SentFile, limit: ReadLimit) throws -> Sheet {
    let text = try SentText.utf8(bytes, file: file)
    let (declared, content) = declaredSeparator(text)
    let separator = declared ?? likelySeparator(content, file: file)
    let rows = try rows(of: content, separator, startLine: declared == nil ? 1 : 2, file: file, limit: limit)
    return Sheet(name: nameWithoutEnding(file.name), rows: rows)
  }

  private static func rows(
    of content: [UInt8], _ separator: UInt8, startLine: Int, file: SentFile, limit: ReadLimit
  ) throws -> [[Cell]] {
    var records = CSVRecords(content, separator: separator, line: startLine, file: file)
    var rows: [[Cell]] = []
    var cells = 0
    while let fields = try records.next() {
      let row = trimmed(fields.map(cell))
      cells += row.count
      guard row.count <= limit.columns else { throw file.tooManyColumns(limit, row: rows.count + 1) }
      guard rows.count < limit.rows, cells <= limit.cells else { throw file.tooManyRows(limit) }
      rows.append(row)
    }
    while rows.last?.isEmpty == true { rows.removeLast() }
    return rows
  }

  private static func cell(_ field: String) -> Cell {
    field.isEmpty ? .empty : .text(FormulaGuard.remove(from: field))
  }

  static func trimmed(_ row: [Cell]) -> [Cell] {
    guard let last = row.lastIndex(where: { $0 != .empty }) else { return [] }
    return Array(row[...last])
  }

  /// Excel's own way of saying which separator a file has: a first line `sep=;`.
  private static func declaredSeparator(_ content: [UInt8]) -> (UInt8?, [UInt8]) {
    let firstLine = content.prefix(8).prefix { $0 != 0x0A && $0 != 0x0D }
    guard firstLine.count == 5, String(decoding: firstLine.prefix(4), as: UTF8.self).lowercased() == "sep=" else {
      return (nil, content)
    }
    let isWindowsLine = content.dropFirst(5).starts(with: [0x0D, 0x0A])
    return (firstLine[4], Array(content.dropFirst(isWindowsLine ? 7 : 6)))
  }

  /// The candidate that divides most of the first rows into the same number of columns.
  private static func likelySeparator(_ content: [UInt8], file: SentFile) -> UInt8 {
    let candidates = Array(";\t,".utf8)
    let scores = candidates.map { evenness(content, separator: $0, file: file) }
    var best = 0
    for index in candidates.indices where scores[index] > scores[best] { best = index }
    return candidates[best]
  }

  private static func evenness(_ content: [UInt8], separator: UInt8, file: SentFile) -> (rows: Int, columns: Int) {
    var records = CSVRecords(content, separator: separator, line: 1, file: file)
    var rowsByWidth: [Int: Int] = [:]
    for _ in 0..<30 {
      guard let fields = try? records.next() else { break }
      if fields.count > 1 { rowsByWidth[fields.count, default: 0] += 1 }
    }
    let score = rowsByWidth.map { (rows: $0.value, columns: $0.key) }.max { $0 < $1 }
    return score ?? (0, 0)
  }

  private static func nameWithoutEnding(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}

extension SentFile {
  func tooManyRows(_ limit: ReadLimit) -> DocumentProblem {
    problem(
      "har för många rader: vi läser högst \(limit.rows) rader och \(limit.cells) celler. Dela upp den i flera filer.")
  }

  func tooManyColumns(_ limit: ReadLimit, row: Int) -> DocumentProblem {
    problem("har fler än \(limit.columns) kolumner på rad \(row). Ta bort kolumner som inte behövs.", row: row)
  }
}
