import Testing

@testable import Vocabulary

@Suite struct SwedishNumberTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1\u{A0}000"), (1_234_567, "1\u{A0}234\u{A0}567"), (-12_345, "\u{2212}12\u{A0}345"),
    (Int.min, "\u{2212}9\u{A0}223\u{A0}372\u{A0}036\u{A0}854\u{A0}775\u{A0}808"),
  ])
  func `heltal grupperas i tusental med hårt mellanslag`(number: Int, text: String) {
    #expect(SwedishNumber.text(number) == text)
  }

  @Test(arguments: [
    (1_234_567.5, 1, "1\u{A0}234\u{A0}567,5"), (0.05, 1, "0,1"), (2.5, 0, "3"), (-2.5, 0, "\u{2212}3"),
    (-0.01, 1, "0,0"), (12.0, 2, "12,00"), (0.004, 2, "0,00"), (99.96, 1, "100,0"), (3.07, 2, "3,07"),
  ])
  func `decimaler skrivs med komma`(number: Double, decimals: Int, text: String) {
    #expect(SwedishNumber.text(number, decimals: decimals) == text)
  }

  @Test(arguments: [(0.37, 0, "37\u{A0}%"), (0.372, 1, "37,2\u{A0}%"), (1.0, 0, "100\u{A0}%"), (0.0, 0, "0\u{A0}%")])
  func `andelar skrivs i procent`(share: Double, decimals: Int, text: String) {
    #expect(SwedishNumber.share(share, decimals: decimals) == text)
  }

  @Test func `andelen av ingenting är inget tal`() {
    #expect(SwedishNumber.share(Double.nan) == "–")
    #expect(SwedishNumber.text(Double.infinity) == "–")
  }
}
