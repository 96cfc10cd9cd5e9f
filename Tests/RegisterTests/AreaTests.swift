import Access
import Register
import Storage
import TestSupport
import Testing
import Vocabulary

struct AreaTests {
  private static let codes = ["2480", "2404", "2401"].compactMap { MunicipalityCode($0) }

  @Test(arguments: Engine.available) func `ett länsteam sätter ihop ett område och ändrar det`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let areas = try await test.regional.write { tx in
      let leader = Actor.leader("24")
      let act = AddArea(AreaDetails(name: "Umeåregionen", municipalities: Self.codes), owner: "fou")
      let id = try act.perform(in: tx, by: leader, at: now)
      let change = ChangeArea(AreaDetails(name: "Umeåregionen", municipalities: Array(Self.codes.prefix(2))))
      try change.perform(in: tx, by: try tx.writable(id, by: leader), at: now)
      return try tx.ownAreas()
    }
    #expect(areas.map(\.name) == ["Umeåregionen"])
    #expect(areas.first?.municipalities == Self.codes.prefix(2).sorted())
  }

  @Test(arguments: Engine.available) func `andra får inte ändra området`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let now = test.now
    let id = try await test.regional.write { tx in
      let act = AddArea(AreaDetails(name: "Umeåregionen", municipalities: Self.codes), owner: "fou")
      return try act.perform(in: tx, by: Actor.leader("24"), at: now)
    }
    let other = Organisation(
      id: "annan", kind: .federation, name: "Annat", municipality: nil, counties: [CountyCode("24")].compactMap(\.self))
    await #expect(throws: Refusal.self) {
      try await test.regional.read { _ = try $0.writable(id, by: Actor.staff(.leader, in: other)) }
    }
  }

  @Test(arguments: Engine.available) func `området hör till sina kommuner tills det tas bort`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let (before, after, events) = try await test.regional.write { tx in
      let leader = Actor.leader("24")
      let act = AddArea(AreaDetails(name: "Umeåregionen", municipalities: Self.codes), owner: "fou")
      let id = try act.perform(in: tx, by: leader, at: now)
      let held = { (codes: [String]) in
        try codes.compactMap { MunicipalityCode($0) }.map { try tx.ownAreas(holding: $0).map(\.name) }
      }
      let before = try held(["2480", "2482"])
      try RemoveArea().perform(in: tx, by: try tx.writable(id, by: leader), at: now)
      return (before, try held(["2480"]), try tx.events(of: "area:\(id)").map(\.act))
    }
    #expect(before == [["Umeåregionen"], []])
    #expect(after == [[]])
    #expect(events.contains("RemoveArea"))
  }

  @Test(arguments: Engine.available) func `en kommun är inget område, och en okänd kod får en mening`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let unknown = Self.codes + [MunicipalityCode("2499")].compactMap(\.self)
    let sentences = try await test.regional.write { tx in
      [Array(Self.codes.prefix(1)), unknown].map { codes in
        problem {
          let act = AddArea(AreaDetails(name: "Prov", municipalities: codes), owner: "fou")
          _ = try act.perform(in: tx, by: Actor.leader("24"), at: now)
        }
      }
    }
    #expect(sentences == ["Välj minst två kommuner.", "Kommunkod 2499 finns inte. Kontrollera koden."])
  }
}
