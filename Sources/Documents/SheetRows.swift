/// What the cells of every sheet in a workbook refer to.
struct CellValues {
  let strings: [String]
  let looks: [NumberLook]
  let counts1904: Bool

  /// Nil when the cell points outside the workbook's strings or holds a number that is none.
  func cell(type: String, style: Int, value: String, inline: String) -> Cell? {
    switch type {
    case "s": return Int(value).flatMap { strings.indices.contains($0) ? text(strings[$0]) : nil }
    case "inlineStr": return text(inline)
    case "str": return text(EscapedText.decode(value))
    case "e": return text(value)
    case "b": return value.isEmpty ? .empty : .flag(value == "1" || value == "true")
    case "d": return .date(value)
    default:
      if value.isEmpty { return .empty }
      let look = looks.indices.contains(style) ? looks[style] : .plain
      guard let number = Double(value), number.isFinite else { return nil }
      return ExcelDate.cell(number, as: look, counts1904: counts1904)
    }
  }

  private func text(_ text: String) -> Cell { text.isEmpty ? .empty : .text(text) }
}

/// The rows of one sheet: cells are placed by their reference, and gaps become empty cells.
final class SheetRows: XMLListener {
  private(set) var all: [[Cell]] = []
  private(set) var cellsLeft: Int
  private let name: String
  private let values: CellValues
  private let file: SentFile
  private let limit: ReadLimit
  private var row = -1
  private var column = -1
  private var cell = OpenCell()

  init(_ name: String, _ values: CellValues, _ file: SentFile, _ limit: ReadLimit, cellsLeft: Int) {
    self.name = name
    self.values = values
    self.file = file
    self.limit = limit
    self.cellsLeft = cellsLeft
  }

  func start(_ element: String, _ attributes: XMLAttributes) throws {
    switch element {
    case "row":
      row = attributes["r"].flatMap(UInt32.init).map { Int($0) - 1 } ?? row + 1
      column = -1
    case "c": try openCell(attributes)
    case "f": cell.hasFormula = true
    case "v":
      cell.hasValue = true
      cell.isInValue = true
    default: cell.inline.start(element)
    }
  }

  func characters(_ text: String) {
    if cell.isInValue { cell.value += text }
    cell.inline.characters(text)
  }

  func end(_ element: String) throws {
    cell.inline.end(element)
    if element == "v" { cell.isInValue = false }
    if element == "c" { try closeCell() }
  }

  private func openCell(_ attributes: XMLAttributes) throws {
    cell = OpenCell()
    cell.type = attributes["t"] ?? "n"
    cell.style = attributes["s"].flatMap(Int.init) ?? 0
    guard let reference = attributes["r"] else {
      column += 1
      return
    }
    guard let place = CellReference(reference) else { throw file.damaged }
    (row, column) = (place.row, place.column)
  }

  private func closeCell() throws {
    guard !cell.hasFormula || cell.hasValue else { throw uncomputed }
    guard let value = values.cell(type: cell.type, style: cell.style, value: cell.value, inline: cell.inline.take())
    else { throw file.damaged }
    if value != .empty { try place(value) }
  }

  private func place(_ value: Cell) throws {
    guard (0..<1_048_576).contains(row) else { throw file.damaged }
    guard row < limit.rows else { throw file.tooManyRows(limit) }
    guard column < limit.columns else { throw file.tooManyColumns(limit, row: row + 1) }
    while all.count <= row { all.append([]) }
    let added = max(0, column + 1 - all[row].count)
    cellsLeft -= added
    guard cellsLeft >= 0 else { throw file.tooManyRows(limit) }
    all[row].append(contentsOf: repeatElement(.empty, count: added))
    all[row][column] = value
  }

  private var uncomputed: DocumentProblem {
    let letters = columnLetters(column)
    return file.problem(
      "har en formel i cell \(letters)\(row + 1) på bladet ”\(name)” som inte är uträknad. "
        + "Öppna filen i Excel, spara den och försök igen.", row: row + 1, column: letters)
  }
}

/// The cell being read.
private struct OpenCell {
  var type = "n"
  var style = 0
  var value = ""
  var inline = RichText()
  var hasFormula = false
  var hasValue = false
  var isInValue = false
}

/// A place such as `BC12`, counted from zero.
struct CellReference {
  let row: Int
  let column: Int

  init?(_ text: String) {
    let letters = text.utf8.prefix { (65...90).contains($0) }
    guard (1...3).contains(letters.count), let number = Int(text.dropFirst(letters.count)) else { return nil }
    guard (1...1_048_576).contains(number) else { return nil }
    row = number - 1
    column = letters.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
  }
}
