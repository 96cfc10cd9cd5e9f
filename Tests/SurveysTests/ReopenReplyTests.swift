import Access
import HTML
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// Opening confirmed answers again: what was confirmed counts until the new ones are.
struct ReopenReplyTests {
  @Test(arguments: Engine.available) func `det bekräftade räknas tills det nya är bekräftat`(_ engine: Engine)
    async throws
  {
    let survey = try await confirmed(engine)
    try await reopen(survey, by: SmallSurvey.manager)
    survey.site.wait(minutes: 1)
    try await survey.save([
      GivenAnswer(to: "LED-01", AnswerContent(stored: "nej", comment: "Ny", isCommentShared: true), basis: 1),
      GivenAnswer(to: "NYC-02", .number(50)),
    ])
    let reply = try await survey.reply()
    #expect(reply.respondent.state == .draft && reply.respondent.isReopened)
    #expect(try await published(survey) == ["LED-01": "ja"])
    #expect(try await comment(survey) == "Gammal")
    #expect(try await level(survey) == .scored(100))
    try await survey.confirm()
    #expect(try await published(survey) == ["LED-01": "nej", "NYC-02": "50"])
    #expect(try await level(survey) == .scored(0))
    #expect(try await survey.reply().round.revision == reply.round.revision + 1)
  }

