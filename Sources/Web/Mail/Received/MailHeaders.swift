/// The headers of a letter or of one of its parts (RFC 5322 section 2.2), unfolded. What is no header is left out: letters
/// pass through many programs.
struct MailHeaders: Sendable {
  private struct Field {
    /// In small letters.
    let name: String
    let value: ArraySlice<UInt8>
  }

  static let mostFields = 1_000
  /// The longest value in bytes; the rest of it is left out.
  static let longest = 16_384

  private var fields: [Field] = []
  /// Whether something was left out for being too long or too much.
  private(set) var isCut = false

  /// Reads until after the first empty line, or to the end.
  init(from lines: inout ByteLines) {
    var open: [UInt8] = []
    while let line = lines.next(), !line.isEmpty {
      if line.first?.isBlank != true {
        close(&open)
        open = []
      }
      let room = Self.longest - open.count
      if line.count > room { isCut = true }
      open += line.prefix(wholeCharacters: max(0, room))
    }
    close(&open)
  }

  /// The headers that a letter or a part begins with.
  init(of bytes: ArraySlice<UInt8>) {
    var lines = ByteLines(bytes)
    self.init(from: &lines)
  }

  private mutating func close(_ line: inout [UInt8]) {
    guard let colon = line.firstIndex(of: 0x3A) else { return }
    let name = line[..<colon].withoutBlanks
    guard !name.isEmpty, name.count <= 100, name.allSatisfy({ (0x21...0x7E).contains($0) }) else { return }
    guard fields.count < Self.mostFields else { return isCut = true }
    fields.append(Field(name: name.word, value: line[(colon + 1)...].withoutBlanks))
  }
}

extension MailHeaders {
  var isEmpty: Bool { fields.isEmpty }

  /// The first value of a header, named in small letters, as it stands.
  func first(_ name: String) -> ArraySlice<UInt8>? { fields.first { $0.name == name }?.value }

  /// All values of the headers with these names, given in small letters, from the top down.
  func all(_ names: String...) -> [ArraySlice<UInt8>] { fields.filter { names.contains($0.name) }.map(\.value) }

  /// The value as people read it.
  func text(_ name: String) -> String? { first(name).map { EncodedWords.decoded($0).oneLine } }

  /// The value's first word in small letters, as `auto-replied` of "Auto-Replied; owner-email=…"; nil when there is none.
  func token(_ name: String) -> String? {
    let word = first(name)?.prefix { !$0.isBlank && $0 != 0x3B && $0 != 0x28 && $0 != 0x2C }.word
    return word?.isEmpty == false ? word : nil
  }

  /// The value with its parameters.
  func parameterised(_ name: String) -> ParameterisedValue? { first(name).map(ParameterisedValue.init) }
}
