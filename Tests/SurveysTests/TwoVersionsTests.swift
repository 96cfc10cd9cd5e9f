import Access
import HTML
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// Versions that wait to be chosen among: none is lost, and handing in says that they are there.
struct TwoVersionsTests {
  @Test(arguments: Engine.available) func `två flikar hos samma person skriver inte över varandra`(_ engine: Engine)
    async throws
  {
    let survey = try await met(engine)
    let waiting = try await versions(survey)
    #expect(waiting.map(\.content.stored).sorted() == ["Loves andra text", "Loves första text"])
    // Den tredje fliken sparar det som redan står, och rör ingen av dem.
    _ = try await post(survey, page: "3", version: "1", "Majs text")
    #expect(try await versions(survey).count == 2)
    // Samma flik skriver vidare på sin egen.
    _ = try await post(survey, page: "2", version: "0", "Loves andra text, längre")
    #expect(
      try await versions(survey).map(\.content.stored).sorted() == ["Loves andra text, längre", "Loves första text"])
  }

  @Test(arguments: Engine.available) func `hur många sidor som än skriver står bara de nyaste kvar`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-04", .text("Majs text"))])
    for page in 1...SetAside.most + 3 {
      survey.site.wait(minutes: 1)
      _ = try await post(survey, page: "\(page)", version: "0", "Text \(page)")
    }
    let texts = try await versions(survey).map(\.content.stored)
    #expect(texts == (4...SetAside.most + 3).reversed().map { "Text \($0)" })
  }

  @Test(arguments: Engine.available) func `alla versioner visas, och den valda gäller`(_ engine: Engine) async throws {
    let survey = try await met(engine)
    let page = try await page(survey)
    for text in ["Loves första text", "Loves andra text", "Majs text"] { #expect(page.contains(text), "\(text)") }
    let oldest = try #require(try await versions(survey).last)
    let place = try await versions(survey).count - 1
    let chosen = try await survey.post(
      [
        ("konflikt.LED-04", "1"), ("LED-04.behall", SetAside.name(ofVersion: place)), ("valj", "LED-04"), ("sida", "9"),
      ],
      by: SmallSurvey.colleague)
    #expect(chosen?.sheet.setAside.isEmpty == true)
    #expect(try await survey.answer("LED-04")?.stored == oldest.content.stored)
  }

  @Test(arguments: Engine.available) func `den som skickar in får veta att en version väntar`(_ engine: Engine)
    async throws
  {
    let survey = try await met(engine)
    let now = survey.now
    let problems = await #expect(throws: Problems.self) {
      try await survey.change { tx, reply in try SubmitReply(acceptsGaps: true).perform(in: tx, on: reply, at: now) }
    }
    #expect(problems?.sentence(for: "versioner")?.hasPrefix("En fråga har två versioner.") == true)
    let overview = try await survey.change { tx, reply in try ReplyOverview(of: reply, in: tx) }
    #expect(overview.waiting == [] && overview.waitingForAnyone == ["LED-04"])
    try await survey.change { tx, reply in
      try SubmitReply(acceptsGaps: true, acceptsWaiting: true).perform(in: tx, on: reply, at: now)
    }
    #expect(try await survey.reply().respondent.state == .submitted)
  }

  /// Maj has answered, and Love has written two other texts in two tabs.
  private func met(_ engine: Engine) async throws -> SmallSurvey {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-04", .text("Majs text"))])
    #expect(try await post(survey, page: "1", version: "0", "Loves första text")?.saved.conflicts == ["LED-04"])
    survey.site.wait(minutes: 1)
    #expect(try await post(survey, page: "2", version: "0", "Loves andra text")?.saved.conflicts == ["LED-04"])
    return survey
  }

  private func post(
    _ survey: SmallSurvey, page: String, version: String, _ text: String
  ) async throws -> PostedArea.Outcome? {
    try await survey.post(
      [("sida", page), ("version.LED-04", version), ("LED-04", text)], by: SmallSurvey.colleague, isAutosave: true)
  }

  /// Love's, newest first.
  private func versions(_ survey: SmallSurvey) async throws -> [SetAside] {
    let waiting = try await survey.change(by: SmallSurvey.colleague) { tx, reply in
      try tx.setAside(by: Editor(reply), in: reply.record)["LED-04"]
    }
    return waiting.map { [$0] + $0.older } ?? []
  }

  private func page(_ survey: SmallSurvey) async throws -> String {
    let sheet = try await survey.change(by: SmallSurvey.colleague) { tx, reply in
      try tx.areaSheet(of: reply.record, area: "LED", for: Editor(reply))
    }
    let area = try #require(sheet)
    let register = try await survey.site.site.register(of: area.sheet, for: SmallSurvey.colleague)
    let page = AreaPage(sheet: area, action: "/", csrf: "", register: register, opened: survey.now)
    return page.page.content.markup
  }
}
