/// Writes CSV as Swedish Excel opens it: semicolons, decimal comma, UTF-8 with byte order mark, CRLF.
package struct CSVWriter: Sendable {
  package private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  package init() {}

  package static func bytes(of rows: [[Cell]]) -> [UInt8] {
    var writer = CSVWriter()
    for row in rows { writer.append(row) }
    return writer.bytes
  }

  package mutating func append(_ row: [Cell]) {
    bytes.append(contentsOf: row.map(field).joined(separator: ";").utf8)
    bytes.append(contentsOf: [0x0D, 0x0A])
  }

  private func field(_ cell: Cell) -> String {
    switch cell {
    case .number: String(cell.text.map { $0 == "." ? "," : $0 })
    case .text(let text): quoted(FormulaGuard.add(to: text))
    case .empty, .flag, .date: quoted(cell.text)
    }
  }

  private func quoted(_ text: String) -> String {
    let edges = text.utf8.first == 0x20 || text.utf8.last == 0x20
    let special = text.utf8.contains { [0x22, 0x3B, 0x0A, 0x0D, 0x09, 0x2C].contains($0) }
    guard edges || special else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

/// A cell of text that Excel would run as a formula gets a leading apostrophe; reading takes it away again.
enum FormulaGuard {
  static func add(to text: String) -> String {
    isDangerous(text) ? "'" + text : text
  }

  static func remove(from text: String) -> String {
    text.utf8.first == 0x27 && isDangerous(text) ? String(text.unicodeScalars.dropFirst()) : text
  }

  private static func isDangerous(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != "'" }) else { return false }
    return dangerous.contains(first)
  }

  /// The last four are the wide forms that some programs treat alike.
  private static let dangerous: Set<UnicodeScalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]
}
