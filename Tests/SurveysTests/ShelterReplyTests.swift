import Access
import HTML
import Register
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// A shelter that answers a round of another county's: neither its name in letters, its staff nor its address get out.
struct ShelterReplyTests {
  private static let shelter = Organisation(
    id: "jouren", kind: .shelter, name: "Kvinnojouren Prov", municipality: nil,
    counties: [CountyCode("22")].compactMap(\.self))
  private static let rut = SmallSurvey.viewer("Rut Ljungdal", .contact, shelter)
  private static let manager = SmallSurvey.viewer("Rakel Chef", .manager, shelter)
  private static let ownTeam = SmallSurvey.viewer(
    "Tuva Ådalsberg", .leader,
    Organisation(
      id: "forbundet", kind: .federation, name: "Förbundet", municipality: nil, counties: shelter.counties))

  @Test(arguments: Engine.available) func `inget brev nämner jouren`(_ engine: Engine) async throws {
    let (survey, id) = try await make(engine)
    let (round, now) = (survey.round, survey.now)
    let contact = Contact(function: "jour-kontakt", title: "Kontakt", holder: "Rut", isReachable: true, unopened: nil)
    let letters = try await survey.site.regional.write { tx in
      let own = try tx.writable(id, by: Self.rut)
      try SaveAnswers([GivenAnswer(to: "LED-01", .options(["ja"]))]).perform(in: tx, on: own, at: now)
      _ = try DelegateArea(area: "LED", name: "Nils", mail: "nils@exempel.se").perform(
        in: tx, on: own, at: now, site: "")
      try AskForTime(wishedDay: now.day.adding(days: 20), reason: "Sjukdom").perform(in: tx, on: own, at: now)
      let led = try tx.writable(round, by: SmallSurvey.leader)
      let followed = try tx.writable(id.followed, by: SmallSurvey.leader)
      try ExtendReply(lastDay: now.day.adding(days: 20)).perform(on: followed, in: tx, at: now)
      try AskForTime(wishedDay: now.day.adding(days: 30), reason: "Igen").perform(
        in: tx, on: try tx.writable(id, by: Self.rut), at: now)
      try DeclineTime(refusal: "Nej.").perform(on: followed, in: tx, at: now)
      try SendLetters(.reminder, contacts: [Self.shelter.id: contact], address: "").perform(in: led, tx, at: now)
      try SubmitReply(acceptsGaps: true, managers: ["jour-chef"]).perform(
        in: tx, on: try tx.writable(id, by: Self.rut), at: now)
      try ReopenReply(reason: "Fel år").perform(in: tx, on: try tx.writable(id, by: Self.manager), at: now)
      return try tx.rows("SELECT subject, body FROM mail").map {
        try $0.get("subject", as: String.self) + "\n" + $0.get("body", as: String.self)
      }
    }
    #expect(letters.count == 6)
    #expect(letters.allSatisfy { !$0.contains("Kvinnojouren") && $0.contains("er verksamhet") })
  }

  @Test(arguments: Engine.available) func `ägarens team i ett annat län ser inga namn på jourens personal`(
    _ engine: Engine
  ) async throws {
    let (survey, id) = try await make(engine)
    let now = survey.now
    try await survey.site.regional.write { tx in
      let own = try tx.writable(id, by: Self.rut)
      try SaveAnswers([GivenAnswer(to: "LED-01", .options(["ja"]))]).perform(in: tx, on: own, at: now)
      _ = try DelegateArea(area: "LED", name: "Nils Åström").perform(in: tx, on: own, at: now, site: "")
    }
    let (outside, inside) = (
      try await page(survey, id, for: SmallSurvey.leader), try await page(survey, id, for: Self.ownTeam)
    )
    for name in ["Rut Ljungdal", "Nils Åström"] {
      #expect(!outside.contains(name), "\(name)")
      #expect(inside.contains(name), "\(name)")
    }
    #expect(outside.contains("Nås genom funktionen"))
  }

