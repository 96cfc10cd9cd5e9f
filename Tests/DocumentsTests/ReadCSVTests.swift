import Documents
import TestSupport
import Testing

@Suite(.enabled(if: SharedFolder.exists)) struct ReadCSVTests {
  @Test(arguments: ["kommuner-semikolon-utf8-bom.csv", "kommuner-semikolon-windows1252.csv"])
  func `Kommunlistan läses likadant i båda teckenkodningarna`(name: String) throws {
    let rows = try texts(try SharedFolder.bytes("csv/\(name)"))
    #expect(rows.count == 291)
    #expect(rows[0].prefix(3) == ["kommunkod", "kommun", "kommun_langt_namn"])
    let first = ["0114", "Upplands Väsby", "Upplands Väsby kommun", "01", "Stockholms län", "A2", "59,5213", "17,9052"]
    #expect(rows[1] == first)
    #expect(rows.allSatisfy { $0.count == 8 })
    #expect(Set(rows.dropFirst().map { $0[0] }).count == 290)
  }

  @Test func `Alla delade CSV-filer läses`() throws {
    let names = SharedFolder.names(in: "csv", ending: ".csv")
    #expect(!names.isEmpty)
    for name in names {
      #expect(try texts(try SharedFolder.bytes("csv/\(name)")).count > 1, "\(name)")
    }
  }

  @Test(arguments: [
    ("a;b\r\nÅre;2", [["a", "b"], ["Åre", "2"]]),
    ("a,b\nx,2\n", [["a", "b"], ["x", "2"]]),
    ("a\tb\rx\t2\r", [["a", "b"], ["x", "2"]]),
    ("sep=,\r\na,b;c\r\n", [["a", "b;c"]]),
    ("sep=|\na|b", [["a", "b"]]),
    ("kod;värde\n0114;1,5\n0115;2,5\n", [["kod", "värde"], ["0114", "1,5"], ["0115", "2,5"]]),
    ("namn;roll, titel, tjänst\nAnna;chef\nBo;\n", [["namn", "roll, titel, tjänst"], ["Anna", "chef"], ["Bo"]]),
    ("\"a;1\",\"b;2\"\n\"c;3\",\"d;4\"\n", [["a;1", "b;2"], ["c;3", "d;4"]]),
    ("a;\"två\r\nrader\";\"säg \"\"hej\"\"\"\n", [["a", "två\nrader", "säg \"hej\""]]),
    ("a;5\" skruv;c\n", [["a", "5\" skruv", "c"]]),
    ("a;;c;;\n\n;;\n", [["a", "", "c"]]),
    ("en enda kolumn\nrad två\n", [["en enda kolumn"], ["rad två"]]),
    ("a;b;", [["a", "b"]]),
  ])
  func `Skiljetecken, radslut och citattecken tolkas`(content: String, expected: [[String]]) throws {
    #expect(try texts(Array(content.utf8)) == expected)
  }

  @Test func `Tomma rader mitt i behåller sin plats`() throws {
    let sheet = try Spreadsheet.read(Array("a;b\n\nc;d\n".utf8), named: "lista.csv")[0]
    #expect(sheet.name == "lista")
    #expect(sheet.rows == [[.text("a"), .text("b")], [], [.text("c"), .text("d")]])
  }

  @Test(arguments: [true, false])
  func `UTF-16 med märke läses`(isBigEndian: Bool) throws {
    let units = Array("\u{FEFF}namn\tort\r\nÅsa\tÖrebro 😀".utf16)
    let bytes = units.flatMap { isBigEndian ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(try texts(bytes) == [["namn", "ort"], ["Åsa", "Örebro 😀"]])
  }

  @Test func `Windows-1252 har tankstreck och euro på egna platser`() throws {
    #expect(try texts([0x96, 0x3B, 0x80, 0x3B, 0xC5]) == [["–", "€", "Å"]])
  }

  @Test func `Ett citattecken som inte avslutas nämns med raden där det börjar`() throws {
    let problem = try #require(refusal("a;b\nc;\"d\ne;f\n"))
    #expect(problem.row == 2)
    #expect(problem.sentence.contains("rad 2 som aldrig avslutas"))
  }

  @Test func `Raden räknas i filen även när sep och celler med flera rader står före`() throws {
    #expect(refusal("sep=;\n\"a\nb\";c\nd;\"e\n")?.row == 4)
  }

  @Test func `Text efter ett avslutande citattecken nämns med rad`() throws {
    let problem = try #require(refusal("a;b\n\"c\"d;e\n"))
    #expect(problem.row == 2)
    #expect(problem.sentence.contains("två citattecken"))
  }

  @Test func `Apostrofen som skyddar mot formler försvinner igen`() throws {
    #expect(try texts(Array("'+46 70;'=1;'n;''=2".utf8)) == [["+46 70", "=1", "'n", "'=2"]])
  }

  private func texts(_ bytes: [UInt8]) throws -> [[String]] {
    try Spreadsheet.read(bytes, named: "prov.csv")[0].rows.map { $0.map(\.text) }
  }

  private func refusal(_ content: String) -> DocumentProblem? {
    #expect(throws: DocumentProblem.self) { try Spreadsheet.read(Array(content.utf8), named: "prov.csv") }
  }
}
