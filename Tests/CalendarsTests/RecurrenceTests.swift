import Calendars
import Testing
import Vocabulary

@Suite struct RecurrenceTests {
  @Test(arguments: [
    ("", "FREQ saknas"), ("COUNT=2", "FREQ saknas"), ("FREQ=OFTEN", "FREQ går inte att läsa: OFTEN"),
    ("FREQ=DAILY;INTERVAL=0", "avstånd"), ("FREQ=DAILY;INTERVAL=-1", "INTERVAL går inte att läsa"),
    ("FREQ=DAILY;INTERVAL=99999999999999999999", "INTERVAL går inte att läsa"), ("FREQ=DAILY;COUNT=0", "antal gånger"),
    ("FREQ=DAILY;COUNT=2;UNTIL=20270101", "både COUNT och UNTIL"), ("FREQ=DAILY;UNTIL=i morgon", "UNTIL går inte"),
    ("FREQ=DAILY;FREQ=DAILY", "säger FREQ två gånger"), ("FREQ=DAILY;BYFOO=1", "okänd del: BYFOO"),
    ("FREQ=DAILY;BYMONTH=13", "månad som inte finns: 13"),
    ("FREQ=MONTHLY;BYMONTHDAY=0", "dag i månaden som inte finns: 0"),
    ("FREQ=MONTHLY;BYMONTHDAY=-32", "finns: -32"), ("FREQ=MONTHLY;BYDAY=0MO", "BYDAY går inte att läsa"),
    ("FREQ=MONTHLY;BYDAY=54MO", "veckodag som inte finns: 54"), ("FREQ=MONTHLY;BYDAY=XX", "BYDAY går inte att läsa"),
    ("FREQ=DAILY;BYHOUR=24", "timme"), ("FREQ=DAILY;BYMINUTE=60", "minut"), ("FREQ=DAILY;BYSECOND=61", "sekund"),
    ("FREQ=MONTHLY;BYWEEKNO=3", "BYWEEKNO hör inte ihop"), ("FREQ=DAILY;BYYEARDAY=3", "BYYEARDAY hör inte ihop"),
    ("FREQ=WEEKLY;BYMONTHDAY=3", "BYMONTHDAY hör inte ihop"),
    ("FREQ=WEEKLY;BYDAY=1MO", "BYDAY med nummer hör inte ihop"),
    ("FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO", "BYDAY med nummer"), ("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS hör inte ihop"),
    ("FREQ=DAILY;WKST=XX", "WKST går inte"), ("FREQ=YEARLY;SKIP=OMIT", "SKIP men inte RSCALE"),
    ("RSCALE=HEBREW;FREQ=YEARLY", "annan tideräkning än vår: HEBREW"), ("FREQ=DAILY;BYMONTH=1,,2", "BYMONTH går inte"),
    ("FREQ=DAILY;BYMONTH=" + String(repeating: "1,", count: 6_000), "för lång"),
  ])
  func `Det som inte är en regel får en mening`(text: String, words: String) {
    let fault = #expect(throws: RecurrenceFault.self) { try Recurrence(text) }
    #expect(fault?.sentence.contains(words) == true, "\(fault?.sentence ?? "")")
  }

  @Test func `Regler skrivs som andra program väntar sig`() throws {
    let read = try Recurrence("wkst=su;until=20261218T225959Z; byday=mo, +3we,-1SU;INTERVAL=2;FREQ=monthly;X-A=b;")
    #expect(read.text == "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1SU,MO,3WE;WKST=SU;UNTIL=20261218T225959Z")
    let made = try Recurrence(.monthly, end: .count(10), months: [9, 1, 9], weekdays: [.init(.wednesday, number: 3)])
    #expect(made.text == "FREQ=MONTHLY;BYMONTH=1,9;BYDAY=3WE;COUNT=10")
    #expect(try Recurrence(made.text) == made)
  }

  /// RFC 7529 section 4.1: what becomes of days that a month does not have.
  @Test(arguments: [
    ("OMIT", ["20140131", "20140331", "20140531", "20140731"]),
    ("BACKWARD", ["20140131", "20140228", "20140331", "20140430"]),
    ("FORWARD", ["20140131", "20140301", "20140331", "20140501"]),
  ])
  func `Dagar som månaden saknar hoppas över eller flyttas`(skip: String, days: [String]) throws {
    let rule = try Recurrence("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=\(skip);COUNT=4")
    #expect(rule.instances(from: try #require(CalendarDate("2014-01-31"))).map(\.basicText) == days)
    #expect(try Recurrence(rule.text) == rule)
  }