  @Test(arguments: Engine.available) func `den som inte är bekräftad räknas inte`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"]))])
    #expect(try await published(survey) == [:])
    #expect(try await level(survey) == .missing)
  }

  @Test(arguments: Engine.available) func `andra ser att svaret är bekräftat, inte hur långt det nya har kommit`(
    _ engine: Engine
  ) async throws {
    let survey = try await confirmed(engine)
    try await reopen(survey, by: SmallSurvey.manager)
    survey.site.wait(minutes: 1)
    try await survey.save([GivenAnswer(to: "NYC-02", .number(50))])
    let reply = try await survey.reply()
    let counts = try await survey.site.regional.read { tx in
      [SmallSurvey.contact, SmallSurvey.stranger].map { viewer in try? tx.answerCount(of: reply, for: viewer) }
    }
    #expect(counts == [2, 1])
    let outside = LatestReply(reply: reply, answers: 1, isEditor: false).html.markup
    #expect(outside.contains("Bekräftat") && !outside.contains("Påbörjat"))
  }

  @Test(arguments: Engine.available) func `när tiden är ute behövs en ny sista dag, och länsteamet ger den`(
    _ engine: Engine
  ) async throws {
    let survey = try await confirmed(engine)
    survey.site.wait(days: 12)
    let missing = await #expect(throws: Problems.self) { try await reopen(survey, by: SmallSurvey.leader) }
    #expect(missing?.sentence(for: "ny-sista-dag")?.hasPrefix("Tiden för omgången är ute.") == true)
    let day = survey.now.day.adding(days: 5)
    let refusal = await #expect(throws: Refusal.self) {
      try await reopen(survey, by: SmallSurvey.manager, until: day)
    }
    guard case .forbidden(let sentence) = refusal else {
      Issue.record("ingen mening")
      return
    }
    #expect(
      sentence == "Tiden för omgången är ute. Be FoU-enheten öppna svaren igen, så ger de er också en ny sista dag.")
    await #expect(throws: Problems.self) {
      try await reopen(survey, by: SmallSurvey.leader, until: survey.now.day.adding(days: -1))
    }
    try await reopen(survey, by: SmallSurvey.leader, until: day)
    let reply = try await survey.reply()
    #expect(reply.lastDay == day && reply.isOpen(on: survey.now.day))
    let letter = try #require(try await letters(survey).last)
    #expect(letter.contains("senast den \(day.words)") && letter.contains("Fel år"))
    #expect(letter.contains("De svar som redan är bekräftade räknas tills de nya är bekräftade."))
    #expect(letter.contains("https://samfrid.example/kartlaggning/\(survey.round)/svar/2480"))
  }

  @Test(arguments: Engine.available) func `en stängd omgång låser inte den som öppnas med ny dag`(_ engine: Engine)
    async throws
  {
    let survey = try await confirmed(engine)
    let (round, now) = (survey.round, survey.now)
    try await survey.site.regional.write { tx in
      try CloseRound().perform(on: try tx.writable(round, by: SmallSurvey.leader), in: tx, at: now)
    }
    try await reopen(survey, by: SmallSurvey.leader, until: now.day.adding(days: 20))
    survey.site.wait(minutes: 1)
    try await survey.save([GivenAnswer(to: "LED-01", .options(["nej"]), basis: 1)])
    #expect(try await published(survey) == ["LED-01": "ja"])
  }

  @Test func `en dag som inte går att läsa påtalas`() {
    let problems = #expect(throws: Problems.self) {
      try ReopenReply(form: Form(fields: [("skal", "Fel år"), ("ny-sista-dag", "snart")]))
    }
    #expect(problems?.list.map(\.field) == ["ny-sista-dag"])
  }

  @Test(arguments: Engine.available) func `ett svar som öppnats igen står på startsidan hos båda`(_ engine: Engine)
    async throws
  {
    let survey = try await confirmed(engine)
    let day = survey.now.day
    #expect(try await tasks(survey).answering.isEmpty)
    try await reopen(survey, by: SmallSurvey.manager)
    let (answering, leading) = try await tasks(survey)
    #expect(answering.map(\.title) == ["Ändra svaren i Kartläggning 2026"])
    #expect(answering.first?.detail.contains("Fel år") == true)
    #expect(
      leading.contains {
        $0.title == "Umeå kommun har öppna svar i Kartläggning 2026" && $0.due == day.adding(days: 10)
      })
  }

  private func tasks(_ survey: SmallSurvey) async throws -> (answering: [StartItem], leading: [StartItem]) {
    let day = survey.now.day
    return try await survey.site.regional.read { tx in
      (try tx.answeringTasks(of: SmallSurvey.contact, on: day), try tx.leadingTasks(of: SmallSurvey.leader, on: day))
    }
  }

  /// Yes to the first question, with a comment that is shared.
  private func confirmed(_ engine: Engine) async throws -> SmallSurvey {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([
      GivenAnswer(to: "LED-01", AnswerContent(stored: "ja", comment: "Gammal", isCommentShared: true))
    ])
    try await survey.confirm()
    return survey
  }

  private func reopen(_ survey: SmallSurvey, by viewer: Viewer, until day: CalendarDate? = nil) async throws {
    let now = survey.now
    try await survey.change(by: viewer) { tx, reply in
      try ReopenReply(reason: "Fel år", lastDay: day, site: "https://samfrid.example").perform(
        in: tx, on: reply, at: now)
    }
  }

  private func published(_ survey: SmallSurvey) async throws -> [String: String] {
    let reply = try await survey.reply()
    return try await survey.site.regional.read { tx in
      try tx.publishedAnswers(of: reply.respondent, in: reply.round.id).mapValues(\.stored)
    }
  }

  private func comment(_ survey: SmallSurvey) async throws -> String? {
    let round = survey.round
    return try await survey.site.regional.read { tx in
      try tx.row("SELECT comment FROM \(SQL.publishedAnswers(in: round)) published WHERE indicator = 'LED-01'")?
        .optional("comment")
    }
  }

  private func level(_ survey: SmallSurvey) async throws -> Level? {
    let round = try await survey.reply().round
    let snapshot = try await SnapshotStore().snapshot(of: round, in: survey.site.regional)
    return snapshot.column("LED-01")?.level(0)
  }

  private func letters(_ survey: SmallSurvey) async throws -> [String] {
    try await survey.site.regional.read { tx in
      try tx.rows("SELECT body FROM mail ORDER BY id").map { try $0.get("body", as: String.self) }
    }
  }
}
