import CPango
import Documents
import Glibc
import TestSupport
import Testing

@testable import PDF

struct WritePDFTests {
  private static let moment = 1_795_000_000

  private static func document(_ blocks: PDFBlock...) throws -> [UInt8] {
    var document = PDFDocument(title: "Närvaro (höst) å\\ä ö", author: "Länsstyrelsen Örebro", created: moment)
    for block in blocks { document.add(block) }
    return try document.bytes()
  }

  private static func example() throws -> [UInt8] {
    try document(
      .heading("Närvaro i nätverket"), .paragraph("Ålands öar & <b>ärliga</b> vänner."),
      .facts([PDFFact("Dag", "14 oktober 2026"), PDFFact("Ort", "Örebro")]),
      .list(["Första punkten", "Andra punkten"]),
      .table(table(rows: 3)), .rule(), .code(try PDFCode("https://example.se/a", label: "Kod för närvaro")),
      .foot([.paragraph("Längst ner")]))
  }

  /// Seconds of work by this thread: the suite runs beside it.
  private static var work: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func table(rows: Int) -> PDFTable {
    PDFTable(
      columns: [
        .init("Nummer", alignment: .right), .init("Namn", share: 3), .init("Kommun", share: 2), .init("Ja"),
      ],
      rows: (1...rows).map { ["\($0)", "Åsa Öhman nr \($0)", "Härjedalen", ""] })
  }

  @Test func `Samma dokument ger samma fil`() throws {
    let bytes = try Self.example()
    #expect(bytes.starts(with: Array("%PDF".utf8)))
    #expect(try Self.example() == bytes)
  }

  @Test func `Titel, språk och tid står i filen, och den är taggad`() throws {
    let bytes = try Self.example()
    let information = try PDFReader(bytes).information()
    #expect(information.contains("Tagged:          yes"))
    #expect(information.contains("Title:           Närvaro (höst) å\\ä ö"))
    #expect(information.contains("Author:          Länsstyrelsen Örebro"))
    #expect(information.contains("Page size:       595.276 x 841.89 pts (A4)"))
    #expect(information.contains("2026"))
    let end = String(decoding: bytes.suffix(5_000), as: UTF8.self)
    #expect(end.contains("/Lang <FEFF00730076>"))
    #expect(end.contains("/DisplayDocTitle true"))
    #expect(end.contains("/Alt <FEFF004B006F0064"))
    #expect(end.contains("/Scope /Column"))
  }

  @Test func `Text kan kopieras med å, ä och ö, i den ordning den läses, och är aldrig märkkod`() throws {
    let text = try PDFReader(try Self.example()).text()
    let expected = [
      "Närvaro i nätverket", "Ålands öar & <b>ärliga</b> vänner.", "Dag", "14 oktober 2026", "Ort", "Örebro",
      "Första punkten", "Andra punkten", "Nummer", "Åsa Öhman nr 1", "Åsa Öhman nr 3", "Längst ner",
    ]
    var rest = text[...]
    for words in expected {
      let found = try #require(rest.firstRange(of: words), "\(words)")
      rest = rest[found.upperBound...]
    }
  }

  @Test func `Det som läses upp står i rätt ordning med rätt taggar`() throws {
    let structure = try PDFReader(try Self.example()).structure()
    let lines = structure.split(separator: "\n").map { $0.drop { $0 == " " } }
    let tags = lines.filter { !$0.hasPrefix("\"") && !$0.hasPrefix("/") }
      .map { String($0.prefix { !" (:".contains($0) }) }
    let items = ["L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody"]
    let head = ["Table", "THead", "TR", "TH", "TH", "TH", "TH", "TBody"]
    let rows = (1...3).flatMap { _ in ["TR", "TD", "TD", "TD", "TD"] }
    #expect(tags == ["Document", "H1", "P"] + items + items + head + rows + ["Figure", "P"])
    #expect(structure.contains("ärliga"))
  }

  @Test func `Alla typsnitt ligger i filen`() throws {
    let fonts = try PDFReader(try Self.example()).fonts()
    #expect(fonts.count >= 2)
    #expect(fonts.allSatisfy { $0.isEmbedded && $0.name.contains("DejaVu") })
  }

