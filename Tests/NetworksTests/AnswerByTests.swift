import Access
import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Networks

/// The last day to say whether one comes, and how far it is there.
struct AnswerByTests {
  @Test(arguments: Engine.available) func `sista dagen att svara står i brevet och i kalendern`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let last = made.test.now.day.adding(days: 20)
    let meeting = try await planned(made, answerBy: last)
    #expect(try await answerDays(of: MadeNetwork.coordinator, made).isEmpty)
    let letters = made.letters
    try await made.changeMeeting(meeting) { tx, evidence, now in
      _ = try CallMeeting(letters).perform(in: tx, by: evidence, at: now)
    }
    let bodies = try await made.test.regional.read { tx in
      try tx.rows("SELECT body FROM mail").map { try $0.get("body", as: String.self) }
    }
    #expect(bodies.count == 4 && bodies.allSatisfy { $0.contains("Svara senast den \(last.words) här") })
    let found = try await answerDays(of: MadeNetwork.coordinator, made)
    let day = made.test.now.day.adding(days: 30).wordsWithoutYear
    #expect(found.map(\.title) == ["Sista dag att svara om Provnätet: Träff, \(day)"])
    #expect(found.map(\.id) == ["\(meeting)-svar"] && found.allSatisfy { $0.when == .days(last, last) && $0.isOwn })
    #expect(try await answerDays(of: MadeNetwork.outsider, made).isEmpty)
    made.test.wait(days: 21)
    #expect(try await answerDays(of: MadeNetwork.coordinator, made).isEmpty)
  }

  @Test func `sista dagen att svara är inte efter träffen`() async throws {
    let made = try await MadeNetwork.make(.sqlite)
    let refused = await sentence { _ = try await planned(made, answerBy: made.test.now.day.adding(days: 31)) }
    #expect(refused == "Sista dag att svara kan inte vara efter träffen.")
  }

  @Test func `vid varje kommun står hur långt den har till träffen`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let meeting = try await test.regional.write { tx in
      let id = try tx.value(
        """
        SELECT m.id FROM meeting m JOIN network n ON n.id = m.network_id
        WHERE n.name = 'Västerbottens kvinnofridsnätverk' AND m.state = 'called' ORDER BY m.starts_at DESC LIMIT 1
        """, as: String.self)
      try tx.execute("UPDATE meeting SET municipality = '2480' WHERE id = \(id)")
      return try #require(id)
    }
    let page = try await test.client(as: .leader).get("/traffar/\(meeting)").body
    #expect(page.contains("Fågelvägen dit, km"))
    let (umea, sorsele) = (try #require(MunicipalityCode("2480")), try #require(MunicipalityCode("2422")))
    let far = try #require(Sweden.current.kilometres(from: sorsele, to: umea))
    #expect((150...350).contains(far))
    let own = try Regex("Umeå kommun</th>(?:(?!</tr>).)*<td class=\"num\">0</td></tr>")
    let other = try Regex("Sorsele kommun</th>(?:(?!</tr>).)*<td class=\"num\">\(far)</td></tr>")
    #expect(page.contains(own) && page.contains(other))
  }

  private func planned(_ made: MadeNetwork, answerBy last: CalendarDate) async throws -> ID<Meeting> {
    try await made.change { tx, network, now in
      var details = made.details(inDays: 30)
      details.answerBy = last
      return try PlanMeeting(details).perform(in: tx, by: network, at: now)
    }
  }

  /// The entries of the viewer's calendar that are a last day to answer.
  private func answerDays(of viewer: Viewer, _ made: MadeNetwork) async throws -> [CalendarEntry] {
    try await NetworkCalendar().entries(for: viewer, from: made.test.now.day, on: made.test.site).filter {
      $0.id.hasSuffix("-svar")
    }
  }
}
