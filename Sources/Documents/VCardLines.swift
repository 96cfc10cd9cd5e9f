/// Puts the folded lines of a card together. It works on bytes, since a fold may fall inside a character.
enum VCardLines {
  static func unfolded(_ bytes: [UInt8]) -> [VCardLine] {
    var lines: [VCardLine] = []
    var open: [UInt8] = []
    var start = 1
    var isVersion21 = false
    func close() {
      if let line = VCardLine(open, number: start, isVersion21: isVersion21) {
        if line.isMark("BEGIN") { isVersion21 = false }
        if line.name == "VERSION" { isVersion21 = line.text == "2.1" }
        lines.append(line)
      }
    }
    for (index, physical) in physicalLines(bytes).enumerated() {
      if awaitsMore(open) {
        open.removeLast()
        open += physical
      } else if let first = physical.first, first == 0x20 || first == 0x09, !open.isEmpty {
        // Version 2.1 folds at a space that belongs to the text; later versions add the space.
        open += isVersion21 ? physical : physical.dropFirst()
      } else {
        close()
        open = Array(physical)
        start = index + 1
      }
    }
    close()
    return lines
  }

  /// A quoted-printable line that ends with `=` goes on in the next.
  private static func awaitsMore(_ line: [UInt8]) -> Bool {
    guard line.last == 0x3D, let colon = line.firstIndex(of: 0x3A) else { return false }
    return String(decoding: line[..<colon], as: UTF8.self).uppercased().contains("QUOTED-PRINTABLE")
  }

  private static func physicalLines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 0x0D || byte == 0x0A {
        lines.append(bytes[start..<place])
        if byte == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A { place += 1 }
        start = place + 1
      }
      place += 1
    }
    return lines + [bytes[start...]]
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
