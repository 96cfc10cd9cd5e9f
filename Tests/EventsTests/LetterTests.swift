import Access
import Calendars
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// What the letters to those who have registered carry, and to whom they go.
struct LetterTests {
  @Test(arguments: Engine.available)
  func `den som har plats får den i kalendern, och den som lämnar den får den borttagen`(_ engine: Engine) async throws
  {
    let event = try await MadeEvent.make(engine) {
      $0.placesOnSite = 1
      $0.place = "Hemliga gatan 3"
      $0.isPlaceHidden = true
    }
    for name in ["Ada", "Bo"] { try await event.register(name) }
    let given = try #require(try await event.calendars(to: "Ada").first)
    #expect(given.first("METHOD")?.value == "PUBLISH")
    let first = try #require(given.components(named: "VEVENT").first)
    #expect(first.first("LOCATION")?.value == "Hemliga gatan 3")
    #expect(first.first("ORGANIZER")?.value == "mailto:lena@example.org" && first.first("ATTENDEE") == nil)
    #expect(try await event.calendars(to: "Bo").isEmpty)
    #expect(!given.text.contains("/anmalan/"))
    event.test.wait(minutes: 1)
    try await event.withdraw("Ada")
    let taken = try #require(try await event.calendars(to: "Ada").last)
    let second = try #require(taken.components(named: "VEVENT").first)
    #expect(taken.first("METHOD")?.value == "CANCEL" && second.first("STATUS")?.value == "CANCELLED")
    #expect(second.first("UID")?.value == first.first("UID")?.value)
    #expect(try MadeEvent.sequence(second) > MadeEvent.sequence(first))
    // Back again after a withdrawal the entry is newer than what took it away.
    try await event.own("Ada") { [letters = event.letters] tx, id, now in
      try QueueAgain(letters: letters).perform(in: tx, for: id, at: now)
    }
    event.test.wait(minutes: 1)
    try await event.withdraw("Bo")
    event.test.wait(minutes: 1)
    try await event.own("Ada") { [letters = event.letters] tx, id, now in
      try AcceptOffer(letters: letters).perform(in: tx, for: id, at: now)
    }
    let again = try #require(try await event.calendars(to: "Ada").last?.components(named: "VEVENT").first)
    #expect(again.first("STATUS")?.value == "CONFIRMED")
    #expect(try MadeEvent.sequence(again) > MadeEvent.sequence(second))
  }

  @Test(arguments: Engine.available)
  func `ny tid och inställt når kalendern, och länken bara den som är på webben`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.forms = .both
      $0.webLink = "https://video.example/dagen"
    }
    try await event.register("Ada")
    try await event.register("Bo", .web)
    event.test.wait(minutes: 1)
    try await event.change { [letters = event.letters] tx, evidence, now in
      var details = EditionDetails(evidence.record)
      details.ends = details.ends.adding(minutes: 30)
      try ChangeEdition(details, by: [MadeEvent.unit.id], letters: letters).perform(in: tx, by: evidence, at: now)
    }
    event.test.wait(minutes: 1)
    try await event.change { [letters = event.letters] tx, evidence, now in
      try CancelEdition(reason: "Sjukdom", letters: letters).perform(in: tx, by: evidence, at: now)
    }
    for name in ["Ada", "Bo"] {
      let calendars = try await event.calendars(to: name)
      #expect(calendars.map { $0.first("METHOD")?.value } == ["PUBLISH", "PUBLISH", "CANCEL"])
      let entries = calendars.compactMap { $0.components(named: "VEVENT").first }
      #expect(Set(entries.map { $0.first("UID")?.value }).count == 1)
      let sequences = try entries.map(MadeEvent.sequence)
      #expect(sequences == sequences.sorted() && Set(sequences).count == 3)
      #expect(entries[0].first("DTEND")?.value != entries[1].first("DTEND")?.value)
      #expect(entries[1].text.contains("video.example") == (name == "Bo"))
    }
  }
}

extension MadeEvent {
  /// What came to somebody's calendar, in order.
  func calendars(to name: String) async throws -> [CalendarComponent] {
    try await test.regional.read { tx in
      try tx.rows(
        """
        SELECT calendar FROM mail WHERE address = \("\(name.lowercased())@example.org") AND calendar IS NOT NULL
        ORDER BY created_at, id
        """
      ).compactMap {
        CalendarComponent.read(Array(try $0.get("calendar", as: String.self).utf8)).components.first
      }
    }
  }

  static func sequence(_ event: CalendarComponent) throws -> Int {
    guard let number = event.first("SEQUENCE").flatMap({ Int($0.value) }) else { throw Refusal.notFound }
    return number
  }
}
