import CZip
import Documents
import Foundation
import Testing

/// A workbook put together part by part, for what no spreadsheet program would save at our wish.
struct MadeWorkbook {
  var parts: [String: String] = [
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": """
    <Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>
    """,
    "xl/workbook.xml": """
    <workbook xmlns:r="http://r"><sheets><sheet name="Ett" sheetId="1" r:id="r1"/></sheets></workbook>
    """,
    "xl/_rels/workbook.xml.rels": """
    <Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="/xl/worksheets/sheet1.xml"/>\
    <Relationship Id="r2" Type="http://x/styles" Target="styles.xml"/>\
    <Relationship Id="r3" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>
    """,
  ]

  init(rows: String = "", strings: String? = nil, styles: String? = nil) {
    parts["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData>\(rows)</sheetData></worksheet>"
    parts["xl/sharedStrings.xml"] = strings.map { "<sst>\($0)</sst>" }
    parts["xl/styles.xml"] = styles.map { "<styleSheet>\($0)</styleSheet>" }
  }

  init(onlyParts parts: [String: String]) { self.parts = parts }

  func bytes(password: String? = nil) throws -> [UInt8] {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).zip").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let archive = try #require(zip_open(path, ZIP_CREATE, nil))
    for (name, content) in parts {
      let bytes = Array(content.utf8)
      // libzip frees the copy when the archive is closed.
      let copy = try #require(malloc(max(bytes.count, 1)))
      copy.copyMemory(from: bytes, byteCount: bytes.count)
      let source = try #require(zip_source_buffer(archive, copy, zip_uint64_t(bytes.count), 1))
      let index = zip_file_add(archive, name, source, 0)
      if let password { zip_file_set_encryption(archive, zip_uint64_t(index), 0x0103, password) }
    }
    try #require(zip_close(archive) == 0)
    return [UInt8](try #require(FileManager.default.contents(atPath: path)))
  }
}
