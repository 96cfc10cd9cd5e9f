import Testing

@testable import Courses

/// Pictures: what a camera has written beside them does not come along.
struct PictureTests {
  @Test func `platsen följer inte med en JPEG`() {
    let start: [UInt8] = [0xFF, 0xD8]
    let jfif: [UInt8] = [0xFF, 0xE0, 0, 4, 1, 2]
    let exif: [UInt8] = [0xFF, 0xE1, 0, 7] + Array("64,20".utf8)
    let comment: [UInt8] = [0xFF, 0xFE, 0, 4, 9, 9]
    let picture: [UInt8] = [0xFF, 0xDA, 0, 2, 7, 7, 0xFF, 0xD9]
    #expect(withoutMetadata(start + jfif + exif + comment + picture) == start + jfif + picture)
    // What is cut off is not read past its end.
    #expect(withoutMetadata([0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 1]) == [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 1])
  }

  @Test func `filmen bakom en bild följer inte med, och fyllning och flera svep stör inte`() {
    let (start, end): ([UInt8], [UInt8]) = ([0xFF, 0xD8], [0xFF, 0xD9])
    let exif: [UInt8] = [0xFF, 0xFF, 0xE1, 0, 7] + Array("64,20".utf8)
    // A zero, a restart and filling are in the scan.
    let scan: [UInt8] = [0xFF, 0xDA, 0, 2, 7, 0xFF, 0, 7, 0xFF, 0xD1, 7]
    let table: [UInt8] = [0xFF, 0xC4, 0, 3, 1]
    let film = Array("ftypmp42 64,20".utf8)
    #expect(
      withoutMetadata(start + exif + scan + table + scan + end + film) == start + scan + table + scan + end)
  }

  @Test func `platsen följer inte med en PNG`() {
    let start: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]
    let chunk = { (name: String) -> [UInt8] in [0, 0, 0, 2] + Array(name.utf8) + [1, 2, 0, 0, 0, 0] }
    let all = start + chunk("IHDR") + chunk("eXIf") + chunk("tEXt") + chunk("IEND")
    #expect(withoutMetadata(all) == start + chunk("IHDR") + chunk("IEND"))
    #expect(withoutMetadata(all + Array("64,20".utf8)) == start + chunk("IHDR") + chunk("IEND"))
  }
}
