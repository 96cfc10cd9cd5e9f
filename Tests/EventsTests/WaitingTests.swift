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
    try await EventChores().perform(on: event.test.site, telling: event.test.table.shell, at: event.test.now)
    #expect(try await event.names(.waiting) == ["Bo", "Cia"])
    // An hour before it begins Ada steps back, and Bo does not answer.
    event.test.wait(minutes: 22 * 60)
    try await event.withdraw("Ada")
    #expect(try await event.names(.offered) == ["Bo"])
    for minutes: Int64 in [60, 1] {
      event.test.wait(minutes: minutes)
      try await EventChores().perform(on: event.test.site, telling: event.test.table.shell, at: event.test.now)
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
  func `den som själv står både före och efter någon i kön ser inte om hen fanns där förut`(_ engine: Engine)
    async throws
  {
    var seen: [[String]] = []
    for queue in [["Eva", "Ture", "Eva", "Tora"], ["Ture", "Eva", "Tora"]] {
      let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
      try await event.register("Ada")
      for (number, name) in queue.enumerated() { try await event.register(name, once: "formulär \(number)") }
      #expect(try await event.names(.waiting) == (queue.count == 4 ? ["Eva", "Ture", "Tora"] : queue))
      for name in ["Ture", "Tora"] { seen.append(try await event.told(name)) }
    }
    #expect(Set(seen).count == 1 && seen.allSatisfy { $0.count == 2 && $0[0].contains("Du står på väntelistan.") })
  }

  @Test(arguments: Engine.available)
  func `ingen erbjuds att delta på ett sätt som inte finns längre`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.forms = .both
      $0.webLink = "https://video.example/dagen"
    }
    let session = try await event.change { tx, evidence, now in
      let details = SessionDetails(
        title: "Passet", starts: evidence.record.starts, ends: evidence.record.ends, isChosen: true, places: 1)
      return try tx.insert(details, to: evidence.record.id, at: now)
    }
    try await event.register("Ada", sessions: [session])
    try await event.register("Bo", .web, sessions: [session])
    try await event.register("Cia", .web)
    try await event.withdraw("Cia")
    #expect(try await event.names(.waiting) == ["Bo"])
    try await event.change { [letters = event.letters] tx, evidence, now in
      var details = EditionDetails(evidence.record)
      details.forms = .site
      try ChangeEdition(details, by: [MadeEvent.unit.id], letters: letters).perform(in: tx, by: evidence, at: now)
    }
    try await event.withdraw("Ada")
    #expect(try await event.names(.offered).isEmpty)
    #expect(try await event.names(.waiting) == ["Bo"])
    let refused = await sentence {
      try await event.own("Cia") { [letters = event.letters] tx, id, now in
        try QueueAgain(letters: letters).perform(in: tx, for: id, at: now)
      }
    }
    #expect(refused?.hasPrefix("Det går inte längre att delta på webben.") == true)
  }

  @Test(arguments: Engine.available)
  func `ett evenemang som började för länge sedan ger inget brev, och ett inställt inte heller`(_ engine: Engine)
    async throws
  {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    for name in ["Ada", "Bo"] { try await event.register(name) }
    event.test.wait(days: 50)
    try await EventChores().perform(on: event.test.site, telling: event.test.table.shell, at: event.test.now)
    #expect(try await event.names(.lapsed) == ["Bo"])
    #expect(try await event.letters(to: "Bo") == ["Du står på väntelistan"])
    let other = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    for name in ["Ada", "Bo"] { try await other.register(name) }
    try await other.change { [letters = other.letters] tx, evidence, now in
      try CancelEdition(reason: "Sjukdom", letters: letters).perform(in: tx, by: evidence, at: now)
    }
    other.test.wait(days: 41)
    try await EventChores().perform(on: other.test.site, telling: other.test.table.shell, at: other.test.now)
    #expect(try await other.letters(to: "Bo").contains("Det blev ingen plats") == false)
  }
}

extension MadeEvent {
  /// What the page and the letters tell somebody, without what is their own.
  fileprivate func told(_ name: String) async throws -> [String] {
    let own = [(name, "NAMN"), (try await token(of: name), "LÄNK"), (id.text, "DAG")]
    let texts = [try await ownPage(of: name)] + (try await bodies(to: name))
    return texts.map { text in own.reduce(text) { $0.replacing($1.0, with: $1.1) } }
  }
}
