import Access
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// In which municipality a network meets, in letters and calendars.
struct MeetingTownTests {
  @Test(arguments: Engine.available) func `kommunen står i brev och kalender, och en ny kommun ber alla svara igen`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.called()
    var details = made.details(inDays: 30, place: "Stora salen")
    details.municipality = MunicipalityCode("2482")
    try await change(meeting, to: details, made)
    let changed = try #require(try await made.meeting(meeting))
    #expect(changed.whereWords == "Stora salen, Skellefteå kommun, eller på webben")
    #expect(changed.entry(isOwn: true).place == "Stora salen, Skellefteå kommun")
    details.municipality = MunicipalityCode("2480")
    try await change(meeting, to: details, made)
    let moved = try #require(try await made.meeting(meeting))
    #expect(moved.sequence == 2 && moved.askedSequence == 2)
    let bodies = try await made.test.regional.read { tx in
      try tx.rows("SELECT body FROM mail WHERE subject LIKE 'Ny plats: %' ORDER BY id").map {
        try $0.get("body", as: String.self)
      }
    }
    #expect(bodies.count == 8)
    #expect(bodies.suffix(4).allSatisfy { $0.contains("Plats: Stora salen, Umeå kommun, eller på webben") })
  }

  private static let places: [(String?, String, String?)] = [
    ("Stadshuset, Skellefteå", "2482", "Stadshuset, Skellefteå"), ("Salen", "1440", "Salen, Ale kommun"),
    ("Hos jouren", "2482", "Hos jouren"), (nil, "2482", nil),
  ]

  @Test(arguments: places) func `kommunen sägs en gång, och aldrig var en jour ligger`(
    _ place: String?, _ code: String, _ expected: String?
  ) async throws {
    let made = try await MadeNetwork.make(.sqlite)
    var details = made.details(inDays: 30, place: place)
    details.municipality = MunicipalityCode(code)
    let planned = details
    let meeting = try await made.change { tx, network, now in
      try PlanMeeting(planned).perform(in: tx, by: network, at: now)
    }
    #expect(try await made.meeting(meeting)?.placeWords == expected)
  }

  @Test func `med en jour som värd väljs ingen kommun, och att den försvinner är ingen ny plats`() async throws {
    let made = try await MadeNetwork.make(.sqlite)
    var details = made.details(inDays: 30)
    details.municipality = MunicipalityCode("2480")
    let before = details
    let meeting = try await made.change { tx, network, now in
      try PlanMeeting(before).perform(in: tx, by: network, at: now)
    }
    details.hidesPlace = true
    let refused = details
    #expect(await sentence { try await change(meeting, to: refused, made) }?.contains("Välj ingen kommun") == true)
    details.municipality = nil
    try await change(meeting, to: details, made)
    #expect(try await made.meeting(meeting)?.sequence == 0)
  }

  private func change(_ meeting: ID<Meeting>, to details: MeetingDetails, _ made: MadeNetwork) async throws {
    let letters = made.letters
    made.test.wait(minutes: 1)
    try await made.changeMeeting(meeting) { tx, evidence, now in
      _ = try ChangeMeeting(details, letters: letters).perform(in: tx, by: evidence, at: now)
    }
  }
}
