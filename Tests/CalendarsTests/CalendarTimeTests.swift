import Calendars
import Testing
import Vocabulary

@Suite struct CalendarTimeTests {
  @Test(arguments: [
    ("20261118", "20261118"), ("20261118T131500", "20261118T131500"), ("20261118T121500Z", "20261118T121500Z"),
    (" 20261118T121560z ", "20261118T121559Z"), ("20240229", "20240229"),
  ])
  func `Tider läses och skrivs`(text: String, written: String) {
    #expect(CalendarTime(text)?.text == written)
  }

  @Test(arguments: [
    "", "20260229", "2026-11-18", "20261118T", "20261118T1315", "20261118T240000", "20261118T131500+0100",
    "19970701T1100000Z", "1997070１T110000", "00000101", "T131500",
  ])
  func `Det som inte är en tid läses inte`(text: String) {
    #expect(CalendarTime(text) == nil)
  }

  @Test func `Radens tillägg säger vilken klocka som visar tiden`() throws {
    let time = try #require(LocalTime("20261118T131500"))
    #expect(CalendarTime(ContentLine("DTSTART", time.text)) == .local(time))
    #expect(CalendarTime(ContentLine("DTSTART", time.text, [.init("TZID", "X")])) == .zoned(time, zone: "X"))
    #expect(CalendarTime(ContentLine("DTSTART", time.text + "Z", [.init("TZID", "X")])) == .utc(time))
    #expect(CalendarTime(ContentLine("DTSTART", "20261118", [.init("TZID", "X")])) == .date(time.date))
    for kind in [CalendarTime.local(time), .utc(time), .zoned(time, zone: "X"), .date(time.date)] {
      #expect(CalendarTime(ContentLine("DTSTART", time: kind)) == kind)
    }
  }

  @Test func `En lokal tid räknas framåt och bakåt`() throws {
    let time = try #require(LocalTime("20261231T235930"))
    #expect(time.adding(seconds: 31).text == "20270101T000001")
    #expect(time.adding(minutes: -24 * 60).text == "20261230T235930")
    #expect(time.adding(days: 59).text == "20270228T235930")
    #expect(time.seconds(until: time.adding(days: 2)) == 172_800)
    #expect(
      LocalTime(time.date, hour: 24) == nil && LocalTime(time.date, hour: 9, minute: 5)?.text == "20261231T090500")
    #expect(LocalTime(utc: Moment(milliseconds: -1)).text == "19691231T235959")
    #expect(LocalTime(time.date, at: ClockTime(minutes: 75)).text == "20261231T011500")
  }

  @Test(arguments: [
    ("PT15M", 0, 900, "PT15M"), ("-P0DT0H10M0S", 0, -600, "-PT10M"), ("P2W", 14, 0, "P14D"),
    ("+P1DT2H", 1, 7200, "P1DT2H"), ("P15DT5H0M20S", 15, 18_020, "P15DT5H20S"), ("PT0S", 0, 0, "PT0S"),
    ("P1W2D", 9, 0, "P9D"), ("pt36h", 0, 129_600, "PT36H"),
  ])
  func `Varaktigheter läses och skrivs`(text: String, days: Int, seconds: Int, written: String) throws {
    let duration = try #require(CalendarDuration(text))
    #expect(duration == CalendarDuration(days: days, seconds: seconds) && duration.text == written)
    #expect(CalendarDuration(written) == duration)
  }

  @Test(arguments: ["", "P", "PT", "P1", "1D", "PT1D", "P1DT", "P1H", "PT5M3H", "P9999999999D", "--P1D", "P1D2D"])
  func `Det som inte är en varaktighet läses inte`(text: String) {
    #expect(CalendarDuration(text) == nil)
  }

  @Test func `Perioder läses och skrivs`() throws {
    let line = ContentLine("FREEBUSY", "19970101T180000Z/PT5H30M, 19970101T180000Z/19970102T070000Z,skräp,/")
    #expect(
      CalendarPeriod.all(in: line).map(\.text) == ["19970101T180000Z/PT5H30M", "19970101T180000Z/19970102T070000Z"])
    #expect(CalendarPeriod("19970101/19970102")?.start.isDate == true)
  }
}
