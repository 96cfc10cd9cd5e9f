import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Each of the cast has something of its own to do, and finds it.
struct CastTests {
  @Test func `varje kort säger något eget`() async throws {
    #expect(Set(Persona.cast.map(\.task)).count == Persona.cast.count)
    let presentations = try await Self.site.value.identity.read { tx in
      try tx.rows("SELECT presentation FROM person WHERE presentation IS NOT NULL").map {
        try $0.get("presentation", as: String.self)
      }
    }
    #expect(presentations.count >= 4 && Set(presentations).count == presentations.count)
  }

  @Test(arguments: [
    (Persona.leader, "Följ Kartläggning"), (.contact, "Svara på Kartläggning"),
    (.colleague, "Hjälp till att svara på Kartläggning"), (.manager, "Bekräfta svaren i Samverkan med jourerna"),
    (.smallMunicipality, "Svara på Kartläggning"), (.shelter, "Svara på Samverkan med jourerna"),
  ]) func `det som kortet säger väntar på startsidan`(_ persona: Persona, _ title: String) async throws {
    let page = try await Self.site.value.client(as: persona).get("/").body
    #expect(page.contains(title), "\(persona.id)")
  }

  @Test func `chefen bekräftar det som är inskickat`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let harriet = try await test.client(as: .manager)
    let start = try await harriet.get("/").body
    let title = try #require(start.firstRange(of: ">Bekräfta svaren i Samverkan"))
    let path = String(start[..<title.lowerBound].split(separator: "href=\"").last?.dropLast() ?? "")
    #expect(try await harriet.get(path).status == 200)
    #expect(try await harriet.post("\(path)/bekrafta").status == 303)
    #expect(try await !harriet.get("/").body.contains(">Bekräfta svaren i Samverkan"))
  }

  @Test func `ledarens sida visar presentationen, och saknas den ber startsidan om den`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let mail = Persona.leader.mail
    let found = try await test.identity.read { try $0.row("SELECT id, presentation FROM person WHERE mail = \(mail)") }
    let person = try #require(found)
    let id = try person.get("id", as: String.self)
    let text = try person.get("presentation", as: String.self)
    let client = try await test.client(as: .officer)
    #expect(try await client.get("/personer/\(id)").body.contains(text.prefix(40)))
    let leader = try await test.client(as: .leader)
    #expect(try await !leader.get("/").body.contains("Skriv din presentation"))
    try await test.identity.write { try $0.execute("UPDATE person SET presentation = NULL WHERE id = \(id)") }
    #expect(try await leader.get("/").body.contains("Skriv din presentation"))
  }

  @Test func `de som leder står på länsteamens sida`() async throws {
    let page = try await Self.site.value.client(as: .contact).get("/lansteam")
    for persona in [Persona.leader, .coordinator, .projectLeader, .officer] {
      #expect(page.body.contains(persona.name), "\(persona.id)")
    }
  }

  private static let site = Task { try await TestSite.withDemonstration(.sqlite) }
}