  @Test func `En skottdag flyttas till dagen efter, och en dag kommer bara en gång`() throws {
    let leap = try #require(CalendarDate("2024-02-29"))
    let yearly = try Recurrence("RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD;COUNT=3")
    #expect(yearly.instances(from: leap).map(\.basicText) == ["20240229", "20250301", "20260301"])
    let twice = try Recurrence("RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD;BYMONTHDAY=1,30,31;COUNT=5")
    #expect(
      twice.instances(from: try #require(CalendarDate("2025-02-01"))).map(\.basicText) == [
        "20250201", "20250301", "20250330", "20250331", "20250401",
      ])
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
      "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
      "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30",
      "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=SECONDLY;INTERVAL=60;BYSECOND=1", "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
      "FREQ=HOURLY;INTERVAL=24;BYHOUR=3", "FREQ=SECONDLY;INTERVAL=86400;BYHOUR=3;BYMINUTE=0",
      "FREQ=YEARLY;BYDAY=54MO,53MO;BYSETPOS=2",
      "FREQ=YEARLY;INTERVAL=999999999;BYMONTH=1", "FREQ=MINUTELY;INTERVAL=999999999;BYMONTH=1",
      "FREQ=WEEKLY;INTERVAL=999999999;BYDAY=SU", "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1;BYHOUR=1,2,3",
      "FREQ=YEARLY;BYWEEKNO=20;BYMONTH=1", "FREQ=SECONDLY;UNTIL=20260101T000000Z",
      "FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=5MO;BYMONTH=2",
    ])
  func `En regel utan tider tar slut`(text: String) throws {
    let start = try #require(LocalTime("20261118T131500"))
    guard let rule = try? Recurrence(text) else { return }
    #expect(rule.instances(from: start).prefix(2).filter { $0 > start.adding(days: 6) } == [])
    let set = RecurrenceSet(.local(start), rules: [rule], exceptedRules: [rule])
    #expect(set.instances().map(\.text) == [start.text])
  }

  @Test(.timeLimit(.minutes(1))) func `Inga regler ger mer arbete än den som frågar vill ha`() throws {
    let start = try #require(LocalTime("20261231T235959"))
    let all = "BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=\(Self.list(23));BYMINUTE=\(Self.list(59));BYSECOND=\(Self.list(59))"
    let each = try Recurrence("FREQ=YEARLY;\(all)")
    #expect(each.instances(from: start).prefix(2).map(\.text) == [start.text, "20270101T000000"])
    let second = try Recurrence("FREQ=SECONDLY")
    #expect(RecurrenceSet(.local(start), rules: [second], exceptedRules: [second]).instances().map(\.text) == [])
    #expect(RecurrenceSet(.local(start), rules: [second]).instances().map(\.text).count == 10_000)
    let late = try #require(LocalTime("99991231T235958"))
    #expect(second.instances(from: late).map(\.text).count == 2)
    let old = try Recurrence("FREQ=SECONDLY").instances(from: try #require(LocalTime("00010101T000000")), since: start)
    #expect(old.prefix(1).map(\.text) == [start.text])
  }

  @Test(.timeLimit(.minutes(1))) func `En regel med ett antal stegas inte hur långt som helst`() throws {
    let start = try #require(LocalTime("19990101T000000"))
    let later = try #require(LocalTime("20270101T000000"))
    let seconds = try Recurrence("FREQ=SECONDLY;COUNT=999999999")
    #expect(seconds.instances(from: start, since: later).prefix(1).map(\.text) == [])
    let set = RecurrenceSet(.local(start), rules: [seconds])
    var steps = 2_000
    let bounded = set.instances(since: later, until: nil, most: 10, steps: &steps)
    #expect(bounded.times.isEmpty && !bounded.isWhole && steps <= 0)
    let hours = try Recurrence("FREQ=HOURLY;COUNT=5")
    #expect(
      hours.instances(from: start, since: start.adding(minutes: 180)).map(\.text) == [
        "19990101T030000", "19990101T040000",
      ])
    steps = 2_000
    let whole = RecurrenceSet(.local(start), rules: [hours]).instances(since: start, until: nil, most: 5, steps: &steps)
    #expect(whole.times.count == 5 && whole.isWhole && steps > 1_900)
    let all = "BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=\(Self.list(23));BYMINUTE=\(Self.list(59));BYSECOND=\(Self.list(59))"
    let summer = try #require(LocalTime("20270701T120001"))
    #expect(
      try Recurrence("FREQ=YEARLY;\(all)").instances(from: start, since: summer).prefix(1).map(\.text) == [summer.text])
  }

  @Test(.timeLimit(.minutes(1))) func `Möten i 290 nätverk under fem år räknas fram genast`() throws {
    let rules = try ["FREQ=MONTHLY;BYDAY=3WE", "FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1TH"].map {
      try Recurrence($0)
    }
    let start = try #require(LocalTime("20261118T131500"))
    var count = 0
    let time = ContinuousClock().measure {
      for number in 0..<290 {
        count += rules[number % 3].instances(from: start, until: start.adding(days: 5 * 365)).reduce(0) { sum, _ in
          sum + 1
        }
      }
    }
    #expect(count == 97 * (60 + 30 + 521) - 30 && time < .seconds(2), "\(count) på \(time)")
  }

  private static func list(_ last: Int) -> String { (0...last).map(String.init).joined(separator: ",") }
}
