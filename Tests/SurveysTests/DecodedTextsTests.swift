import Access
import TestSupport
import Testing
import Vocabulary

@testable import Surveys

struct DecodedTextsTests {
  @Test func `samma text ger samma värde, och en annan text ett annat`() throws {
    let texts = DecodedTexts(limit: 10)
    let first: [Int] = try texts.value("[1, 2]")
    let again: [Int] = try texts.value("[1, 2]")
    let other: [Int] = try texts.value("[3]")
    #expect(first == [1, 2] && again == first && other == [3])
    #expect(texts.count == 2)
  }

  @Test func `samma text kan betyda olika saker för olika typer`() throws {
    let texts = DecodedTexts(limit: 10)
    let numbers: [Int] = try texts.value("[]")
    let words: [String] = try texts.value("[]")
    #expect(numbers.isEmpty && words.isEmpty)
    #expect(texts.count == 2)
  }

  @Test func `det som inte går att läsa är ett fel varje gång`() {
    let texts = DecodedTexts(limit: 10)
    for _ in 0..<2 { #expect(throws: (any Error).self) { try texts.value("[1") as [Int] } }
    #expect(texts.count == 0)
  }

  @Test func `det växer inte utan gräns`() throws {
    let texts = DecodedTexts(limit: 3)
    for number in 0..<20 { #expect(try texts.value("[\(number)]") as [Int] == [number]) }
    #expect(texts.count <= 3)
  }

  @Test(arguments: Engine.available) func `luckorna räknas lika på sidan och när svaren skickas in`(_ engine: Engine)
    async throws
  {
    for form in Round.Form.allCases {
      let survey = try await SmallSurvey.make(engine, form: form)
      #expect(try await gaps(survey) == (form == .full ? [8, 8] : [2, 2]))
      try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"])), GivenAnswer(to: "NYC-01", .unknown)])
      #expect(try await gaps(survey) == (form == .full ? [6, 6] : [0, 0]))
      guard form == .full else { continue }
      try await survey.save([
        GivenAnswer(to: "LED-03", .matrix(["vuxna": "ja"])),
        GivenAnswer(to: "LED-04", AnswerContent(comment: "Senare")),
        GivenAnswer(to: "NYC-04", .numbers(["kvinnor": 1, "man": 0])),
      ])
      #expect(try await gaps(survey) == [5, 5])
    }
  }

  /// Counted without reading all questions, and as the page shows them.
  private func gaps(_ survey: SmallSurvey) async throws -> [Int] {
    try await survey.change { tx, reply in
      [try tx.gapCount(in: reply.record), try tx.answerSheet(of: reply.record).unanswered.count]
    }
  }
}
