internal import Access
internal import Networks
internal import Storage
internal import Vocabulary
internal import Web

/// A neighbour's calendar in the county's plan. Nobody is asked for it: a demonstration reads nothing from outside by itself.
struct DemoOtherCalendar {
  let site: Site
  let staff: DemoStaff
  let now: Moment

  func build() async throws {
    let board = try staff.organisation(DemoOrganisation.ownBoard)
    guard let officer = staff.host(of: board) else { return }
    let details = OtherCalendarDetails(
      name: "Västernorrland", address: "https://kalender.exempel.se/vasternorrland.ics", audiences: [.contacts],
      places: [CountyCode("22")].compactMap(\.self))
    guard let reading = OtherCalendarReading(Array(file.utf8), on: now.day...now.day.adding(days: 400)) else { return }
    try await site.regional.write { [now] tx in
      try LayInCalendar(details, reading).perform(in: tx, by: officer, at: now.adding(days: -20))
    }
  }

  /// Days from now.
  private var file: String {
    let events = [
      (24, "Länsdag om hedersrelaterat våld"), (61, "Nätverksträff Västernorrland"),
      (110, "Konferens: barn som upplevt våld"),
    ]
    let lines = events.map { days, title in
      let day = now.day.adding(days: days).text.replacing("-", with: "")
      return "BEGIN:VEVENT\r\nUID:\(days)@exempel.se\r\nSUMMARY:\(title)\r\nDTSTART;VALUE=DATE:\(day)\r\nEND:VEVENT\r\n"
    }
    return "BEGIN:VCALENDAR\r\n\(lines.joined())END:VCALENDAR\r\n"
  }
}
