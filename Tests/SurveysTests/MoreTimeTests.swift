import Access
import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// Asking for more time, and the answer.
struct MoreTimeTests {
  @Test(arguments: Engine.available) func `begäran syns hos dem som leder tills den är besvarad`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine)
    try await ask(survey)
    let request = try #require(try await request(survey))
    #expect(request.isWaiting)
    #expect(request.askedBy == SmallSurvey.contact.byline.text)
    #expect(request.wishedDay == survey.now.day.adding(days: 20))
    #expect(try await waiting(survey) == ["2480"])
    #expect(try await survey.events().first?.text.hasPrefix("Bad om mer tid till och med den 12 december 2026") == true)
    try await grant(survey, days: 20)
    #expect(try await waiting(survey) == [])
  }

  @Test(arguments: Engine.available) func `mer tid flyttar den sista dagen och svarar den som bad`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine)
    try await ask(survey)
    try await grant(survey, days: 15)
    let decision = try #require(try await request(survey)?.decision)
    #expect(decision.by == SmallSurvey.leader.byline.text && decision.refusal == nil)
    #expect(try await survey.reply().lastDay == survey.now.day.adding(days: 15))
    let letters = try await letters(survey)
    #expect(letters.map(\.function) == ["umea-contact"])
    #expect(letters.first?.body.contains("Svara senast den 7 december 2026") == true)
    #expect(letters.first?.body.contains("https://samfrid.example/kartlaggning/\(survey.round)/svar/2480") == true)
    #expect(try await survey.events().contains { $0.act == "ExtendReply" })
  }

  @Test(arguments: Engine.available) func `den som får nej får veta varför och kan be igen`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine)
    try await ask(survey)
    try await decline(survey, "Rapporten ska till styrelsen.")
    #expect(try await request(survey)?.decision?.refusal == "Rapporten ska till styrelsen.")
    #expect(try await survey.reply().lastDay == survey.now.day.adding(days: 10))
    #expect(try await letters(survey).first?.body.contains("Rapporten ska till styrelsen.") == true)
    #expect(try await survey.events().contains { $0.act == "DeclineTime" })
    await #expect(throws: Problems.self) { try await decline(survey, "En gång till.") }
    try await ask(survey, days: 12)
    #expect(try await request(survey)?.isWaiting == true)
    #expect(try await request(survey)?.wishedDay == survey.now.day.adding(days: 12))
  }

  @Test(arguments: Engine.available) func `mer tid utan begäran ger inget brev`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    try await grant(survey, days: 15)
    #expect(try await request(survey) == nil)
    #expect(try await letters(survey).isEmpty)
  }

  @Test(arguments: Engine.available) func `bara den som svarar ber, och bara om en senare dag`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine)
    for viewer in [SmallSurvey.stranger, SmallSurvey.leader] {
      await #expect(throws: Refusal.self) { try await ask(survey, by: viewer) }
    }
    await #expect(throws: Problems.self) { try await ask(survey, days: 10) }
    try await ask(survey, by: SmallSurvey.colleague, days: 11)
    await #expect(throws: Refusal.self) { try await decline(survey, "Nej.", by: SmallSurvey.manager) }
  }

  @Test(arguments: Engine.available) func `det går att be också när tiden är ute`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    survey.site.wait(days: 12)
    await #expect(throws: Problems.self) { try await ask(survey, days: -1) }
    try await ask(survey, days: 3)
    #expect(try await waiting(survey) == ["2480"])
  }

  @Test(arguments: Engine.available) func `den som har skickat in behöver inte mer tid`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"]))])
    try await ask(survey)
    let now = survey.now
    try await survey.change { tx, reply in try SubmitReply(acceptsGaps: true).perform(in: tx, on: reply, at: now) }
    #expect(try await waiting(survey) == [])
    await #expect(throws: Problems.self) { try await ask(survey) }
  }

  @Test func `utan dag och skäl blir det ingen begäran, med en mening om varje`() {
    let problems = #expect(throws: Problems.self) { try AskForTime(form: Form(fields: [("onskad-dag", "snart")])) }
    #expect(problems?.list.map(\.field) == ["onskad-dag", "skal-tid"])
  }

  private func ask(_ survey: SmallSurvey, by viewer: Viewer = SmallSurvey.contact, days: Int = 20) async throws {
    let now = survey.now
    try await survey.change(by: viewer) { tx, reply in
      try AskForTime(wishedDay: now.day.adding(days: days), reason: "Nämnden möts sent.").perform(
        in: tx, on: reply, at: now)
    }
  }

  private func grant(_ survey: SmallSurvey, days: Int) async throws {
    let (now, reply) = (survey.now, followed(survey))
    let act = ExtendReply(lastDay: now.day.adding(days: days), site: "https://samfrid.example")
    try await survey.site.regional.write { tx in
      try act.perform(on: try tx.writable(reply, by: SmallSurvey.leader), in: tx, at: now)
    }
  }

  private func decline(_ survey: SmallSurvey, _ refusal: String, by viewer: Viewer = SmallSurvey.leader) async throws {
    let (now, reply) = (survey.now, followed(survey))
    try await survey.site.regional.write { tx in
      try DeclineTime(refusal: refusal).perform(on: try tx.writable(reply, by: viewer), in: tx, at: now)
    }
  }

  private func followed(_ survey: SmallSurvey) -> ID<FollowedReply> {
    Reply.id(survey.round, Respondent(SmallSurvey.umea)).followed
  }

  private func request(_ survey: SmallSurvey) async throws -> TimeRequest? {
    let round = survey.round
    return try await survey.site.regional.read { try $0.timeRequest(of: Respondent(SmallSurvey.umea), in: round) }
  }

  private func waiting(_ survey: SmallSurvey) async throws -> [String] {
    try await survey.site.regional.read { tx in
      try tx.waitingTimeRequests(to: [SmallSurvey.unit.id]).map(\.respondent.key)
    }
  }

  private func letters(_ survey: SmallSurvey) async throws -> [(function: String, body: String)] {
    try await survey.site.regional.read { tx in
      try tx.rows("SELECT function_id, body FROM mail ORDER BY id").map {
        (try $0.get("function_id"), try $0.get("body"))
      }
    }
  }
}

