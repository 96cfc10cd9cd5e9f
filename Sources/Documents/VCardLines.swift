/// Puts the folded lines of a card together. It works on bytes, since a fold may fall inside a character.
struct VCardLines {
  private static let mostCards = 5_000
  /// Twenty for each card, where a picture is one.
  private static let mostLines = 100_000

  private let file: SentFile
  private var lines: [VCardLine] = []
  private var cards = 0
  private var open: [UInt8] = []
  private var start = 1
  private var isVersion21 = false
  /// Whether the open line is quoted-printable; nil until its colon has been seen.
  private var isQuoted: Bool?

  private init(file: SentFile) { self.file = file }

  static func unfolded(_ bytes: [UInt8], file: SentFile) throws -> [VCardLine] {
    var unfolding = VCardLines(file: file)
    var number = 1
    var start = 0
    while start <= bytes.count {
      let end = bytes[start...].firstIndex { $0 == 0x0D || $0 == 0x0A } ?? bytes.count
      try unfolding.add(bytes[start..<end], number: number)
      let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
      number += 1
    }
    try unfolding.close()
    return unfolding.lines
  }

  private mutating func add(_ physical: ArraySlice<UInt8>, number: Int) throws {
    if isQuoted == true, open.last == 0x3D {
      // A quoted-printable line that ends with `=` goes on in the next.
      open.removeLast()
      open += physical
    } else if let first = physical.first, first == 0x20 || first == 0x09, !open.isEmpty {
      // Version 2.1 folds at a space that belongs to the text; later versions add the space.
      open += isVersion21 ? physical : physical.dropFirst()
    } else {
      try close()
      open = Array(physical)
      start = number
      isQuoted = nil
    }
    if isQuoted == nil, let colon = open.prefix(2000).firstIndex(of: 0x3A) {
      isQuoted = String(decoding: open[..<colon], as: UTF8.self).uppercased().contains("QUOTED-PRINTABLE")
    } else if open.count > 2000 {
      isQuoted = isQuoted ?? false
    }
  }

  private mutating func close() throws {
    guard !open.isEmpty, let line = VCardLine(open, number: start, isVersion21: isVersion21) else { return }
    if line.isMark("BEGIN") {
      isVersion21 = false
      cards += 1
    }
    if line.name == "VERSION" { isVersion21 = line.text == "2.1" }
    lines.append(line)
    guard cards <= Self.mostCards, lines.count <= Self.mostLines else {
      throw file.problem("har för många kontakter eller rader: vi läser högst 5 000 kontakter åt gången. Dela upp den.")
    }
  }
}

enum QuotedPrintable {
  static func decode(_ bytes: [UInt8]) -> [UInt8] {
    var decoded: [UInt8] = []
    var place = 0
    while place < bytes.count {
      let digits = String(decoding: bytes[min(place + 1, bytes.count)..<min(place + 3, bytes.count)], as: UTF8.self)
      if bytes[place] == 0x3D, digits.utf8.count == 2, let byte = UInt8(digits, radix: 16) {
        decoded.append(byte)
        place += 3
      } else {
        decoded.append(bytes[place])
        place += 1
      }
    }
    return decoded
  }
}
