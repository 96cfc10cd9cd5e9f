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
  func `brevets post och den egna kalenderns är samma, rad för rad`(_ engine: Engine) async throws {
    let cases: [(Registration.Way, Bool)] = [(.site, false), (.web, false), (.site, true), (.web, true)]
    for (way, isHidden) in cases {
      let event = try await MadeEvent.make(engine) {
        $0.forms = .both
        $0.webLink = "https://video.example/dagen"
        $0.place = "Hemliga gatan 3"
        $0.isPlaceHidden = isHidden
      }
      try await event.enter(MadeEvent.outsider, way)
      let letter = try await event.lastInLetters(to: MadeEvent.outsider)
      let feed = try await event.ownFeed(of: MadeEvent.outsider)
      #expect(feed.map(MadeEvent.lines) == [MadeEvent.lines(letter)], "\(way), \(isHidden)")
      let isOnSite = way == .site
      #expect(letter.text.contains("Hemliga gatan 3") == isOnSite)
      #expect(letter.text.contains("video.example") == !isOnSite)
      event.test.wait(minutes: 1)
      try await event.change { [letters = event.letters] tx, evidence, now in
        try CancelEdition(reason: "Sjukdom", letters: letters).perform(in: tx, by: evidence, at: now)
      }
      let last = try await event.lastInLetters(to: MadeEvent.outsider)
      #expect(last.first("STATUS")?.value == "CANCELLED")
      #expect(try await event.ownFeed(of: MadeEvent.outsider).map(MadeEvent.lines) == [MadeEvent.lines(last)])
    }
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

  @Test(arguments: Engine.available)
  func `den som byter från plats till webb får ett brev med länken, och samma post i kalendern`(
    _ engine: Engine
  ) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.forms = .both
      $0.webLink = "https://video.example/dagen"
    }
    try await event.register("Ada")
    for (way, words) in [(Registration.Way.web, "på webben"), (.web, ""), (.site, "på plats")] {
      event.test.wait(minutes: 1)
      let before = try await event.bodies(to: "Ada").count
      let registration = try await event.registration("Ada")
      let details = RegistrationDetails(
        name: "Ada", mail: "ada@example.org", organisationName: "Socialtjänsten",
        municipality: registration.municipality, profession: .socialServices, way: way)
      let act = ChangeRegistration(details, version: registration.version, letters: event.letters)
      try await event.own("Ada") { tx, id, now in try act.perform(in: tx, for: id, at: now) }
      let letters = try await event.bodies(to: "Ada")
      #expect(letters.count == before + (words.isEmpty ? 0 : 1))
      guard !words.isEmpty, let letter = letters.last else { continue }
      #expect(letter.contains("Nu deltar du \(words)."))
      #expect(letter.contains("video.example") == (way == .web))
    }
    let entries = try await event.calendars(to: "Ada").compactMap { $0.components(named: "VEVENT").first }
    #expect(entries.count == 3 && Set(entries.map { $0.first("UID")?.value }).count == 1)
    let sequences = try entries.map(MadeEvent.sequence)
    #expect(sequences == sequences.sorted() && Set(sequences).count == 3)
  }

  @Test(arguments: Engine.available)
  func `den som har valt en programpunkt får veta att den har ändrats eller tagits bort`(_ engine: Engine) async throws
  {
    let event = try await MadeEvent.make(engine)
    let edition = try #require(try await event.test.regional.read { try $0.edition(event.id) })
    let details = SessionDetails(title: "Passet", starts: edition.starts, ends: edition.ends, isChosen: true, places: 2)
    let session = try await event.change { tx, evidence, now in try tx.insert(details, to: evidence.record.id, at: now)
    }
    try await event.register("Ada", sessions: [session])
    try await event.register("Bo")
    let change = { @Sendable (change: @Sendable (inout SessionDetails) -> Void) in
      var new = details
      change(&new)
      return try await event.change { [new, letters = event.letters] tx, evidence, now in
        try ChangeSession(session, new, letters: letters).perform(in: tx, by: evidence, at: now)
      }
    }
    #expect(try await change { $0.title = "Passet" } == 0)
    event.test.wait(minutes: 1)
    #expect(try await change { $0.ends = $0.ends.adding(minutes: -30) } == 1)
    #expect(try await event.bodies(to: "Ada").last?.contains("den nya tiden 09.00–15.30") == true)
    event.test.wait(minutes: 1)
    try await event.change { [letters = event.letters] tx, evidence, now in
      try RemoveSession(session, letters: letters).perform(in: tx, by: evidence, at: now)
    }
    #expect(try await event.letters(to: "Ada") == ["Du har en plats", "Ändrat program", "Ändrat program"])
    #expect(try await event.bodies(to: "Ada").last?.contains("”Passet” är borttagen") == true)
    #expect(try await event.letters(to: "Bo") == ["Du har en plats"])
  }

  @Test(arguments: Engine.available)
  func `en punkt som alla är med på når alla, och en dold sal bara den som har plats`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.placesOnSite = 1
      $0.isPlaceHidden = true
    }
    let edition = try #require(try await event.test.regional.read { try $0.edition(event.id) })
    var details = SessionDetails(title: "Samling", starts: edition.starts, ends: edition.ends)
    let session = try await event.change { [details] tx, evidence, now in
      try tx.insert(details, to: evidence.record.id, at: now)
    }
    for name in ["Ada", "Bo"] { try await event.register(name) }
    event.test.wait(minutes: 1)
    details.place = "Hemliga salen"
    let sent = try await event.change { [details, letters = event.letters] tx, evidence, now in
      try ChangeSession(session, details, letters: letters).perform(in: tx, by: evidence, at: now)
    }
    #expect(sent == 1)
    #expect(try await event.bodies(to: "Ada").last?.contains("den nya salen Hemliga salen") == true)
    #expect(try await event.bodies(to: "Bo").contains { $0.contains("Hemliga") } == false)
  }

  @Test(arguments: Engine.available)
  func `svar på ett brev går till dem som arrangerar, och brevet kommer i deras namn`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    for name in ["Ada", "Bo"] { try await event.register(name) }
    try await event.withdraw("Ada")
    let sent = try await event.test.client().post(
      "/evenemang/\(event.id)/grupp",
      [
        ("en_gang", String(repeating: "a", count: 26)), ("chefens_namn", "Lena Chef"),
        ("chefens_mail", "chef@example.org"), ("organisation", "Skolan"), ("kommun", "2480"), ("yrke", "school"),
        ("personer", "Cia, cia@example.org"),
      ])
    #expect(sent.status == 303)
    let senders = try await event.test.regional.read { tx in
      try tx.rows("SELECT sender_name, sender_address, reply_to FROM mail").map { row in
        try ["sender_name", "sender_address", "reply_to"].map { try row.optional($0, as: String.self) ?? "" }
      }
    }
    #expect(senders.count == 6 && Set(senders) == [["Lena", "samfrid@example.org", "lena@example.org"]])
  }

  @Test(arguments: Engine.available)
  func `brevet om en plats i lokalen nämner koden vid dörren`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) {
      $0.forms = .both
      $0.placesOnSite = 1
      $0.webLink = "https://video.example/dagen"
    }
    try await event.register("Ada")
    try await event.register("Bo", .web)
    try await event.register("Cia")
    for (name, isSaid) in [("Ada", true), ("Bo", false), ("Cia", false)] {
      let letter = try #require(try await event.bodies(to: name).first)
      #expect(letter.contains("\nKoden vid dörren finns på sidan.") == isSaid, "\(name)")
    }
  }
}

