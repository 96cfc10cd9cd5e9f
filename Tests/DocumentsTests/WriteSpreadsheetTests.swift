import Documents
import Testing

struct WriteSpreadsheetTests {
  @Test func `CSV skrivs så att svensk Excel öppnar den rätt`() throws {
    let rows: [[Cell]] = [
      [.text("Kommun"), .text("Andel"), .text("Klar"), .text("Dag")],
      [.text("Åre; \"fjäll\""), .number(59.5), .flag(true), .date("2026-11-22")],
      [.empty, .number(-1480), .text(" kant "), .text("två\nrader")],
    ]
    let text = String(decoding: CSVWriter.bytes(of: rows), as: UTF8.self)
    #expect(
      text == "\u{FEFF}Kommun;Andel;Klar;Dag\r\n\"Åre; \"\"fjäll\"\"\";59,5;ja;2026-11-22\r\n"
        + ";-1480;\" kant \";\"två\nrader\"\r\n")
  }

  @Test(arguments: ["=1+1", "+46 70", "-1", "@x", "\t=1", "\r=1", "＝1", "'=1", "''@"])
  func `Text som Excel skulle räkna med får en apostrof och läses tillbaka`(text: String) throws {
    let bytes = CSVWriter.bytes(of: [[.text("a"), .text(text)]])
    let written = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    #expect(written.contains(";'\(text)") || written.contains(";\"'\(text)"))
    let read = try Spreadsheet.read(bytes, named: "x.csv")[0].rows[0][1].text
    #expect(read == text.replacing("\r", with: "\n"))
  }

  @Test(arguments: ["'n", "Åsa's", "5-3", "", "\""])
  func `Vanlig text lämnas i fred`(text: String) throws {
    let bytes = CSVWriter.bytes(of: [[.text(text), .text("b")]])
    #expect(try Spreadsheet.read(bytes, named: "x.csv")[0].rows[0][0].text == text)
    #expect(!String(decoding: bytes, as: UTF8.self).contains("''"))
  }

  @Test func `En arbetsbok läses tillbaka som den skrevs`() throws {
    let sheets = try Spreadsheet.read(try Self.example().bytes(), named: "x.xlsx")
    #expect(sheets.map(\.name) == ["Svar", "Bilaga-1", "bilaga-1 (2)"])
    #expect(sheets[0].rows == Self.rows)
  }

  @Test func `Arbetsboken har titel men ingen person, och formler är bara text`() throws {
    let bytes = try Self.example().bytes()
    let core = try ZipPart.text("docProps/core.xml", of: bytes)
    #expect(core.contains("<dc:title>Omgång 2026</dc:title>"))
    #expect(core.contains("<dc:creator></dc:creator>") && core.contains("<cp:lastModifiedBy></cp:lastModifiedBy>"))
    #expect(core.contains("2026-11-22T14:30:00Z"))
    let sheet = try ZipPart.text("xl/worksheets/sheet1.xml", of: bytes)
    #expect(!sheet.contains("<f>"))
    #expect(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref=\"A1:E5\"/>"))
    #expect(sheet.contains("width=\"30."))
    #expect(try ZipPart.text("xl/comments1.xml", of: bytes).contains("Egen uppgift"))
    #expect(try Self.example().bytes() == bytes)
  }

  @Test func `En text som är längre än Excel rymmer kortas av och säger det`() throws {
    var book = Workbook(title: "Lång")
    book.add(Sheet(name: "A", rows: [[.text("Rubrik")], [.text(String(repeating: "å😀", count: 20_000))]]))
    let text = try Spreadsheet.read(try book.bytes(), named: "x.xlsx")[0].rows[1][0].text
    #expect(text.utf16.count <= 32_767 && text.utf16.count > 32_700)
    #expect(text.hasPrefix("å😀") && text.hasSuffix("[avkortad: Excel rymmer inte hela texten]"))
  }

  @Test func `Tecken som inget kalkylblad kan hålla byts ut, övriga kommer fram`() throws {
    var book = Workbook(title: "T\0<&>")
    let text = "a\0\u{FFFE}b\u{1}_x000D_<&>\"'"
    book.add(Sheet(name: "'", rows: [[.text(text)], [.number(.nan), .date("2026-02-30")]]))
    let sheet = try Spreadsheet.read(try book.bytes(), named: "x.xlsx")[0]
    #expect(sheet.name == "Blad")
    #expect(sheet.rows[0][0].text == "a\u{FFFD}\u{FFFD}b\u{1}_x000D_<&>\"'")
    #expect(sheet.rows[1] == [.text("nan"), .text("2026-02-30")])
  }

  @Test func `Långa och lika bladnamn ryms och skiljs åt`() throws {
    var book = Workbook(title: "Namn")
    for _ in 1...12 { book.add(Sheet(name: "Ett mycket långt namn på ett blad: 😀😀", rows: [])) }
    let names = try Spreadsheet.read(try book.bytes(), named: "x.xlsx").map(\.name)
    #expect(Set(names).count == 12)
    #expect(names.allSatisfy { $0.utf16.count <= 31 && !$0.contains(":") })
  }

  @Test func `En arbetsbok utan blad är ett fel som sägs`() throws {
    #expect(throws: DocumentProblem.self) { try Workbook(title: "Tom").bytes() }
  }

  static let rows: [[Cell]] = [
    [.text("Kommun"), .text("Kod"), .text("Andel"), .text("Dag"), .text("Klar")],
    [.text("Åre 😀"), .text("0114"), .number(0.1), .date("2026-11-22"), .flag(true)],
    [.text("=HYPERLINK(\"http://x\")"), .number(1480), .number(-2.5), .date("2026-11-22T14:30:00"), .flag(false)],
    [],
    [.text("två\nrader & <mer>"), .text("{=1}")],
  ]

  static func example() -> Workbook {
    var book = Workbook(title: "Omgång 2026", created: 1_795_357_800)
    let note = Workbook.Note(row: 0, column: 2, text: "Egen uppgift, å ä ö")
    book.add(Sheet(name: "Svar", rows: rows), widths: [30], notes: [note])
    book.add(Sheet(name: "Bilaga/1", rows: [[.text("Tom")]]))
    book.add(Sheet(name: "bilaga:1", rows: []))
    return book
  }
}
