import Access
import DemoData
import HTML
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// "Vet inte", which every question can be answered with: neither 0 nor a gap.
struct UnknownAnswerTests {
  @Test(arguments: [Indicator.count, .share, .date, .numbers, .text]) func `vet inte är ett svar`(
    _ indicator: Indicator
  )
    throws
  {
    var typed = TypedAnswer()
    typed.isUnknown = true
    #expect(try indicator.read(typed) == .unknown)
    #expect(indicator.value(stored: AnswerValue.unknown.stored) == .unknown)
    #expect(indicator.isAnswered(by: AnswerValue.unknown.stored))
    #expect(indicator.words(for: .unknown) == "Vet inte")
  }

  @Test(arguments: [Indicator.single, .multi, .matrix]) func `andra frågor säger det bland sina alternativ`(
    _ indicator: Indicator
  ) {
    #expect(!indicator.canBeUnknown)
    #expect(indicator.value(stored: "vet-inte") != .unknown)
  }

  @Test(arguments: Engine.available) func `varje fråga går att besvara med vet inte`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    let set = try await planned.record().set
    let questions = try #require(try await planned.site.regional.read { try $0.questionnaire(set) })
    let day = planned.now.day
    for indicator in questions.indicators {
      let ids = indicator.options.filter(\.isUnknown).map(\.id)
      #expect(indicator.canBeUnknown || ids.count == 1, "\(indicator.code)")
      guard let id = ids.first, indicator.isScored else { continue }
      let rows = Dictionary(indicator.rows.map { ($0.id, id) }, uniquingKeysWith: { $1 })
      let answer: AnswerValue = indicator.answerType == .matrix ? .matrix(rows) : .options([id])
      #expect(indicator.level(of: answer, on: day) == .unknown, "\(indicator.code)")
      #expect(indicator.words(for: answer).contains("Vet inte"))
    }
  }

  @Test(arguments: Engine.available) func `uppsättningens egna alternativ är de som skrevs`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine)
    let matrix = try await survey.indicator("LED-03")
    #expect(matrix.options.map(\.id) == ["ja", "nej", "vet-inte"])
    #expect(matrix.statedOptions.map(\.id) == ["ja", "nej"])
    #expect(try await survey.indicator("LED-01").statedOptions.count == 3)
    let outcome = try await survey.post([
      ("version.LED-03", "0"), ("LED-03.rad-vuxna", "ja"), ("LED-03.rad-barn", "vet-inte"), ("version.LED-02", "0"),
      ("LED-02", "vet-inte"), ("version.LED-04", "0"), ("LED-04.vetinte", "ja"),
    ])
    #expect(outcome?.problems.isEmpty == true)
    #expect(outcome?.sheet.sheet.progress(of: "LED") == Progress(answered: 3, total: 4))
    #expect(try await survey.answer("LED-04")?.stored == "vet-inte")
  }

  @Test func `nivån är vet inte, aldrig 0`() throws {
    var share = Indicator.share
    share.levelRule = .steps([.init(from: 0, level: 0), .init(from: 50, level: 100)])
    let day = try #require(CalendarDate("2026-11-22"))
    #expect(share.level(of: .unknown, on: day) == .unknown)
    #expect(share.level(of: .number(0), on: day) == .scored(0))
    #expect(share.level(of: nil, on: day) == .missing)
  }

  @Test(arguments: Engine.available) func `svaret sparas, visas ikryssat och räknas som besvarat`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine)
    let outcome = try await survey.post(
      [
        ("version.NYC-01", "0"), ("NYC-01", ""), ("NYC-01.vetinte", "ja"), ("version.NYC-03", "0"), ("NYC-03", ""),
        ("NYC-03.vetinte", "ja"),
      ], area: "NYC")
    #expect(outcome?.problems.isEmpty == true)
    #expect(try await survey.answer("NYC-01")?.stored == "vet-inte")
    #expect(outcome?.sheet.sheet.progress(of: "NYC") == Progress(answered: 2, total: 4))
    let answer = try #require(try await survey.answer("NYC-03"))
    let typed = TypedAnswer(to: try await survey.indicator("NYC-03"), content: answer.content, known: nil)
    #expect(typed.isUnknown && typed.values.isEmpty)
  }

  @Test(arguments: Engine.available) func `både tal och vet inte är ett fel som inget tappar`(_ engine: Engine)
    async throws
  {
    let survey = try await SmallSurvey.make(engine)
    let outcome = try await survey.post(
      [("version.NYC-01", "0"), ("NYC-01", "12"), ("NYC-01.vetinte", "ja")], area: "NYC")
    #expect(outcome?.problems.list.map(\.field) == ["NYC-01"])
    #expect(outcome?.kept["NYC-01"]?.values == ["12"])
    #expect(outcome?.kept["NYC-01"]?.isUnknown == true)
    #expect(try await survey.answer("NYC-01") == nil)
  }

  @Test(arguments: Engine.available) func `den andras vet inte blir en av två versioner`(_ engine: Engine) async throws
  {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "NYC-01", .number(12))])
    let outcome = try await survey.post(
      [("version.NYC-01", "0"), ("NYC-01", ""), ("NYC-01.vetinte", "ja")], area: "NYC", by: SmallSurvey.colleague)
    #expect(outcome?.saved.conflicts == ["NYC-01"])
    #expect(try await survey.answer("NYC-01")?.stored == "12")
    let mine = try #require(outcome?.sheet.setAside["NYC-01"])
    #expect(mine.content.stored == "vet-inte")
    let names = try await survey.site.identity.read { try $0.names(in: []) }
    let question = TwoVersions(
      number: 1, indicator: try await survey.indicator("NYC-01"), mine: mine,
      theirs: try await survey.answer("NYC-01"), signers: ReplyNames(names: names, isHidden: false, viewer: []))
    #expect(question.html.markup.contains("Vet inte") && question.html.markup.contains("12"))
  }

  @Test func `i resultaten är det varken tal eller lucka`() {
    let snapshot = MadeResults.snapshot([(MadeResults.indicator("NYC-01", .count), ["12", "vet-inte", nil])])
    let column = snapshot.columns[0]
    #expect(column.answer(1)?.words == "Vet inte")
    #expect(column.answer(1)?.number == nil)
    #expect(column.answer(2) == nil)
    #expect(column.level(1) != .missing)
  }

  @Test func `en känslig fråga säger vet inte med ord och utan tal`() {
    let snapshot = MadeResults.snapshot(
      [(MadeResults.indicator("NYC-01", .count, isSensitive: true), ["12", "vet-inte"])])
    let disclosure = Disclosure(sights: snapshot.rows.map { _ in .named }, isOver: true)
    #expect(disclosure.answer(to: snapshot.columns[0], 1) == .banded("Vet inte"))
    #expect(disclosure.band(of: snapshot.columns[0], 1) == nil)
  }

  @Test(arguments: Engine.available) func `formuläret och blanketten har rutan`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await site.openReply()
    let maj = try await site.client(as: .contact)
    let form = try await maj.get("\(path)/NYC").body
    #expect(form.contains("name=\"NYC-04.vetinte\""))
    #expect(Markup(form).faults == [])
    #expect(Markup(try await maj.get("\(path)/BOE").body).faults == [])
    let blank = path.replacing("/svar/2480", with: "/blankett")
    #expect(try await maj.get(blank).body.contains("☐ Vet inte"))
  }
}