extension MadeEvent {
  /// The texts of the letters to somebody, in order.
  func bodies(to name: String) async throws -> [String] {
    try await test.regional.read { tx in
      try tx.rows(
        "SELECT body FROM mail WHERE address = \("\(name.lowercased())@example.org") ORDER BY created_at, id"
      ).map { try $0.get("body") }
    }
  }

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

  /// Registers somebody who has an account.
  fileprivate func enter(_ viewer: Viewer, _ way: Registration.Way) async throws {
    let details = RegistrationDetails(
      name: viewer.name, mail: "\(viewer.name.lowercased())@example.org", organisationName: "Annat", municipality: nil,
      profession: .other, way: way)
    var act = RegisterForEdition(details, once: "en", letters: letters)
    act.person = viewer.person
    let now = test.now
    try await test.regional.write { [act] tx in
      guard let edition = try tx.edition(id) else { throw Refusal.notFound }
      try act.perform(in: tx, to: edition, at: now)
    }
  }

  fileprivate func lastInLetters(to viewer: Viewer) async throws -> CalendarComponent {
    guard let event = try await calendars(to: viewer.name).last?.components(named: "VEVENT").first else {
      throw Refusal.notFound
    }
    return event
  }

  /// What somebody's own calendar has, as programs fetch it.
  fileprivate func ownFeed(of viewer: Viewer) async throws -> [CalendarComponent] {
    var entries: [CalendarEntry] = []
    for source in Events().calendarSources {
      entries += try await source.entries(for: viewer, from: test.now.day, on: test.site)
    }
    let feed = CalendarFeed(name: "Min kalender", entries: entries, settings: test.site.settings)
    let read = CalendarComponent.read(Array(feed.calendar(at: test.now).text.utf8))
    return read.components.first?.components(named: "VEVENT") ?? []
  }

  /// Without who sends it, which stands in letters alone.
  fileprivate static func lines(_ event: CalendarComponent) -> [ContentLine] {
    event.lines.filter { $0.name != "ORGANIZER" }
  }

  static func sequence(_ event: CalendarComponent) throws -> Int {
    guard let number = event.first("SEQUENCE").flatMap({ Int($0.value) }) else { throw Refusal.notFound }
    return number
  }
}
