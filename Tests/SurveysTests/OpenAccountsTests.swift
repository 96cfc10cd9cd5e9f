import Access
import HTML
import Register
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// An invitation to somebody who holds a function but cannot sign in yet.
struct OpenAccountsTests {
  @Test(arguments: Engine.available) func `den som saknar konto får en länk till sin egen adress`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    let person = try await planned.hold(planned.skelleftea, "Ture Bureå", "ture@skelleftea.example")
    let sent = try await send(planned)
    #expect(sent.count == 3 && sent.unreachable == [])
    // De två med gemensam adress får sina brev som vanligt, och ingen får två.
    #expect(try await planned.letters().count == 2)
    let letter = try #require(try await opening(planned).first)
    #expect(try await opening(planned).count == 1)
    #expect(letter.address == "ture@skelleftea.example")
    #expect(letter.body.contains("bjuder in Skellefteå kommun att svara på Kartläggning 2026"))
    #expect(letter.body.contains("\(PlannedRound.address)/kartlaggning/\(planned.round)/svar/2482"))
    #expect(try #require(try await planned.respondent(planned.skelleftea)).invitedAt != nil)
    let account = try await planned.site.identity.read { try $0.account(of: person) }
    #expect(account?.login == "ture@skelleftea.example")
  }

  @Test(arguments: Engine.available) func `länken öppnar kontot och leder till svaret`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    try await planned.hold(planned.skelleftea, "Ture Bureå", "ture@skelleftea.example")
    _ = try await send(planned)
    let token = try token(in: try #require(try await opening(planned).first).body)
    let client = planned.site.client()
    #expect(try await client.get("/oppna/\(token)").body.contains("Hej Ture Bureå!"))
    let password = "grön tallbarr vid myren"
    let chosen = try await client.post("/oppna/\(token)", [("losenord", password), ("losenord-igen", password)])
    let factor = try await client.follow(chosen)
    let code = try await planned.code(at: planned.now)
    let codes = try await client.post("/konto/andra-faktorn", [("kod", code)])
    #expect(factor.status == 200 && codes.status == 200)
    let path = "/kartlaggning/\(planned.round)/svar/2482"
    #expect(codes.body.contains("<a class=\"btn\" href=\"\(path)\">Jag har sparat koderna</a>"))
    #expect(try await client.get(path).status == 200)
    // Nästa gång har personen ett konto, och får det vanliga brevet.
    #expect(try await opening(planned).count == 1)
    planned.site.wait(days: 1)
    _ = try await send(planned, .reminder)
    #expect(try await opening(planned).count == 1)
  }

  @Test(arguments: Engine.available) func `den som har flera funktioner får en enda länk`(_ engine: Engine) async throws
  {
    let planned = try await PlannedRound.make(engine)
    let person = try await planned.hold(planned.skelleftea, "Ture Bureå", "ture@skelleftea.example")
    try await planned.hold(planned.umea, person)
    _ = try await send(planned)
    let letters = try await opening(planned)
    #expect(letters.count == 2)
    #expect(Set(try letters.map { try token(in: $0.body) }).count == 1)
  }

  @Test(arguments: Engine.available) func `en påminnelse ger en ny länk så länge kontot inte är öppnat`(
    _ engine: Engine
  )
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    try await planned.hold(planned.skelleftea, "Ture Bureå", "ture@skelleftea.example")
    _ = try await send(planned)
    _ = try await send(planned, .reminder)
    let tokens = try await opening(planned).map { try token(in: $0.body) }
    #expect(Set(tokens).count == 2)
    let client = planned.site.client()
    var statuses: [Int] = []
    for token in Set(tokens) { statuses.append(try await client.get("/oppna/\(token)").status) }
    #expect(statuses.count == 2 && statuses.count { $0 == 200 } == 1)
  }

  @Test(arguments: Engine.available) func `utskick säger vilka som saknar konto och vilka som saknar funktion`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    try await planned.hold(planned.umea, "Maj Holmsund", "maj@umea.example")
    try await planned.site.identity.write { [id = planned.association.id, now = planned.now] tx in
      try tx.execute("UPDATE function SET closed_at = \(now) WHERE organisation_id = \(id)")
    }
    let (day, respondents) = (planned.now.day, try await planned.respondents())
    let contacts = try await planned.site.identity.read { try $0.contacts(on: day, for: PlannedRound.leader) }
    let page = LetterObstacles(respondents: respondents, contacts: contacts).html.markup
    #expect(page.contains("2 svarande nås inte"))
    #expect(page.contains("Ingen funktion finns i registret: Fredsrådet Prov."))
    #expect(page.contains("Ingen har funktionen just nu: Kontaktperson, Skellefteå kommun."))
    #expect(page.contains("1 saknar konto") && page.contains("<li>Kontaktperson, Umeå kommun</li>"))
    #expect(!page.contains("Maj Holmsund"))
  }

  private func send(_ planned: PlannedRound, _ kind: RoundLetter.Kind = .invitation) async throws -> SentLetters {
    let (now, round) = (planned.now, planned.round)
    let contacts = try await planned.site.identity.read { try $0.contacts(on: now.day) }
    let act = SendLetters(kind, contacts: contacts, address: PlannedRound.address)
    let accounts = try await planned.site.regional.read { tx in
      try OpenAccounts(act, in: try tx.readable(round, by: PlannedRound.leader), tx, at: now)
    }
    let written = try await planned.site.identity.write {
      try accounts.perform(in: $0, by: PlannedRound.leader, at: now)
    }
    return try await planned.change { tx, round in
      var act = act
      act.written = written
      return try act.perform(in: round, tx, at: now)
    }
  }

  /// The letters that open an account.
  private func opening(_ planned: PlannedRound) async throws -> [(address: String, body: String)] {
    try await planned.site.identity.read { tx in
      try tx.rows("SELECT address, body FROM mail ORDER BY id").map { (try $0.get("address"), try $0.get("body")) }
    }
  }

  private func token(in body: String) throws -> String {
    let start = try #require(body.firstRange(of: "/oppna/"))
    return String(body[start.upperBound...].prefix { !$0.isWhitespace })
  }
}

extension PlannedRound {
  /// Somebody takes the organisation's function today.
  @discardableResult
  func hold(_ organisation: Organisation, _ name: String, _ mail: String) async throws -> ID<Person> {
    let now = now
    let person = try await site.identity.write { tx in
      try AddPerson(PersonDetails(name: name, mail: mail)).perform(in: tx, by: Self.leader, at: now)
    }
    try await hold(organisation, person)
    return person
  }

  func hold(_ organisation: Organisation, _ person: ID<Person>) async throws {
    let now = now
    try await site.identity.write { tx in
      guard let function = try tx.contactFunction(of: organisation.id) else { throw Refusal.notFound }
      try HoldFunction(person: person, from: now.day).perform(
        in: tx, by: try tx.writable(function.id.record, by: Self.leader), at: now)
    }
  }

  /// The code that the only account's app shows.
  func code(at moment: Moment) async throws -> String {
    let factor = SecondFactor(key: site.site.key)
    let secret = try await site.identity.write { tx in
      try tx.row("SELECT id FROM account").flatMap { try factor.pendingSecret(of: try $0.get("id"), in: tx) }
    }
    guard let secret else { throw Refusal.notFound }
    return TimeCode.code(secret: secret, at: moment)
  }
}
