/// How a part's bytes were made to pass through mail (RFC 2045 section 6).
enum TransferEncoding {
  case base64
  case quotedPrintable
  /// 7bit, 8bit, binary, and names that nobody knows.
  case none

  init(_ name: String?) {
    switch name {
    case "base64": self = .base64
    case "quoted-printable": self = .quotedPrintable
    default: self = .none
    }
  }

  func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    switch self {
    case .base64: Self.base64(bytes)
    case .quotedPrintable: Self.quotedPrintable(bytes)
    case .none: Array(bytes)
    }
  }

  /// Passes over line breaks and all else that is no digit of base64; ends where it is filled out, or is cut off.
  static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count / 4 * 3)
    var (bits, count): (UInt32, Int) = (0, 0)
    for byte in bytes {
      guard byte != 0x3D else {
        // Some programs encode piece by piece, each filled out.
        (bits, count) = (0, 0)
        continue
      }
      guard let digit = digit(byte) else { continue }
      (bits, count) = ((bits << 6 | UInt32(digit)) & 0xFFFF, count + 6)
      guard count >= 8 else { continue }
      count -= 8
      decoded.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
    return decoded
  }

  /// An equals sign that begins no pair of digits and ends no line stays as it is.
  static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var place = bytes.startIndex
    while place < bytes.endIndex {
      if bytes[place] == 0x3D {
        let rest = bytes[(place + 1)...]
        if let byte = hexadecimal(rest.prefix(2)) {
          decoded.append(byte)
          place += 3
          continue
        }
        if let length = softBreak(rest) {
          place += 1 + length
          continue
        }
      }
      decoded.append(bytes[place])
      place += 1
    }
    return decoded
  }

  /// Nil unless it is two hexadecimal digits.
  static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt8? {
    guard digits.count == 2, digits.allSatisfy({ $0 != 0x2B && $0 != 0x2D }) else { return nil }
    return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// How long the line break is that an equals sign hides; mail servers add blanks before it.
  private static func softBreak(_ rest: ArraySlice<UInt8>) -> Int? {
    let blanks = rest.prefix(80).prefix(while: \.isBlank).count
    let after = rest.dropFirst(blanks)
    if after.isEmpty || after.first == 0x0A { return min(blanks + 1, rest.count) }
    return after.starts(with: [0x0D, 0x0A]) ? blanks + 2 : nil
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
