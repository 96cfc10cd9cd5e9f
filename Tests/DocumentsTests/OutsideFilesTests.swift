import Documents
import Foundation
import Testing

/// Leaves what the module writes in a folder, for `Tests/Outside/documents_check.py` to read with other programs.
struct OutsideFilesTests {
  static let folder = ProcessInfo.processInfo.environment["SAMFRID_OUTSIDE"]

  @Test(.enabled(if: folder != nil, "SAMFRID_OUTSIDE anger ingen mapp"))
  func `Filer skrivs för andra program att läsa`() async throws {
    let folder = URL(fileURLWithPath: try #require(Self.folder))
    let code = try QRCode.svg("https://example.org/å?kod=1", label: "Prov")
    let files: [String: [UInt8]] = [
      "arbetsbok.xlsx": try WriteSpreadsheetTests.example().bytes(),
      "lista.csv": CSVWriter.bytes(of: WriteSpreadsheetTests.rows),
      "kontakter.vcf": VCardWriter.bytes(of: [ContactCardTests.example, VCard(name: "Bo")]),
      "kod.png": try await Picture.png(svg: code, width: 400),
    ]
    for (name, bytes) in files { try Data(bytes).write(to: folder.appendingPathComponent(name)) }
  }
}
