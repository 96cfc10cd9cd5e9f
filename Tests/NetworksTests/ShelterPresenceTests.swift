import Access
import DemoData
import Networks
import Register
import Storage
import TestSupport
import Testing
import Vocabulary

/// When a shelter's people gather: for its own and for the hosts alone.
struct ShelterPresenceTests {
  @Test(arguments: Engine.available) func `en medlem ser inte om en jour kommer eller var med, inte ens i summor`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let shelter = try #require(try await organisation(Persona.shelter.organisation, test))
    let network = try await network("Västerbottens kvinnofridsnätverk", test)
    let meetings = try await test.regional.read { tx in
      try tx.meetings(of: network).filter { $0.state == .called }.map(\.path)
    }
    let paths = [network.path, "\(network.path)/medlemmar"] + meetings
    let (member, host) = (try await test.client(as: .contact), try await test.client(as: .leader))
    var (seen, known): ([[String]], [[String]]) = ([], [])
    let given: [(Invitee.Presence, Invitee.Answer)] = [(.present, .yes), (.absent, .no)]
    for (presence, answer) in given {
      try await test.regional.write { tx in
        let own: SQL =
          "organisation_id = \(shelter.id) AND meeting_id IN (SELECT id FROM meeting WHERE network_id = \(network.id))"
        try tx.execute("UPDATE meeting_invitee SET answer = \(answer), answered_sequence = 99 WHERE \(own)")
        try tx.execute("UPDATE meeting_invitee SET presence = \(presence) WHERE \(own) AND presence IS NOT NULL")
      }
      seen.append(try await bodies(paths, member))
      known.append(try await bodies(paths, host))
    }
    #expect(meetings.count > 1)
    for (index, path) in paths.enumerated() {
      #expect(seen[0][index] == seen[1][index], "\(path)")
      #expect(known[0][index] != known[1][index], "\(path)")
    }
    #expect(seen[0].dropFirst(2).allSatisfy { $0.contains("Jourer räknas inte med.") })
    #expect(known[0].allSatisfy { !$0.contains("Jourer räknas inte med.") })
  }

  @Test(arguments: Engine.available)
  func `den som startar ett nätverk och lägger till en jour ser inte dagarna i jourens andra nätverk`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let now = test.now
    let viewer = try await test.identity.read { tx in
      try tx.account(login: Persona.contact.mail).flatMap { try tx.viewer(of: $0.id, at: now) }
    }
    let leader = try #require(viewer)
    let host = try #require(leader.hostingOrganisations.first)
    let others = [
      try #require(try await organisation(Persona.shelter.organisation, test)),
      try #require(try await organisation(Persona.leader.organisation, test)),
    ]
    let own = try await test.regional.write { tx in
      let details = NetworkDetails(
        kind: .municipalNetwork, name: "Dagarnas nätverk", purpose: "Att prova.", counties: [], from: now.day)
      let id = try StartNetwork(details, host: host).perform(in: tx, by: leader, at: now)
      for other in others {
        try AddMembership(other, as: .member).perform(in: tx, by: try tx.writable(id, by: leader), at: now)
      }
      return id
    }
    let client = try await test.client(as: .contact)
    for (name, isTold) in [("Riva hinder", false), ("Nationella nätverket för utvecklingsledare", true)] {
      let network = try await network(name, test)
      let meetings = try await test.regional.read { try $0.meetings(of: network) }
      let day = try #require(meetings.first { $0.starts > now }?.day)
      let rhythm =
        "takt=everyWeek&vilken=1&veckodag=\(day.weekday.rawValue)&fran=\(day.text)&till=\(day.text)&visa=ja"
      let page = try await client.get("/natverk/\(own)/planera/rytm?\(rhythm)").body
      #expect(page.contains("value=\"\(day.text)\""), "\(name)")
      #expect(page.contains("\(name), en organisation är med i båda") == isTold, "\(name)")
      #expect(page.contains(name) == isTold && !page.contains("\(name): "), "\(name)")
      let facts = try await client.get(network.path).body
      #expect(facts.contains("<dt>Tid</dt>") == isTold, "\(name)")
    }
  }

  private func organisation(_ name: String, _ test: TestSite) async throws -> Organisation? {
    try await test.identity.read { try $0.organisations() }.first { $0.name == name }
  }

  private func network(_ name: String, _ test: TestSite) async throws -> Network {
    let found = try await test.regional.read { tx -> Network? in
      let id = try tx.value("SELECT id FROM network WHERE name = \(name)", as: ID<Network>.self)
      return try id.flatMap { try tx.network($0) }
    }
    return try #require(found)
  }

  private func bodies(_ paths: [String], _ client: TestClient) async throws -> [String] {
    var bodies: [String] = []
    for path in paths { bodies.append(try await client.get(path).body) }
    return bodies
  }
}
