import Documents
import Testing

struct RefuseFileTests {
  static let files: [(content: [UInt8], words: String)] = [
    ([], "är tom"),
    ([0xEF, 0xBB, 0xBF, 0x0D, 0x0A], "är tom"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "är en bild"),
    ([0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], "är en bild"),
    (Array("<?xml version=\"1.0\"?>\n<svg xmlns=\"x\"/>".utf8), "är en bild"),
    (Array("%PDF-1.7\n".utf8), "är en PDF"),
    ([0x1F, 0x8B, 8, 0], "är hoppackad"),
    (Array("  <!DOCTYPE html><table>".utf8), "är en webbsida"),
    (Array("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>".utf8), "är en XML-fil"),
    (Array("BEGIN:VCARD\r\n".utf8), "är ett kontaktkort"),
    (compoundFile(listing: "Workbook"), "Excels gamla format"),
    (compoundFile(listing: "EncryptedPackage"), "skyddad med lösenord"),
    (compoundFile(listing: "WordDocument"), "äldre Office-dokument"),
    (Array("a;b\nc\0;d".utf8), "rad 2"),
    ([0x61, 0, 0x3B, 0, 0x62, 0, 0x0A, 0], "UTF-16 utan märke"),
    ([0xFF, 0xFE, 0x61, 0, 0x62], "avbruten eller skadad"),
    ([0x61, 0x3B, 0x8F, 0x84], "teckenkodning"),
    ([0xEF, 0xBB, 0xBF, 0x61, 0xE5], "teckenkodning"),
    (Array("namn;ort\nÃ…sa;VÃ¤sterÃ¥s".utf8), "fel teckenkodning"),
    (Array("namn;ort\nAnna;V\u{FFFD}xj\u{FFFD}".utf8), "rad 2 står �"),
    (Array("PK\u{3}\u{4} och sedan tar det slut".utf8), "skadad eller bara delvis hämtad"),
  ]

  @Test(arguments: files.indices)
  func `Varje slags fel fil får sin egen mening`(index: Int) throws {
    let file = Self.files[index]
    let problem = try #require(refusal(file.content))
    #expect(problem.sentence.contains(file.words))
    #expect(problem.sentence.hasPrefix("Filen ”lista.xlsx” "))
    #expect(problem.sentence.hasSuffix("."))
  }

  @Test func `En bild av Windows-slag känns igen men inte text som börjar på BM`() throws {
    #expect(refusal(Array("BM".utf8) + [9, 9, 0, 0, 0, 0, 0, 0])?.sentence.contains("bild") == true)
    #expect(try Spreadsheet.read(Array("BM;K\n1;2\n".utf8), named: "x.csv")[0].rows.count == 2)
  }

  @Test func `Ett zip-arkiv av annat slag får sin egen mening`() throws {
    let kinds = [
      ["mimetype": "application/vnd.oasis.opendocument.spreadsheet"]: "OpenDocument",
      ["brev.txt": "hej"]: "är en zip-fil",
      ["Index/Document.iwa": "x"]: "Apple Numbers",
      ["[Content_Types].xml": "<Types/>", "word/document.xml": "<d/>"]: "Worddokument",
      ["[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<d/>"]: "PowerPoint",
      ["[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x"]: ".xlsb",
      ["[Content_Types].xml": "<Types/>"]: "skadad",
    ]
    for (parts, words) in kinds {
      let problem = try #require(refusal(try MadeWorkbook(onlyParts: parts).bytes()))
      #expect(problem.sentence.contains(words))
    }
  }

  @Test func `En arbetsbok med lösenord på delarna avvisas`() throws {
    let problem = try #require(refusal(try MadeWorkbook().bytes(password: "hemligt")))
    #expect(problem.sentence.contains("lösenord"))
  }

  @Test func `En zip-bomb stoppas innan den är uppackad`() throws {
    let padding = String(repeating: " ", count: 3_000_000)
    let bomb = try MadeWorkbook(rows: padding).bytes()
    #expect(bomb.count < 20_000)
    var limit = ReadLimit.standard
    limit.unpackedBytes = 1_000_000
    #expect(refusal(bomb, limit)?.sentence.contains("orimligt stor") == true)
    #expect(try Spreadsheet.read(bomb, named: "x").count == 1)
  }

  @Test func `En fil som är för stor avvisas innan den tolkas`() throws {
    let limit = ReadLimit(fileBytes: 2_000_000, unpackedBytes: 1, rows: 1, columns: 1, cells: 1)
    let problem = try #require(refusal([UInt8](repeating: 0x61, count: 2_500_000), limit))
    #expect(problem.sentence.contains("är 3 MB stor och vi läser högst 2 MB"))
  }

  @Test func `För många rader, kolumner och celler avvisas i båda formaten`() throws {
    let limit = ReadLimit(fileBytes: 1_000_000, unpackedBytes: 1_000_000, rows: 10, columns: 5, cells: 20)
    let tooLong = String(repeating: "a\n", count: 11)
    let tooMany = String(repeating: "a;b;c\n", count: 7)
    #expect(refusal(Array(tooLong.utf8), limit)?.sentence.contains("för många rader") == true)
    #expect(refusal(Array(tooMany.utf8), limit)?.sentence.contains("för många rader") == true)
    #expect(refusal(Array("a\na;b;c;d;e;f\n".utf8), limit)?.row == 2)

    func workbook(_ cells: String) throws -> [UInt8] { try MadeWorkbook(rows: "<row>\(cells)</row>").bytes() }
    #expect(refusal(try workbook("<c r=\"A11\"><v>1</v></c>"), limit)?.sentence.contains("för många rader") == true)
    #expect(refusal(try workbook("<c r=\"F2\"><v>1</v></c>"), limit)?.sentence.contains("kolumner på rad 2") == true)
    let wide = (1...5).map { "<c r=\"E\($0)\"><v>1</v></c>" }.joined()
    #expect(refusal(try workbook(wide), limit)?.sentence.contains("för många rader") == true)
    #expect(try Spreadsheet.read(try workbook("<c r=\"XFD1048576\" s=\"1\"/>"), named: "x", limit: limit)[0].rows == [])
  }

  private func refusal(_ bytes: [UInt8], _ limit: ReadLimit = .standard) -> DocumentProblem? {
    #expect(throws: DocumentProblem.self) { try Spreadsheet.read(bytes, named: "lista.xlsx", limit: limit) }
  }

  /// The least of an old Office container: a header that points to its directory.
  private static func compoundFile(listing name: String) -> [UInt8] {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 2040)
    bytes[30] = 9
    bytes[48] = 1
    bytes.replaceSubrange(1024..<1024 + name.utf8.count * 2, with: name.utf8.flatMap { [$0, 0] })
    return bytes
  }
}
