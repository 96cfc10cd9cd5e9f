import Access
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Those who were registered by somebody else: what they are told, and what they are asked.
struct GroupTests {
  private static func fields(_ people: String) -> [(String, String)] {
    [
      ("en_gang", String(repeating: "a", count: 26)), ("chefens_namn", "Lena Chef"),
      ("chefens_mail", "chef@example.org"),
      ("organisation", "Socialtjänsten"), ("kommun", "2480"), ("yrke", "socialServices"), ("personer", people),
    ]
  }

  private static func ask(_ event: MadeEvent) async throws {
    let question = try AddEventQuestion(form: Form(fields: [("fraga", "Vilken grupp?"), ("kravs", "ja")]))
    try await event.change { try question.perform(in: $0, by: $1, at: $2) }
  }

  @Test(arguments: Engine.available)
  func `den som chefen har anmält får veta av vem, och svarar själv på frågorna`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await Self.ask(event)
    let sent = try await event.test.client().post(
      "/evenemang/\(event.id)/grupp", Self.fields("Ada, ada@example.org\nBo, bo@example.org"))
    #expect(sent.status == 303)
    let letter = try #require(try await event.bodies(to: "Ada").first)
    #expect(letter.contains("Du är anmäld av Lena Chef, Socialtjänsten.") && letter.contains("- Vilken grupp?"))
    let path = "/anmalan/\(try await event.token(of: "Ada"))"
    let page = try await event.test.client().get(path).body
    #expect(page.contains("En fråga är kvar") && page.contains("Lena Chef, Socialtjänsten"))
    let ada = try await event.registration("Ada")
    #expect(try await event.unanswered("Ada") == ["Vilken grupp?"])
    var details = RegistrationDetails(
      name: "Ada", mail: "ada@example.org", organisationName: "Socialtjänsten", municipality: ada.municipality,
      profession: .socialServices, way: .site)
    let question = try #require(try await event.test.regional.read { try $0.questions(of: event.id).first })
    details.answers = [question.id: "Den första"]
    try await event.own("Ada") { [details, letters = event.letters] tx, id, now in
      try ChangeRegistration(details, version: ada.version, letters: letters).perform(in: tx, for: id, at: now)
    }
    #expect(try await event.unanswered("Ada").isEmpty)
    #expect(try await event.unanswered("Bo") == ["Vilken grupp?"])
    #expect(try await event.test.client().get(path).body.contains("kvar att svara på") == false)
  }

  @Test(arguments: Engine.available)
  func `en ersättare får veta vem som har skickat hen, och får frågorna`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada")
    try await Self.ask(event)
    try await event.send("Bo", inPlaceOf: "Ada")
    let letter = try #require(try await event.bodies(to: "Bo").first)
    #expect(letter.contains("Du är anmäld av Ada, Socialtjänsten.") && letter.contains("- Vilken grupp?"))
  }

  @Test func `alla rader som inte går att läsa sägs på en gång, och inget som skrevs går förlorat`() async throws {
    let event = try await MadeEvent.make(.sqlite)
    let path = "/evenemang/\(event.id)/grupp"
    let lines = "Ada utan adress\nBo, bo@example.org\nCia, cia@"
    let wrong = try await event.test.client().post(path, Self.fields(lines))
    #expect(wrong.status == 422)
    #expect(wrong.body.contains("rad 1, ”Ada utan adress”; rad 3, ”Cia, cia@”"))
    #expect(wrong.body.contains("Bo, bo@example.org") && wrong.body.contains("Lena Chef"))
    // The manager's name goes into letters to others: it carries no message.
    let link = Self.fields("Bo, bo@example.org").map { $0.0 == "chefens_namn" ? ($0.0, "www.example.org") : $0 }
    #expect(try await event.test.client().post(path, link).status == 422)
    #expect(try await event.names(.confirmed).isEmpty)
  }
}

extension MadeEvent {
  func unanswered(_ name: String) async throws -> [String] {
    let (registration, now) = (try await registration(name), test.now)
    return try await test.regional.read { tx in
      guard let edition = try tx.edition(id) else { throw Refusal.notFound }
      return try tx.unanswered(by: registration, of: edition, at: now).map(\.text)
    }
  }
}