  @Test(arguments: Engine.available) func `en länk från någon utanför jouren visar inga namn på dess personal`(
    _ engine: Engine
  ) async throws {
    let (survey, id) = try await make(engine)
    let now = survey.now
    let tokens = try await survey.site.regional.write { tx in
      let own = try tx.writable(id, by: Self.rut)
      try SaveAnswers([GivenAnswer(to: "LED-01", .options(["ja"]))]).perform(in: tx, on: own, at: now)
      return try [Self.rut, SmallSurvey.leader].map { viewer in
        try DelegateArea(area: "LED", name: "Nils Åström").perform(
          in: tx, on: try tx.writable(id, by: viewer), at: now, site: "")
      }
    }
    let rut = Self.rut.byline.text
    var (shown, makers): ([Bool], [Bool]) = ([], [])
    for token in tokens {
      let found = try await survey.site.regional.read { try $0.delegatedArea(token: token) }
      let area = try #require(found)
      let register = try await survey.site.identity.read { tx in
        try tx.register(of: area.reply, naming: [rut], for: nil, by: area.delegation)
      }
      shown.append(register.names.name(rut) != ReplyNames.hidden)
      makers.append(register.names.name(area.delegation.createdBy) != ReplyNames.hidden)
    }
    #expect(shown == [true, false])
    #expect(makers == [true, true])
  }

  @Test(arguments: Engine.available) func `en adress i jourens svar tas inte emot och texten står kvar`(
    _ engine: Engine
  )
    async throws
  {
    let (survey, id) = try await make(engine)
    let now = survey.now
    let form = Form(fields: [
      ("version.LED-01", "0"), ("LED-01", "ja"), ("LED-01.kommentar", "Vi finns på Storgatan 4."),
      ("version.LED-04", "0"), ("LED-04", "Kom till Skolgatan 2."), ("version.LED-02", "0"), ("LED-02", "barn"),
    ])
    let outcome = try await survey.site.regional.write { tx in
      let reply = try tx.writable(id, by: Self.rut)
      return try PostedArea(area: "LED", form: form, isAutosave: false)
        .save(in: tx, to: reply.record, by: Editor(reply), at: now)
    }
    #expect(outcome?.problems.list.map(\.field) == ["LED-01.kommentar", "LED-04"])
    #expect(outcome?.problems.list.first?.sentence.hasPrefix("”Storgatan 4” ser ut som en adress.") == true)
    #expect(outcome?.kept["LED-04"]?.values == ["Kom till Skolgatan 2."])
    #expect(outcome?.saved.versions == ["LED-02": 1])
    await #expect(throws: Problems.self) {
      try await survey.site.regional.write { tx in
        try AskForTime(wishedDay: now.day.adding(days: 20), reason: "Flytt till Storgatan 4").perform(
          in: tx, on: try tx.writable(id, by: Self.rut), at: now)
      }
    }
  }

  @Test(arguments: Engine.available) func `en kommun får skriva en adress`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    let outcome = try await survey.post([("version.LED-04", "0"), ("LED-04", "Mottagningen på Storgatan 4.")])
    #expect(outcome?.problems.isEmpty == true)
  }

  /// The small round, owned by the unit in Västerbotten, with the shelter in Västernorrland among those who answer.
  private func make(_ engine: Engine) async throws -> (SmallSurvey, ID<Reply>) {
    let survey = try await SmallSurvey.make(engine)
    let (round, now) = (survey.round, survey.now)
    try await survey.site.identity.write { tx in
      try tx.execute(
        """
        INSERT INTO organisation (id, kind, name, sort_name, counties, created_at)
        VALUES ('jouren', 'shelter', 'Kvinnojouren Prov', 'k', '22', \(now))
        """)
    }
    try await survey.site.regional.write { tx in
      try AddRespondents([ChosenRespondent(Self.shelter, function: "jour-kontakt")]).perform(
        to: try tx.writable(round, by: SmallSurvey.leader), in: tx, at: now)
    }
    return (survey, Reply.id(round, Respondent(Self.shelter)))
  }

  private func page(_ survey: SmallSurvey, _ id: ID<Reply>, for viewer: Viewer) async throws -> String {
    let overview = try await survey.site.regional.read { tx in
      try ReplyOverview(of: try tx.writable(id, by: viewer), in: tx)
    }
    let register = try await survey.site.site.register(of: overview.sheet, and: overview.signatures, for: viewer)
    let page = ReplyPage(
      overview: overview, register: register, viewer: viewer, today: survey.now.day, csrf: "")
    return page.page.content.markup
  }
}
