import Access
import DemoData
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary

/// Who sees and leads a network, and who is in it.
struct NetworkTests {
  @Test(arguments: Engine.available) func `värdar leder, medlemmar läser, andra ser inget`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let network = try #require(try await made.test.regional.read { try $0.network(made.id) })
    let (lead, read) = (
      [MadeNetwork.leader, MadeNetwork.officer], [MadeNetwork.coordinator, .staffOf, MadeNetwork.volunteer]
    )
    #expect(lead.allSatisfy { network.isWritable(by: $0) && network.isInside($0) })
    #expect(read.allSatisfy { !network.isWritable(by: $0) && network.isInside($0) && network.isReadable(by: $0) })
    #expect(!network.isReadable(by: MadeNetwork.outsider))
    await #expect(throws: Refusal.self) {
      try await made.test.regional.read { _ = try $0.readable(made.id, by: MadeNetwork.outsider) }
    }
  }

  @Test(arguments: Engine.available) func `ett nätverk som visas för alla visar inte sina träffar`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine, isListed: true)
    let meeting = try await made.planned()
    let network = try #require(try await made.test.regional.read { try $0.network(made.id) })
    #expect(network.isReadable(by: MadeNetwork.outsider) && !network.isInside(MadeNetwork.outsider))
    await #expect(throws: Refusal.self) {
      try await made.test.regional.read { _ = try $0.readable(meeting, by: MadeNetwork.outsider) }
    }
  }

  @Test func `nätverkets sida säger från när och till när det finns`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = try await test.client(as: .leader)
    let list = try await client.get("/natverk").body
    let found = list.firstMatch(of: #/href="(\/natverk\/\w+)"[^>]*>Västerbottens kvinnofridsnätverk/#)
    let path = String(try #require(found).1)
    let from = test.now.adding(days: -700).day
    #expect(try await client.get(path).body.contains("<dt>Tid</dt><dd>Från och med den \(from.words)</dd>"))
    try await test.regional.write { try $0.execute("UPDATE network SET until_date = '2028-12-31'") }
    #expect(try await client.get(path).body.contains("<dt>Tid</dt><dd>\(from.words) till 31 december 2028</dd>"))
  }

  @Test(arguments: Engine.available) func `den som inte företräder en organisation startar inget nätverk`(
    _ engine: Engine
  )
    async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let details = NetworkDetails(kind: .municipalNetwork, name: "Prov", purpose: "Prov", counties: [], from: now.day)
    await #expect(throws: Refusal.self) {
      try await test.regional.write { tx in
        _ = try StartNetwork(details, host: MadeNetwork.municipality).perform(in: tx, by: .staffOf, at: now)
      }
    }
    let id = try await test.regional.write { tx in
      try StartNetwork(details, host: MadeNetwork.municipality).perform(in: tx, by: MadeNetwork.coordinator, at: now)
    }
    #expect(try await test.regional.read { try $0.network(id)?.hosts } == [MadeNetwork.municipality.id])
  }

  @Test(arguments: Engine.available) func `ingen värd skickar bort en annan, och en blir kvar`(_ engine: Engine)
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let hosts = try await made.test.regional.read { try $0.memberships(of: made.id) }.filter { $0.role == .host }
    let letters = made.letters
    made.test.wait(days: 15)
    let end = { (host: Membership, viewer: Viewer) in
      await sentence {
        try await made.change(by: viewer) { tx, network, now in
          try EndMembership(host, of: MadeNetwork.board, letters: letters).perform(in: tx, by: network, at: now)
        }
      }
    }
    #expect(await end(hosts[1], MadeNetwork.leader) == "En värd kan bara lämna sitt värdskap själv. Be dem göra det.")
    #expect(await end(hosts[1], MadeNetwork.officer) == nil)
    #expect(await end(hosts[0], MadeNetwork.leader)?.contains("måste ha en värd") == true)
  }

  @Test(arguments: Engine.available) func `en värd som kom med av misstag kan tas bort de första två veckorna`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let (letters, hosts) = (made.letters, try await made.test.regional.read { try $0.memberships(of: made.id) })
    try await made.change { tx, network, now in
      try ChangeMembershipRole(hosts[1], to: .member, organisationName: "X").perform(in: tx, by: network, at: now)
      try EndMembership(hosts[2], of: MadeNetwork.municipality, letters: letters).perform(
        in: tx, by: try tx.writable(made.id, by: MadeNetwork.leader), at: now)
    }
    let network = try await made.test.regional.read { try $0.network(made.id) }
    #expect(network?.hosts == ["fou"] && network?.members == ["lst", "jour"])
  }

  @Test(arguments: Engine.available) func `den som inte är med längre får återbud, och länken svarar inget`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    try await made.change { tx, network, now in
      try AddGuest(name: "Gun", organisation: "Lärosätet", mail: "gun@example.org").perform(
        in: tx, by: network, at: now)
    }
    let (meeting, letters) = (try await made.called(), made.letters)
    let invited = try await made.invitees(meeting)
    let gone = try #require(invited.first { $0.organisation == "umea" })
    let guest = try #require(invited.compactMap(\.guest).first)
    made.test.wait(minutes: 1)
    try await made.change { tx, network, now in
      let membership = try #require(try tx.memberships(of: made.id).first { $0.organisation == "umea" })
      try EndMembership(membership, of: MadeNetwork.municipality, letters: letters).perform(
        in: tx, by: network, at: now)
      try RemoveGuest(guest.id, letters: letters).perform(in: tx, by: network, at: now)
    }
    #expect(try await made.subjects().suffix(2).allSatisfy { $0.hasPrefix("Inbjudan är tillbakatagen") })
    #expect(try await made.invitees(meeting).count == 3)
    let path = made.addresses.link(gone).replacing("http://127.0.0.1:8080", with: "")
    #expect(try await made.test.client().get(path).status == 404)
  }

  @Test(arguments: Engine.available) func `samma organisation kommer inte med två gånger`(_ engine: Engine) async throws
  {
    let made = try await MadeNetwork.make(engine)
    let again = await sentence {
      try await made.change { tx, network, now in
        try AddMembership(MadeNetwork.shelter, as: .member).perform(in: tx, by: network, at: now)
      }
    }
    #expect(again == "Jouren Prov är redan med.")
  }

  @Test(arguments: Engine.available) func `kommunen väljer själv vem som skickas, men bara bland sina egna`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    let own = try #require(
      try await made.test.regional.read { try $0.memberships(of: made.id) }.first { $0.organisation == "umea" })
    let (now, letters) = (made.test.now, made.letters)
    let change = { (viewer: Viewer, function: Function, substitute: Function?) in
      await sentence {
        try await made.test.regional.write { tx in
          try ChangeRepresentation(own, function: function, substitute: substitute, letters: letters).perform(
            in: tx, by: try tx.readable(made.id, by: viewer), at: now)
        }
      }
    }
    let (kim, eva) = (
      MadeNetwork.function("kim", of: MadeNetwork.municipality),
      MadeNetwork.function("eva", of: MadeNetwork.municipality)
    )
    #expect(await change(MadeNetwork.coordinator, eva, kim) == nil)
    #expect(await change(MadeNetwork.coordinator, eva, eva)?.contains("en annan funktion") == true)
    #expect(await change(.staffOf, eva, nil)?.contains("bestämmer vem som skickas") == true)
    #expect(await change(MadeNetwork.volunteer, eva, nil)?.contains("bestämmer vem som skickas") == true)
    let foreign = MadeNetwork.function("jo", of: MadeNetwork.shelter)
    #expect(await change(MadeNetwork.coordinator, foreign, nil)?.contains("annan organisation") == true)
    let stored = try await made.test.regional.read { try $0.memberships(of: made.id) }.first { $0.id == own.id }
    #expect(stored?.function == eva.id && stored?.substitute == kim.id)
  }

  @Test(arguments: Engine.available) func `den som inte har varit med på ett år syns`(_ engine: Engine) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.held()
    let there = try await made.invitees(meeting).filter { $0.organisation == "umea" }.map(\.id)
    try await made.changeMeeting(meeting) { tx, evidence, now in
      try NotePresence(Dictionary(uniqueKeysWithValues: there.map { ($0, .online) })).perform(
        in: tx, by: evidence, at: now)
    }
    let (memberships, last) = try await made.test.regional.read { tx in
      (try tx.memberships(of: made.id), try tx.lastThere(in: made.id))
    }
    let missed = { (days: Int) in
      memberships.filter { $0.isMissed(last: last[$0.organisation], on: made.test.now.day.adding(days: days)) }
        .map(\.organisation)
    }
    #expect(missed(0) == [])
    #expect(missed(363) == ["fou", "lst", "jour"])
    #expect(missed(367) == ["fou", "lst", "umea", "jour"])
  }
}

extension Viewer {
  static var staffOf: Viewer { MadeNetwork.staff }
}
