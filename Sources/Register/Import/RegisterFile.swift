internal import Access
internal import Documents

/// A file with organisations, functions and persons, read but not judged. Sv: importfil.
package struct RegisterFile: Sendable {
  package let rows: [ImportedRow]
  /// Headers that the register has no column for; what stands under them is not read, and the preview says so.
  package let unknownColumns: [String]

  static let mostRows = 2000
  /// More than enough to say how many rows there are.
  private static let limit = ReadLimit(
    fileBytes: 12_000_000, unpackedBytes: 100_000_000, rows: 20_000, columns: 200, cells: 500_000)

  /// Reads CSV, XLSX or vCard, told apart by content. Throws `DocumentProblem` with a sentence.
  package init(_ bytes: [UInt8], named name: String) throws {
    if Self.holdsCards(bytes) {
      rows = try VCardReader.read(bytes, named: name, limit: Self.limit).enumerated().map {
        ImportedRow(card: $1, number: $0 + 1)
      }
      unknownColumns = []
    } else {
      let sheets = try Spreadsheet.read(bytes, named: name, limit: Self.limit)
      guard let sheet = sheets.first(where: { !$0.rows.isEmpty }) else {
        throw DocumentProblem("Filen har inga rader.")
      }
      (rows, unknownColumns) = try Self.rows(of: sheet)
    }
    guard !rows.isEmpty else { throw DocumentProblem("Filen har inga rader under rubrikerna.") }
    guard rows.count <= Self.mostRows else {
      throw DocumentProblem("Filen har \(rows.count) rader. Vi läser högst \(Self.mostRows) åt gången. Dela upp den.")
    }
  }

  private static func holdsCards(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return String(decoding: start.drop { $0 <= 0x20 }.prefix(11), as: UTF8.self).lowercased() == "begin:vcard"
  }

  private static func rows(of sheet: Sheet) throws -> ([ImportedRow], [String]) {
    guard let start = sheet.rows.firstIndex(where: { !$0.allSatisfy(\.isEmpty) }) else { return ([], []) }
    let headers = sheet.rows[start].map { ImportColumn(header: $0.text) }
    guard headers.contains(.organisation) || headers.contains(.municipality) else {
      throw DocumentProblem(
        "Filen saknar kolumnen organisation. Skriv kolumnernas namn på första raden: "
          + ImportColumn.allCases.map(\.rawValue).joined(separator: ", ") + ".", row: start + 1)
    }
    let unknown = zip(sheet.rows[start], headers).filter { $1 == nil && !$0.isEmpty }.map { $0.0.text }
    let rows = sheet.rows.indices.dropFirst(start + 1).map { row(sheet.rows[$0], headers, number: $0 + 1) }
    return (rows.filter { !$0.isEmpty }, unknown)
  }

  private static func row(_ cells: [Cell], _ headers: [ImportColumn?], number: Int) -> ImportedRow {
    var values: [ImportColumn: String] = [:]
    for (cell, header) in zip(cells, headers) {
      if let header, values[header, default: ""].isEmpty { values[header] = cell.text }
    }
    return ImportedRow(number: number, values: values)
  }
}

extension ImportedRow {
  /// A contact card as a row: what our own export writes comes back the same.
  init(card: VCard, number: Int) {
    let kind = card.categories.first { Organisation.Kind(written: $0) != nil }
    let role = card.categories.first { Function.Role(written: $0) != nil }
    self.init(
      number: number,
      values: [
        .organisation: card.organisation, .kind: kind ?? "", .function: card.role.isEmpty ? card.title : card.role,
        .role: role ?? "", .name: card.name, .mail: card.emails.first ?? "", .phone: card.phones.first?.number ?? "",
        .title: card.title,
      ])
  }
}

extension Organisation.Kind {
  /// The kind that somebody wrote in Swedish.
  init?(written text: String) {
    let text = text.lowercased()
    let other: [String: Organisation.Kind] = [
      "fou": .researchUnit, "kommunalförbund": .federation, "förening": .association,
    ]
    guard let kind = Self.allCases.first(where: { $0.swedish.lowercased() == text }) ?? other[text] else { return nil }
    self = kind
  }
}

extension Function.Role {
  /// The role that somebody wrote in Swedish.
  init?(written text: String) {
    let text = text.lowercased()
    let other: [String: Function.Role] = ["chef": .manager, "enhetschef": .manager, "kontakt": .contact]
    guard let role = Self.allCases.first(where: { $0.swedish.lowercased() == text }) ?? other[text] else { return nil }
    self = role
  }
}
