/// The text of a file whose encoding nobody told us: what its mark says, else UTF-8, else Windows-1252.
enum SentText {
  /// The text as UTF-8 without mark.
  static func utf8(_ bytes: [UInt8], file: SentFile) throws -> [UInt8] {
    let text = Array(try decodeByMark(bytes, file: file).utf8)
    if let line = lineOf([0], in: text) {
      throw file.problem(
        "innehåller tecken som inte hör hemma i en textfil (rad \(line)). "
          + "Den är skadad eller av ett annat slag. Spara den på nytt som CSV UTF-8.", row: line)
    }
    if let line = lineOf([0xEF, 0xBF, 0xBD], in: text) {
      throw file.problem(
        "har förlorat tecken: på rad \(line) står � i stället för en bokstav. "
          + "Gå tillbaka till originalet och spara det som CSV UTF-8.", row: line)
    }
    return text
  }

  /// Nil for the five bytes that Windows-1252 leaves undefined.
  static func windows1252(_ bytes: some Sequence<UInt8>) -> String? {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      let code = (0x80..<0xA0).contains(byte) ? windowsCodes[Int(byte) - 0x80] : UInt16(byte)
      guard code != 0 || byte == 0, let scalar = UnicodeScalar(code) else { return nil }
      scalars.append(scalar)
    }
    return String(scalars)
  }

  private static func decodeByMark(_ bytes: [UInt8], file: SentFile) throws -> String {
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes, low: 0, file: file) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes, low: 1, file: file) }
    if looksLikeUnmarkedUTF16(bytes) {
      throw file.problem("är sparad som UTF-16 utan märke i början. Spara den som CSV UTF-8 och försök igen.")
    }
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    if let text = String(validating: isMarked ? bytes.dropFirst(3) : bytes[...], as: UTF8.self) {
      return try withoutDoubleEncoding(text, file: file)
    }
    guard !isMarked, let text = windows1252(bytes) else {
      throw file.problem(
        "har en teckenkodning som vi inte kan läsa: den är varken UTF-8, UTF-16 eller Windows-1252. "
          + "Öppna den i Excel, välj Spara som och CSV UTF-8, och försök igen.")
    }
    return text
  }

  private static func utf16(_ bytes: [UInt8], low: Int, file: SentFile) throws -> String {
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + 1 - low]) << 8
    }
    guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self) else {
      throw file.problem("säger sig vara UTF-16 men är avbruten eller skadad. Spara den som CSV UTF-8 och försök igen.")
    }
    return text
  }

  private static func looksLikeUnmarkedUTF16(_ bytes: [UInt8]) -> Bool {
    var zeros = 0
    var odd = 0
    for place in bytes.indices where bytes[place] == 0 {
      zeros += 1
      odd += place & 1
    }
    return zeros > bytes.count / 3 && (odd * 10 > zeros * 9 || odd * 10 < zeros)
  }

  private static func withoutDoubleEncoding(_ text: String, file: SentFile) throws -> String {
    let bytes = Array(text.utf8)
    let isGarbled = ["Ã¥", "Ã¤", "Ã¶"].contains { place(of: Array($0.utf8), in: bytes) != nil }
    if isGarbled, !text.contains(where: { "åäöÅÄÖ".contains($0) }) {
      throw file.problem(
        "har sparats med fel teckenkodning: där står ”Ã¤” och liknande i stället för å, ä och ö. "
          + "Gå tillbaka till originalet och spara det som CSV UTF-8.")
    }
    return text
  }

  private static func lineOf(_ wanted: [UInt8], in bytes: [UInt8]) -> Int? {
    place(of: wanted, in: bytes).map { place in 1 + bytes[..<place].count { $0 == 0x0A } }
  }

  private static func place(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
    var rest = bytes[...]
    while let place = rest.firstIndex(of: wanted[0]) {
      if bytes[place...].starts(with: wanted) { return place }
      rest = bytes[(place + 1)...]
    }
    return nil
  }

  private static let windowsCodes: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]
}
