import Access
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// Several write in the same reply, and nothing is lost.
struct SaveAnswersTests {
  @Test(arguments: Engine.available) func `första svaret öppnar ett utkast och får version 1`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine)
    let saved = try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"]))])
    #expect(saved == SavedAnswers(versions: ["LED-01": 1], conflicts: []))
    #expect(try await survey.reply().respondent.state == .draft)
    let answer = try await survey.answer("LED-01")
    #expect(answer?.stored == "ja")
    #expect(answer?.editedBy == SmallSurvey.contact.byline.text)
  }

  @Test(arguments: Engine.available) func `två på olika frågor krockar aldrig`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    // Båda har samma tomma formulär framför sig, och båda skickar alla frågor.
    let empty = GivenAnswer(to: "LED-04", AnswerContent())
    try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"])), empty])
    let second = try await survey.save(
      [GivenAnswer(to: "LED-01", AnswerContent()), GivenAnswer(to: "LED-04", .text("Fasta tider"))],
      by: SmallSurvey.colleague)
    #expect(second.conflicts.isEmpty)
    #expect(try await survey.answer("LED-01")?.stored == "ja")
    #expect(try await survey.answer("LED-04")?.stored == "Fasta tider")
  }

  @Test(arguments: Engine.available) func `två på samma fråga: det andra läggs undan`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"]))])
    let second = try await survey.save([GivenAnswer(to: "LED-01", .options(["nej"]))], by: SmallSurvey.colleague)
    #expect(second.conflicts == ["LED-01"])
    #expect(second.versions["LED-01"] == nil)
    #expect(try await survey.answer("LED-01")?.stored == "ja")
    let waiting = try await survey.change(by: SmallSurvey.colleague) { tx, reply in
      try tx.setAside(by: Editor(reply), in: reply.record)
    }
    #expect(waiting["LED-01"]?.content.stored == "nej")
  }

  @Test(arguments: Engine.available) func `samma svar två gånger är inget nytt`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"]))])
    // Svaret på den första sparningen kom aldrig fram, så samma fält skickas igen.
    let again = try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"]))])
    #expect(again == SavedAnswers(versions: ["LED-01": 1], conflicts: []))
  }

  @Test(arguments: Engine.available) func `varje ändring finns i svarets historia`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-01", .options(["nej"]))])
    try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"]), basis: 1)])
    let values = try await survey.site.regional.read { tx in
      try tx.rows("SELECT value FROM answer_edit ORDER BY version").map { try $0.get("value", as: String.self) }
    }
    #expect(values == ["nej", "ja"])
  }

  @Test(arguments: Engine.available) func `en rad i historien per område och person och dag`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-01", .options(["nej"]))])
    try await survey.save([GivenAnswer(to: "LED-04", .text("a")), GivenAnswer(to: "NYC-02", .number(50))])
    try await survey.save([GivenAnswer(to: "LED-04", .text("b"))], by: SmallSurvey.colleague)
    let contact = SmallSurvey.contact.byline.text
    let texts = try await survey.events().filter { $0.act == "SaveAnswers" }.map { "\($0.actor): \($0.text)" }
    #expect(
      texts.sorted() == [
        "\(contact): Svarade på frågor i Nyckeltal.", "\(contact): Svarade på frågor i Styrning.",
      ])
  }

  @Test(arguments: Engine.available) func `svar per telefon märks med vem som svarade`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save(
      [GivenAnswer(to: "LED-01", .options(["ja"]))], by: SmallSurvey.leader, phone: "Maj Holmsund")
    let answer = try await survey.answer("LED-01")
    #expect(answer?.origin == .phone)
    #expect(answer?.originNote == "Maj Holmsund")
    #expect(answer?.editedBy == SmallSurvey.leader.byline.text)
  }

  @Test(arguments: Engine.available) func `den som inte hör till får inte skriva`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    await #expect(throws: Refusal.self) {
      try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"]))], by: SmallSurvey.stranger)
    }
  }

  @Test(arguments: Engine.available) func `en fråga utanför kortformuläret tas inte emot`(_ engine: Engine) async throws
  {
    let survey = try await SmallSurvey.make(engine, form: .short)
    try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"]))])
    await #expect(throws: Problems.self) { try await survey.save([GivenAnswer(to: "LED-04", .text("x"))]) }
  }

  @Test(arguments: Engine.available) func `efter sista dagen tas inget emot`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    survey.site.wait(days: 11)
    await #expect(throws: ReplyIsClosed.self) { try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"]))]) }
  }
}

