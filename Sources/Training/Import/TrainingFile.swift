internal import Documents
internal import Vocabulary
internal import Web

/// The columns of a file with who has gone through what, by the name they have there.
enum TrainingColumn: String, CaseIterable, Sendable {
  case name = "namn"
  case mail = "e-post"
  case unit = "enhet"
  case profession = "yrkesgrupp"
  case began = "började"
  case title = "utbildning"
  case day = "datum"
  case hours = "timmar"
  case organiser = "anordnare"
  case until = "giltig till och med"

  init?(header: String) {
    let text = header.alike
    guard let column = Self.allCases.first(where: { $0.rawValue == text || $0.otherNames.contains(text) }) else {
      return nil
    }
    self = column
  }

  private var otherNames: [String] {
    switch self {
    case .name: ["deltagare", "person", "för- och efternamn"]
    case .mail: ["epost", "e-postadress", "epostadress", "mejl"]
    case .unit: ["arbetsplats", "avdelning"]
    case .profession: ["yrke", "roll", "befattning"]
    case .began: ["började här", "första dag", "anställd från", "anställd sedan"]
    case .title: ["kurs", "titel", "ämne"]
    case .day: ["dag", "genomförd", "slutförd"]
    case .hours: ["omfattning", "antal timmar"]
    case .organiser: ["arrangör", "kursanordnare"]
    case .until: ["giltig till", "gäller till"]
    }
  }

  var meaning: String {
    switch self {
    case .name: "För- och efternamn. Behövs på varje rad."
    case .mail: "Behövs för att den som har ett konto ska kännas igen. Namnet ska vara som i listan."
    case .unit: "Enheten hos er. Tomt ändrar inget."
    case .profession:
      "Till exempel Chef eller arbetsledare. Tomt läses som socialsekreterare eller annan handläggare för den som är ny."
    case .began: "Första dagen hos er, som 2026-11-22. Då syns det om den som är ny behöver en introduktion."
    case .title: "Vad utbildningen hette. Tomt betyder att raden bara lägger till personen."
    case .day: "Dagen då den var klar, som 2026-11-22."
    case .hours: "Till exempel 3 eller 1,5. Tomt för webbkursen läses som 3."
    case .organiser: "Vem som höll den. Behövs inte för webbkursen."
    case .until: "Sista dagen, om papperet har någon."
    }
  }
}

/// One row of such a file: the texts of the columns we know, as they stood.
struct TrainingRow: Sendable, Equatable {
  /// Where it stands in the file, counted from 1.
  let number: Int
  private let values: [String]

  init(number: Int, values: [TrainingColumn: String]) {
    self.number = number
    self.values = TrainingColumn.allCases.map { (values[$0] ?? "").spacedAlike }
  }

  subscript(column: TrainingColumn) -> String? {
    let text = TrainingColumn.allCases.firstIndex(of: column).map { values[$0] } ?? ""
    return text.isEmpty ? nil : text
  }

  var isEmpty: Bool { values.allSatisfy(\.isEmpty) }
}

/// Rows as one text, so that a preview can carry them back and nothing is stored before the press.
extension [TrainingRow] {
  var encoded: String {
    map { row in ([String(row.number)] + TrainingColumn.allCases.map { row[$0] ?? "" }).joined(separator: "\t") }
      .joined(separator: "\n")
  }

  init(encoded text: String) {
    self = text.split(whereSeparator: \.isNewline).compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let number = cells.first.flatMap({ Int($0) }) else { return nil }
      return TrainingRow(
        number: number, values: Dictionary(uniqueKeysWithValues: zip(TrainingColumn.allCases, cells.dropFirst())))
    }
  }
}

/// A file with who has gone through what, read but not judged. Sv: importfil för utbildning.
struct TrainingFile: Sendable {
  let rows: [TrainingRow]
  /// Headers that we have no column for.
  let unknownColumns: [String]

  static let mostRows = 2000
  private static let limit = ReadLimit(
    fileBytes: 12_000_000, unpackedBytes: 100_000_000, rows: 20_000, columns: 200, cells: 500_000)

  /// Reads CSV or XLSX. Throws `DocumentProblem` with a sentence.
  init(_ bytes: [UInt8], named name: String) throws {
    let sheets = try Spreadsheet.read(bytes, named: name, limit: Self.limit)
    guard let sheet = sheets.first(where: { !$0.rows.isEmpty }),
      let start = sheet.rows.firstIndex(where: { !$0.allSatisfy(\.isEmpty) })
    else { throw DocumentProblem("Filen har inga rader.") }
    let headers = sheet.rows[start].map { TrainingColumn(header: $0.text) }
    guard headers.contains(.name) else {
      throw DocumentProblem(
        "Filen saknar kolumnen namn. Skriv kolumnernas namn på första raden: "
          + TrainingColumn.allCases.map(\.rawValue).joined(separator: ", ") + ".", row: start + 1)
    }
    unknownColumns = zip(sheet.rows[start], headers).filter { $1 == nil && !$0.isEmpty }.map { $0.0.text }
    rows = sheet.rows.indices.dropFirst(start + 1).map { index in
      var values: [TrainingColumn: String] = [:]
      for (cell, header) in zip(sheet.rows[index], headers) {
        if let header, values[header, default: ""].isEmpty { values[header] = cell.text }
      }
      return TrainingRow(number: index + 1, values: values)
    }.filter { !$0.isEmpty }
    guard !rows.isEmpty else { throw DocumentProblem("Filen har inga rader under rubrikerna.") }
    guard rows.count <= Self.mostRows else {
      throw DocumentProblem("Filen har \(rows.count) rader. Vi läser högst \(Self.mostRows) åt gången. Dela upp den.")
    }
  }
}
