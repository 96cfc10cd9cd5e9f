import Testing

@testable import Vocabulary

@Suite struct SwedishTimeTests {
  /// Seconds since 1970 (UTC) and what a clock in Stockholm shows, as `TZ=Europe/Stockholm date -d @…` prints it.
  static let clocks: [(Int64, String, String)] = [
    (0, "1970-01-01", "01.00"),
    (1_774_745_999, "2026-03-29", "01.59"),
    (1_774_746_000, "2026-03-29", "03.00"),
    (1_792_889_999, "2026-10-25", "02.59"),
    (1_792_890_000, "2026-10-25", "02.00"),
    (1_782_900_000, "2026-07-01", "12.00"),
    (1_798_757_999, "2026-12-31", "23.59"),
    (1_798_758_000, "2027-01-01", "00.00"),
    (1_711_846_800, "2024-03-31", "03.00"),
    (1_729_990_800, "2024-10-27", "02.00"),
  ]

  @Test(arguments: clocks)
  func `klockan går som i Stockholm, också när den ställs om`(seconds: Int64, date: String, clock: String) {
    let time = SwedishTime(Moment(milliseconds: seconds * 1000 + 999))
    #expect(time.date.text == date)
    #expect(time.hourAndMinute == clock)
  }

  @Test func `tiden skrivs med kl. och punkt`() {
    let time = SwedishTime(Moment(milliseconds: 1_795_354_200_000))
    #expect(time.clock == "kl.\u{A0}14.30")
    #expect(time.words == "22 november 2026 kl.\u{A0}14.30")
  }

  @Test func `det som tar flera dagar skrivs med den sista dagen`() throws {
    let day = try #require(CalendarDate("2027-03-10"))
    let start = SwedishTime.moment(on: day, hour: 9)
    #expect(
      SwedishTime.words(from: start, to: SwedishTime.moment(on: day, hour: 12))
        == "onsdag 10 mars 2027 kl.\u{A0}09.00–12.00")
    #expect(
      SwedishTime.words(from: start, to: SwedishTime.moment(on: day.adding(days: 1), hour: 15))
        == "10 mars 2027 kl.\u{A0}09.00 till 11 mars 2027 kl.\u{A0}15.00")
  }

  @Test func `en svensk tid blir samma tidpunkt tillbaka`() throws {
    var date = try #require(CalendarDate("2025-12-25"))
    for _ in 0..<400 {
      for hour in 0..<24 {
        let time = SwedishTime(SwedishTime.moment(on: date, hour: hour, minute: 17, second: 3))
        let isSkipped = date.month == 3 && date.text == "2026-03-29" && hour == 2
        #expect(time.date == date)
        #expect(time.hour == (isSkipped ? 3 : hour))
        #expect((time.minute, time.second) == (17, 3))
      }
      date = date.adding(days: 1)
    }
  }

  @Test func `den timme som kommer två gånger är den första`() throws {
    let date = try #require(CalendarDate("2026-10-25"))
    #expect(SwedishTime.moment(on: date, hour: 2, minute: 30).milliseconds == 1_792_888_200_000)
    #expect(SwedishTime.moment(on: date, hour: 3).milliseconds == 1_792_893_600_000)
  }

  @Test func `dagen i Sverige börjar före den i Greenwich`() throws {
    let newYear = try #require(CalendarDate("2027-01-01"))
    let midnight = SwedishTime.moment(on: newYear)
    #expect(midnight.milliseconds == 1_798_758_000_000)
    #expect(SwedishTime.date(at: midnight) == newYear)
    #expect(SwedishTime.date(at: midnight.adding(seconds: -1)).text == "2026-12-31")
  }
}
