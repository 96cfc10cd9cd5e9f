import Access
import TestSupport
import Testing
import Vocabulary

@testable import Surveys

struct AnswerGapTests {
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
