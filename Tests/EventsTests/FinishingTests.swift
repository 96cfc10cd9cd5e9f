import Access
import DemoData
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// What those who hold an event press when it is over, and what they are told before.
struct FinishingTests {
  private static let names = ["Ada", "Bo", "Cia", "Dag", "Eva", "Fia", "Gun", "Hed", "Ina", "Jan", "Kia", "Lo"]

  @Test func `den som avslutar får veta vilka som är omarkerade, och markerar alla på en gång`() async throws {
    let (event, test) = try await Self.made()
    for name in Self.names { try await event.register(name, name == "Lo" ? .web : .site) }
    let (leader, path) = (try await test.viewer(.leader), "/arrangemang/\(event.id)")
    let early = try await Self.pressed("\(path)/alla-var-med", by: .leader, test)
    #expect(early.status == 422 && early.body.contains("Det är inte slut än."))
    test.wait(days: 41)
    let ada = try await event.registration("Ada").id
    try await event.change(by: leader) { tx, evidence, now in
      try NoteAttendance(ada, .absent) { _, _, _ in }.perform(in: tx, by: evidence, at: now)
    }
    let organiser = try await test.client(as: .leader)
    let before = try await organiser.get(path).body
    #expect(before.contains("11 är inte markerade och räknas som frånvarande: Bo, Cia, Dag,"))
    #expect(before.contains("Jan, Kia och 1 till.") && before.contains("Ja, avsluta</button>"))
    #expect(try await organiser.post("\(path)/alla-var-med", []).status == 303)
    #expect(try await event.registration("Ada").presence == .absent)
    #expect(try await event.registration("Bo").presence == .present)
    #expect(try await event.registration("Lo").presence == .online)
    let after = try await organiser.get(path).body
    #expect(!after.contains("räknas som frånvarande") && !after.contains("Ja, avsluta"))
    #expect(after.contains("Markerade 11 personer som närvarande."))
    #expect(after.contains("Avsluta och skicka intyg</button>"))
    let stranger = try await Self.pressed("\(path)/alla-var-med", by: .projectLeader, test).status
    #expect([403, 404].contains(stranger))
  }

  @Test func `anmälan får inga nya frågor när det är slut`() async throws {
    let (event, test) = try await Self.made()
    let path = "/arrangemang/\(event.id)"
    #expect(try await test.client(as: .leader).get(path).body.contains("<summary>Lägg till fråga</summary>"))
    test.wait(days: 41)
    let over = try await test.client(as: .leader).get(path).body
    #expect(!over.contains("Lägg till fråga") && !over.contains("Ni kan fråga om mer."))
  }

  @Test func `en programpunkt tas inte bort på ett klick, och man får veta hur många som får ett brev`() async throws {
    let (event, test) = try await Self.made()
    let session = try await event.change(by: try await test.viewer(.leader)) { tx, evidence, now in
      let edition = evidence.record
      let details = SessionDetails(title: "Passet", starts: edition.starts, ends: edition.ends, isChosen: true)
      return try tx.insert(details, to: edition.id, at: now)
    }
    let (organiser, path) = (try await test.client(as: .leader), "/arrangemang/\(event.id)/program/\(session)")
    #expect(try await organiser.get(path).body.contains("<p>Ingen får något brev. Det går inte att ångra.</p>"))
    for name in ["Ada", "Bo"] { try await event.register(name, sessions: [session]) }
    try await event.register("Cia")
    let page = try await organiser.get(path).body
    #expect(page.contains("<summary>Ta bort<span class=\"vh\"> Passet</span></summary>"))
    #expect(page.contains("<p>2 anmälda får ett brev. Det går inte att ångra.</p>"))
    #expect(page.contains("Ja, ta bort Passet</button>"))
    #expect(try await organiser.post("\(path)/ta-bort", []).status == 303)
    for (name, letters) in [("Ada", 2), ("Bo", 2), ("Cia", 1)] {
      #expect(try await event.letters(to: name).count == letters, "\(name)")
    }
  }

  @Test func `historiken säger vem i en egen mening`() async throws {
    let (event, test) = try await Self.made { $0.placesOnSite = 1 }
    for name in ["Ada", "Bo"] { try await event.register(name) }
    let own = "/anmalan/\(try await event.token(of: "Ada"))"
    #expect(try await test.client().post("\(own)/avanmal", []).status == 303)
    let page = try await test.client(as: .leader).get("/arrangemang/\(event.id)").body
    #expect(page.contains("Avanmälde en deltagare. Den anmälda, via länk."))
    #expect(page.contains("Erbjöd en plats till nästa. Väntelistan."))
  }

  @Test(arguments: Engine.available)
  func `tiden ändras inte så att en programpunkt hamnar utanför`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.change { tx, evidence, now in
      let edition = evidence.record
      let starts = SwedishTime.moment(on: edition.day, hour: 13, minute: 15)
      _ = try tx.insert(
        SessionDetails(title: "Kaffe", starts: starts, ends: starts.adding(minutes: 150)), to: edition.id, at: now)
    }
    let change = { @Sendable (change: @escaping @Sendable (inout EditionDetails) -> Void) in
      await sentence {
        try await event.change { [letters = event.letters] tx, evidence, now in
          var details = EditionDetails(evidence.record)
          change(&details)
          try ChangeEdition(details, by: [MadeEvent.unit.id], letters: letters).perform(in: tx, by: evidence, at: now)
        }
      }
    }
    let refused = "”Kaffe” 13.15–15.45 ligger utanför tiden. Ändra passet först, och låt tiden omfatta båda så länge."
    #expect(await change { $0.ends = $0.ends.adding(minutes: -30) } == refused)
    #expect(await change { $0.starts = $0.starts.adding(minutes: 300) } == refused)
    #expect(await change { $0.ends = $0.ends.adding(minutes: -15) } == nil)
    let isMoved = await change {
      $0.starts = $0.starts.adding(days: 1)
      $0.ends = $0.ends.adding(days: 1)
    }
    #expect(isMoved == nil)
  }

  private static func pressed(_ path: String, by persona: Persona, _ test: TestSite) async throws -> TestClient.Answer {
    let client = try await test.client(as: persona)
    _ = try await client.get("/evenemang")
    return try await client.post(path, [])
  }

  /// On a site where one who holds it signs in.
  private static func made(
    _ change: @escaping @Sendable (inout EditionDetails) -> Void = { _ in }
  ) async throws -> (MadeEvent, TestSite) {
    let test = try await TestSite.withDemonstration(.sqlite)
    let event = try await MadeEvent.make(on: test, by: try await test.viewer(.leader)) {
      $0.forms = .both
      $0.webLink = "https://video.example/dagen"
      $0.placesOnSite = nil
      change(&$0)
    }
    return (event, test)
  }
}
