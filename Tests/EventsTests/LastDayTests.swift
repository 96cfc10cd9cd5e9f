import Access
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Until when one may register, choose anew and step back: on the page, and for a form that was opened before.
struct LastDayTests {
  @Test(arguments: Engine.available)
  func `sista dagen går det att anmäla sig, och dagen efter bara för arrangören`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.placesOnSite = 10
      $0.registerBy = $0.starts.day.adding(days: -10)
    }
    let (client, path) = (event.test.client(), "/evenemang/\(event.id)")
    for name in ["Ada", "Eva"] { try await event.register(name) }
    try await event.withdraw("Eva")
    event.test.wait(days: 30)
    #expect(try await client.get(path).body.contains("href=\"\(path)/anmal\""))
    let form = try await client.get("\(path)/anmal").body
    let once = try #require(form.firstMatch(of: /name="en_gang" value="([a-z0-9]{26})"/)).1
    #expect(try await event.register("Bo").outcome == .confirmed)

    event.test.wait(days: 1)
    let closed = try await client.get(path).body
    #expect(closed.contains("Anmälan är stängd.") && !closed.contains("href=\"\(path)/anmal\""))
    #expect(!closed.contains("\(path)/grupp"))
    for page in ["anmal", "grupp"] {
      let answer = try await client.get("\(path)/\(page)").body
      #expect(answer.contains("<h1>Anmälan är stängd</h1>") && !answer.contains("en_gang"), "\(page)")
    }
    let typed = [
      ("en_gang", String(once)), ("namn", "Cia"), ("mail", "cia@example.org"), ("organisation", "IFO"),
      ("kommun", "2480"), ("yrke", "socialServices"),
    ]
    #expect(try await client.post("\(path)/anmal", typed).body.contains("<h1>Anmälan är stängd</h1>"))
    let late = await sentence { try await event.register("Cia") }
    #expect(late?.hasPrefix("Anmälan är stängd. Skriv till Lena") == true)
    let again = await sentence {
      try await event.own("Eva") { [letters = event.letters] tx, id, now in
        try QueueAgain(letters: letters).perform(in: tx, for: id, at: now)
      }
    }
    #expect(again == "Anmälan är stängd.")
    #expect(try await event.ownPage(of: "Eva").contains("/igen\"") == false)
    #expect(try await event.names(.confirmed, .waiting) == ["Ada", "Bo"])

    try await event.change { [letters = event.letters] tx, evidence, now in
      let details = RegistrationDetails(
        name: "Dag", mail: "dag@example.org", organisationName: "Socialtjänsten", municipality: nil, profession: .other,
        way: .site)
      var act = RegisterForEdition(details, once: "arrangören", letters: letters)
      act.isByOrganiser = true
      try act.perform(in: tx, to: evidence.record, at: now)
    }
    #expect(try await event.names(.confirmed) == ["Ada", "Bo", "Dag"])
  }

  @Test(arguments: Engine.available)
  func `sista dagen går det att ändra, dagen efter bara att avanmäla sig eller skicka någon annan`(_ engine: Engine)
    async throws
  {
    let event = try await MadeEvent.make(engine) { $0.changeBy = $0.starts.day.adding(days: -5) }
    for name in ["Ada", "Bo"] { try await event.register(name) }
    let edition = try #require(try await event.test.regional.read { try $0.edition(event.id) })
    let (client, path) = (event.test.client(), "/anmalan/\(try await event.token(of: "Ada"))")
    let change = { @Sendable (profession: Profession) in
      let registration = try await event.registration("Ada")
      let details = RegistrationDetails(
        name: "Ada", mail: "ada@example.org", organisationName: "Annan", municipality: registration.municipality,
        profession: profession, way: .site)
      let act = ChangeRegistration(details, version: registration.version, letters: event.letters)
      try await event.own("Ada") { tx, id, now in try act.perform(in: tx, for: id, at: now) }
    }
    event.test.wait(days: 35)
    let open = try await client.get(path).body
    #expect(open.contains("href=\"\(path)/andra\"") && open.contains("till och med den \(edition.changeBy.words)"))
    try await change(.school)

    event.test.wait(days: 1)
    let closed = try await client.get(path).body
    #expect(!closed.contains("href=\"\(path)/andra\"") && closed.contains("action=\"\(path)/avanmal\""))
    #expect(closed.contains("ända tills det börjar"))
    #expect(await sentence { try await change(.health) }?.hasPrefix("Det går inte att ändra längre.") == true)
    let fields = [("organisation", "Annan"), ("yrke", "health"), ("version", "2")]
    let refused = try await client.post("\(path)/andra", fields)
    #expect(refused.status == 422 && refused.body.contains("Det går inte att ändra längre."))
    #expect(try await event.registration("Ada").profession == .school)

    try await event.send("Cia", inPlaceOf: "Bo")
    #expect(try await client.post("\(path)/avanmal", []).status == 303)
    #expect(try await event.names(.confirmed) == ["Cia"])
  }

  @Test(arguments: Engine.available)
  func `är sista dagen samma dag går det tills det börjar, men inte sedan`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.registerBy = $0.starts.day
      $0.changeBy = $0.starts.day
    }
    for name in ["Ada", "Bo"] { try await event.register(name) }
    let path = "/anmalan/\(try await event.token(of: "Bo"))"
    // It begins at nine, and it is ten.
    event.test.wait(minutes: (40 * 24 - 1) * 60 - 1)
    #expect(try await event.register("Cia").outcome == .confirmed)
    try await event.withdraw("Ada")
    #expect(try await event.test.client().get(path).body.contains("href=\"\(path)/andra\""))

    event.test.wait(minutes: 1)
    #expect(await sentence { try await event.register("Dag") }?.hasPrefix("Anmälan är stängd.") == true)
    #expect(await sentence { try await event.withdraw("Bo") } == "Det har redan börjat.")
    let begun = try await event.test.client().get(path).body
    #expect(!begun.contains("/andra\"") && !begun.contains("/avanmal\""))
    #expect(try await event.names(.confirmed) == ["Bo", "Cia"])
  }
}