/// The form of an area on its way in.
struct PostedAreaTests {
  @Test(arguments: Engine.available) func `ett fel i en fråga hindrar inte de andra`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    let outcome = try await survey.post(
      [("version.NYC-01", "0"), ("NYC-01", "tolv"), ("version.NYC-02", "0"), ("NYC-02", "50")], area: "NYC")
    #expect(outcome?.problems.list.map(\.field) == ["NYC-01"])
    #expect(outcome?.kept["NYC-01"]?.values == ["tolv"])
    #expect(outcome?.saved.versions == ["NYC-02": 1])
    #expect(try await survey.answer("NYC-02")?.stored == "50")
  }

  @Test(arguments: Engine.available) func `rutor som inte stod i formuläret rörs inte`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-02", .options(["barn"]))])
    _ = try await survey.post([("version.LED-01", "0"), ("LED-01", "ja")])
    #expect(try await survey.answer("LED-02")?.stored == "barn")
  }

  @Test(arguments: Engine.available) func `ett svar kan tas bort och kommentaren stå kvar`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-01", AnswerContent(stored: "ja", comment: "Från mars"))])
    _ = try await survey.post(
      [("version.LED-01", "1"), ("LED-01", "ja"), ("LED-01.kommentar", "Från mars"), ("rensa", "LED-01")])
    let answer = try await survey.answer("LED-01")
    #expect(answer?.stored == "")
    #expect(answer?.comment == "Från mars")
  }

  @Test(arguments: Engine.available) func `den andra väljer mellan två versioner`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-04", .text("Majs text"))])
    let met = try await survey.post(
      [("version.LED-04", "0"), ("LED-04", "Loves text")], by: SmallSurvey.colleague, isAutosave: true)
    #expect(met?.saved.conflicts == ["LED-04"])
    // Att sidan sparar sig själv väljer ingenting.
    let choice = [("konflikt.LED-04", "1"), ("LED-04.behall", "mitt"), ("valj", "LED-04")]
    _ = try await survey.post(choice, by: SmallSurvey.colleague, isAutosave: true)
    #expect(try await survey.answer("LED-04")?.stored == "Majs text")
    let chosen = try await survey.post(choice, by: SmallSurvey.colleague)
    #expect(chosen?.sheet.setAside.isEmpty == true)
    #expect(try await survey.answer("LED-04")?.stored == "Loves text")
  }

  @Test(arguments: Engine.available) func `två texter kan skrivas ihop`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-04", .text("Majs text"))])
    _ = try await survey.post([("version.LED-04", "0"), ("LED-04", "Loves text")], by: SmallSurvey.colleague)
    _ = try await survey.post(
      [("konflikt.LED-04", "1"), ("LED-04.behall", "kollegans"), ("LED-04", "Bådas text"), ("valj", "LED-04")],
      by: SmallSurvey.colleague)
    #expect(try await survey.answer("LED-04")?.stored == "Bådas text")
  }

  @Test(arguments: Engine.available) func `kollegans svar kan få stå`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"]))])
    _ = try await survey.post([("version.LED-01", "0"), ("LED-01", "nej")], by: SmallSurvey.colleague)
    let outcome = try await survey.post(
      [("konflikt.LED-01", "1"), ("LED-01.behall", "kollegans"), ("valj", "LED-01")], by: SmallSurvey.colleague)
    #expect(outcome?.sheet.setAside.isEmpty == true)
    #expect(try await survey.answer("LED-01")?.stored == "ja")
  }

  @Test(arguments: Engine.available) func `länsteamet måste säga vem som svarade`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    let fields = [("version.LED-01", "0"), ("LED-01", "ja")]
    let without = try await survey.post(fields, by: SmallSurvey.leader)
    #expect(without?.problems.list.map(\.field) == ["svarade"])
    #expect(without?.kept["LED-01"]?.values == ["ja"])
    #expect(try await survey.answer("LED-01") == nil)
    _ = try await survey.post(fields + [("svarade", "Maj Holmsund")], by: SmallSurvey.leader)
    #expect(try await survey.answer("LED-01")?.originNote == "Maj Holmsund")
  }

  @Test(arguments: Engine.available) func `det som kom för sent läggs undan till dess att svaren öppnas`(
    _ engine: Engine
  ) async throws {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "LED-01", .options(["ja"]))])
    try await survey.change { [now = survey.now] tx, reply in
      try SubmitReply(acceptsGaps: true).perform(in: tx, on: reply, at: now)
    }
    let late = try await survey.post(
      [("version.LED-01", "1"), ("LED-01", "ja"), ("version.LED-04", "0"), ("LED-04", "Sent")],
      by: SmallSurvey.colleague)
    #expect(late?.isClosed == true)
    #expect(try await survey.answer("LED-04") == nil)
    #expect(late?.sheet.setAside.mapValues(\.content.stored) == ["LED-04": "Sent"])
    try await survey.change(by: SmallSurvey.manager) { [now = survey.now] tx, reply in
      try ReopenReply(reason: "Love hann inte").perform(in: tx, on: reply, at: now)
    }
    _ = try await survey.post(
      [("konflikt.LED-04", "0"), ("LED-04.behall", "mitt"), ("valj", "LED-04")], by: SmallSurvey.colleague)
    #expect(try await survey.answer("LED-04")?.stored == "Sent")
  }

  @Test(arguments: Engine.available) func `ett publicerat värde bekräftas med ett kryss`(_ engine: Engine) async throws
  {
    let survey = try await SmallSurvey.make(engine)
    try await survey.site.regional.write { [now = survey.now] tx in
      try tx.execute(
        """
        INSERT INTO published_series (source, key, title, is_invented, imported_at)
        VALUES ('Kolada', 'U1', 'Vuxna', \(true), \(now))
        """)
      try tx.execute(
        """
        INSERT INTO published_value (source, key, municipality, year, gender, value, definition_version)
        VALUES ('Kolada', 'U1', '2480', \(2025), 'T', '348', '2024')
        """)
    }
    let outcome = try await survey.post([("version.NYC-01", "0"), ("NYC-01.stammer", "ja")], area: "NYC")
    #expect(outcome?.problems.isEmpty == true)
    let answer = try await survey.answer("NYC-01")
    #expect(answer?.stored == "348")
    #expect(answer?.origin == .confirmed)
  }
}
