import Access
import DemoData
import HTML
import Networks
import TestSupport
import Testing
import Vocabulary
import Web

/// What is told of the year's plan in the forms where a day is chosen.
struct WhilePlanningTests {
  @Test func `den som väljer dag ser vad samma målgrupp redan ska till`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = try await test.client(as: .leader)
    let list = try await client.get("/natverk").body
    let network = try #require(
      list.firstMatch(of: #/href="(\/natverk\/\w+)"[^>]*>Västerbottens kvinnofridsnätverk/#)?.1)
    // The third Wednesday of a month in which the network has planned nothing yet.
    let (first, last) = (test.now.day.adding(days: 300), test.now.day.adding(days: 360))
    let rhythm = "takt=everyMonth&vilken=3&veckodag=3&fran=\(first.text)&till=\(last.text)&visa=ja"
    let free = try await client.get("\(network)/planera/rytm?\(rhythm)").body
    let day = try #require(free.firstMatch(of: #/name="dagar" value="([^"]+)"/#)?.1)
    #expect(!free.contains("Krockar"))
    let new = try await client.get("/arsplan/ny").body
    let own = try #require(new.firstMatch(of: #/name="aktor" value="(\w+)" checked/#)?.1)
    let added = try await client.post(
      "/arsplan/ny",
      [
        ("rubrik", "Lärande för alla kontaktpersoner"), ("slag", "initiative"), ("fran", String(day)), ("lan", "24"),
        ("aktor", String(own)), ("malgrupp", "contacts"),
      ])
    #expect(added.status == 303)
    let taken = try await client.get("\(network)/planera/rytm?\(rhythm)").body
    #expect(
      taken.contains("Krockar</span> Samma dag: Lärande för alla kontaktpersoner. För Kommunernas kontaktpersoner."))
    let path = try #require(added.location)
    for form in ["\(network)/traffar/ny", "/arrangemang/nytt", "/arsplan/ny"] {
      let page = try await client.get(form).body
      #expect(page.contains("Lärande för alla kontaktpersoner. För kommunernas kontaktpersoner."), "\(form)")
    }
    let typed = [("fran", String(day)), ("lan", "24"), ("malgrupp", "contacts")]
    for (form, fields) in [("/arsplan/ny", typed), ("\(network)/traffar/ny", [("dag", String(day))])] {
      let again = try await client.post(form, fields)
      #expect(again.status == 422 && isFirst("Lärande för alla kontaktpersoner", in: again.body), "\(form)")
    }
    #expect(isFirst("Lärande för alla kontaktpersoner", in: try await client.get("/arsplan/ny?dag=\(day)").body))
    // All year brings politicians is one week.
    #expect(try await client.get("/arsplan/ny").body.contains("Förtroendevalda: "))
    #expect(try await !client.get("\(path)/redigera").body.contains("Lärande för alla kontaktpersoner. För"))
  }

  /// Whether it is told of for the day, open and before the year's list.
  private func isFirst(_ title: String, in page: String) -> Bool {
    guard let told = page.firstRange(of: "<li>Samma dag: \(title)."), let list = page.firstRange(of: "redan tag") else {
      return false
    }
    return told.upperBound < list.lowerBound
  }

  @Test func `den dag man har skrivit står först, och det som varar länge krockar inte`() {
    let (first, day, friday) = (days("2027-03-01"), days("2027-03-10"), days("2027-03-12"))
    let items = [("Tidigt", first), ("Träff", day), ("Temadag", friday)].map { title, days in
      TimelineItem(id: title, title: title, kind: .meeting, days: days, actors: [], audiences: [.contacts])
    }
    let list = ComingGatherings(items, on: day).list.markup
    #expect(list.hasPrefix("<div class=\"note warn\"><strong>Redan i årsplanen: 10 mars 2027.</strong>"))
    #expect(list.contains("<li>Samma dag: Träff. För kommunernas kontaktpersoner.</li>"))
    #expect(list.contains("<li>Samma vecka: Temadag, 12 mars 2027. För kommunernas kontaktpersoner.</li>"))
    #expect(!list.contains("Samma vecka: Tidigt"))
    for other in [days("2027-05-03"), days("2027-03-01", "2027-03-31")] {
      #expect(ComingGatherings(items, on: other).list.markup.hasPrefix("<details"))
    }
    #expect(ComingGatherings(items).list.markup.hasPrefix("<details"))
  }

  private func days(_ first: String, _ last: String? = nil) -> ClosedRange<CalendarDate> {
    let day = { (text: String) in CalendarDate(text) ?? CalendarDate(dayNumber: 0) }
    return day(first)...day(last ?? first)
  }
}
