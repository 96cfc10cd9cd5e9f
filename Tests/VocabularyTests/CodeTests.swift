import Foundation
import Testing

@testable import Vocabulary

@Suite struct CodeTests {
  @Test(arguments: [
    ("0114", "0114"), ("114", "0114"), (" 0114\r", "0114"), ("\u{A0}2480\u{A0}", "2480"), ("1480", "1480"),
  ])
  func `en kommunkod läses också utan sin första nolla`(text: String, code: String) {
    #expect(MunicipalityCode(text)?.text == code)
  }

  @Test(arguments: ["", "14", "01145", "0014", "0214", "1500", "x480", "24 80", "2480 Umeå", "２４８０", "-480", "+480"])
  func `det som inte är en kommunkod avvisas`(text: String) {
    #expect(MunicipalityCode(text) == nil)
  }

  @Test func `de två första siffrorna är länet`() throws {
    let code = try #require(MunicipalityCode("0114"))
    #expect(code.county == CountyCode("01"))
    #expect(code.county.text == "01")
  }

  @Test func `en länskod läses också utan sin första nolla`() {
    #expect(CountyCode("1")?.text == "01")
    #expect(CountyCode("24")?.text == "24")
    #expect(CountyCode("02") == nil)
    #expect(CountyCode("001") == nil)
    #expect(CountyCode("AB") == nil)
  }

  @Test func `koder sorteras som siffrorna och sparas som text`() throws {
    let codes = try ["2480", "0114"].map { try #require(MunicipalityCode($0)) }
    #expect(codes.sorted().map(\.text) == ["0114", "2480"])
    let json = try JSONEncoder().encode(codes)
    #expect(String(decoding: json, as: UTF8.self) == #"["2480","0114"]"#)
    #expect(try JSONDecoder().decode([MunicipalityCode].self, from: json) == codes)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([MunicipalityCode].self, from: Data(#"["9999"]"#.utf8))
    }
  }

  @Test func `lagrum skrivs som jurister skriver dem`() {
    #expect(LegalSource.sol(chapter: 12, section: "10").text == "12 kap. 10 § SoL (2025:400)")
    #expect(LegalSource.osl(chapter: 26, section: "1").text == "26 kap. 1 § OSL (2009:400)")
    #expect(LegalSource(law: "LSS", statute: "1993:387", section: "9 a").text == "9 a § LSS (1993:387)")
    #expect(LegalSource(law: "SoL", statute: "2025:400").text == "SoL (2025:400)")
  }
}
