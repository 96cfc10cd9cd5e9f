import Documents
import Testing

/// Files that keep within the size and are made to cost more than they should.
struct LargeFileTests {
  @Test(arguments: ["\"", "a"]) func `En cell utan slut vägras med rad`(content: String) throws {
    let bytes = Array("a;b\n1;".utf8) + Array(String(repeating: content, count: 300_000).utf8)
    let problem = #expect(throws: DocumentProblem.self) { try Spreadsheet.read(bytes, named: "lista.csv") }
    #expect(problem?.row == 2)
    #expect(problem?.sentence.contains("orimligt mycket text på rad 2") == true)
  }

  @Test func `Högst femtusen kontakter läses ur en fil`() throws {
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\nEND:VCARD\r\n"
    #expect(try VCardReader.read(Array(String(repeating: card, count: 5000).utf8)).count == 5000)
    let bytes = Array(String(repeating: card, count: 5001).utf8)
    let problem = #expect(throws: DocumentProblem.self) { try VCardReader.read(bytes) }
    #expect(problem?.sentence.contains("högst 5 000 kontakter") == true)
  }

  @Test func `Ett kort med hundratusentals rader vägras, och en lång bild räknas som en`() throws {
    let start = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna\n"
    let many = start + String(repeating: "TEL:1\n", count: 100_001) + "END:VCARD\n"
    #expect(throws: DocumentProblem.self) { try VCardReader.read(Array(many.utf8)) }
    let picture = start + "PHOTO:a\n" + String(repeating: " abcd\n", count: 150_000) + "\n\nEND:VCARD\n"
    #expect(try VCardReader.read(Array(picture.utf8)).map(\.name) == ["Anna"])
  }
}
