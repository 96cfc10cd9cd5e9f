import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Surveys

/// What the start page says to those who work for a respondent.
struct AnsweringTasksTests {
  @Test(arguments: Engine.available) func `alla som får skriva i svaret har det på sin startsida`(_ engine: Engine)
    async throws
  {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await site.openReply()
    for (persona, title) in [
      (Persona.contact, ">Svara på "), (.colleague, ">Hjälp till att svara på "), (.manager, ">Följ svaren på "),
    ] {
      let body = try await site.client(as: persona).get("/").body
      #expect(body.contains("href=\"\(path)\"\(title)"), "\(persona.id)")
    }
    for persona in [Persona.shelter, .resourceUnit, .newcomer] {
      #expect(try await !site.client(as: persona).get("/").body.contains(path), "\(persona.id)")
    }
  }

  @Test(arguments: Engine.available) func `den som ombetts svara på ett område kommer dit`(_ engine: Engine)
    async throws
  {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await site.openReply()
    let maj = try await site.client(as: .contact)
    _ = try await maj.get(path)
    _ = try await maj.post("\(path)/delegera", [("omrade", "LED"), ("namn", Persona.colleague.name)])
    let body = try await site.client(as: .colleague).get("/").body
    #expect(body.contains("href=\"\(path)/LED\"") && body.contains("En kollega har bett dig svara på ”"))
  }

  @Test(arguments: Engine.available) func `ett nej leds inte av Klart`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await site.openReply()
    let maj = try await site.client(as: .contact)
    _ = try await maj.get(path)
    _ = try await maj.post("\(path)/skicka-in", [("luckor", "ja")])
    let again = try await maj.follow(try await maj.post("\(path)/skicka-in", [("luckor", "ja")]))
    let sentence = try #require(again.body.firstRange(of: "Det går inte längre: svaren är stängda."))
    #expect(!again.body[..<sentence.lowerBound].suffix(60).contains("Klart"))
  }
}

extension TestSite {
  /// The path of Umeå's reply in the demonstration's open round.
  func openReply() async throws -> String {
    let round = try await regional.read { tx in
      try tx.row("SELECT id FROM round WHERE closed_at IS NULL ORDER BY opens_on DESC")?.get("id", as: ID<Round>.self)
    }
    return SurveyPaths.reply(Respondent(key: "2480"), in: try #require(round))
  }
}
