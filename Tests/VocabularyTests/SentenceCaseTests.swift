import Testing

@testable import Vocabulary

struct SentenceCaseTests {
  @Test(arguments: [("Hjälp med rutiner", "hjälp med rutiner"), ("FoU-stöd", "FoU-stöd"), ("HRV", "HRV"), ("", "")])
  func `ordet skrivs som inne i en mening`(_ text: String, _ expected: String) {
    #expect(text.lowercasedFirst == expected)
  }
}
