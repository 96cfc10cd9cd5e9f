/// One sheet of a workbook, or the whole of a CSV file. `rows[0]` is row 1; a short row has empty cells to the right.
package struct Sheet: Equatable, Sendable {
  package var name: String
  package var rows: [[Cell]]
  /// Hidden in Excel: the one who sent the file may not know that it is there.
  package var isHidden: Bool

  package init(name: String, rows: [[Cell]], isHidden: Bool = false) {
    self.name = name
    self.rows = rows
    self.isHidden = isHidden
  }
}

package enum Cell: Equatable, Sendable {
  case empty
  case text(String)
  case number(Double)
  case flag(Bool)
  /// ISO 8601, `2026-11-22` or `2026-11-22T14:30:00`.
  case date(String)

  /// The cell as somebody would type it; a whole number has no decimals, so 1480 is "1480".
  package var text: String {
    switch self {
    case .empty: ""
    case .text(let text), .date(let text): text
    case .number(let number): numberText(number)
    case .flag(let flag): flag ? "ja" : "nej"
    }
  }

  package var isEmpty: Bool { text.isEmpty }

  private func numberText(_ number: Double) -> String {
    guard let whole = Int64(exactly: number), abs(number) < 1e15 else { return "\(number)" }
    return "\(whole)"
  }
}

/// The name of a column in a sheet: 0 is A, 26 is AA.
func columnLetters(_ column: Int) -> String {
  let last = String(UnicodeScalar(UInt8(65 + column % 26)))
  return column < 26 ? last : columnLetters(column / 26 - 1) + last
}
