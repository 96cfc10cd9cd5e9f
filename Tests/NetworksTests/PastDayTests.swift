import Access
import DemoData
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Days that have been: what is planned for them, and what is moved to them.
struct PastDayTests {
  @Test(arguments: Engine.available) func `en träff flyttas inte till en dag som har varit`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    for meeting in [try await made.planned(), try await made.called()] {
      let past = await sentence { try await change(meeting, to: made.details(inDays: -335), made) }
      #expect(past == "Dagen har redan varit. Kontrollera året.")
      #expect(try await made.meeting(meeting)?.sequence == 0)
    }
  }

  @Test(arguments: Engine.available) func `en svarsdag som har varit sägs, men den som redan stod där hindrar inget`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    var details = made.details(inDays: 30)
    details.answerBy = made.test.now.day.adding(days: -1)
    let expected = "Den sista svarsdagen har redan varit."
    let early = details
    #expect(await sentence { try await plan(early, made) } == expected)
    details.answerBy = made.test.now.day.adding(days: 1)
    let meeting = try await plan(details, made)
    #expect(await sentence { try await change(meeting, to: early, made) } == expected)
    made.test.wait(days: 3)
    details.title = "Nytt namn"
    let renamed = details
    #expect(await sentence { try await change(meeting, to: renamed, made) } == nil)
    var held = made.details(inDays: -20)
    held.answerBy = made.test.now.day.adding(days: -30)
    let noted = held
    #expect(await sentence { try await plan(noted, made) } == nil)
  }

  @Test func `en träff som har varit läggs in, den är inte planerad`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = try await test.client(as: .leader)
    let network = try await test.regional.read { tx in
      try tx.value("SELECT id FROM network WHERE name = 'Västerbottens kvinnofridsnätverk'", as: String.self)
    }
    let path = "/natverk/\(try #require(network))/traffar/ny"
    _ = try await client.get(path)
    let past = test.now.day.adding(days: -365).text
    let fields = [("rubrik", "Träff i fjol"), ("dag", past), ("borjar", "9"), ("slutar", "11")]
    let page = try await client.follow(try await client.post(path, fields)).body
    #expect(page.contains("Träffen är inlagd.") && !page.contains("Träffen är planerad."))
  }

  @discardableResult
  private func plan(_ details: MeetingDetails, _ made: MadeNetwork) async throws -> ID<Meeting> {
    try await made.change { tx, network, now in try PlanMeeting(details).perform(in: tx, by: network, at: now) }
  }

  private func change(_ meeting: ID<Meeting>, to details: MeetingDetails, _ made: MadeNetwork) async throws {
    let letters = made.letters
    try await made.changeMeeting(meeting) { tx, evidence, now in
      _ = try ChangeMeeting(details, letters: letters).perform(in: tx, by: evidence, at: now)
    }
  }
}
