import Events
import Testing
import Vocabulary

/// How long an offered place waits for its answer.
struct OfferTimeTests {
  @Test(arguments: [
    ("2026-11-21", "6.13", "2026-11-24"), ("2026-11-22", "23.59", "2026-11-24"), ("2026-11-23", "10", "2026-11-25"),
    ("2026-11-24", "10", "2026-11-26"), ("2026-11-25", "10", "2026-11-27"), ("2026-11-26", "10", "2026-11-30"),
    ("2026-11-27", "20", "2026-12-01"),
  ])
  func `ett erbjudande gäller till klockan 16 den andra arbetsdagen`(
    _ day: String, _ time: String, _ last: String
  ) throws {
    let offered = SwedishTime.moment(on: try #require(CalendarDate(day)), at: try #require(ClockTime(time)))
    let until = SwedishTime.moment(on: try #require(CalendarDate(last)), hour: 16)
    #expect(OfferPlaces.lastAnswer(toOfferAt: offered, before: until.adding(days: 30)) == until)
    #expect(OfferPlaces.lastAnswer(toOfferAt: offered, before: until.adding(minutes: -1)) == until.adding(minutes: -1))
  }
}
