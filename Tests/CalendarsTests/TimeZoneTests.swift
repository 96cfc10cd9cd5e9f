import Calendars
import TestSupport
import Testing
import Vocabulary

@Suite struct TimeZoneTests {
  /// The same zone under another name, so that it is our description that is asked and not `SwedishTime`.
  private static let described: TimeZones = {
    let text = TimeZones.stockholm.text.replacing("TZID:Europe/Stockholm", with: "TZID:Vår")
    return TimeZones(
      in: CalendarComponent("VCALENDAR", components: CalendarComponent.read(Array(text.utf8)).components))
  }()

  @Test func `Vår beskrivning av Sveriges tid går som SwedishTime i hundra år`() throws {
    for year in 1996...2100 {
      for month in [1, 3, 7, 10] {
        let last = try #require(CalendarDate(year: year, month: month, day: 31))
        for day in 0..<8 {
          for minutes in stride(from: 0, to: 6 * 60, by: 30) {
            let time = LocalTime(last.adding(days: -day), at: ClockTime(minutes: minutes))
            let expected = SwedishTime.moment(on: time.date, hour: time.hour, minute: time.minute)
            guard year > 1996 || month > 3 else { continue }
            #expect(Self.described.moment(of: .zoned(time, zone: "Vår")) == expected, "\(time)")
            let back = Self.described.time(at: expected, like: .zoned(time, zone: "Vår"))
            #expect(back?.clock == LocalTime(SwedishTime(expected)), "\(time)")
          }
        }
      }
    }
  }

  @Test(arguments: [
    "Europe/Stockholm", "Vår", "/example.org/Europe/Stockholm", "W. Europe Standard Time", "Europe/Berlin",
  ])
  func `Den överhoppade timmen och den dubbla läses rätt`(zone: String) throws {
    let expected = [
      ("20260329T015959", "20260329T005959"), ("20260329T020000", "20260329T010000"),
      ("20260329T023000", "20260329T013000"), ("20260329T030000", "20260329T010000"),
      ("20261025T015959", "20261024T235959"), ("20261025T020000", "20261025T000000"),
      ("20261025T025959", "20261025T005959"), ("20261025T030000", "20261025T020000"),
    ]
    for (local, utc) in expected {
      let time = try #require(LocalTime(local))
      #expect(Self.described.moment(of: .zoned(time, zone: zone)).map(LocalTime.init(utc:))?.text == utc, "\(local)")
    }
  }

  @Test func `Flytande tid och hela dagar är svenska, och okända zoner får inget ögonblick`() throws {
    let time = try #require(LocalTime("20261118T131500"))
    let zones = TimeZones()
    #expect(zones.moment(of: .local(time)) == SwedishTime.moment(on: time.date, hour: 13, minute: 15))
    #expect(zones.moment(of: .date(time.date)) == SwedishTime.moment(on: time.date))
    #expect(zones.moment(of: .utc(time)) == time.momentInUTC)
    for name in [
      "Nowhere", "", "/", "../../etc/passwd", "Europe/../Europe/Paris", "/etc/passwd", "X/Europe/Paris",
      String(repeating: "a/", count: 500),
    ] {
      #expect(zones.moment(of: .zoned(time, zone: name)) == nil, "\(name)")
    }
  }

  @Test(arguments: [
    ("GMT Standard Time", "20260701T110000"), ("FLE Standard Time", "20260701T090000"),
    ("Romance Standard Time", "20260701T100000"), ("Eastern Standard Time", "20260701T160000"),
    ("UTC", "20260701T120000"), ("America/New_York", "20260701T160000"),
    ("/mozilla.org/20070129_1/America/New_York", "20260701T160000"),
    ("/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires", "20260701T150000"),
  ])
  func `Systemets zoner känns igen under de namn som program har`(zone: String, utc: String) throws {
    let noon = try #require(LocalTime("20260701T120000"))
    #expect(TimeZones().moment(of: .zoned(noon, zone: zone)).map(LocalTime.init(utc:))?.text == utc)
  }

  @Test(.enabled(if: SharedFolder.exists)) func `Filens egna zoner går före systemets`() throws {
    #expect(try Self.moments("issue_218_bad_tzid.ics") == ["20170228T120000"])
    #expect(try Self.moments("issue_165_missing_event.ics") == ["20150703T080000"])
    #expect(try Self.moments("issue_836_do_not_quote_tzid.ics") == ["20241028T210000"])
    #expect(try Self.moments("timezone_same_start.ics") == ["20170224T200000"])
    #expect(try Self.moments("america_new_york_forward_reference.ics") == ["20140829T120000"])
    #expect(try Self.moments("period_with_timezone.ics") == ["20230920T190000"])
    #expect(try Self.moments("timezoned.ics") == ["20120213T090000"])
    #expect(
      try Self.moments("issue_722_timezone_transition_ambiguity.ics") == [
        "20240302T200000", "20240802T220000", "20240504T220001", "20240504T190001",
      ])
  }

  @Test func `Varaktigheter räknas i dagar på klockan och sekunder som går`() throws {
    let zones = TimeZones()
    let evening = CalendarTime.swedish(try #require(LocalTime("20261024T200000")))
    #expect(zones.adding(CalendarDuration(days: 1), to: evening)?.text == "20261025T200000")
    #expect(zones.adding(CalendarDuration(seconds: 86_400), to: evening)?.text == "20261025T190000")
    #expect(zones.adding(CalendarDuration(minutes: -15), to: evening)?.text == "20261024T194500")
    let day = CalendarTime.date(evening.date)
    #expect(zones.adding(CalendarDuration(days: 1, seconds: 86_400), to: day)?.text == "20261026")
  }

  private static func moments(_ name: String) throws -> [String] {
    let calendar = try #require(
      CalendarComponent.read(try SharedFolder.bytes("ical/python-icalendar/\(name)")).components.first)
    let zones = TimeZones(in: calendar)
    return try calendar.components(named: "VEVENT").map { event in
      let start = try #require(event.first("DTSTART").flatMap { CalendarTime($0) })
      return LocalTime(utc: try #require(zones.moment(of: start))).text
    }
  }
}
