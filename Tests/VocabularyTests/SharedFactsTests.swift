import TestSupport
import Testing

@testable import Vocabulary

/// The project's own facts against the files they were made from, where those lie beside the checkout.
@Suite(.enabled(if: SharedFolder.exists)) struct SharedFactsTests {
  @Test func `koder, namn, län och grupper är desamma som i underlaget`() throws {
    let rows = try SharedFolder.rows(of: "geo/kommuner.csv", separator: ",")
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
    let rows = try SharedFolder.rows(of: "geo/lan.csv", separator: ",")
    #expect(rows.map { $0[0] } == Sweden.current.counties.map(\.code.text))
    #expect(rows.map { $0[1] } == Sweden.current.counties.map(\.name))
    #expect(rows.map { Int($0[5]) } == Sweden.current.counties.map { Sweden.current.inCounty($0.code).count })
  }
}