  @Test func `En tabell på 2 000 rader har sitt huvud på varje sida och tar under en sekund`() throws {
    let before = Self.work
    let bytes = try Self.document(.table(Self.table(rows: 2_000)), .paragraph("Slut"))
    let time = Self.work - before
    let pages = try PDFReader(bytes).pages()
    #expect(pages.count > 30)
    for (index, page) in pages.enumerated() {
      #expect(page.contains("Nummer Namn Kommun Ja"), "\(index)")
      #expect(page.contains("Sida \(index + 1) av \(pages.count)"))
    }
    let rows = pages.joined().split(separator: "\n").filter { $0.contains("Åsa Öhman") }
    #expect(rows == (1...2_000).map { "\($0) Åsa Öhman nr \($0) Härjedalen" })
    #expect(time < 1)
  }

  @Test func `Ett långt ord bryts utan bindestreck`() throws {
    let word = String(repeating: "Ö", count: 300)
    let text = try PDFReader(try Self.document(.paragraph(word))).text()
    #expect(text.filter { !$0.isWhitespace } == word)
  }

  @Test func `Huvudet läses upp en gång, fast det står på varje sida`() throws {
    let reader = PDFReader(try Self.document(.table(Self.table(rows: 120))))
    #expect(try reader.pages().count == 4)
    let structure = try reader.structure()
    #expect(structure.ranges(of: "Table").count == 1 && structure.ranges(of: "TH:").count == 4)
    #expect(structure.ranges(of: "TD\n").count == 480)
  }

  @Test(arguments: [
    String(repeating: "Ö", count: 300), String(repeating: "Anna ", count: 60), "שלום עליכם", "محمد بن سلمان",
    "\u{202E}vänd", "👩‍👩‍👧‍👦 🇸🇪 😀", "a\u{0}b\u{7F}c\u{85}d", "", " ", "\n\n", "𠮷 日本",
    "e\u{301}\u{301}\u{301}", "\u{FFFD}\u{E000}\u{2028}x",
  ])
  func `Inget namn får programmet att stanna`(name: String) throws {
    let bytes = try Self.document(
      .heading(name), .paragraph(name, style: PDFStyle(27, .serif, smallest: 10)), .facts([PDFFact(name, name)]),
      .list([name]), .table(PDFTable(columns: [.init(name)], rows: [[name], [name, name], []])))
    #expect(try PDFReader(bytes).information().contains("Tagged:          yes"))
    #expect(try PDFReader(bytes).fonts().allSatisfy(\.isEmbedded))
  }

  @Test func `Ett stycke längre än sidan fortsätter på nästa, och en alltför hög cell slutar med tre punkter`() throws {
    let long = (1...1_500).map { "ord\($0)" }.joined(separator: " ")
    let table = PDFTable(columns: [.init("Text")], rows: [[long], ["kort"]])
    let bytes = try Self.document(.paragraph(long), .table(table))
    let pages = try PDFReader(bytes).pages()
    #expect(pages.count == 4 || pages.count == 5)
    #expect(pages[0].contains("ord1 ") && pages[1].contains("ord900 "))
    let text = pages.joined()
    #expect(text.contains("ord1500") && text.contains("…") && text.contains("kort"))
  }

  @Test func `En QR-kod har samma rutor i filen som i bilden`() throws {
    let squares = try QRSquares("https://example.se/a")
    #expect(squares.side == 25 + 8)
    #expect(squares.runs.first.map { [$0.row, $0.column, $0.length] } == [4, 4, 7])
    #expect(throws: DocumentProblem.self) { try PDFCode(String(repeating: "å", count: 2_000), label: "x") }
  }

  @Test func `Ett fel i biblioteket blir ett svenskt fel`() throws {
    let canvas = try PDFCanvas(width: 100, height: 100, language: "sv")
    cairo_restore(canvas.pen)
    let problem = #expect(throws: DocumentProblem.self) { try canvas.finish() }
    #expect(problem?.sentence.contains("kunde inte göras") == true)
  }

  @Test func `En fil som inte är byggd som cairos sägs inte vara gjord`() throws {
    let files: [String] = [
      "", "%PDF", "startxref\n9\n%%EOF\n", "xref\n0 9\n/Root 1 0 R /Info 2 0 R\nstartxref\n0\n",
      "xref\n0 99999999999999999999\n/Root 1 0 R /Info 2 0 R\nstartxref\n0\n",
      "xref\n0 2\n0000000000 65535 f \n9999999999 00000 n \n/Root 1 0 R /Info 1 0 R\nstartxref\n0\n",
    ]
    for file in files {
      #expect(throws: DocumentProblem.self) {
        try PDFAmendment(language: "sv", pictures: []).applied(to: Array(file.utf8))
      }
    }
  }
}
