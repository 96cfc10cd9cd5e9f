import Access
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// What becomes of those who wait.
struct WaitingTests {
  @Test(arguments: Engine.available)
  func `den som väntar när det börjar får ett brev, en gång`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    for name in ["Ada", "Bo", "Cia"] { try await event.register(name) }
    event.test.wait(days: 39)
    try await EventChores().perform(on: event.test.site, at: event.test.now)
    #expect(try await event.names(.waiting) == ["Bo", "Cia"])
    // An hour before it begins Ada steps back, and Bo does not answer.
    event.test.wait(minutes: 22 * 60)
    try await event.withdraw("Ada")
    #expect(try await event.names(.offered) == ["Bo"])
    for minutes: Int64 in [60, 1] {
      event.test.wait(minutes: minutes)
      try await EventChores().perform(on: event.test.site, at: event.test.now)
    }
    #expect(try await event.names(.lapsed) == ["Bo", "Cia"])
    #expect(try await event.letters(to: "Cia") == ["Du står på väntelistan", "Det blev ingen plats"])
    #expect(try await event.letters(to: "Bo").filter { $0 == "Det blev ingen plats" }.count == 1)
    #expect(try await event.letters(to: "Bo").contains("Erbjudandet har gått ut") == false)
    #expect(try await event.bodies(to: "Cia").last?.contains("http://127.0.0.1:8080/evenemang\n") == true)
    #expect(try await event.registration("Bo").stateInWords == "Svarade inte på erbjudandet")
    #expect(try await event.registration("Cia").stateInWords == "Fick ingen plats")
  }

  @Test(arguments: Engine.available)
  func `ett evenemang som började för länge sedan ger inget brev, och ett inställt inte heller`(_ engine: Engine)
    async throws
  {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    for name in ["Ada", "Bo"] { try await event.register(name) }
    event.test.wait(days: 50)
    try await EventChores().perform(on: event.test.site, at: event.test.now)
    #expect(try await event.names(.lapsed) == ["Bo"])
    #expect(try await event.letters(to: "Bo") == ["Du står på väntelistan"])
    let other = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    for name in ["Ada", "Bo"] { try await other.register(name) }
    try await other.change { [letters = other.letters] tx, evidence, now in
      try CancelEdition(reason: "Sjukdom", letters: letters).perform(in: tx, by: evidence, at: now)
    }
    other.test.wait(days: 41)
    try await EventChores().perform(on: other.test.site, at: other.test.now)
    #expect(try await other.letters(to: "Bo").contains("Det blev ingen plats") == false)
  }
}
