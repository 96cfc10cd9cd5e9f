internal import Documents
internal import Vocabulary
internal import Web

/// Values as Öppna jämförelser publishes them: a workbook with a sheet for each year, rows for the country, counties
/// and municipalities, and a sheet of definitions. Sv: Öppna jämförelser.
enum OpenComparisonsFile {
  static func read(_ bytes: [UInt8], named name: String) throws -> PublishedFile {
    let sheets: [Sheet]
    do {
      sheets = try Spreadsheet.read(bytes, named: name)
    } catch let problem as DocumentProblem {
      throw Problems("fil", problem.sentence)
    }
    let definitions = sheets.first { $0.name.lowercased().hasPrefix("definition") }.map(DefinitionSheet.init)
    var file = PublishedFile(source: PublishedSource.openComparisons)
    file.isInvented = sheets.contains {
      $0.rows.prefix(4).joined().contains { $0.text.lowercased().contains("uppdiktad") }
    }
    var titles: [String: String] = [:]
    for sheet in sheets {
      guard let year = Int(sheet.name.trimmed), (1990...2100).contains(year) else { continue }
      try YearSheet(sheet, year: year).add(to: &file, definitions: definitions, titles: &titles)
    }
    guard !titles.isEmpty else {
      throw Problems(
        "fil",
        "Filen har inget blad som heter som ett år, till exempel 2025. Öppna jämförelser är en Excelfil med ett blad för varje år. Kontrollera att du valde rätt fil."
      )
    }
    file.series = titles.keys.sorted().map { PublishedFile.Series(key: $0, title: titles[$0] ?? $0, unit: nil) }
    return file
  }
}

/// The sheet of one year.
private struct YearSheet {
  let sheet: Sheet
  let year: Int
  private let header: Int
  private let codeColumn: Int
  private let nameColumn: Int

  init(_ sheet: Sheet, year: Int) throws {
    self.sheet = sheet
    self.year = year
    let found = sheet.rows.prefix(20).enumerated().lazy.compactMap { row, cells -> (Int, Int)? in
      cells.firstIndex { ["kod", "kommunkod"].contains($0.text.lowercased().trimmed) }.map { (row, $0) }
    }.first
    guard let found else {
      throw Problems("fil", "Bladet \(sheet.name) saknar en rubrikrad med kolumnen Kod.")
    }
    (header, codeColumn) = found
    nameColumn =
      sheet.rows[header].firstIndex { ["namn", "kommun", "kommunnamn"].contains($0.text.lowercased().trimmed) }
      ?? codeColumn
  }

  func add(to file: inout PublishedFile, definitions: DefinitionSheet?, titles: inout [String: String]) throws {
    let columns = sheet.rows[header].enumerated().filter {
      $0.offset > max(codeColumn, nameColumn) && !$0.element.isEmpty
    }
    .map { (index: $0.offset, key: $0.element.text.trimmed) }
    for column in columns {
      titles[column.key] = definitions?.title(of: column.key) ?? titles[column.key] ?? column.key
    }
    let versions = Dictionary(
      columns.map { ($0.key, definitions?.version(of: $0.key, year: year) ?? "") },
      uniquingKeysWith: { first, _ in first })
    for cells in sheet.rows.dropFirst(header + 1) where cells.indices.contains(codeColumn) && !cells[codeColumn].isEmpty
    {
      if cells[..<codeColumn].contains(where: { $0.text.lowercased() == "län" }) {
        file.regionRows += 1
        continue
      }
      guard let code = file.kept(cells[codeColumn].text.trimmed) else { continue }
      for column in columns {
        let place = PublishedFile.Place(key: column.key, municipality: code, year: year)
        guard let text = Self.value(cells.indices.contains(column.index) ? cells[column.index] : .empty) else {
          file.withoutValue.append(place)
          continue
        }
        file.values.append(
          PublishedFile.Value(place: place, gender: "T", text: text, definitionVersion: versions[column.key] ?? ""))
      }
    }
  }

  /// What stands in a cell; a dash or nothing says that there is no value.
  private static func value(_ cell: Cell) -> String? {
    if case .number(let number) = cell { return AnswerValue.number(number).stored }
    let text = cell.text.trimmed
    return ["", "-", "–", "..", "."].contains(text) ? nil : text
  }
}

/// What the columns are called and which version of the definition held in a year.
private struct DefinitionSheet {
  private struct Line {
    let key: String
    let title: String
    let version: String
    let years: ClosedRange<Int>
  }

  private let lines: [Line]

  init(_ sheet: Sheet) {
    let header = sheet.rows.firstIndex { row in row.contains { $0.text == "Kortnamn" } }
    guard let header else {
      lines = []
      return
    }
    let names = sheet.rows[header].map(\.text)
    func cell(_ row: [Cell], _ name: String) -> String {
      names.firstIndex(of: name).flatMap { row.indices.contains($0) ? row[$0].text.trimmed : nil } ?? ""
    }
    lines = sheet.rows.dropFirst(header + 1).compactMap { row in
      let key = cell(row, "Kortnamn")
      let from = Int(cell(row, "Gäller från år")) ?? 0
      let to = Int(cell(row, "Gäller till år")) ?? 9999
      return key.isEmpty || to < from
        ? nil : Line(key: key, title: cell(row, "Namn"), version: cell(row, "Version"), years: from...to)
    }
  }

  func title(of key: String) -> String? { lines.first { $0.key == key }?.title }
  func version(of key: String, year: Int) -> String? {
    lines.first { $0.key == key && $0.years.contains(year) }?.version
  }
}
