import Foundation
import Testing

@testable import Vocabulary

/// The project's own facts against the files they were made from, where those lie beside the checkout.
@Suite(.enabled(if: SharedFiles.exist)) struct SharedFactsTests {
  @Test func `koder, namn, län och grupper är desamma som i underlaget`() throws {
    let rows = try SharedFiles.rows(of: "data/geo/kommuner.csv", separator: ",")
    #expect(rows.count == 290)
    for row in rows {
      let code = try #require(MunicipalityCode(row[0]))
      let municipality = try #require(Sweden.current.municipality(code))
      #expect([municipality.name, municipality.longName] == [row[1], row[2]])
      #expect(municipality.county.text == row[3])
      #expect(municipality.group.rawValue == row[5])
    }
  }

  @Test func `länen är desamma som i underlaget`() throws {
    let rows = try SharedFiles.rows(of: "data/geo/lan.csv", separator: ",")
    #expect(rows.map { $0[0] } == Sweden.current.counties.map(\.code.text))
    #expect(rows.map { $0[1] } == Sweden.current.counties.map(\.name))
    #expect(rows.map { Int($0[5]) } == Sweden.current.counties.map { Sweden.current.inCounty($0.code).count })
  }
}

enum SharedFiles {
  static let folder =
    ProcessInfo.processInfo.environment["SAMFRID_SHARED"].map { URL(fileURLWithPath: $0) }
    ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared")

  static var exist: Bool { FileManager.default.fileExists(atPath: folder.path) }

  static func text(_ file: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
  }

  static func rows(of file: String, separator: Character) throws -> [[String]] {
    try text(file).split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
  }
}
