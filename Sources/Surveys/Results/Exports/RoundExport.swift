import Documents
import Vocabulary

/// A round's answers to take along: who answered what, as far as the viewer may see. Sv: export av en omgång.
struct RoundExport {
  let view: RoundView
  /// Which respondents it holds, as on the page that it was asked for from.
  var filter = ResultFilter()
  let comments: [ShownComment]
  /// What the answers rest on; the columns are there only for those who see any of it.
  var grounds: [AnswerGround] = []
  /// What the questions rest on, by key.
  let sources: [String: String]
  /// Stands on every row and in the workbook's last sheet, so that no part of a demonstration is taken for real.
  var mark: String?

  private var snapshot: RoundSnapshot { view.snapshot }
  /// The questions, each matrix followed by its parts, so that every value has a cell of its own.
  private var columns: [SnapshotColumn] { snapshot.columns.flatMap { [$0] + $0.parts } }
  private var rows: [Int] { filter.rows(in: snapshot).filter(view.disclosure.shows) }
  private var seesGrounds: Bool { rows.contains { view.disclosure.showsGround($0, in: snapshot) } }

  /// The name tells when not everybody is in it, since a CSV file has no other place for that.
  func fileName(on day: CalendarDate) -> String { "kartlaggning-\(day.text)\(filter.isWhole ? "" : "-urval")" }

  /// `created` is in seconds since 1970.
  func workbook(created: Int) throws -> [UInt8] {
    var book = Workbook(title: snapshot.name, created: created)
    book.add(Sheet(name: "Svar", rows: answers), widths: Self.widths(columns: columns.count, each: 28))
    book.add(Sheet(name: "Nivåer", rows: levels), widths: Self.widths(columns: columns.count, each: 9))
    book.add(Sheet(name: "Kommentarer", rows: commentRows), widths: [26, 10, 80])
    if seesGrounds { book.add(Sheet(name: "Underlag", rows: groundRows), widths: [26, 10, 60, 60]) }
    book.add(Sheet(name: "Frågor", rows: questions), widths: [10, 24, 70, 8, 18, 12, 12, 40, 40, 30, 30, 50])
    book.add(Sheet(name: "Om filen", rows: about), widths: [30, 90])
    return try book.bytes()
  }

  /// One line for each respondent and question.
  func csv() -> [UInt8] {
    var writer = CSVWriter()
    writer.append(
      (["Omgång", "Kod", "Svarande", "Län", "Kommungrupp", "Fråga", "Definition", "Svar", "Nivå", "Kommentar"]
        + (seesGrounds ? ["Ursprung", "Underlag"] : [])).map(Cell.text) + marked)
    let said = Dictionary(
      comments.map { ("\($0.row) \($0.code)", $0.text) }, uniquingKeysWith: { first, _ in first })
    let rested = Dictionary(
      grounds.map { ("\($0.row) \($0.code)", $0) }, uniquingKeysWith: { first, _ in first })
    let (columns, hasGrounds) = (columns, seesGrounds)
    for row in rows where snapshot.rows[row].isPublished {
      let who = respondent(row)
      for column in columns {
        let code = column.indicator.code
        writer.append(
          [.text(snapshot.name)] + who.prefix(4)
            + [
              .text(code), .text(column.indicator.definitionVersion), answer(column, row), level(column, row),
              said["\(row) \(code)"].map(Cell.text) ?? .empty,
            ] + (hasGrounds ? Self.cells(rested["\(row) \(code)"]) : []) + marked)
      }
    }
    return writer.bytes
  }

  private static func widths(columns: Int, each: Double) -> [Double] {
    [10, 24, 20, 26, 11] + [Double](repeating: each, count: columns)
  }

  private static let who = ["Kod", "Svarande", "Län", "Kommungrupp", "Bekräftat"]

  private var answers: [[Cell]] { table(answer) }
  private var levels: [[Cell]] { table(level) }

