import Access
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Wrong addresses, and people who come twice.
struct MendingTests {
  @Test(arguments: Engine.available)
  func `en rättad adress får ett nytt brev, och den gamla länken öppnar inget`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada")
    let old = try await event.token(of: "Ada")
    try await event.correct("Ada", to: "ada.ny@example.org")
    let new = try await event.token(of: "Ada")
    #expect(try await event.test.client().get("/anmalan/\(old)").status == 404)
    #expect(try await event.test.client().post("/anmalan/\(old)/avanmal", []).status == 404)
    #expect(try await event.names(.confirmed) == ["Ada"])
    #expect(try await event.test.client().get("/anmalan/\(new)").status == 200)
    let bodies = try await event.test.regional.read { tx in
      try tx.rows("SELECT address, body FROM mail").map {
        (try $0.get("address", as: String.self), try $0.get("body", as: String.self))
      }
    }
    // The letter that had not left yet goes to nobody.
    #expect(bodies.map(\.0) == ["ada.ny@example.org"] && bodies.first?.1.contains(new) == true)
    let events = try await event.test.regional.read { try $0.events(of: "edition:\(event.id)") }
    #expect(events.contains { $0.text == "Rättade en deltagares e-postadress" })
    #expect(events.allSatisfy { !$0.text.contains("@") })
  }

  @Test(arguments: Engine.available)
  func `en adress som inte går att läsa, eller som personen redan har, sägs vid fältet`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada")
    let id = try await event.registration("Ada").id
    let wrong = { (mail: String) in
      await sentence {
        _ = try CorrectMail(id, form: Form(fields: [("mail", mail)]), letters: event.letters) { _, _, _ in }
      }
    }
    #expect(await wrong("")?.contains("rätta adressen") == true)
    #expect(await wrong("ada@")?.contains("namn@exempel.se") == true)
    #expect(
      await sentence { try await event.correct("Ada", to: "ada@example.org") }?.contains("redan står där") == true)
    try await event.register("Ada", mail: "annan@example.org")
    #expect(await sentence { try await event.correct("Ada", to: "ada@example.org") }?.contains("redan anmäld") == true)
    let stranger = await sentence { try await event.correct("Ada", to: "x@example.org", by: MadeEvent.outsider) }
    #expect(stranger == "notFound")
  }

  @Test(arguments: Engine.available)
  func `den som väntar får ett helt brev till den rättade adressen`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    for name in ["Ada", "Bo"] { try await event.register(name) }
    try await event.correct("Bo", to: "bo.ny@example.org")
    let letter = try #require(try await event.bodies(to: "Bo.ny").last)
    #expect(letter.contains("\n\nDu står på väntelistan. Den som har stått längst får en plats först. När det"))
  }

  @Test(arguments: Engine.available)
  func `en ersättare som redan är anmäld blir inte två, och den som skickar får inte veta det`(_ engine: Engine)
    async throws
  {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 3 }
    for name in ["Ada", "Eva", "Bo", "Cia"] { try await event.register(name) }
    // Bo has a place: Ada's goes to the next. Bo has just had a letter that says so.
    try await event.send("Bo", inPlaceOf: "Ada")
    #expect(try await event.names(.confirmed) == ["Eva", "Bo"])
    #expect(try await event.names(.offered) == ["Cia"])
    #expect(try await event.letters(to: "Ada").contains("Någon annan kommer i ditt ställe"))
    #expect(try await !event.letters(to: "Bo").contains("Du är redan anmäld"))
    event.test.wait(days: 1)
    try await event.send("Bo", inPlaceOf: "Eva")
    #expect(try await event.letters(to: "Bo").filter { $0 == "Du är redan anmäld" }.count == 1)
  }

  @Test(arguments: Engine.available)
  func `en ersättare som väntar får platsen och väntar inte längre`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    try await event.register("Ada")
    try await event.register("Bo", needs: AccessNeeds(kinds: [.hearingLoop]))
    try await event.send("Bo", inPlaceOf: "Ada")
    #expect(try await event.names(.confirmed) == ["Bo"])
    #expect(try await event.names(.waiting).isEmpty)
    let placed = try #require(
      try await event.test.regional.read { try $0.registrations(of: event.id, in: [.confirmed]).first })
    #expect(try await event.test.regional.read { try $0.needs(of: placed.id) }.kinds == [.hearingLoop])
    #expect(try await event.letters(to: "Ada").contains("Någon annan kommer i ditt ställe"))
    let same = await sentence { try await event.send("Bo", inPlaceOf: "Bo") }
    #expect(same?.contains("i ditt ställe") == true)
  }

  @Test(arguments: Engine.available)
  func `den som har anmält sig på nytt ställer sig inte i kön en gång till`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada")
    let first = try await event.registration("Ada").id
    try await event.withdraw("Ada")
    try await event.register("Ada", once: "på nytt")
    let now = event.test.now
    let refused = await sentence {
      try await event.test.regional.write { [letters = event.letters] tx in
        try QueueAgain(letters: letters).perform(in: tx, for: first, at: now)
      }
    }
    #expect(refused?.contains("redan anmäld") == true)
    #expect(try await event.names(.confirmed, .waiting) == ["Ada"])
  }
}

extension MadeEvent {
  func correct(_ name: String, to mail: String, by viewer: Viewer = leader) async throws {
    let id = try await registration(name).id
    try await change(by: viewer) { [letters] tx, evidence, now in
      try CorrectMail(id, mail: mail, letters: letters) { _, _, _ in }.perform(in: tx, by: evidence, at: now)
    }
  }

  func send(_ substitute: String, inPlaceOf name: String) async throws {
    try await own(name) { [letters] tx, id, now in
      let act = SendSubstitute(
        name: substitute, mail: "\(substitute.lowercased())@example.org", profession: .other, letters: letters)
      try act.perform(in: tx, for: id, at: now)
    }
  }
}
