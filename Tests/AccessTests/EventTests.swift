import Access
import Storage
import TestSupport
import Testing

struct EventTests {
  @Test(arguments: Engine.available) func `en händelse kan varken ändras eller tas bort`(_ engine: Engine) async throws
  {
    let test = try await TestSite.make(engine)
    try await test.identity.write { [now = test.now] in
      try $0.record("Probe", of: "person:a", by: Byline(words: "Alva"), at: now, text: "Provade")
    }
    await #expect(throws: StorageError.self) {
      try await test.identity.write { try $0.execute("UPDATE event SET actor = \("Bo")") }
    }
    await #expect(throws: StorageError.self) { try await test.identity.write { try $0.execute("DELETE FROM event") } }
    #expect(try await test.identity.read { try $0.events(of: "person:a").map(\.actor) } == ["Alva"])
  }
}