  private func table(_ cell: (SnapshotColumn, Int) -> Cell) -> [[Cell]] {
    let columns = columns
    let head = (Self.who + columns.map(\.indicator.code)).map(Cell.text)
    return [head + marked] + rows.map { row in respondent(row) + columns.map { cell($0, row) } + marked }
  }

  private func respondent(_ place: Int) -> [Cell] {
    let row = snapshot.rows[place]
    return [
      .text(row.municipality?.text ?? ""), .text(row.name),
      .text(row.county.map { Sweden.current.county($0).name } ?? ""),
      .text(row.group.map { Sweden.current.group($0).name } ?? ""), .text(row.isPublished ? "ja" : "nej"),
    ]
  }

  /// A number that may be seen is a number in the file too; bands and words are text.
  private func answer(_ column: SnapshotColumn, _ row: Int) -> Cell {
    switch view.disclosure.answer(to: column, row) {
    case .exact(_, .missing): return .empty
    case .exact(let words, _):
      return column.answer(row)?.number.map { .number(Double($0)) } ?? .text(words)
    case .banded(let words): return .text(words)
    case .hidden: return .text("visas inte")
    }
  }

  private func level(_ column: SnapshotColumn, _ row: Int) -> Cell {
    switch view.disclosure.level(of: column, row) {
    case .scored(let number): .number(Double(number))
    case .unknown: .text("vet inte")
    default: .empty
    }
  }

  private var commentRows: [[Cell]] {
    let chosen = Set(rows)
    return [["Svarande", "Fråga", "Kommentar"].map(Cell.text) + marked]
      + comments.filter { chosen.contains($0.row) }.map {
        [.text(snapshot.rows[$0.row].name), .text($0.code), .text($0.text)] + marked
      }
  }

  private var groundRows: [[Cell]] {
    let chosen = Set(rows)
    return [["Svarande", "Fråga", "Ursprung", "Underlag"].map(Cell.text) + marked]
      + grounds.filter { chosen.contains($0.row) }.map {
        [.text(snapshot.rows[$0.row].name), .text($0.code)] + Self.cells($0) + marked
      }
  }

  private static func cells(_ ground: AnswerGround?) -> [Cell] {
    [ground?.words.map(Cell.text) ?? .empty, ground?.evidence.map(Cell.text) ?? .empty]
  }

  /// One more cell at the end of a row of a demonstration.
  private var marked: [Cell] { mark.map { [.text($0)] } ?? [] }

  private var questions: [[Cell]] {
    let head = [
      "Kod", "Område", "Fråga", "Vikt", "Svarstyp", "Definition", "Känslig", "Mått", "Syfte", "Lagstöd",
      "Önskad riktning",
      "Källor",
    ]
    return [head.map(Cell.text)]
      + columns.map { column in
        let indicator = column.indicator
        return [
          .text(indicator.code), .text(snapshot.area(indicator.area)?.name ?? indicator.area),
          .text(indicator.question),
          .number(Double(indicator.weight)), .text(indicator.answerType.swedish), .text(indicator.definitionVersion),
          .text(indicator.isSensitive ? "ja" : "nej"), .text(indicator.definition.measure ?? ""),
          .text(indicator.definition.purpose ?? ""), .text(indicator.definition.legalGround ?? ""),
          .text(indicator.definition.targetDirection ?? ""),
          .text(indicator.sources.map { sources[$0] ?? $0 }.joined(separator: "; ")),
        ]
      }
  }

  private var about: [[Cell]] {
    [
      ["Om filen", mark ?? ""], ["Omgång", snapshot.name], ["Ansvarig", view.round.ownerName],
      ["Urval", "\(filter.words ?? "Alla svarande i omgången") (\(rows.count) svarande som du får se)"],
      ["Vem ser svaren", view.round.visibility.swedish],
      ["Nivå", "0–100. Tom cell betyder inget värde, aldrig 0. ”Vet inte” är varken 0 eller en lucka."],
      ["Små tal", "Visas som intervall för den som inte hör till länsteamet, utan summor och medelvärden."],
    ].map { $0.map(Cell.text) }
  }
}
