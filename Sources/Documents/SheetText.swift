import CXlsxWriter

/// Text as a cell in Excel can hold it.
enum SheetText {
  /// Excel's ceiling, in UTF-16 units.
  private static let longest = 32_767

  static func writable(_ text: String) -> String {
    guard !text.unicodeScalars.allSatisfy(isWritable) else { return shortened(EscapedText.encode(text)) }
    let scalars = text.unicodeScalars.map { isWritable($0) ? $0 : "\u{FFFD}" }
    return shortened(EscapedText.encode(String(String.UnicodeScalarView(scalars))))
  }

  private static func isWritable(_ scalar: UnicodeScalar) -> Bool {
    scalar.value != 0 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
  }

  private static func shortened(_ text: String) -> String {
    guard text.utf16.count > longest else { return text }
    let remark = " … [avkortad: Excel rymmer inte hela texten]"
    var room = longest - remark.utf16.count
    let kept = text.prefix { character in
      room -= character.utf16.count
      return room >= 0
    }
    return kept + remark
  }
}

/// Sheet names that Excel accepts: at most 31 characters, none of `[]:*?/\`, no two alike.
struct SheetNames {
  private var used: Set<String> = []

  mutating func next(_ wanted: String) -> String {
    let base = clean(wanted)
    var name = cut(base, to: 31)
    var number = 2
    while !used.insert(name.lowercased()).inserted {
      name = cut(base, to: 26) + " (\(number))"
      number += 1
    }
    return name
  }

  private func clean(_ wanted: String) -> String {
    let scalars = wanted.unicodeScalars.map { "[]:*?/\\".unicodeScalars.contains($0) || $0.value < 32 ? "-" : $0 }
    let text = String(String.UnicodeScalarView(scalars))
    let trimmed = text.drop { $0 == "'" || $0 == " " }
    let inner = trimmed.reversed().drop { $0 == "'" || $0 == " " }.reversed()
    return inner.isEmpty ? "Blad" : String(inner)
  }

  private func cut(_ name: String, to length: Int) -> String {
    var kept = name
    while kept.utf16.count > length || kept.hasSuffix("'") { kept.removeLast() }
    return kept
  }
}

enum SheetDate {
  /// Nil when the text is no real day, or a day before Excel's count begins.
  static func parse(_ text: String) -> lxw_datetime? {
    let parts = text.split(whereSeparator: { "-T:".contains($0) }).map { Int($0) }
    guard text.count >= 10, parts.count == 3 || parts.count == 5 || parts.count == 6 else { return nil }
    let numbers = parts.compactMap(\.self) + [0, 0, 0]
    guard numbers.count == parts.count + 3, isDay(numbers[0], numbers[1], numbers[2]) else { return nil }
    let isClock = numbers[3...5].allSatisfy { (0..<60).contains($0) } && numbers[3] < 24
    guard isClock else { return nil }
    return lxw_datetime(
      year: Int32(numbers[0]), month: Int32(numbers[1]), day: Int32(numbers[2]),
      hour: Int32(numbers[3]), min: Int32(numbers[4]), sec: Double(numbers[5]))
  }

  private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard (1900...9999).contains(year), (1...12).contains(month), day > 0 else { return false }
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return day <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}
