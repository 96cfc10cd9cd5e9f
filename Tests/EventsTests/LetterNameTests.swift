import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// What somebody may write as a name, and where it stands: the letter goes to an address that nobody has confirmed.
struct LetterNameTests {
  private static let threat = "Jag har hittat dig, Anna. Ring 070-123 45 67 eller så kommer jag i natt"

  @Test(arguments: Engine.available)
  func `breven hälsar utan namnet som någon har skrivit`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    for name in ["Adamina", "Botvid"] { try await event.register(name) }
    event.test.wait(days: 1)
    try await event.register("Botvid", once: "en gång till")
    event.test.wait(minutes: 1)
    try await event.withdraw("Adamina")
    for name in ["Adamina", "Botvid"] {
      let letters = try await event.bodies(to: name)
      #expect(letters.count > 1 && letters.allSatisfy { $0.hasPrefix("Hej!\n\n") && !$0.contains(name) }, "\(name)")
    }
  }

  @Test func `ett hot i stället för ett namn tas inte emot`() async throws {
    let event = try await MadeEvent.make(.sqlite)
    let (client, path) = (event.test.client(), "/evenemang/\(event.id)")
    let place = [
      ("en_gang", String(repeating: "a", count: 26)), ("organisation", "IFO"), ("kommun", "2480"),
      ("yrke", "socialServices"),
    ]
    let alone = place + [("namn", Self.threat), ("mail", "anna@example.org")]
    let manager = [("chefens_namn", Self.threat), ("chefens_mail", "chef@example.org")]
    let group = place + manager + [("personer", "Ada, ada@example.org\n\(Self.threat), anna@example.org")]
    for (page, fields) in [("anmal", alone), ("grupp", group)] {
      let answer = try await client.post("\(path)/\(page)", fields)
      #expect(answer.status == 422 && answer.body.contains("högst sex ord och 60 tecken"), "\(page)")
      #expect(page == "anmal" || answer.body.contains("Namnet på rad 2: "))
    }
    try await event.register("Ada")
    let own = "/anmalan/\(try await event.token(of: "Ada"))"
    let instead = try await client.post("\(own)/ersattare", alone)
    #expect(instead.status == 422 && instead.body.contains("högst sex ord och 60 tecken"))
    #expect(try await event.names(.confirmed, .waiting) == ["Ada"])
    #expect(try await event.bodies(to: "Anna").isEmpty)
  }

  @Test func `den som redan är anmäld med ett annat slags namn kan ändra sin anmälan`() async throws {
    let event = try await MadeEvent.make(.sqlite)
    try await event.register("Person 7", mail: "person7@example.org")
    let own = "/anmalan/\(try await event.token(of: "Person 7"))"
    let fields = [("version", "1"), ("organisation", "Skolan"), ("yrke", "school")]
    #expect(try await event.test.client().post("\(own)/andra", fields).status == 303)
    #expect(try await event.registration("Person 7").organisationName == "Skolan")
  }
}
