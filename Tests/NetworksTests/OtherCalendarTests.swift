import Access
import Foundation
import HTML
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Networks

/// Another county's calendar in the year's plan: what is read of it, who sees it, and what is kept when it cannot be read.
struct OtherCalendarTests {
  private static func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }
  private let year = day("2027-01-01")...day("2027-12-31")

  private func reading(_ events: String...) -> OtherCalendarReading? { reading(events) }

  private func reading(_ events: [String]) -> OtherCalendarReading? {
    let lines = events.map { "BEGIN:VEVENT\n\($0)\nEND:VEVENT" }.joined(separator: "\n")
    return OtherCalendarReading(Array("BEGIN:VCALENDAR\n\(lines)\nEND:VCALENDAR\n".utf8), on: year)
  }

  private func words(_ reading: OtherCalendarReading?) -> [String] {
    reading?.entries.map { "\($0.title) \($0.days.lowerBound.text) \($0.days.upperBound.text)" } ?? ["ingen kalender"]
  }

  @Test func `en heldag, en dag som slutar vid midnatt och flera dagar tar de dagar de har`() {
    let found = reading(
      "UID:a\nSUMMARY:Heldag\nDTSTART;VALUE=DATE:20270310",
      "UID:b\nSUMMARY:Kväll\nDTSTART;TZID=Europe/Stockholm:20270311T200000\nDTEND;TZID=Europe/Stockholm:20270312T000000",
      "UID:c\nSUMMARY:Konferens\nDTSTART;VALUE=DATE:20270401\nDTEND;VALUE=DATE:20270404",
      "UID:d\nSUMMARY:Sent i Sverige\nDTSTART:20270501T223000Z\nDURATION:PT1H")
    #expect(
      words(found) == [
        "Heldag 2027-03-10 2027-03-10", "Kväll 2027-03-11 2027-03-11", "Konferens 2027-04-01 2027-04-03",
        "Sent i Sverige 2027-05-02 2027-05-02",
      ])
    #expect(found?.leftOut == 0)
  }

  @Test func `en serie ger varje gång, och den gång som flyttats står där den hamnade`() {
    let found = reading(
      "UID:s\nSUMMARY:Nätverk\nDTSTART;TZID=Europe/Stockholm:20270113T130000\nRRULE:FREQ=MONTHLY;BYDAY=2WE;COUNT=4\nEXDATE;TZID=Europe/Stockholm:20270310T130000",
      "UID:s\nRECURRENCE-ID;TZID=Europe/Stockholm:20270210T130000\nSUMMARY:Nätverk, flyttat\nDTSTART;TZID=Europe/Stockholm:20270217T130000"
    )
    #expect(
      words(found) == [
        "Nätverk 2027-01-13 2027-01-13", "Nätverk, flyttat 2027-02-17 2027-02-17", "Nätverk 2027-04-14 2027-04-14",
      ])
  }

  @Test func `privat och inställt följer inte med, och det som inte går att läsa räknas`() {
    let found = reading(
      "UID:a\nSUMMARY:Tandläkaren\nCLASS:PRIVATE\nDTSTART;VALUE=DATE:20270310",
      "UID:b\nSUMMARY:Inställt\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20270310",
      "UID:c\nSUMMARY:Utan tid", "UID:d\nDTSTART;VALUE=DATE:20270310",
      "UID:e\nSUMMARY:I hundra år\nDTSTART;VALUE=DATE:20270310\nDURATION:P36500D",
      "UID:f\nSUMMARY:Två\\nrader\nDTSTART;VALUE=DATE:20270311\nDESCRIPTION:Ring Ada")
    #expect(words(found) == ["Två rader 2027-03-11 2027-03-11"])
    #expect(found?.leftOut == 3)
  }

  @Test func `en upprepning utan slut ger inte mer än som får plats`() {
    let found = reading("UID:a\nSUMMARY:Jämt\nDTSTART:20200101T000000Z\nRRULE:FREQ=SECONDLY")
    #expect((found?.entries.count ?? 0) <= OtherCalendarReading.most)
  }

  @Test(.timeLimit(.minutes(1))) func `en serie som räknas från långt tillbaka stoppar inte resten`() {
    let found = reading(
      "UID:a\nSUMMARY:Jämt\nDTSTART:19990101T000000\nRRULE:FREQ=SECONDLY;COUNT=999999999",
      "UID:b\nSUMMARY:Aldrig\nDTSTART:19990101T000000\nRRULE:FREQ=MINUTELY;COUNT=999999999;INTERVAL=7",
      "UID:c\nSUMMARY:Länsdag\nDTSTART;VALUE=DATE:20270310",
      "UID:d\nSUMMARY:Var sjätte timme\nDTSTART:20270401T000000\nRRULE:FREQ=HOURLY;INTERVAL=6;COUNT=8")
    #expect(
      words(found) == [
        "Länsdag 2027-03-10 2027-03-10", "Var sjätte timme 2027-04-01 2027-04-01",
        "Var sjätte timme 2027-04-02 2027-04-02",
      ])
    #expect(found?.leftOut == 2)
  }

  @Test(.timeLimit(.minutes(1))) func `tusentals flyttade tider utan UID räknas inte om för varje händelse`() {
    let series = (0..<4_000).map { "SUMMARY:Dag \($0 % 9)\nDTSTART;VALUE=DATE:20270310" }
    let moved = (0..<12_000).map {
      "RECURRENCE-ID:20270310T1200\(10 + $0 % 50)\nSUMMARY:Flyttad\nDTSTART;VALUE=DATE:20270311"
    }
    let found = reading(series + moved)
    #expect(found?.entries.count == 10 && found?.leftOut == 0)
  }

  @Test(.timeLimit(.minutes(1))) func `tusentals serier utan slut kostar inte mer än en fil får`() {
    let endless = (0..<4_000).map { "UID:\($0)\nSUMMARY:Jämt\nDTSTART:20200101T000000Z\nRRULE:FREQ=SECONDLY" }
    let empty = (0..<4_000).map {
      "UID:t\($0)\nSUMMARY:Aldrig\nDTSTART:20200101T000000Z\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"
    }
    let found = reading(endless + empty + ["UID:x\nSUMMARY:Länsdag\nDTSTART;VALUE=DATE:20270310"])
    #expect(found?.entries.contains { $0.title == "Länsdag" } == true)
    #expect((found?.leftOut ?? 0) > 7_000)
  }

  @Test func `hundra vanliga serier kommer med hela`() {
    let series = (0..<100).map {
      "UID:\($0)\nSUMMARY:Nätverk \($0)\nDTSTART;TZID=Europe/Stockholm:20220105T130000\nRRULE:FREQ=MONTHLY;BYDAY=1WE;COUNT=72"
    }
    let found = reading(series)
    #expect(found?.entries.count == 1_200 && found?.leftOut == 0)
  }

  @Test func `det som inte är en kalender läses inte`() {
    #expect(OtherCalendarReading(Array("<html>".utf8), on: year) == nil)
    #expect(OtherCalendarReading([], on: year) == nil)
    #expect(FetchedCalendar(Array("<html>".utf8), on: year) != .unread(""))
  }

  @Test(.enabled(if: SharedFolder.exists), arguments: ["ical/libical", "ical/python-icalendar"])
  func `andras kalenderfiler läses utan att något går sönder`(_ folder: String) throws {
    let names = SharedFolder.names(in: folder, ending: ".ics")
    let found = try names.compactMap { name in
      OtherCalendarReading(
        try SharedFolder.bytes("\(folder)/\(name)"), on: Self.day("1990-01-01")...Self.day("2030-12-31"))
    }
    #expect(!names.isEmpty && found.contains { !$0.entries.isEmpty })
  }

  @Test(arguments: Engine.available) func `länets kalender ligger i länets plan, och bara teamet ändrar den`(
    _ engine: Engine
  )
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let details = OtherCalendarDetails(
      name: "Grannlänet", address: "https://kalender.exempel.se/a.ics", audiences: [.contacts])
    let today = OtherCalendarReading(entries: [OtherCalendarEntry("Länsdag", on: now.day...now.day)], leftOut: 0)
    let id = try await test.regional.write { tx in
      try LayInCalendar(details, today).perform(in: tx, by: MadeNetwork.leader, at: now)
    }
    func seen(by viewer: Viewer) async throws -> [String] {
      try await OtherCalendarTimeline().items(for: viewer, on: now.day...now.day, of: test.site).map {
        "\($0.actors): \($0.title)"
      }
    }
    #expect(try await seen(by: MadeNetwork.staff) == ["[\"Grannlänet\"]: Länsdag"])
    #expect(try await seen(by: MadeNetwork.outsider).isEmpty)
    let calendar = try await test.regional.read { try $0.readable(id, by: MadeNetwork.staff).record }
    #expect(calendar.isWritable(by: MadeNetwork.officer) && !calendar.isWritable(by: MadeNetwork.coordinator))
    let twice = await sentence {
      try await test.regional.write { tx in
        _ = try LayInCalendar(details, today).perform(in: tx, by: MadeNetwork.officer, at: now)
      }
    }
    #expect(twice == "Kalendern ligger redan i årsplanen.")
    let alone = await sentence {
      try await test.regional.write { tx in
        _ = try LayInCalendar(details, today).perform(in: tx, by: MadeNetwork.coordinator, at: now)
      }
    }
    #expect(alone?.contains("länsteamet") == true)
    try await test.regional.write { tx in
      try RemoveOtherCalendar().perform(in: tx, by: try tx.writable(id, by: MadeNetwork.officer), at: now)
    }
    #expect(try await seen(by: MadeNetwork.leader).isEmpty)
  }

  @Test(arguments: Engine.available) func `en kalender som inte går att hämta står kvar som den var, och felet sägs`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let details = OtherCalendarDetails(name: "Grannlänet", address: "https://kalender.exempel.se/a.ics")
    let entries = (0..<3).map {
      OtherCalendarEntry("Dag \($0)", on: now.day.adding(days: $0)...now.day.adding(days: $0))
    }
    let id = try await test.regional.write { tx in
      try LayInCalendar(details, OtherCalendarReading(entries: entries, leftOut: 1)).perform(
        in: tx, by: MadeNetwork.leader, at: now)
    }
    let later = now.adding(minutes: 400)
    try await test.regional.write {
      try KeepFetchedCalendar(.unread("Den svarade inte."), from: details.address).perform(in: $0, of: id, at: later)
    }
    var (calendar, kept) = try await test.regional.read { tx in
      (
        try tx.readable(id, by: MadeNetwork.leader).record,
        try tx.entries(of: [id], on: now.day...now.day.adding(days: 9))[id] ?? []
      )
    }
    #expect(calendar.problem == "Den svarade inte." && calendar.fetchedAt == now && calendar.leftOut == 1)
    #expect(kept == entries && calendar.dueAt == later.adding(minutes: 60))
    let fewer = OtherCalendarReading(entries: [entries[1]], leftOut: 0)
    try await test.regional.write {
      try KeepFetchedCalendar(.read(fewer), from: details.address).perform(in: $0, of: id, at: later)
    }
    (calendar, kept) = try await test.regional.read { tx in
      (
        try tx.readable(id, by: MadeNetwork.leader).record,
        try tx.entries(of: [id], on: now.day...now.day.adding(days: 9))[id] ?? []
      )
    }
    #expect(calendar.problem == nil && calendar.fetchedAt == later && kept == [entries[1]])
  }

  @Test(arguments: Engine.available) func `det som var på väg från en gammal adress tas inte emot`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let old = OtherCalendarDetails(name: "Grannlänet", address: "https://kalender.exempel.se/a.ics")
    let new = OtherCalendarDetails(
      name: "Grannen", address: "https://kalender.exempel.se/b.ics", audiences: [.contacts])
    let (before, after) = (Self.one("Före", on: now.day), Self.one("Efter", on: now.day))
    let id = try await test.regional.write { tx in
      let id = try LayInCalendar(old, before).perform(in: tx, by: MadeNetwork.leader, at: now)
      try ChangeOtherCalendar(new, after).perform(in: tx, by: try tx.writable(id, by: MadeNetwork.leader), at: now)
      try KeepFetchedCalendar(.read(before), from: old.address).perform(in: tx, of: id, at: now)
      try KeepFetchedCalendar(.unread("Den svarade inte."), from: old.address).perform(in: tx, of: id, at: now)
      return id
    }
    let (calendar, kept) = try await test.regional.read { tx in
      (
        try tx.readable(id, by: MadeNetwork.leader).record,
        try tx.entries(of: [id], on: now.day...now.day)[id] ?? []
      )
    }
    #expect(kept.map(\.title) == ["Efter"] && calendar.problem == nil && calendar.details.name == "Grannen")
  }

  @Test(arguments: Engine.available) func `namn och målgrupp ändras också när den andra datorn inte svarar`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let address = "https://kalender.exempel.se/a.ics"
    let entries = Self.one("Länsdag", on: now.day)
    let id = try await test.regional.write { tx in
      let details = OtherCalendarDetails(name: "Grannlänet", address: address)
      let id = try LayInCalendar(details, entries).perform(in: tx, by: MadeNetwork.leader, at: now)
      try KeepFetchedCalendar(.unread("Den svarade inte."), from: address).perform(in: tx, of: id, at: now)
      return id
    }
    let change = { (details: OtherCalendarDetails) in
      await sentence {
        try await test.regional.write { tx in
          try ChangeOtherCalendar(details, nil).perform(
            in: tx, by: try tx.writable(id, by: MadeNetwork.leader), at: now)
        }
      }
    }
    #expect(await change(OtherCalendarDetails(name: "Grannen", address: address, audiences: [.school])) == nil)
    let elsewhere = OtherCalendarDetails(name: "Grannen", address: "https://kalender.exempel.se/b.ics")
    #expect(await change(elsewhere)?.contains("bytt adressen") == true)
    let (calendar, kept) = try await test.regional.read { tx in
      (
        try tx.readable(id, by: MadeNetwork.leader).record,
        try tx.entries(of: [id], on: now.day...now.day)[id] ?? []
      )
    }
    #expect(calendar.details.name == "Grannen" && calendar.details.audiences == [.school])
    #expect(calendar.problem == "Den svarade inte." && calendar.dueAt == now && kept.map(\.title) == ["Länsdag"])
  }

  private static func one(_ title: String, on day: CalendarDate) -> OtherCalendarReading {
    OtherCalendarReading(entries: [OtherCalendarEntry(title, on: day...day)], leftOut: 0)
  }

  @Test(arguments: Engine.available) func `den som planerar en träff ser vad annat som samma målgrupp ska till`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let test = made.test
    let (first, last) = (test.now.day.adding(days: 30), test.now.day.adding(days: 32))
    let own = TimelineItem(
      id: "egen", title: "Egen", kind: .meeting, days: first...first, actors: [], audiences: [.contacts])
    let details = OtherCalendarDetails(
      name: "Grannlänet", address: "https://kalender.exempel.se/a.ics", audiences: [.contacts])
    let entries = [
      OtherCalendarEntry("Samma dag", on: first...first),
      OtherCalendarEntry("Veckor av annat", on: first...first.adding(days: 40)),
      OtherCalendarEntry("Långt efter", on: last.adding(days: 20)...last.adding(days: 20)),
    ]
    try await test.regional.write { tx in
      try LayInCalendar(details, OtherCalendarReading(entries: entries, leftOut: 0)).perform(
        in: tx, by: MadeNetwork.leader, at: test.now)
    }
    let shell = Shell(settings: test.site.settings, features: [Networks()])
    let clashes = try await shell.clashes(with: [own], for: MadeNetwork.leader, on: test.site, today: test.now.day)
    #expect(clashes["egen"]?.found.map(\.other.title) == ["Samma dag"])
    #expect(clashes["egen"]?.note.markup.contains("Samma dag: Samma dag. För Kommunernas kontaktpersoner.") == true)
    let known = clashes["egen"]?.found.map(\.other.id) ?? []
    #expect(clashes["egen"]?.besides(known).isEmpty == true)
    let after = try await shell.clashes(with: [own], for: MadeNetwork.leader, on: test.site, today: last)
    #expect(after["egen"] == nil)
  }
}
