import Access
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// A county's team supports those of its county, also in a round that another organisation owns.
struct CountyTeamTests {
  private static let board = leader("Länsstyrelsen Prov", in: "24")
  private static let elsewhere = leader("Annat förbund", in: "22")

  @Test(arguments: Engine.available) func `länets team påminner de egna i sitt eget namn`(_ engine: Engine) async throws
  {
    let planned = try await PlannedRound.make(engine, visibility: .all)
    #expect(try await remind(planned, by: Self.board).count == 2)
    let letters = try await planned.letters()
    #expect(letters.count == 2)
    #expect(letters.allSatisfy { $0.body.hasSuffix("Hälsningar\nLänsstyrelsen Prov") })
    #expect(try await remind(planned, by: Self.board).count == 0)
  }

  @Test(arguments: Engine.available) func `ett annat läns team når inga av dem`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine, visibility: .all)
    await #expect(throws: Refusal.self) { try await remind(planned, by: Self.elsewhere) }
    await #expect(throws: Refusal.self) { try await extend(planned, by: Self.elsewhere) }
    #expect(try await planned.letters().isEmpty)
  }

  @Test(arguments: Engine.available) func `länets team påminner inte dem i ett annat län`(_ engine: Engine) async throws
  {
    let planned = try await PlannedRound.make(engine)
    let round = planned.round
    try await planned.site.regional.write { tx in
      try tx.execute("UPDATE round SET counties = '22 24' WHERE id = \(round)")
      try tx.execute("UPDATE round_respondent SET county = '22' WHERE round_id = \(round) AND respondent = '2480'")
    }
    #expect(try await remind(planned, by: Self.elsewhere).count == 1)
    #expect(try await planned.respondent(planned.umea)?.remindedAt != nil)
    #expect(try await planned.respondent(planned.association)?.remindedAt == nil)
  }

  @Test(arguments: Engine.available) func `länets team ger sina egna mer tid`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    try await extend(planned, by: Self.board)
    #expect(try await planned.respondent(planned.umea)?.extendedTo == planned.now.day.adding(days: 40))
    await #expect(throws: Refusal.self) {
      try await extend(planned, by: SmallSurvey.viewer("Maj Holmsund", .contact, planned.umea))
    }
  }

  @Test(arguments: Engine.available) func `startsidan visar dem i länet som inte har svarat`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine, visibility: .all)
    let day = planned.now.day
    #expect(try await tasks(planned, Self.board).isEmpty)
    _ = try await planned.invite()
    try await planned.set(.submitted, for: planned.association)
    let task = try #require(try await tasks(planned, Self.board).first)
    #expect(task.title == "Stötta dem som inte har svarat på Kartläggning 2026")
    #expect(task.detail.hasPrefix("2 av 3 i ditt län har inte skickat in: Skellefteå, Umeå."))
    #expect(task.path == "/kartlaggning/\(planned.round)/svarande?lage=saknas" && task.due == day.adding(days: 30))
    #expect(try await tasks(planned, Self.elsewhere).isEmpty)
  }

  @Test(arguments: Engine.available) func `den som har öppnat sina svar igen räknas inte som den som aldrig svarat`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    let (round, now) = (planned.round, planned.now)
    try await planned.set(.draft, for: planned.umea)
    try await planned.site.regional.write { tx in
      try tx.execute(
        "UPDATE round_respondent SET published_at = \(now) WHERE round_id = \(round) AND respondent = '2480'")
    }
    let progress = try await planned.site.regional.read { try $0.progress(of: round) }
    #expect(progress.total == 3 && progress.handedIn == 0 && progress.reopened == 1 && progress.waiting == 2)
    _ = try await remind(planned, by: Self.board)
    #expect(try await planned.respondent(planned.umea)?.remindedAt == nil)
    #expect(try await planned.respondent(planned.association)?.remindedAt != nil)
    let missing = try await planned.change { tx, round in try CloseRound().perform(on: round, in: tx, at: now) }
    #expect(missing.count == 2 && !missing.contains { $0.hasPrefix("Umeå") })
  }

  @Test(arguments: Engine.available) func `när omgången är stängd ger bara de bakom den mer tid`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    let now = planned.now
    try await planned.change { tx, round in try CloseRound().perform(on: round, in: tx, at: now) }
    await #expect(throws: Refusal.self) { try await extend(planned, by: Self.board) }
    #expect(try await planned.respondent(planned.umea)?.extendedTo == nil)
    try await extend(planned, by: PlannedRound.leader)
    #expect(try await planned.respondent(planned.umea)?.extendedTo == now.day.adding(days: 40))
  }

  @Test(arguments: Engine.available) func `en stängd omgångs resultat är nytt för båda lagen`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    let now = planned.now
    try await planned.change { tx, round in try CloseRound().perform(on: round, in: tx, at: now) }
    for viewer in [Self.board, PlannedRound.leader] {
      #expect(try await tasks(planned, viewer).map(\.title) == ["Läs resultatet av Kartläggning 2026"])
    }
    planned.site.wait(days: 61)
    #expect(try await tasks(planned, Self.board).isEmpty)
  }

  @Test(arguments: Engine.available) func `de som svarar ser omgången den dag den öppnar, när de är inbjudna`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    let contact = SmallSurvey.viewer("Maj Holmsund", .contact, planned.umea)
    #expect(try await answering(planned, contact) == [])
    _ = try await planned.invite()
    #expect(try await answering(planned, contact) == ["Svara på Kartläggning 2026"])
    let (now, later) = (planned.now, PlannedRound.plan(planned.now.day.adding(days: 2)))
    try await planned.change { tx, round in try ChangeRound(plan: later).perform(on: round, in: tx, at: now) }
    #expect(try await answering(planned, contact) == [])
    planned.site.wait(days: 2)
    #expect(try await answering(planned, contact) == ["Svara på Kartläggning 2026"])
  }

  private func answering(_ planned: PlannedRound, _ viewer: Viewer) async throws -> [String] {
    let day = planned.now.day
    return try await planned.site.regional.read { try $0.answeringTasks(of: viewer, on: day).map(\.title) }
  }

  private func tasks(_ planned: PlannedRound, _ viewer: Viewer) async throws -> [StartItem] {
    let day = planned.now.day
    return try await planned.site.regional.read { try $0.leadingTasks(of: viewer, on: day) }
  }

  private func remind(_ planned: PlannedRound, by viewer: Viewer) async throws -> SentLetters {
    let (now, round) = (planned.now, planned.round)
    let contacts = try await planned.site.identity.read { try $0.contacts(on: now.day) }
    return try await planned.site.regional.write { tx in
      try SendLetters(.reminder, contacts: contacts, address: PlannedRound.address)
        .remind(in: try tx.readable(round, by: viewer), tx, at: now)
    }
  }

  private func extend(_ planned: PlannedRound, by viewer: Viewer) async throws {
    let (now, umea) = (planned.now, Respondent(planned.umea))
    let id = Reply.id(planned.round, umea).followed
    try await planned.site.regional.write { tx in
      try ExtendReply(lastDay: now.day.adding(days: 40)).perform(
        on: try tx.writable(id, by: viewer), in: tx, at: now)
    }
  }

  private static func leader(_ name: String, in county: String) -> Viewer {
    SmallSurvey.viewer(
      "Signe Älvmark", .officer,
      Organisation(
        id: ID(name), kind: .countyBoard, name: name, municipality: nil,
        counties: [CountyCode(county)].compactMap(\.self)))
  }
}
