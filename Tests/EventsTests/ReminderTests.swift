import Access
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// The letter before the day, to those who have a place.
struct ReminderTests {
  @Test(arguments: Engine.available)
  func `den som har plats påminns två dagar före, en gång, med tid, plats och hur man säger att man inte kommer`(
    _ engine: Engine
  ) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.forms = .both
      $0.webLink = "https://video.example/dagen"
      $0.placesOnSite = 1
      $0.place = "Hemliga gatan 3"
      $0.isPlaceHidden = true
    }
    try await event.register("Ada")
    try await event.register("Bo", .web)
    try await event.register("Cia")
    // It begins at nine, and it is ten: three days before, but for an hour.
    event.test.wait(days: 37)
    try await event.doChores()
    #expect(try await event.letters(to: "Ada") == ["Du har en plats"])
    event.test.wait(minutes: 23 * 60)
    for minutes: Int64 in [0, 1, 24 * 60, 24 * 60 - 2] {
      event.test.wait(minutes: minutes)
      try await event.doChores()
    }
    #expect(try await event.letters(to: "Ada") == ["Du har en plats", "Påminnelse"])
    #expect(try await event.letters(to: "Bo") == ["Du har en plats", "Påminnelse"])
    #expect(try await event.letters(to: "Cia") == ["Du står på väntelistan"])
    let edition = try #require(try await event.test.regional.read { try $0.edition(event.id) })
    let token = try await event.token(of: "Ada")
    let onSite = try #require(try await event.bodies(to: "Ada").last)
    #expect(onSite.contains("Tid: \(edition.time)\nPlats: Hemliga gatan 3\n\nSe din anmälan, skicka"))
    #expect(onSite.contains("/anmalan/\(token)\nKoden vid dörren finns på sidan."))
    #expect(onSite.contains("/anmalan/\(token)") && !onSite.contains("video.example"))
    let onWeb = try #require(try await event.bodies(to: "Bo").last)
    #expect(onWeb.contains("https://video.example/dagen") && !onWeb.contains("Hemliga gatan"))
    #expect(!onWeb.contains("Koden vid dörren"))
    // The entry is in the calendar already.
    #expect(try await event.calendars(to: "Ada").count == 1)
  }

  @Test(arguments: Engine.available)
  func `den som nyss har fått ett brev påminns inte, och den som har avanmält sig inte heller`(_ engine: Engine)
    async throws
  {
    let event = try await MadeEvent.make(engine) { $0.registerBy = $0.starts.day }
    for name in ["Ada", "Dag"] { try await event.register(name) }
    event.test.wait(days: 35)
    try await event.register("Cia")
    event.test.wait(days: 2)
    try await event.withdraw("Dag")
    try await event.register("Bo")
    for _ in 0..<2 {
      event.test.wait(days: 1)
      try await event.doChores()
    }
    #expect(try await event.letters(to: "Ada").last == "Påminnelse")
    #expect(try await event.letters(to: "Cia").last == "Påminnelse")
    #expect(try await event.letters(to: "Bo") == ["Du har en plats"])
    #expect(try await event.letters(to: "Dag") == ["Du har en plats", "Du är avanmäld"])
  }

  @Test(arguments: Engine.available)
  func `inget brev går om det som är inställt eller har börjat, och en dag som flyttas ger ett nytt`(_ engine: Engine)
    async throws
  {
    let cancelled = try await MadeEvent.make(engine)
    try await cancelled.register("Ada")
    try await cancelled.change { [letters = cancelled.letters] tx, evidence, now in
      try CancelEdition(reason: "Sjukdom", letters: letters).perform(in: tx, by: evidence, at: now)
    }
    cancelled.test.wait(days: 39)
    try await cancelled.doChores()
    #expect(try await cancelled.letters(to: "Ada").contains("Påminnelse") == false)

    // As when the server has stood still.
    let begun = try await MadeEvent.make(engine)
    try await begun.register("Ada")
    begun.test.wait(days: 40)
    try await begun.doChores()
    #expect(try await begun.letters(to: "Ada") == ["Du har en plats"])

    let moved = try await MadeEvent.make(engine)
    try await moved.register("Ada")
    moved.test.wait(days: 39)
    try await moved.doChores()
    moved.test.wait(minutes: 1)
    try await moved.change { [letters = moved.letters] tx, evidence, now in
      var details = EditionDetails(evidence.record)
      (details.starts, details.ends) = (details.starts.adding(days: 20), details.ends.adding(days: 20))
      try ChangeEdition(details, by: [MadeEvent.unit.id], letters: letters).perform(in: tx, by: evidence, at: now)
    }
    try await moved.doChores()
    #expect(try await moved.letters(to: "Ada") == ["Du har en plats", "Påminnelse", "Ändrad tid"])
    moved.test.wait(days: 19)
    for _ in 0..<2 { try await moved.doChores() }
    #expect(try await moved.letters(to: "Ada") == ["Du har en plats", "Påminnelse", "Ändrad tid", "Påminnelse"])
  }
}

extension MadeEvent {
  fileprivate func doChores() async throws {
    try await EventChores().perform(on: test.site, telling: test.table.shell, at: test.now)
  }
}
