import Access
import Register
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

struct PlanRoundTests {
  @Test(arguments: Engine.available) func `omgången får namn, län, grupp och funktion ur registret`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    let umea = try #require(try await planned.respondent(planned.umea))
    #expect(umea.respondent.key == "2480")
    #expect(umea.name == "Umeå")
    #expect(umea.fullName == "Umeå kommun")
    #expect(umea.county?.text == "24")
    #expect(umea.group != nil)
    #expect(umea.function != nil)
    #expect(umea.state == .invited)
    let association = try #require(try await planned.respondent(planned.association))
    #expect(association.respondent.key == planned.association.id.text)
    #expect(try await planned.record().counties.map(\.text) == ["24"])
  }

  @Test(arguments: Engine.available) func `en kommun som saknas i registret nämns med namn`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    let county = try #require(CountyCode("24"))
    let problems = await #expect(throws: Problems.self) {
      try await planned.site.identity.read { try RespondentChoice(.counties([county])).respondents(in: $0).count }
    }
    let sentence = problems?.sentence(for: "urval") ?? ""
    #expect(sentence.contains("Lycksele") && sentence.contains("och 8 till"))
  }

  @Test func `kommuner skrivs med namn eller kod och okända påtalas`() {
    var problems = Problems()
    let codes = RespondentChoice.codes(in: "Umeå\n2482, Upplands Väsby kommun\nAnkeborg", problems: &problems)
    #expect(codes.map(\.text) == ["2480", "2482", "0114"])
    #expect(problems.sentence(for: "kommuner")?.contains("”Ankeborg”") == true)
  }

  @Test(arguments: Engine.available) func `den som inte hör till länsteamet kan inte planera`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    let (now, set) = (planned.now, try await planned.record().set)
    await #expect(throws: Refusal.self) {
      try await planned.site.regional.write { tx in
        try PlanRound(
          set: set, form: .full, plan: PlannedRound.plan(now.day), owner: PlannedRound.unit, respondents: []
        ).perform(in: tx, by: SmallSurvey.contact, at: now)
      }
    }
  }

  @Test(arguments: Engine.available) func `inbjudan går en gång till den som nås och den tomma funktionen räknas upp`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    let first = try await planned.invite()
    #expect(first.count == 2)
    #expect(first.unreachable == ["Skellefteå"])
    let letters = try await planned.letters()
    let letter = try #require(letters.first { $0.body.contains("Umeå kommun") })
    #expect(letter.subject == "Inbjudan att svara: Kartläggning 2026")
    #expect(letter.body.contains("\(PlannedRound.address)/kartlaggning/\(planned.round)/svar/2480"))
    #expect(!letter.body.contains("{"))
    let again = try await planned.invite()
    #expect(again.count == 0)
    #expect(try await planned.letters().count == 2)
    #expect(try await planned.record().invitedAt != nil)
  }

  @Test(arguments: Engine.available) func `påminnelsen går en gång om dagen och inte till den som skickat in`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    try await planned.set(.submitted, for: planned.association)
    #expect(try await planned.remind().count == 1)
    #expect(try await planned.remind().count == 0)
    planned.site.wait(days: 1)
    #expect(try await planned.remind().count == 1)
    #expect(try await planned.letters().allSatisfy { $0.subject == "Påminnelse: Kartläggning 2026" })
  }

  @Test func `en text med okänd plats eller utan länk sparas inte`() throws {
    let form = Form(fields: [
      ("slag", "invitation"), ("inbjudan-amne", "Hej {svarande}"), ("inbjudan-text", "Svara senast {dag}."),
    ])
    let problems = #expect(throws: Problems.self) { try ChangeLetter(form: form) }
    let sentences = problems?.list.map(\.sentence) ?? []
    #expect(sentences.contains { $0.contains("{dag}") })
    #expect(sentences.contains { $0.contains("{lank}") })
  }

  @Test(arguments: Engine.available) func `vem som ser svaren kan ändras tills någon har börjat svara`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    let now = planned.now
    try await planned.change { tx, round in
      try ChangeRound(plan: PlannedRound.plan(now.day, visibility: .respondents)).perform(on: round, in: tx, at: now)
    }
    #expect(try await planned.record().visibility == .respondents)
    try await planned.set(.draft, for: planned.umea)
    await #expect(throws: Problems.self) {
      try await planned.change { tx, round in
        try ChangeRound(plan: PlannedRound.plan(now.day, visibility: .all)).perform(on: round, in: tx, at: now)
      }
    }
    #expect(try await planned.record().visibility == .respondents)
  }

  @Test(arguments: Engine.available) func `stängning låser bekräftade svar och säger vilka som saknas`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    let now = planned.now
    try await planned.set(.confirmed, for: planned.umea)
    try await planned.set(.submitted, for: planned.association)
    let before = try await planned.record().revision
    let missing = try await planned.change { tx, round in try CloseRound().perform(on: round, in: tx, at: now) }
    #expect(missing == ["Skellefteå"])
    #expect(try await planned.respondent(planned.umea)?.state == .locked)
    #expect(try await planned.respondent(planned.association)?.state == .submitted)
    let closed = try await planned.record()
    #expect(closed.phase(on: now.day) == .closed)
    #expect(closed.revision > before)
    await #expect(throws: Refusal.self) {
      try await planned.change { tx, round in try CloseRound().perform(on: round, in: tx, at: now) }
    }
  }

  @Test(arguments: Engine.available) func `förlängd tid gäller en svarande även efter stängning`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    let (now, umea) = (planned.now, Respondent(planned.umea))
    let last = now.day.adding(days: 45)
    try await planned.change { tx, round in
      let reply = try tx.writable(Reply.id(round.record.id, umea).followed, by: round.viewer)
      try ExtendReply(lastDay: last).perform(on: reply, in: tx, at: now)
      try CloseRound().perform(on: round, in: tx, at: now)
    }
    let record = try await planned.record()
    let extended = Reply(round: record, respondent: try #require(try await planned.respondent(planned.umea)))
    let other = Reply(round: record, respondent: try #require(try await planned.respondent(planned.skelleftea)))
    #expect(extended.lastDay == last)
    #expect(extended.isOpen(on: now.day.adding(days: 40)))
    #expect(!extended.isOpen(on: now.day.adding(days: 46)))
    #expect(!other.isOpen(on: now.day))
  }

  @Test(arguments: Engine.available) func `en förlängning bakåt i tiden nekas`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    let (now, umea) = (planned.now, Respondent(planned.umea))
    await #expect(throws: Problems.self) {
      try await planned.change { tx, round in
        let reply = try tx.writable(Reply.id(round.record.id, umea).followed, by: round.viewer)
        try ExtendReply(lastDay: now.day.adding(days: 30)).perform(on: reply, in: tx, at: now)
      }
    }
  }

  @Test(arguments: Engine.available) func `den som börjat svara tas inte bort men den som inte börjat kan tas bort`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    let (now, umea, skelleftea) = (planned.now, Respondent(planned.umea), Respondent(planned.skelleftea))
    try await planned.set(.draft, for: planned.umea)
    await #expect(throws: Problems.self) {
      try await planned.change { tx, round in try RemoveRespondent(umea).perform(from: round, in: tx, at: now) }
    }
    try await planned.change { tx, round in try RemoveRespondent(skelleftea).perform(from: round, in: tx, at: now) }
    #expect(Set(try await planned.respondents().map(\.name)) == ["Umeå", "Fredsrådet Prov"])
  }

  @Test(arguments: Engine.available) func `den som läggs till två gånger finns en gång`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    let now = planned.now
    let again = ChosenRespondent(planned.umea, function: nil)
    let added = try await planned.change { tx, round in try AddRespondents([again]).perform(to: round, in: tx, at: now)
    }
    #expect(added == 0)
    #expect(try await planned.respondents().count == 3)
  }
}
