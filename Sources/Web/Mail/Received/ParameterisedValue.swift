/// A value with parameters, as `text/calendar; method=REPLY` (RFC 2045 section 5.1, RFC 2231).
struct ParameterisedValue: Sendable {
  private static let mostParameters = 100

  /// What stands before the parameters, in small letters.
  let value: String
  /// Decoded, by names in small letters; the first of a name counts.
  private(set) var parameters: [String: String] = [:]

  init(_ bytes: ArraySlice<UInt8>) {
    var parts = Self.divided(bytes)[...]
    value = (parts.popFirst()?.name ?? [])[...].withoutBlanks.prefix { !$0.isBlank }.word
    var divided: [String: DividedParameter] = [:]
    for part in parts.prefix(Self.mostParameters) {
      let name = part.name[...].word
      if let star = name.firstIndex(of: "*") {
        divided[String(name[..<star]), default: DividedParameter()].add(name[star...], part.value)
      } else if parameters[name] == nil {
        parameters[name] = EncodedWords.decoded(part.value[...]).oneLine
      }
    }
    // Who writes a parameter in both ways means the newer one.
    for (name, parameter) in divided { parameters[name] = parameter.text?.oneLine ?? parameters[name] }
  }

  private typealias Part = (name: [UInt8], value: [UInt8])

  /// Divided at semicolons, and each part at its first equals sign; a mark within quotes divides nothing.
  private static func divided(_ bytes: ArraySlice<UInt8>) -> [Part] {
    var parts: [Part] = [([], [])]
    var (isQuoted, isEscaped, hasName) = (false, false, false)
    for byte in bytes {
      let last = parts.count - 1
      if !isEscaped {
        switch byte {
        case 0x5C where isQuoted:
          isEscaped = true
          continue
        case 0x22:
          isQuoted.toggle()
          continue
        case 0x3B where !isQuoted:
          parts.append(([], []))
          hasName = false
          continue
        case 0x3D where !isQuoted && !hasName:
          hasName = true
          continue
        default: break
        }
      }
      isEscaped = false
      if hasName { parts[last].value.append(byte) } else { parts[last].name.append(byte) }
    }
    return parts.map { ($0.name, Array($0.value[...].withoutBlanks)) }
  }
}

/// A parameter in pieces, `name*0*=utf-8''%C3%A5; name*1=b`, or in one piece that says its charset (RFC 2231).
private struct DividedParameter {
  private var pieces: [Int: (value: [UInt8], isEncoded: Bool)] = [:]

  /// The mark is what follows the parameter's name: "*", "*0" or "*0*".
  mutating func add(_ mark: Substring, _ value: [UInt8]) {
    let digits = mark.filter { $0 != "*" }
    guard let number = digits.isEmpty ? 0 : Int(digits), (0..<100).contains(number), pieces[number] == nil else {
      return
    }
    pieces[number] = (value, mark.hasSuffix("*"))
  }

  /// The pieces in order until one is missing; nil when the first is.
  var text: String? {
    guard let first = pieces[0] else { return nil }
    var charset: String?
    var bytes = first.value[...]
    if first.isEncoded {
      let parts = bytes.split(separator: 0x27, maxSplits: 2, omittingEmptySubsequences: false)
      if parts.count == 3 { (charset, bytes) = (parts[0].word, parts[2]) }
      bytes = Self.undone(bytes)
    }
    var number = 1
    while let piece = pieces[number] {
      bytes += piece.isEncoded ? Self.undone(piece.value[...]) : piece.value[...]
      number += 1
    }
    return MailCharset.text(bytes, named: charset)
  }

  private static func undone(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var decoded: [UInt8] = []
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let byte = bytes[place] == 0x25 ? TransferEncoding.hexadecimal(bytes[(place + 1)...].prefix(2)) : nil
      decoded.append(byte ?? bytes[place])
      place += byte == nil ? 1 : 3
    }
    return decoded[...]
  }
}
