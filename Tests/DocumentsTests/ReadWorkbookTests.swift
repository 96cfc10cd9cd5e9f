import Documents
import TestSupport
import Testing

@Suite(.enabled(if: SharedFolder.exists)) struct ReadWorkbookTests {
  static let excelFiles: [String: [Sheet]] = [
    "simple01.xlsx": [Sheet(name: "Sheet1", rows: [[.text("Hello")], [.number(123)]])],
    "simple02.xlsx": [
      Sheet(name: "Sheet1", rows: [[.text("Foo")], [.number(123)]]),
      Sheet(name: "Data Sheet", rows: []),
      Sheet(
        name: "Sheet3",
        rows: [[], [.empty, .text("Foo")], [.empty, .text("Bar")], [.empty, .empty, .number(234)]]),
    ],
    "cond_format01.xlsx": [Sheet(name: "Sheet1", rows: [[.number(10)], [.number(20)], [.number(30)], [.number(40)]])],
    "data_validation01.xlsx": [Sheet(name: "Sheet1", rows: [])],
    "hyperlink01.xlsx": [Sheet(name: "Sheet1", rows: [[.text("http://www.perl.org/")]])],
    "merge_cells01.xlsx": [
      Sheet(name: "Sheet1", rows: [[.text("col1"), .text("col2"), .text("col3"), .text("col4")]])
    ],
    "table01.xlsx": [
      Sheet(
        name: "Sheet1",
        rows: [
          [], [], [.empty, .empty, .text("Column1"), .text("Column2"), .text("Column3"), .text("Column4")],
        ])
    ],
    "utf8_01.xlsx": [Sheet(name: "Sheet1", rows: [[.text("Это фраза на русском!")]])],
    "utf8_03.xlsx": [Sheet(name: "Café", rows: [[.text("Café")]])],
    "date_1904_01.xlsx": [
      Sheet(
        name: "Sheet1",
        rows: ["1900-01-01", "1902-09-26", "1913-09-08", "1927-05-18", "2173-10-14", "4637-11-26"].map { [.date($0)] })
    ],
  ]

  @Test(arguments: excelFiles.keys.sorted())
  func `Excels egna filer läses cell för cell`(name: String) throws {
    #expect(try Spreadsheet.read(try SharedFolder.bytes("xlsx/\(name)"), named: name) == Self.excelFiles[name])
  }

  @Test func `Alla delade Excelfiler läses`() throws {
    let names = SharedFolder.names(in: "xlsx", ending: ".xlsx")
    #expect(!names.isEmpty)
    for name in names {
      #expect(try !Spreadsheet.read(try SharedFolder.bytes("xlsx/\(name)"), named: name).isEmpty, "\(name)")
    }
  }

  @Test func `En filtrerad lista läses med de dolda raderna`() throws {
    let rows = try Spreadsheet.read(try SharedFolder.bytes("xlsx/autofilter01.xlsx"), named: "")[0].rows
    #expect(rows.count == 51)
    #expect(rows[0] == [.text("Region"), .text("Item"), .text("Volume"), .text("Month")])
    #expect(rows.dropFirst().allSatisfy { $0.count == 4 })
  }

  @Test func `Styrtecken som Excel skriver med kod blir tecken igen, utom noll`() throws {
    let rows = try Spreadsheet.read(try SharedFolder.bytes("xlsx/shared_strings01.xlsx"), named: "")[0].rows
    #expect(rows.count == 127)
    #expect(rows[0] == [.text("_x0000_")])
    for code in 1..<127 where code != 34 {
      #expect(rows[code] == [.text(String(UnicodeScalar(UInt8(code))))], "tecken \(code)")
    }
  }

  @Test func `Formaterad text fogas ihop och uttalshjälp lämnas bort`() throws {
    let strings = """
      <si><r><t>Kvinno</t></r><r><rPr><b/></rPr><t>jouren</t></r><rPh sb="0"><t>uttal</t></rPh></si><si/>
      """
    let rows = """
      <row><c t="s"><v>0</v></c><c t="s"><v>1</v></c>\
      <c t="inlineStr"><is><t>a_x000D_
      b_x005F_x000D_</t></is></c></row>
      """
    #expect(try cells(rows, strings: strings) == [[.text("Kvinnojouren"), .empty, .text("a\nb_x000D_")]])
  }

  @Test func `Celler läggs där deras beteckning säger`() throws {
    let rows = """
      <row r="3"><c r="AB3"><v>1480</v></c></row><row r="2"><c r="B2" t="b"><v>1</v></c><c><v>0.5</v></c></row>\
      <row r="4"><c r="A4" t="e"><v>#N/A</v></c><c r="B4" t="str"><f>A1</f><v></v></c>\
      <c r="C4" t="d"><v>2026-11-22</v></c></row>
      """
    let read = try cells(rows)
    #expect(read[0] == [] && read[1] == [.empty, .flag(true), .number(0.5)])
    #expect(read[2].count == 28 && read[2][27].text == "1480")
    #expect(read[3] == [.text("#N/A"), .empty, .date("2026-11-22")])
  }

  @Test(arguments: [
    ("14", "", "46348", Cell.date("2026-11-22")),
    ("22", "", "46348.604166666664", .date("2026-11-22T14:30:00")),
    ("0", "", "46348", .number(46348)),
    ("20", "", "0.604166666666667", .text("14:30")),
    ("46", "", "1.5", .text("36:00")),
    ("164", "yyyy\\-mm\\-dd", "1", .date("1900-01-01")),
    ("164", "[$-41D]d mmmm yyyy;@", "59", .date("1900-02-28")),
    ("164", "d/m", "61", .date("1900-03-01")),
    ("164", "yyyy-mm-dd", "60", .number(60)),
    ("164", "mmm", "-1", .number(-1)),
    ("164", "[h]:mm:ss", "1.0000115740740741", .text("24:00:01")),
    ("164", "h:mm AM/PM", "0.25", .text("06:00")),
    ("164", "#,##0\\ \"dygn\"", "7", .number(7)),
    ("164", "[Red]0.00", "7", .number(7)),
    ("164", "0.00E+00", "7", .number(7)),
    ("164", "0000", "114", .number(114)),
    ("164", "_-* #,##0\\ [$kr-41D]_-", "7", .number(7)),
  ])
  func `Talformatet avgör vad som är en dag`(id: String, code: String, value: String, expected: Cell) throws {
    let format = code.replacing("\"", with: "&quot;")
    let styles = """
      <numFmts><numFmt numFmtId="164" formatCode="\(format)"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
      <cellXfs><xf numFmtId="0"/><xf numFmtId="\(id)"/></cellXfs>
      """
    #expect(try cells("<row><c s=\"1\"><v>\(value)</v></c></row>", styles: styles) == [[expected]])
  }

  @Test(arguments: [("0", "1904-01-01"), ("1000", "1906-09-27"), ("44886", "2026-11-22")])
  func `Äldre arbetsböcker från Mac räknar från 1904`(value: String, expected: String) throws {
    var book = MadeWorkbook(
      rows: "<row><c s=\"0\"><v>\(value)</v></c></row>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>")
    book.parts["xl/workbook.xml"] = """
      <workbook xmlns:r="http://r"><workbookPr date1904="1"/><sheets><sheet name="Ett" r:id="r1"/></sheets></workbook>
      """
    #expect(try Spreadsheet.read(try book.bytes(), named: "x.xlsx")[0].rows == [[.date(expected)]])
  }

  @Test func `Dolda blad märks och kommer sist`() throws {
    var book = MadeWorkbook(rows: "<row><c><v>1</v></c></row>")
    book.parts["xl/workbook.xml"] = """
      <x:workbook xmlns:x="http://m" xmlns:r="http://r"><x:sheets><x:sheet name="Dolt" r:id="r1" state="veryHidden"/>\
      <x:sheet name="Synligt" r:id="r1"/></x:sheets></x:workbook>
      """
    let sheets = try Spreadsheet.read(try book.bytes(), named: "x.xlsx")
    #expect(sheets.map(\.name) == ["Synligt", "Dolt"])
    #expect(sheets.map(\.isHidden) == [false, true])
  }

  @Test func `En formel som inte är uträknad nämns med sin cell`() throws {
    let problem = try #require(refusal("<row><c r=\"C2\"><f>1+1</f></c></row>"))
    #expect(problem.row == 2 && problem.column == "C")
    #expect(problem.sentence.contains("cell C2 på bladet ”Ett”"))
  }

  @Test(arguments: [
    "<row><c t=\"s\"><v>7</v></c></row>", "<row><c><v>tio</v></c></row>", "<row><c><v>nan</v></c></row>",
    "<row><c r=\"A0\"><v>1</v></c></row>", "<row><c r=\"1A\"><v>1</v></c></row>", "<row><c>",
    "<row r=\"-9223372036854775808\"><c r=\"ABCD1\"><v>1</v></c></row>",
  ])
  func `En skadad arbetsbok avvisas`(rows: String) throws {
    #expect(refusal(rows)?.sentence.contains("är skadad") == true)
  }

  @Test func `Egna entiteter i filen tolkas aldrig`() throws {
    var book = MadeWorkbook()
    book.parts["xl/worksheets/sheet1.xml"] = """
      <!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row>\
      <c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>
      """
    let bytes = try book.bytes()
    #expect(throws: DocumentProblem.self) { try Spreadsheet.read(bytes, named: "x.xlsx") }
  }

  private func cells(_ rows: String, strings: String? = nil, styles: String? = nil) throws -> [[Cell]] {
    let book = MadeWorkbook(rows: rows, strings: strings, styles: styles)
    return try Spreadsheet.read(try book.bytes(), named: "x.xlsx")[0].rows
  }

  private func refusal(_ rows: String) -> DocumentProblem? {
    #expect(throws: DocumentProblem.self) { try cells(rows) }
  }
}
