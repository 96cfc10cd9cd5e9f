import Access
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// From draft to confirmed, and back with a reason.
struct ReplyStateTests {
  @Test(arguments: Engine.available) func `ingen skickar in ett tomt svar`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    await #expect(throws: Problems.self) { try await submit(survey, acceptsGaps: true) }
  }

  @Test(arguments: Engine.available) func `luckor skickas bara in när man har sagt ja till det`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"]))])
    let problems = await #expect(throws: Problems.self) { try await submit(survey, acceptsGaps: false) }
    #expect(problems?.sentence(for: "luckor")?.hasPrefix("7 frågor saknar svar") == true)
    #expect(try await survey.reply().respondent.state == .draft)
    try await submit(survey, acceptsGaps: true)
    let reply = try await survey.reply()
    #expect(reply.respondent.state == .submitted)
    #expect(reply.respondent.submittedBy == SmallSurvey.contact.byline.text)
  }

  @Test(arguments: Engine.available) func `i kortformuläret räknas bara dess frågor`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine, form: .short)
    try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"])), GivenAnswer(to: "NYC-01", .number(12))])
    try await submit(survey, acceptsGaps: false)
    #expect(try await survey.reply().respondent.state == .submitted)
  }

  @Test(arguments: Engine.available) func `en halv matris är en lucka`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-03", .matrix(["vuxna": "ja"]))])
    let sheet = try await survey.change { tx, reply in try tx.answerSheet(of: reply.record) }
    #expect(sheet.progress(of: "LED") == Progress(answered: 0, total: 4))
    try await survey.save([GivenAnswer(to: "LED-03", .matrix(["vuxna": "ja", "barn": "nej"]), basis: 1)])
    let full = try await survey.change { tx, reply in try tx.answerSheet(of: reply.record) }
    #expect(full.progress(of: "LED") == Progress(answered: 1, total: 4))
  }

  @Test(arguments: Engine.available) func `bara chefen bekräftar`(_ engine: Engine) async throws {
    let survey = try await submitted(engine)
    for viewer in [SmallSurvey.contact, SmallSurvey.leader] {
      await #expect(throws: Refusal.self) { try await confirm(survey, by: viewer) }
    }
    let before = try await survey.reply().round.revision
    try await confirm(survey, by: SmallSurvey.manager)
    let reply = try await survey.reply()
    #expect(reply.respondent.state == .confirmed)
    #expect(reply.respondent.confirmedBy == SmallSurvey.manager.byline.text)
    #expect(reply.round.revision == before + 1)
  }

  @Test(arguments: Engine.available) func `inskickade svar går inte att ändra`(_ engine: Engine) async throws {
    let survey = try await submitted(engine)
    await #expect(throws: ReplyIsClosed.self) { try await survey.save([GivenAnswer(to: "LED-04", .text("x"))]) }
  }

  @Test(arguments: Engine.available) func `svaren öppnas igen med ett skäl som syns`(_ engine: Engine) async throws {
    let survey = try await submitted(engine)
    try await confirm(survey, by: SmallSurvey.manager)
    let before = try await survey.reply().round.revision
    await #expect(throws: Refusal.self) { try await reopen(survey, by: SmallSurvey.contact) }
    try await reopen(survey, by: SmallSurvey.leader)
    let reply = try await survey.reply()
    #expect(reply.respondent.state == .draft)
    #expect(reply.respondent.confirmedBy == nil)
    #expect(reply.round.revision == before)
    #expect(try await survey.events().contains { $0.text == "Öppnade svaren igen: Fel år i NYC-01" })
    #expect(try await letters(survey).contains { $0.contains("Fel år i NYC-01") })
    try await survey.save([GivenAnswer(to: "LED-01", .options(["nej"]), basis: 1)])
  }

  @Test func `utan skäl öppnas inget igen`() {
    #expect(throws: Problems.self) { try ReopenReply(form: Form(fields: [("skal", "  ")])) }
  }

  @Test(arguments: Engine.available) func `chefens funktion får brev när svaren är inskickade`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"]))])
    let now = survey.now
    try await survey.change { tx, reply in
      try SubmitReply(acceptsGaps: true, managers: ["umea-chef"], site: "https://samfrid.example").perform(
        in: tx, on: reply, at: now)
    }
    #expect(
      try await letters(survey).contains {
        $0.contains("https://samfrid.example/kartlaggning/\(survey.round)/svar/2480")
      })
  }

  private func submitted(_ engine: Engine) async throws -> SmallSurvey {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"]))])
    try await submit(survey, acceptsGaps: true)
    return survey
  }

  private func submit(_ survey: SmallSurvey, acceptsGaps: Bool) async throws {
    let now = survey.now
    try await survey.change { tx, reply in
      try SubmitReply(acceptsGaps: acceptsGaps).perform(in: tx, on: reply, at: now)
    }
  }

  private func confirm(_ survey: SmallSurvey, by viewer: Viewer) async throws {
    let now = survey.now
    try await survey.change(by: viewer) { tx, reply in try ConfirmReply().perform(in: tx, on: reply, at: now) }
  }

  private func reopen(_ survey: SmallSurvey, by viewer: Viewer) async throws {
    let now = survey.now
    try await survey.change(by: viewer) { tx, reply in
      try ReopenReply(reason: "Fel år i NYC-01").perform(in: tx, on: reply, at: now)
    }
  }

  private func letters(_ survey: SmallSurvey) async throws -> [String] {
    try await survey.site.regional.read { tx in
      try tx.rows("SELECT body FROM mail ORDER BY id").map { try $0.get("body", as: String.self) }
    }
  }
}
