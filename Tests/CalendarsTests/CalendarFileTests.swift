import Calendars
import TestSupport
import Testing
import Vocabulary

@Suite(.enabled(if: SharedFolder.exists)) struct CalendarFileTests {
  @Test func `Alla delade kalendrar läses, och blir desamma när de skrivs och läses igen`() throws {
    #expect(SharedCalendars.paths.count == 78)
    for path in SharedCalendars.paths {
      let reading = CalendarComponent.read(try SharedFolder.bytes(path))
      let again = CalendarComponent.read(Array(reading.components.map(\.text).joined().utf8))
      #expect(!reading.isRefused && again.faults.isEmpty, "\(path): \(again.faults)")
      #expect(again.components == reading.components, "\(path)")
    }
  }

  @Test func `Bara de filer som är trasiga får fel`() throws {
    let broken = try SharedCalendars.paths.filter { path in
      !CalendarComponent.read(try SharedFolder.bytes(path)).faults.isEmpty
    }
    let names = broken.map { $0.split(separator: "/").last.map(String.init) ?? "" }
    #expect(
      names == [
        "zday.ics", "broken_ical.ics", "fuzz_testcase_0_char_in_component_name.ics", "issue_104_broken_calendar.ics",
        "issue_104_mark_events_broken.ics", "issue_168_input.ics", "issue_350.ics",
      ])
  }

  @Test func `Felen säger vad som lästes och på vilken rad`() throws {
    let broken = try read("issue_104_broken_calendar.ics")
    #expect(broken.faults.map(\.line) == [13])
    #expect(broken.faults.map(\.sentence) == ["Rad 13 är ingen kalenderrad och lästes inte."])
    #expect(broken.components.first?.components(named: "VEVENT").first?.first("SUMMARY")?.text == "Broken Eevnt")
    let outside = try read("issue_350.ics")
    #expect(outside.faults.map(\.sentence) == ["Rad 36 står utanför kalendern och lästes inte."])
    #expect(outside.components.count == 1)
    let semicolons = try #require(try read("broken_ical.ics").components.first?.components.first)
    #expect(semicolons.first("DTSTART").flatMap { CalendarTime($0) }?.text == "20140409T093000")
  }

  @Test func `Texter och tillägg läses som de är menade`() throws {
    let carets = try #require(try read("rfc_6868.ics").components.first)
    #expect(carets.first("X-PARAM")?.parameter("NEWLINE") == "\n")
    #expect(carets.first("X-PARAM")?.parameter("ALL") == "^\"\n")
    #expect(carets.first("X-PARAM")?.parameter("UNKNOWN") == "^a^ ^asd")
    let event = try #require(carets.components.first)
    #expect(event.first("ATTENDEE")?.parameter("CN") == "George Herman \"Babe\" Ruth")
    #expect(event.first("ATTENDEE")?.mailAddress == "babe@example.com")
    let meetup = try #require(try read("issue_53_description_parsed_properly.ics").components.first)
    #expect(meetup.first("DESCRIPTION")?.text.hasPrefix("DevOpsDC\nThursday, July 12 at 6:30 PM\n\nThis will") == true)
    let commas = try #require(try read("issue_127_categories_with_commas.ics").components.first?.components.first)
    #expect(commas.first("CATEGORIES")?.texts == ["Meeting, John", "Work, Sarah", "Project"])
    let status = try #require(try read("rfc_7265_request_status.ics").components.first)
    #expect(status.all("REQUEST-STATUS").map(\.parts)[1][1] == "Invalid calendar user")
    #expect(
      try read("event_with_escaped_character1.ics").components[0].first("ORGANIZER")?.parameter("CN") == "Society, 2014"
    )
    #expect(
      try read("event_with_escaped_character3.ics").components[0].first("ORGANIZER")?.parameter("CN") == "Society; 2014"
    )
  }

  @Test func `Svar på kallelser läses ur standardens exempel`() throws {
    let calendars = CalendarComponent.read(try SharedFolder.bytes("ical/libical/2446.ics")).components
    let replies = calendars.filter { $0.first("METHOD")?.text == "REPLY" }
    let event = try #require(replies.first?.components(named: "VEVENT").first)
    #expect(event.first("ATTENDEE")?.mailAddress == "B@example.com")
    #expect(event.first("ATTENDEE")?.parameter("PARTSTAT") == "ACCEPTED")
    #expect(event.first("SEQUENCE")?.number == 0)
    #expect(event.first("UID")?.text == "calsrv.example.com-873970198738777@example.com")
  }

  private func read(_ name: String) throws -> CalendarReading {
    CalendarComponent.read(try SharedFolder.bytes("ical/python-icalendar/\(name)"))
  }
}
