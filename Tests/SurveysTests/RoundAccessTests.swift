import Access
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Surveys

struct RoundAccessTests {
  private static let otherUnit = Organisation(
    id: "annan", kind: .federation, name: "Annat förbund", municipality: nil,
    counties: [CountyCode("22")].compactMap(\.self))
  private static let sameCounty = Organisation(
    id: "lansstyrelse", kind: .countyBoard, name: "Länsstyrelsen Prov", municipality: nil,
    counties: [CountyCode("24")].compactMap(\.self))

  private func leader(of organisation: Organisation) -> Viewer { viewer(.leader, organisation) }

  private func viewer(_ role: Function.Role, _ organisation: Organisation) -> Viewer {
    let function = HeldFunction(id: "f", role: role, title: role.swedish, organisation: organisation)
    return Viewer(account: "k", person: "p", name: "Prov Person", isAdministrator: false, functions: [function])
  }

  private func sees(_ planned: PlannedRound, _ viewer: Viewer) async throws -> Bool {
    do {
      _ = try await planned.record(for: viewer)
      return true
    } catch Refusal.notFound {
      return false
    }
  }

  @Test(arguments: Engine.available) func `en omgång som länet håller för sig syns för länet och de svarande`(
    _ engine: Engine
  )
    async throws
  {
    let planned = try await PlannedRound.make(engine, visibility: .county)
    #expect(try await sees(planned, PlannedRound.leader))
    #expect(try await sees(planned, leader(of: Self.sameCounty)))
    #expect(try await sees(planned, viewer(.contact, planned.umea)))
    #expect(try await !sees(planned, leader(of: Self.otherUnit)))
  }

  @Test(arguments: Engine.available) func `en omgång för alla syns för alla inloggade`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine, visibility: .all)
    #expect(try await sees(planned, leader(of: Self.otherUnit)))
  }

  @Test(arguments: Engine.available) func `bara ägarens länsteam ändrar omgången`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine, visibility: .all)
    #expect(try await planned.record().isWritable(by: PlannedRound.leader))
    for other in [leader(of: Self.sameCounty), viewer(.manager, planned.umea), viewer(.staff, PlannedRound.unit)] {
      await #expect(throws: Refusal.self) { try await planned.change(by: other) { _, _ in } }
    }
  }

  @Test(
    arguments: [
      (Round.Visibility.county, false, false), (.respondents, true, false), (.all, true, true),
    ])
  func `den andres svar syns som omgången säger`(
    _ visibility: Round.Visibility, _ byRespondent: Bool, _ byStranger: Bool
  )
    async throws
  {
    let planned = try await PlannedRound.make(.sqlite, visibility: visibility)
    let other = Respondent(planned.skelleftea)
    let county = CountyCode("24")
    let contact = viewer(.contact, planned.umea)
    #expect(try await planned.record(for: contact).shows(other, in: county, to: contact) == byRespondent)
    #expect(try await planned.record().shows(other, in: county, to: leader(of: Self.otherUnit)) == byStranger)
    #expect(try await planned.record(for: contact).shows(Respondent(planned.umea), in: county, to: contact))
  }

  @Test(arguments: Engine.available) func `känsliga tal visas bara för länet och den svarande själv`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine, visibility: .all)
    let (own, county) = (Respondent(planned.umea), CountyCode("24"))
    let contact = viewer(.contact, planned.umea)
    let record = try await planned.record(for: contact)
    #expect(record.showsSensitive(own, in: county, to: contact))
    #expect(!record.showsSensitive(Respondent(planned.skelleftea), in: county, to: contact))
    let (team, stranger) = (leader(of: Self.sameCounty), leader(of: Self.otherUnit))
    #expect(try await planned.record(for: team).showsSensitive(own, in: county, to: team))
    #expect(try await planned.record(for: stranger).showsSensitive(own, in: county, to: stranger) == false)
  }
}
