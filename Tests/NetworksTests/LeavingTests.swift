import Access
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary

/// A member that goes, or never wanted to come.
struct LeavingTests {
  @Test(arguments: Engine.available) func `en medlem lämnar med ett skäl, och värdarna får veta det`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    made.test.wait(days: 20)
    let meeting = try await made.called()
    let gone = try #require(try await made.invitees(meeting).first { $0.organisation == "umea" })
    #expect(await leave("umea", made, by: .staffOf, "Vi hinner inte.")?.contains("företräder organisationen") == true)
    #expect(await leave("umea", made, by: MadeNetwork.leader, "Vi hinner inte.")?.contains("företräder") == true)
    #expect(await leave("lst", made, by: MadeNetwork.officer, "Vi hinner inte.")?.contains("företräder") == true)
    #expect(await leave("umea", made, by: MadeNetwork.coordinator, "") == "Skriv varför, så att värdarna förstår.")
    #expect(await leave("umea", made, by: MadeNetwork.coordinator, "Vi hinner inte.") == nil)
    let network = try #require(try await made.test.regional.read { try $0.network(made.id) })
    #expect(network.members == ["jour"] && !network.isInside(MadeNetwork.coordinator))
    let letters = try await letters(made)
    #expect(letters.filter { $0.contains("Umeå kommun lämnade nätverket:\n\nVi hinner inte.") }.count == 2)
    #expect(letters.contains { $0.contains("Din organisation är inte med i Provnätet längre.") })
    #expect(try await made.invitees(meeting).count == 3)
    let path = made.addresses.link(gone).replacing("http://127.0.0.1:8080", with: "")
    #expect(try await made.test.client().get(path).status == 404)
    let events = try await made.test.regional.read { try $0.events(of: "network:\(made.id)") }
    #expect(events.first?.text == "Umeå kommun lämnade nätverket: Vi hinner inte.")
  }

  @Test(arguments: Engine.available) func `den som nyss lades till tackar nej`(_ engine: Engine) async throws {
    let made = try await MadeNetwork.make(engine)
    #expect(await leave("jour", made, by: MadeNetwork.volunteer, "Det är inte för oss.") == nil)
    #expect(
      try await letters(made).filter { $0.contains("Jouren Prov tackade nej till att vara med:") }.count == 2)
    let back = await sentence {
      try await made.change { tx, network, now in
        try AddMembership(MadeNetwork.shelter, as: .member).perform(in: tx, by: network, at: now)
      }
    }
    #expect(back == nil)
  }

  private func leave(
    _ organisation: ID<Organisation>, _ made: MadeNetwork, by viewer: Viewer, _ reason: String
  ) async -> String? {
    let (letters, now) = (made.letters, made.test.now)
    let name = organisation == "jour" ? MadeNetwork.shelter.name : MadeNetwork.municipality.name
    return await sentence {
      try await made.test.regional.write { tx in
        let membership = try #require(try tx.memberships(of: made.id).first { $0.organisation == organisation })
        try LeaveNetwork(membership, of: name, because: reason, letters: letters).perform(
          in: tx, by: try tx.readable(made.id, by: viewer), at: now)
      }
    }
  }

  private func letters(_ made: MadeNetwork) async throws -> [String] {
    try await made.test.regional.read { try $0.rows("SELECT body FROM mail ORDER BY id").map { try $0.get("body") } }
  }
}
