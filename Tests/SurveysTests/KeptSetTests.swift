import Access
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Surveys

/// A set belongs to those who made it: others may copy it, and not change it.
struct KeptSetTests {
  private static let administrator = Viewer(
    account: "konto-a", person: "person-a", name: "Ada Admin", isAdministrator: true, functions: [])

  /// Leads a county team elsewhere.
  private static let neighbour: Viewer = {
    let unit = Organisation(
      id: "grannlanet", kind: .countyBoard, name: "Länsstyrelsen i grannlänet", municipality: nil,
      counties: [CountyCode("22")].compactMap(\.self))
    return Viewer(
      account: "konto-n", person: "person-n", name: "Nore Granne", isAdministrator: false,
      functions: [HeldFunction(id: "funktion-n", role: .leader, title: "Utvecklingsledare", organisation: unit)])
  }()

  private func made(_ engine: Engine, isForAll: Bool = false) async throws -> (site: TestSite, set: ID<IndicatorSet>) {
    let site = try await TestSite.make(engine)
    let now = site.now
    let set = try await site.regional.write { tx in
      try ImportIndicatorSet(file: try SetFile.bundled(), isForAll: isForAll)
        .perform(in: tx, by: SmallSurvey.leader, at: now)
    }
    return (site, set)
  }

  private func retire(_ set: ID<IndicatorSet>, _ isRetired: Bool = true, by viewer: Viewer, in site: TestSite)
    async throws
  {
    let now = site.now
    try await site.regional.write { tx in
      try RetireIndicatorSet(isRetired: isRetired).perform(on: try tx.writable(set.kept, by: viewer), in: tx, at: now)
    }
  }

  private func isRetired(_ set: ID<IndicatorSet>, in site: TestSite) async throws -> Bool? {
    try await site.regional.read { try $0.questionnaire(set)?.set.isRetired }
  }

  @Test(arguments: Engine.available) func `ett annat länsteam kan varken dra tillbaka eller ändra uppsättningen`(
    _ engine: Engine
  ) async throws {
    let (site, set) = try await made(engine)
    await #expect(throws: Refusal.self) { try await retire(set, by: Self.neighbour, in: site) }
    await #expect(throws: Refusal.self) { try await retire(set, by: SmallSurvey.contact, in: site) }
    await #expect(throws: Refusal.self) {
      try await site.regional.write { tx in _ = try tx.changeable(set, by: Self.neighbour) }
    }
    #expect(try await isRetired(set, in: site) == false)
    try await retire(set, by: SmallSurvey.leader, in: site)
    #expect(try await isRetired(set, in: site) == true)
    try await retire(set, false, by: Self.administrator, in: site)
    #expect(try await isRetired(set, in: site) == false)
  }

  @Test(arguments: Engine.available) func `den medföljande uppsättningen vårdas av administratörer`(_ engine: Engine)
    async throws
  {
    let (site, set) = try await made(engine, isForAll: true)
    await #expect(throws: Refusal.self) { try await retire(set, by: SmallSurvey.leader, in: site) }
    await #expect(throws: Refusal.self) {
      try await site.regional.write { tx in _ = try tx.changeable(set, by: SmallSurvey.leader) }
    }
    try await retire(set, by: Self.administrator, in: site)
    #expect(try await isRetired(set, in: site) == true)
  }

  @Test(arguments: Engine.available) func `alla länsteam kopierar, och kopian är deras egen`(_ engine: Engine)
    async throws
  {
    let (site, set) = try await made(engine)
    let now = site.now
    let copy = try await site.regional.write { tx in
      try CopyIndicatorSet(name: "Grannlänets", version: "1")
        .perform(of: try tx.readable(set, by: Self.neighbour), in: tx, at: now)
    }
    let record = try #require(try await site.regional.read { try $0.questionnaire(copy)?.set })
    #expect(record.owner == "grannlanet" && record.ownerName == "Länsstyrelsen i grannlänet")
    #expect(record.isWritable(by: Self.neighbour) && !record.isWritable(by: SmallSurvey.leader))
    await #expect(throws: Refusal.self) { try await retire(copy, by: SmallSurvey.leader, in: site) }
    try await retire(copy, by: Self.neighbour, in: site)
  }
}
