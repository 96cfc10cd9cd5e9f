import Foundation
import Testing

@testable import Vocabulary

@Suite struct CalendarDateTests {
  @Test(arguments: ["2026-11-22", "20261122", "2026/11/22", " 2026-11-22 "])
  func `ett datum läses på tre sätt`(text: String) throws {
    let date = try #require(CalendarDate(text))
    #expect((date.year, date.month, date.day) == (2026, 11, 22))
    #expect(date.text == "2026-11-22")
  }

  @Test(arguments: [
    "", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-2", "22/11/2026", "2026-11/22",
    "261122", "2026-11-2x", "0000-01-01", "tjugo-11-22",
  ])
  func `en dag som inte finns i almanackan avvisas`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test(arguments: [
    ("2026-11-22", "22 november 2026"), ("2024-02-29", "29 februari 2024"), ("2026-05-01", "1 maj 2026"),
  ])
  func `ett datum skrivs med ord`(text: String, words: String) {
    #expect(CalendarDate(text)?.words == words)
  }

  @Test func `ett datum skrivs kort och med veckodag`() {
    #expect(CalendarDate("2026-11-22")?.shortWords == "22 nov. 2026")
    #expect(CalendarDate("2026-11-22")?.wordsWithoutYear == "22 november")
    #expect(CalendarDate("2026-11-22")?.wordsWithWeekday == "söndag 22 november 2026")
  }

  @Test(arguments: [
    ("2026-01-01", 2026, 1), ("2027-01-01", 2026, 53), ("2021-01-03", 2020, 53), ("2021-01-04", 2021, 1),
    ("2024-12-30", 2025, 1), ("2025-12-28", 2025, 52), ("2026-11-23", 2026, 48), ("2000-02-29", 2000, 9),
  ])
  func `veckan är almanackans vecka`(text: String, year: Int, number: Int) {
    #expect(CalendarDate(text)?.week == Week(year: year, number: number))
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-03-31", -1, "2026-02-28"),
    ("2026-11-22", 2, "2027-01-22"), ("2026-01-15", -1, "2025-12-15"), ("2024-02-29", 12, "2025-02-28"),
    ("2026-12-31", 24, "2028-12-31"), ("2026-05-10", 0, "2026-05-10"), ("2026-01-01", -25, "2023-12-01"),
  ])
  func `månader läggs till utan att hamna utanför månaden`(text: String, months: Int, result: String) {
    #expect(CalendarDate(text)?.adding(months: months).text == result)
  }

  @Test func `dagar räknas över skottår och årsskiften`() throws {
    let date = try #require(CalendarDate("2024-02-28"))
    #expect(date.adding(days: 1).text == "2024-02-29")
    #expect(date.adding(days: 2).text == "2024-03-01")
    #expect(date.adding(days: 366).text == "2025-02-28")
    #expect(date.days(until: try #require(CalendarDate("2025-02-28"))) == 366)
    #expect(date.days(until: try #require(CalendarDate("2024-02-27"))) == -1)
    #expect(date.lastInMonth.text == "2024-02-29")
  }

  @Test func `varje dag i åttahundra år kommer efter den förra`() throws {
    var date = try #require(CalendarDate(year: 1600, month: 1, day: 1))
    let end = try #require(CalendarDate(year: 2400, month: 1, day: 1))
    var count = 0
    var weekday = date.weekday.rawValue
    while date < end {
      let parts = (date.year, date.month, date.day)
      guard CalendarDate(year: parts.0, month: parts.1, day: parts.2) == date, date.weekday.rawValue == weekday else {
        Issue.record("\(date)")
        break
      }
      date = date.adding(days: 1)
      weekday = weekday % 7 + 1
      count += 1
    }
    #expect(count == 292_194)
    #expect(CalendarDate(dayNumber: 0).text == "1970-01-01")
    #expect(CalendarDate(dayNumber: 0).weekday == .thursday)
  }

  @Test func `ett datum sparas som text`() throws {
    let date = try #require(CalendarDate("2026-11-22"))
    let json = try JSONEncoder().encode([date])
    #expect(String(decoding: json, as: UTF8.self) == #"["2026-11-22"]"#)
    #expect(try JSONDecoder().decode([CalendarDate].self, from: json) == [date])
  }
}
