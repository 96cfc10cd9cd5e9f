import Access
import DemoData
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
    // All year brings politicians is one week.
    #expect(try await client.get("/arsplan/ny").body.contains("Förtroendevalda: "))
    #expect(try await !client.get("\(path)/redigera").body.contains("Lärande för alla kontaktpersoner. För"))
  }
}
