import Access
import DemoData
import Storage
import Surveys
import TestSupport
import Testing
import Vocabulary

struct ShelterContactTests {
  @Test(arguments: Engine.available) func `en jours kontakt visas bara för länsteamet i jourens län`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let shelter = try await test.identity.read { tx in
      try tx.row("SELECT * FROM organisation WHERE kind = 'shelter'").map { try Organisation(row: $0) }
    }
    let id = try #require(shelter).id
    let (own, other) = try await test.identity.read { [today = test.now.day] tx in
      (
        try tx.contacts(on: today, for: Self.leader(in: "24"))[id],
        try tx.contacts(on: today, for: Self.leader(in: "22"))[id]
      )
    }
    #expect(own?.holder == Persona.shelter.name)
    #expect(other?.holder == "Visas bara för länsteamet i jourens län")
    #expect(other?.title == "Jourens kontakt")
    #expect(other?.isReachable == true)
  }

  private static func leader(in county: String) -> Viewer {
    let team = Organisation(
      id: "team", kind: .federation, name: "Förbundet Prov", municipality: nil,
      counties: [CountyCode(county)].compactMap(\.self))
    let function = HeldFunction(id: "ledare", role: .leader, title: "Utvecklingsledare", organisation: team)
    return Viewer(
      account: "konto", person: "person", name: "Lena Ledare", isAdministrator: false, functions: [function])
  }
}
