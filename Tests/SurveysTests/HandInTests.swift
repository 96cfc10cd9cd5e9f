import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// Handing in and confirming: what the pages say, to whom, and what stands in the way.
struct HandInTests {
  @Test(arguments: Engine.available) func `allt som hindrar inskicket sägs på en gång`(_ engine: Engine) async throws {
    let survey = try await SmallSurvey.make(engine)
    try await survey.save([GivenAnswer(to: "NYC-01", .number(12))])
    _ = try await survey.post(
      [("version.NYC-01", "0"), ("NYC-01", "13")], area: "NYC", by: SmallSurvey.colleague)
    let now = survey.now
    let problems = await #expect(throws: Problems.self) {
      try await survey.change { tx, reply in
        try SubmitReply(acceptsGaps: false).perform(in: tx, on: reply, at: now)
      }
    }
    #expect(problems?.list.map(\.field) == ["luckor", "versioner"])
  }

  @Test(arguments: Engine.available) func `chefen ser hur mycket som är besvarat och läser allt före knappen`(
    _ engine: Engine
  ) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await site.openReply()
    let maj = try await site.client(as: .contact)
    _ = try await maj.get(path)
    _ = try await maj.post("\(path)/skicka-in", [("luckor", "ja"), ("versioner", "ja")])
    let page = try await site.client(as: .manager).get(path).body
    let heading = try #require(page.firstRange(of: "Bekräfta som chef"))
    let reading = try #require(page.firstRange(of: "<a href=\"\(path)/utskrift\">Läs alla svar på en sida</a>"))
    let confirming = try #require(page.firstRange(of: "Bekräfta svaren</button>"))
    let reopening = try #require(page.firstRange(of: "Öppna igen</button>"))
    let areas = try #require(page.firstRange(of: "<h2>Områden</h2>"))
    let places = [heading, reading, confirming, reopening, areas].map(\.lowerBound)
    #expect(places == places.sorted())
    #expect(page[heading.lowerBound..<confirming.lowerBound].contains(" frågor är besvarade, "))
    #expect(Markup(page).faults == [])
  }

  @Test(arguments: Engine.available) func `länsteamet får veta vem det fyller i åt`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let path = try await site.openReply()
    let page = try await site.client(as: .leader).get(path).body
    #expect(page.contains("Du fyller i åt Umeå kommun"))
    #expect(page.contains("Skicka in svaren för Umeå kommun</button>"))
    #expect(page.contains("\(path.replacing("/svar/", with: "/svarande/"))\">Ge Umeå kommun mer tid</a>"))
    #expect(page.contains("Vem ser svaren?") && !page.contains("era svar"))
    #expect(Markup(page).faults == [])
    #expect(try await !site.client(as: .contact).get(path).body.contains("Du fyller i åt"))
  }

  @Test func `besvarat sägs i hela meningar`() {
    #expect(Progress(answered: 62, total: 101).inWords == "62 av 101 frågor är besvarade, 39 är tomma.")
    #expect(Progress(answered: 100, total: 101).inWords == "100 av 101 frågor är besvarade, 1 är tom.")
    #expect(Progress(answered: 101, total: 101).inWords == "Alla 101 frågor är besvarade.")
  }
}