/// The same as it meets a browser.
struct MoreTimePagesTests {
  @Test(arguments: Engine.available) func `den som ber och den som leder ser samma sak`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await site.openReply()
    let (maj, alva) = (try await site.client(as: .contact), try await site.client(as: .leader))
    #expect(try await maj.get(path).body.contains("Be om mer tid"))
    let day = site.now.day.adding(days: 60)
    let asked = try await maj.post(
      "\(path)/be-om-tid", [("onskad-dag", day.text), ("skal-tid", "Två har slutat & en är ny.")])
    #expect(asked.status == 303)
    let page = try await maj.get(path)
    #expect(page.body.contains("har inte svarat än") && page.body.contains("Två har slutat &amp; en är ny."))
    #expect(Markup(page.body).faults == [])
    #expect(try await alva.get("/").body.contains("Svara Umeå kommun om mer tid"))
    let list = path.replacing("/svar/2480", with: "/svarande")
    #expect(try await alva.get(list).body.contains("Ber om tid till \(day.text)"))
    let respondent = try await alva.get("\(list)/2480")
    #expect(respondent.body.contains("value=\"\(day.text)\"") && respondent.body.contains("Säg nej"))
    #expect(Markup(respondent.body).faults == [])
    let unexplained = try await alva.post("\(list)/2480/avsla-tid", [("nej-skal", " ")])
    #expect(unexplained.status == 422)
    #expect(Markup(unexplained.body).faults == [])
    #expect(try await alva.post("\(list)/2480/tid", [("sista-dag", day.text)]).status == 303)
    #expect(try await !alva.get("/").body.contains("Svara Umeå kommun om mer tid"))
    #expect(try await maj.get(path).body.contains("Ni fick mer tid"))
  }

  @Test(arguments: Engine.available) func `en begäran som inte gick att läsa står kvar`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await site.openReply()
    let maj = try await site.client(as: .contact)
    _ = try await maj.get(path)
    let page = try await maj.post("\(path)/be-om-tid", [("onskad-dag", "efter jul"), ("skal-tid", "Vi är få.")])
    #expect(page.status == 422)
    #expect(page.body.contains("value=\"efter jul\"") && page.body.contains("Vi är få."))
    #expect(Markup(page.body).faults == [])
  }
}
