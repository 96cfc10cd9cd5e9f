import Access
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Who reads in which room a part of the programme is.
struct SessionRoomTests {
  @Test(arguments: Engine.available)
  func `salen står på sidan och i den egna anmälan`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    let session = try await Self.programme(of: event)
    for name in ["Ada", "Bo"] { try await event.register(name, sessions: [session]) }
    let page = try await event.test.client().get("/evenemang/\(event.id)").body
    #expect(page.contains("Sal: Aulan.") && page.contains("Sal: Björken."))
    let own = try await event.ownPage(of: "Ada")
    #expect(own.contains("Samling (Aulan)") && own.contains("Passet (Björken)"))
    // Bo has no place yet.
    let waiting = try await event.ownPage(of: "Bo")
    #expect(waiting.contains("Passet") && !waiting.contains("Björken") && !waiting.contains("Aulan"))
  }

  @Test(arguments: Engine.available)
  func `är platsen dold står salen bara hos den som har plats i lokalen`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.forms = .both
      $0.webLink = "https://video.example/dagen"
      $0.isPlaceHidden = true
    }
    let session = try await Self.programme(of: event)
    try await event.register("Ada", sessions: [session])
    try await event.register("Bo", .web)
    let page = try await event.test.client().get("/evenemang/\(event.id)").body
    #expect(page.contains("Passet") && !page.contains("Björken") && !page.contains("Aulan"))
    #expect(try await event.ownPage(of: "Ada").contains("Passet (Björken)"))
    #expect(try await event.ownPage(of: "Bo").contains("Aulan") == false)
  }

  /// One part that all are at, and one that one may choose.
  private static func programme(of event: MadeEvent) async throws -> ID<ProgrammeSession> {
    try await event.change { tx, evidence, now in
      let edition = evidence.record
      var common = SessionDetails(title: "Samling", starts: edition.starts, ends: edition.starts.adding(minutes: 30))
      common.place = "Aulan"
      var chosen = SessionDetails(
        title: "Passet", starts: common.ends, ends: edition.ends, isChosen: true, places: 1)
      chosen.place = "Björken"
      try tx.insert(common, to: edition.id, at: now)
      return try tx.insert(chosen, to: edition.id, at: now)
    }
  }
}

extension MadeEvent {
  /// What the link of the letter opens.
  func ownPage(of name: String) async throws -> String {
    try await test.client().get("/anmalan/\(try await token(of: name))").body
  }
}
