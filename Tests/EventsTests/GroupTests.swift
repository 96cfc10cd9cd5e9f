import Access
import DemoData
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Those who were registered by somebody else: what they are told, and what they are asked.
struct GroupTests {
  private static func fields(_ people: String, once: Character = "a") -> [(String, String)] {
    [
      ("en_gang", String(repeating: once, count: 26)), ("chefens_namn", "Lena Chef"),
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
    #expect(letter.contains("Du är anmäld av Lena Chef.") && letter.contains("- Vilken grupp?"))
    let path = "/anmalan/\(try await event.token(of: "Ada"))"
    let page = try await event.test.client().get(path).body
    #expect(page.contains("En fråga är kvar") && page.contains("Lena Chef"))
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
    #expect(letter.contains("Du är anmäld av Ada.") && letter.contains("- Vilken grupp?"))
  }

  @Test(arguments: Engine.available)
  func `svaret på en grupp är detsamma vem som än var anmäld förut`(_ engine: Engine) async throws {
    var told: [[String]] = []
    for (earlier, waiting) in [("Ada", []), ("Cia", ["Bo"])] as [(String, [String])] {
      let event = try await MadeEvent.make(engine) { $0.placesOnSite = 2 }
      try await event.register(earlier)
      let client = event.test.client()
      let sent = try await client.post(
        "/evenemang/\(event.id)/grupp", Self.fields("Ada, ada@example.org\nBo, bo@example.org"))
      #expect(try await event.names(.waiting) == waiting)
      let location = try #require(sent.location)
      let texts = [location, try await client.get(location).body] + (try await event.bodies(to: "Chef"))
      told.append(texts.map { $0.replacing(event.id.text, with: "DAG") })
    }
    #expect(told[0] == told[1] && told[0].count == 3)
    #expect(told[0][1].contains("<h1>Gruppen är anmäld</h1>"))
    #expect(told[0][2].contains("Du har anmält 2 personer till Provdagen 2027.") && !told[0][2].contains("Ada"))
  }

  @Test(arguments: Engine.available)
  func `chefen får ett brev om dagen, hur ofta samma grupp än skickas`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada")
    let (client, path) = (event.test.client(), "/evenemang/\(event.id)/grupp")
    let people = "Ada, ada@example.org"
    for once: Character in ["a", "b", "c"] {
      let sent = try await client.post(path, Self.fields(people, once: once))
      #expect(sent.location == "/evenemang/\(event.id)/tack?besked=grupp")
    }
    // Somebody new makes no difference: a letter would tell that the others were there before.
    let more = try await client.post(path, Self.fields("\(people)\nBo, bo@example.org", once: "d"))
    #expect(more.status == 303)
    #expect(try await event.bodies(to: "Chef").count == 1)
    event.test.wait(days: 1)
    #expect(try await client.post(path, Self.fields(people, once: "e")).status == 303)
    #expect(try await event.bodies(to: "Chef").count == 2)
  }

  @Test func `personer klistras in som e-postprogram skriver dem, också flera på en rad`() async throws {
    let event = try await MadeEvent.make(.sqlite) { $0.placesOnSite = nil }
    let people = """
      Nils Ny <nils@example.org>
      "Eva By" <eva@example.org>; Bo, bo@example.org;
      Cia; cia@example.org
      """
    let sent = try await event.test.client().post("/evenemang/\(event.id)/grupp", Self.fields(people))
    #expect(sent.status == 303)
    #expect(try await event.names(.confirmed) == ["Nils Ny", "Eva By", "Bo", "Cia"])
    #expect(try await event.registration("Nils Ny").mail == "nils@example.org")
    let wrong = try await event.test.client().post(
      "/evenemang/\(event.id)/grupp", Self.fields("Ada, ada@example.org; Dag, dag@\nFia <fia@", once: "b"))
    #expect(wrong.status == 422 && wrong.body.contains("rad 1, ”Dag, dag@”; rad 2, ”Fia &lt;fia@”"))
  }

  @Test func `den inloggade chefen behöver inte skriva sitt eget en gång till`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let event = try await MadeEvent.make(on: test, by: try await test.viewer(.leader))
    let client = try await test.client(as: .contact)
    let alone = try await client.get("/evenemang/\(event.id)/anmal").body
    let group = try await client.get("/evenemang/\(event.id)/grupp").body
    #expect(group.contains("value=\"\(Persona.contact.name)\"") && group.contains("value=\"\(Persona.contact.mail)\""))
    for pattern in [#/<input[^>]*name="organisation"[^>]*>/#, #/<option value="\d{4}" selected[^>]*>/#] {
      let filled = try #require(group.firstMatch(of: pattern)?.0)
      #expect(filled == alone.firstMatch(of: pattern)?.0 && !filled.contains("value=\"\""))
    }
    let stranger = try await test.client().get("/evenemang/\(event.id)/grupp").body
    #expect(!stranger.contains(Persona.contact.mail))
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
