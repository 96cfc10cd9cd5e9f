import Calendars
import TestSupport
import Testing
import Vocabulary

@Suite struct RecurrenceSetTests {
  @Test func `Undantag tas bort, tillägg läggs till och inget kommer två gånger`() throws {
    let set = try Self.set(
      """
      DTSTART;TZID=Europe/Stockholm:20261021T130000
      RRULE:FREQ=MONTHLY;BYDAY=3WE;COUNT=5
      RRULE:FREQ=MONTHLY;BYDAY=3WE;COUNT=2
      RDATE;TZID=Europe/Stockholm:20261101T100000,20261021T130000
      RDATE:20261102T110000Z
      RDATE;VALUE=DATE:20261103
      EXDATE;TZID=Europe/Stockholm:20261118T130000
      EXDATE:20261216T120000Z
      EXDATE;VALUE=DATE:20270120
      """)
    #expect(set.faults.isEmpty)
    #expect(
      set.instances().map(\.text) == [
        "20261021T130000", "20261101T100000", "20261102T120000", "20261103T130000", "20270217T130000",
      ])
    let since = try #require(LocalTime("20261101T100001"))
    let until = try #require(LocalTime("20261103T130000"))
    #expect(set.instances(since: since, until: until).map(\.text) == ["20261102T120000", "20261103T130000"])
    #expect(set.instances(most: 1).map(\.text) == ["20261021T130000"])
  }

  @Test func `UNTIL i UTC gäller till samma ögonblick på startens klocka`() throws {
    let start = "DTSTART;TZID=Europe/Stockholm:20261021T003000\nRRULE:FREQ=DAILY;UNTIL="
    #expect(try Self.set(start + "20261022T223000Z").instances().map(\.text).count == 3)
    #expect(try Self.set(start + "20261022T222959Z").instances().map(\.text).count == 2)
    #expect(try Self.set(start + "20261022").instances().map(\.text).count == 2)
    let days = try Self.set("DTSTART;VALUE=DATE:20080303\nRRULE:FREQ=DAILY;UNTIL=20080305T235959Z")
    #expect(days.instances().map(\.text) == ["20080303", "20080304", "20080305"])
  }

  @Test func `Gamla undantagsregler följs`() throws {
    let set = try Self.set("DTSTART:20261001T090000\nRRULE:FREQ=DAILY;COUNT=9\nEXRULE:FREQ=WEEKLY;BYDAY=SA,SU,TH")
    #expect(set.instances().map { String($0.text.prefix(8).suffix(2)) } == ["02", "05", "06", "07", "09"])
  }

  @Test func `Starten är med, också när ingen regel nämner den`() throws {
    let set = try Self.set("DTSTART:20261118T090000\nRRULE:FREQ=MONTHLY;BYMONTHDAY=1;COUNT=2")
    #expect(set.instances().map(\.text) == ["20261118T090000", "20261201T090000", "20270101T090000"])
    #expect(try Self.set("DTSTART:20261118T090000").instances().map(\.text) == ["20261118T090000"])
  }

  @Test func `Det som inte går att läsa får en mening, och resten gäller`() throws {
    let set = try Self.set(
      "DTSTART:20261118T090000\nRRULE:FREQ=OFTEN\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE:\nRDATE:i morgon\n"
        + "EXDATE;TZID=Nowhere:20261118T090000")
    #expect(
      set.faults == [
        "Upprepningens FREQ går inte att läsa: OFTEN.", "Upprepningen har en tid som inte går att läsa: i morgon.",
        "Upprepningen har tider i en tidszon som ingen känner.",
      ])
    #expect(set.instances().map(\.text) == ["20261118T090000", "20261119T090000"])
    #expect(RecurrenceSet(CalendarComponent("VEVENT"), zones: TimeZones()) == nil)
  }

  @Test(.enabled(if: SharedFolder.exists)) func `Andras upprepningar ger sina tider`() throws {
    let weekly = try Self.shared("event_with_recurrence_exdates_on_different_lines.ics")
    #expect(
      weekly.instances().map(\.date.basicText) == [
        "20120327", "20120424", "20120508", "20120515", "20120522", "20120605", "20120612", "20120619", "20120626",
        "20120703",
      ])
    let vancouver = try Self.shared("period_with_timezone.ics")
    #expect(
      vancouver.instances().map(\.text) == [
        "20230920T120000", "20231018T120000", "20231115T120000", "20231213T120000", "20240117T120000",
        "20240221T120000", "20240320T120000", "20240417T120000", "20240515T120000",
      ])
    let notes = try Self.shared("issue_156_RDATE_with_PERIOD_TZID_khal_2.ics")
    #expect(notes.instances().map(\.date.basicText) == ["20211101", "20211206", "20220103", "20220207"])
    let standup = try Self.shared("issue_165_missing_event.ics")
    #expect(standup.instances().map(\.date.day) == [3, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 20, 21, 22])
    let firstSunday = try Self.shared("issue_157_removes_trailing_semicolon.ics").rules
    #expect(firstSunday.map(\.words) == ["varje år första söndagen i november"])
  }

  private static func shared(_ name: String) throws -> RecurrenceSet {
    let outermost = try #require(
      CalendarComponent.read(try SharedFolder.bytes("ical/python-icalendar/\(name)")).components.first)
    let event = outermost.components(named: "VEVENT").first ?? outermost
    return try #require(RecurrenceSet(event, zones: TimeZones(in: outermost)))
  }

  private static func set(_ lines: String) throws -> RecurrenceSet {
    let reading = CalendarComponent.read(Array("BEGIN:VEVENT\n\(lines)\nEND:VEVENT".utf8))
    #expect(reading.faults.isEmpty)
    return try #require(reading.components.first.flatMap { RecurrenceSet($0, zones: TimeZones()) })
  }
}
