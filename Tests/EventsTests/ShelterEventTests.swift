import Access
import DemoData
import Events
import Register
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// What a shelter holds: nothing tells where it is, nor who works there.
struct ShelterEventTests {
  @Test func `den som lägger upp för en jour får jourens namn i formuläret, och inte sitt eget`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let shelter = try await test.client(as: .shelter).get("/arrangemang/nytt").body
    #expect(shelter.contains("value=\"\(Persona.shelter.organisation)\""))
    #expect(!shelter.contains("value=\"\(Persona.shelter.name)\""))
    #expect(!shelter.contains("value=\"\(Persona.shelter.mail)\""))
    let other = try await test.client(as: .leader).get("/arrangemang/nytt").body
    #expect(other.contains("value=\"\(Persona.leader.name)\""))
  }

  @Test func `med en jour bland arrangörerna röjer inget formulär var den ligger`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = try await test.client(as: .shelter)
    let fields = try await Self.fields(test)
    _ = try await client.get("/arrangemang/nytt")
    for (field, text, words) in Self.revealing {
      let refused = try await client.post("/arrangemang/nytt", Self.with(field, text, in: fields))
      #expect(refused.status == 422 && refused.body.contains(words), "\(field)")
    }
    let path = try #require(try await client.post("/arrangemang/nytt", fields).location)
    for (field, text, words) in Self.revealing {
      let refused = try await client.post("\(path)/redigera", Self.with(field, text, in: fields))
      #expect(refused.status == 422 && refused.body.contains(words), "\(field)")
    }
    let session = [("pass_rubrik", "Samling"), ("pass_borjar", "9.30"), ("pass_slutar", "10"), ("sal", "Storgatan 5")]
    let refused = try await client.post("\(path)/program/ny", session)
    #expect(refused.status == 422 && refused.body.contains("ser ut som en adress"))
    let question = try await client.post("\(path)/fragor", [("fraga", "Hittar du till Storgatan 5?")])
    #expect(question.status == 422 && question.body.contains("ser ut som en adress"))
    let reason = try await client.post("\(path)/stall-in", [("skal", "Vattenskada på Storgatan 5")])
    #expect(reason.status == 422 && reason.body.contains("ser ut som en adress"))
    let series = [("namn", "Dagarna"), ("om", "Alltid på Storgatan 5.")] + fields.filter { $0.0 == "arrangor" }
    let other = try await client.post("/arrangemang/ny-serie", series)
    #expect(other.status == 422 && other.body.contains("ser ut som en adress"))
  }

  @Test(arguments: Engine.available)
  func `det som skrevs innan jouren blev arrangör prövas när det publiceras`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    let draft = try await event.change { try CopyEdition().perform(in: $0, by: $1, at: $2) }
    let now = event.test.now
    try await event.test.regional.write { tx in
      guard let edition = try tx.edition(draft) else { throw Refusal.notFound }
      var session = SessionDetails(title: "Samling", starts: edition.starts, ends: edition.ends)
      session.place = "Storgatan 5"
      try tx.insert(session, to: draft, at: now)
    }
    let publish = { (hidesPlace: Bool) in
      await sentence {
        try await event.test.regional.write { tx in
          try PublishEdition(hidesPlace: hidesPlace).perform(
            in: tx, by: try tx.writable(draft, by: MadeEvent.leader), at: now)
        }
      }
    }
    #expect(await publish(true)?.contains("ser ut som en adress") == true)
    #expect(await publish(false) == nil)
  }

  private static let revealing = [
    ("plats", "Storgatan 5", "ser ut som en adress"), ("om", "Vi ses på Storgatan 5.", "ser ut som en adress"),
    ("rubrik", "Öppet hus, Storgatan 5", "ser ut som en adress"), ("plats", "Hos jouren", "Välj ingen kommun"),
  ]

  private static func fields(_ test: TestSite) async throws -> [(String, String)] {
    let found = try await test.identity.read { try $0.organisation(named: Persona.shelter.organisation) }
    let shelter = try #require(found)
    return [
      ("arrangor", shelter.id.text), ("rubrik", "Öppet hus"), ("slag", "themeDay"),
      ("om", "Om stöd."), ("dag", test.now.day.adding(days: 40).text), ("borjar", "9"), ("slutar", "16"),
      ("form", "site"), ("plats", "Folkets hus"), ("kommun", "2480"), ("kontakt", Persona.shelter.organisation),
      ("kontaktmail", "jouren@demo.example"),
    ]
  }

  private static func with(_ field: String, _ text: String, in fields: [(String, String)]) -> [(String, String)] {
    fields.map { $0.0 == field ? (field, text) : $0 }
  }
}
