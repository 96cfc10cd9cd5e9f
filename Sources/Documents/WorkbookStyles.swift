/// How a cell's number is meant to be read, judged by its number format.
enum NumberLook { case plain, date, clock, duration }

/// The number format of each cell style, from `styles.xml`.
final class WorkbookStyles: XMLListener {
  private(set) var looks: [NumberLook] = []
  private var custom: [Int: String] = [:]
  private var isInCellStyles = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    if name == "numFmt", let id = attributes["numFmtId"].flatMap(Int.init), let code = attributes["formatCode"] {
      custom[id] = code
    }
    if name == "cellXfs" { isInCellStyles = true }
    if name == "xf", isInCellStyles { looks.append(look(of: attributes["numFmtId"].flatMap(Int.init) ?? 0)) }
  }

  func characters(_ text: String) {}

  func end(_ name: String) {
    if name == "cellXfs" { isInCellStyles = false }
  }

  private func look(of id: Int) -> NumberLook {
    if let code = custom[id] { return NumberFormat.look(of: code) }
    switch id {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: return .date
    case 18...21, 32...35, 45, 47, 55, 56: return .clock
    case 46: return .duration
    default: return .plain
    }
  }
}

enum NumberFormat {
  /// A format is a date when a date letter stands in it outside quotes, escapes and brackets.
  static func look(of code: String) -> NumberLook {
    let (letters, brackets) = bareLetters(of: code)
    if brackets.contains(where: { ["h", "hh", "m", "mm", "s", "ss"].contains($0) }) { return .duration }
    let hasDay = letters.contains { "dy".contains($0) }
    let hasClock = letters.contains { "hs".contains($0) }
    if hasDay || (letters.contains("m") && !hasClock) { return .date }
    return hasClock ? .clock : .plain
  }

  /// Only the first section counts: the rest are for negative numbers, zero and text.
  private static func bareLetters(of code: String) -> (letters: String, brackets: [String]) {
    var letters = ""
    var brackets: [String] = []
    var rest = code.lowercased()[...]
    while let character = rest.popFirst(), character != ";" {
      switch character {
      case "\\", "_", "*": _ = rest.popFirst()
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "[":
        brackets.append(String(rest.prefix { $0 != "]" }))
        rest = rest.drop { $0 != "]" }.dropFirst()
      default: letters.append(character)
      }
    }
    return (letters, brackets)
  }
}
