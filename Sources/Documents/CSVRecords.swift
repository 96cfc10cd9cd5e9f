/// Divides the bytes of a CSV text into records and fields; a quoted field may hold separators and line breaks.
struct CSVRecords {
  private let bytes: [UInt8]
  private let separator: UInt8
  private let file: SentFile
  /// More than Excel has columns for.
  private let mostFields = 20_000
  /// More than three times what Excel keeps in a cell: a quotation mark has been forgotten, or somebody means harm.
  private let mostBytes = 100_000
  private var position = 0
  private var line: Int

  init(_ bytes: [UInt8], separator: UInt8, line: Int, file: SentFile) {
    self.bytes = bytes
    self.separator = separator
    self.line = line
    self.file = file
  }

  mutating func next() throws -> [String]? {
    guard position < bytes.count else { return nil }
    var fields: [String] = []
    while true {
      fields.append(try nextField())
      guard position < bytes.count, bytes[position] == separator else { break }
      position += 1
      guard fields.count < mostFields else {
        throw file.problem("har fler än \(mostFields) kolumner på rad \(line). Kontrollera skiljetecknen.", row: line)
      }
    }
    skipLineBreak()
    return fields
  }

  private mutating func nextField() throws -> String {
    if position < bytes.count, bytes[position] == quote { return try quotedField() }
    let start = position
    while !atFieldEnd { position += 1 }
    try checkLength(position - start, line)
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func quotedField() throws -> String {
    let opened = line
    var field: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      try checkLength(field.count, opened)
      if byte == quote, position + 1 < bytes.count, bytes[position + 1] == quote {
        field.append(quote)
        position += 2
      } else if byte == quote {
        position += 1
        try endQuotedField(opened: opened)
        return String(decoding: field, as: UTF8.self)
      } else if atLineBreak {
        field.append(0x0A)
        skipLineBreak()
      } else {
        field.append(byte)
        position += 1
      }
    }
    throw file.problem(
      "har ett citattecken (\") på rad \(opened) som aldrig avslutas. "
        + "Sätt ett citattecken sist i cellen eller ta bort det första, och försök igen.", row: opened)
  }

  private func checkLength(_ length: Int, _ line: Int) throws {
    guard length > mostBytes else { return }
    throw file.problem(
      "har en cell med orimligt mycket text på rad \(line). Kontrollera citattecknen, eller dela upp texten.", row: line
    )
  }

  private mutating func endQuotedField(opened: Int) throws {
    while position < bytes.count, bytes[position] == 0x20, separator != 0x20 { position += 1 }
    guard !atFieldEnd else { return }
    throw file.problem(
      "har text direkt efter ett avslutande citattecken på rad \(line). "
        + "Skriv två citattecken (\"\") där ett ska stå inne i texten, och försök igen.", row: line)
  }

  private mutating func skipLineBreak() {
    guard atLineBreak else { return }
    let isPair = bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
    position += isPair ? 2 : 1
    line += 1
  }

  private var atLineBreak: Bool {
    position < bytes.count && (bytes[position] == 0x0A || bytes[position] == 0x0D)
  }

  private var atFieldEnd: Bool {
    position >= bytes.count || bytes[position] == separator || atLineBreak
  }

  private var quote: UInt8 { 0x22 }
}
