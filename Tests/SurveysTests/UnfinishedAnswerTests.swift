import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// What is said of answers that cannot be saved yet, when and with which words.
struct UnfinishedAnswerTests {
  @Test(arguments: Engine.available) func `om frågan som fylls i sägs inget förrän den lämnas`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine)
    let fields = [("version.NYC-02", "0"), ("NYC-02", "120"), ("version.NYC-01", "0"), ("NYC-01", "12")]
    let during = try await survey.post(fields + [("pagar", "NYC-02")], area: "NYC", isAutosave: true)
    #expect(during?.isWaiting == true && during?.problems.isEmpty == true)
    #expect(try await survey.answer("NYC-01")?.stored == "12")
    let left = try await survey.post(fields + [("pagar", "NYC-03")], area: "NYC", isAutosave: true)
    #expect(left?.isWaiting == false && left?.problems.list.map(\.field) == ["NYC-02"])
    let pressed = try await survey.post(fields + [("pagar", "NYC-02")], area: "NYC")
    #expect(pressed?.problems.list.map(\.field) == ["NYC-02"])
  }

  @Test(arguments: Engine.available) func `varje fel säger vilken fråga det gäller`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    let outcome = try await survey.post(
      [("version.NYC-02", "0"), ("NYC-02", "120"), ("version.NYC-03", "0"), ("NYC-03", "i fjol")], area: "NYC")
    #expect(
      outcome?.problems.list.map(\.subject) == ["NYC-02, Hur stor andel?", "NYC-03, När granskades det?"])
  }

  @Test(arguments: Engine.available) func `sidan som sparar själv säger hur många och leder till den första`(
    _ engine: Engine
  ) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await site.openReply()
    let maj = try await site.client(as: .contact)
    let page = try await maj.get("\(path)/NYC").body
    let fields = ["NYC-03", "NYC-04"].flatMap { code -> [(String, String)] in
      [("version.\(code)", Self.version(of: code, in: page)), (code, "tolv")]
    }
    let pressed = try await maj.post("\(path)/NYC", fields)
    #expect(pressed.body.contains("<a href=\"#f-NYC-03\">NYC-03, Hur många ärenden"))
    maj.headers["X-Autosave"] = "1"
    let both = try await maj.post("\(path)/NYC", fields).body
    #expect(both.contains("Inte sparat än: 2 uppgifter behöver rättas.") && both.contains(##""url":"#f-NYC-03""##))
    let one = try await maj.post("\(path)/NYC", Array(fields.prefix(2))).body
    #expect(one.contains("Inte sparat än: NYC-03, Hur många ärenden"))
    let waiting = try await maj.post("\(path)/NYC", fields.prefix(2) + [("pagar", "NYC-03")]).body
    #expect(waiting.contains(#""status":"waiting""#) && waiting.contains(#""text":"""#))
  }

  @Test func `en lång fråga nämns kort`() {
    var question = Indicator.count
    question.question = "Hur många har fått fortbildning om våld de senaste 12 månaderna?"
    #expect(question.shortTitle == "\(question.code), Hur många har fått fortbildning om våld de …")
    question.question = "Finns en plan?"
    #expect(question.shortTitle == "\(question.code), Finns en plan?")
  }

  @Test func `det publicerade sägs vara svaret, en del av det eller bara ett stöd`() {
    func use(_ answer: AnswerValue?, _ indicator: Indicator) -> String {
      KnownValue(answer: answer, words: "Ja", source: "Öppna jämförelser").use(for: indicator)
    }
    #expect(use(nil, .matrix).contains("bara ett stöd"))
    #expect(use(.options(["ja"]), .single) == "Stämmer uppgiften är frågan besvarad.")
    let rows = Indicator.matrix.rows.prefix(1).map { ($0.id, "ja") }
    #expect(use(.matrix(Dictionary(rows, uniquingKeysWith: { $1 })), .matrix).contains("Svara på resten också"))
  }

  private static func version(of code: String, in body: String) -> String {
    guard let start = body.firstRange(of: "name=\"version.\(code)\" value=\"") else { return "" }
    return String(body[start.upperBound...].prefix { $0 != "\"" })
  }
}
