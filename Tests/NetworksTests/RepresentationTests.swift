import Access
import Calendars
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary

/// Who is sent for an organisation, when that is said after the others were invited.
struct RepresentationTests {
  @Test(arguments: Engine.available) func `den som utses efter inbjudan får den, och den förra får veta det`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    let former = try #require(try await made.invitees(meeting).first { $0.organisation == "umea" })
    try await answer(former, meeting, made)
    try await send("eva", made)
    #expect(try await methods(to: "f-kim", made) == ["REQUEST", "CANCEL"])
    #expect(try await methods(to: "f-eva", made) == ["REQUEST"])
    #expect(try await made.subjects().count == 6)
    let invitees = try await made.invitees(meeting)
    let new = try #require(invitees.first { $0.organisation == "umea" })
    #expect(invitees.count == 4 && new.function == "f-eva" && new.answer == nil && new.letter == .waiting)
    #expect(try await made.test.client().get(path(former, made)).status == 404)
    #expect(try await made.test.client().get(path(new, made)).status == 200)
  }

  @Test(arguments: Engine.available) func `den som blir kvar får inget nytt brev, och utan någon utsedd går inget`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    try await send("kim", substitute: "eva", made)
    #expect(try await methods(to: "f-kim", made) == ["REQUEST"])
    #expect(try await made.subjects().count == 4)
    try await send(nil, made)
    let nobody = try #require(try await made.invitees(meeting).first { $0.organisation == "umea" })
    #expect(nobody.function == nil && nobody.letter == .none)
    try await send("kim", made)
    #expect(try await methods(to: "f-kim", made) == ["REQUEST", "CANCEL", "REQUEST"])
    #expect(try await methods(to: "f-eva", made) == [])
  }

  @Test(arguments: Engine.available) func `innan någon är inbjuden går inget brev`(_ engine: Engine) async throws {
    let made = try await MadeNetwork.make(engine)
    _ = try await made.planned()
    try await send("eva", made)
    #expect(try await made.subjects().isEmpty)
  }

  /// Says who is sent for the municipality.
  private func send(_ name: String?, substitute: String? = nil, _ made: MadeNetwork) async throws {
    made.test.wait(minutes: 1)
    let (letters, now) = (made.letters, made.test.now)
    let chosen = [name, substitute].map { $0.map { MadeNetwork.function($0, of: MadeNetwork.municipality) } }
    try await made.test.regional.write { tx in
      let own = try #require(try tx.memberships(of: made.id).first { $0.organisation == "umea" })
      try ChangeRepresentation(own, function: chosen[0], substitute: chosen[1], letters: letters).perform(
        in: tx, by: try tx.readable(made.id, by: MadeNetwork.coordinator), at: now)
    }
  }

  private func answer(_ invitee: Invitee, _ meeting: ID<Meeting>, _ made: MadeNetwork) async throws {
    let now = made.test.now
    try await made.test.regional.write { tx in
      let record = try #require(try tx.meeting(meeting))
      try AnswerInvitation(.yes).perform(in: tx, for: invitee, to: record, by: Byline(words: "prov"), at: now)
    }
  }

  private func path(_ invitee: Invitee, _ made: MadeNetwork) -> String {
    made.addresses.link(invitee.id).replacing("http://127.0.0.1:8080", with: "")
  }

  /// What the function's calendar was told, in order.
  private func methods(to function: String, _ made: MadeNetwork) async throws -> [String] {
    let texts = try await made.test.regional.read { tx in
      try tx.rows("SELECT calendar FROM mail WHERE function_id = \(function) ORDER BY id").map {
        try $0.get("calendar", as: String.self)
      }
    }
    return texts.flatMap { CalendarComponent.read(Array($0.utf8)).components }.compactMap { $0.first("METHOD")?.value }
  }
}
