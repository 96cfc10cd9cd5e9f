import Access
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// What is pressed twice is done once, and says the same.
struct PressedTwiceTests {
  @Test(arguments: Engine.available)
  func `nästa års tillfälle görs en gång, hur många gånger man än trycker`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    let copy = { @Sendable in try await event.change { try CopyEdition().perform(in: $0, by: $1, at: $2) } }
    let first = try await copy()
    #expect(try await copy() == first)
    event.test.wait(days: 3)
    #expect(try await copy() == first)
    // A draft that is gone makes room for another.
    let now = event.test.now
    try await event.test.regional.write { tx in
      try RemoveDraft().perform(in: tx, by: try tx.writable(first, by: MadeEvent.leader), at: now)
    }
    #expect(try await copy() != first)
  }

  @Test(arguments: Engine.available)
  func `den som tackar ja två gånger har sin plats och får inget fel`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    for name in ["Ada", "Bo"] { try await event.register(name) }
    try await event.withdraw("Ada")
    let path = "/anmalan/\(try await event.token(of: "Bo"))"
    for _ in 0..<2 { #expect(try await event.test.client().post("\(path)/ja", []).location == path) }
    #expect(try await event.names(.confirmed) == ["Bo"])
    #expect(try await event.letters(to: "Bo").filter { $0 == "Du har en plats" }.count == 1)
  }

  @Test(arguments: Engine.available, [false, true])
  func `den som skickar någon två gånger ser detsamma, vem som än var anmäld förut`(
    _ engine: Engine, _ isRegistered: Bool
  ) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada")
    if isRegistered { try await event.register("Bo") }
    let path = "/anmalan/\(try await event.token(of: "Ada"))"
    let fields = [("namn", "Bo"), ("mail", "bo@example.org"), ("yrke", "school")]
    for _ in 0..<2 { #expect(try await event.test.client().post("\(path)/ersattare", fields).location == path) }
    #expect(try await event.names(.confirmed) == ["Bo"])
    #expect(try await event.letters(to: "Ada").filter { $0 == "Någon annan kommer i ditt ställe" }.count == 1)
    #expect(try await event.ownPage(of: "Ada").contains("Bo kommer i ditt ställe och har fått ett brev."))
    // Somebody else, or the same by another address, is refused.
    for (name, mail) in [("Cia", "cia@example.org"), ("Bo", "bo.annan@example.org")] {
      let other = [("namn", name), ("mail", mail), ("yrke", "school")]
      #expect(try await event.test.client().post("\(path)/ersattare", other).status == 422)
    }
  }
}
