import Testing

@testable import Instruments

struct NumberTests {
  @Test(arguments: [
    ("0", "0"), ("-0.50", "-0.50"), ("1.2e-3", "0.0012"), ("1.2E3", "1200"), ("0.1", "0.1"), ("007", "7"), (".5", nil),
    ("1.", nil), ("", nil), ("-", nil),
    ("1e", nil), ("0x1", nil), ("1,5", nil), ("١", nil), ("123456789012345678", "123456789012345678"),
  ])
  func `Tal läses som de är skrivna`(text: String, result: String?) {
    #expect(DecimalNumber(text)?.description == result)
  }

  @Test func `Jämförelser och avrundning är exakta`() throws {
    let values = try ["-1.5", "-0.1", "0", "0.10", "0.2", "1"].map { try #require(DecimalNumber($0)) }
    #expect(values.sorted() == values)
    #expect(DecimalNumber("0.10") == DecimalNumber("0.1"))
    #expect(Set([try #require(DecimalNumber("0.10")), try #require(DecimalNumber("0.1"))]).count == 1)
    #expect(DecimalNumber("2.5")?.rounded(to: 0).description == "3")
    #expect(DecimalNumber("-2.5")?.rounded(to: 0).description == "-3")
    #expect(DecimalNumber("1e-30").map { $0 < .one } == true)
  }

  @Test(arguments: [
    ("a+b?c", "aac", true), ("^[A-Z]\\d{2,3}$", "A12", true), ("^[A-Z]\\d{2,3}$", "A1234", false),
    ("(foo|bar)+", "foobar", true),
    ("[^0-9]+", "abc", true), ("\\w+@\\w+\\.se", "a@b.se", true), ("(?=.*\\d)[a-z0-9]{4,}", "abc1", true),
    ("(?=.*\\d)[a-z0-9]{4,}", "abcd", false),
    ("(?!x).*", "xa", false), ("a{0}", "", true), ("å.ö", "åäö", true), ("[\\d-]+", "1-2", true), ("[]a]+", "a]", true),
    ("\\bab\\b", "ab", true), ("a*?b", "aab", true),
    ("\\u00e5", "å", true), ("", "", true),
  ])
  func `Mönster passar som väntat`(pattern: String, text: String, fits: Bool) throws {
    #expect(try Pattern(pattern).matchesWhole(text) == fits)
  }

  @Test(arguments: ["(", ")", "[a", "a{2,1}", "*a", "a{1001}", "\\q", "(?<n>a)", "a***"])
  func `Mönster som inte går att läsa sägs vara det`(pattern: String) {
    #expect(throws: PathProblem.self) { try Pattern(pattern) }
  }

  @Test func `Kalendern räknar rätt`() throws {
    #expect(Calendar.dayNumber(year: 1970, month: 1, day: 1) == 0)
    #expect(Calendar.dayNumber(year: 2000, month: 3, day: 1) == 11_017)
    for day in stride(from: -700_000, to: 2_900_000, by: 9973) {
      let date = try #require(Calendar.date(ofDay: day))
      #expect(date.firstDay == day)
    }
  }
}
