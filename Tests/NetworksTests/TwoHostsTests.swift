import Access
import DemoData
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Two hosts who write the same agenda, or who came, at the same time: nothing that either has written is lost unseen.
struct TwoHostsTests {
  @Test(arguments: Engine.available) func `en äldre dagordning sparas först när den andras är sedd`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let (first, second) = (try await test.client(as: .leader), try await test.client(as: .countyHost))
    let meeting = try await meeting(test, isOver: false)
    let path = "/traffar/\(meeting)/dagordning"
    let before = try await test.regional.read { try $0.agenda(of: meeting) }
    let page = try await first.get(path).body
    let older = try await second.get(path).body
    #expect(try await first.post(path, agenda(page, ["minuter-0": "47"])).status == 303)
    let added = ["titel-\(before.count)": "Ny punkt"]
    let stopped = try await second.post(path, agenda(older, added))
    #expect(stopped.status == 422 && stopped.body.contains("En annan värd har ändrat dagordningen"))
    #expect(stopped.body.contains("<small>47 minuter") && stopped.body.contains("value=\"Ny punkt\""))
    let between = try await test.regional.read { try $0.agenda(of: meeting) }
    #expect(between.count == before.count && between.first?.minutes == 47)
    #expect(try await second.post(path, agenda(stopped.body)).status == 303)
    let after = try await test.regional.read { try $0.agenda(of: meeting) }
    #expect(after.map(\.title) == before.map(\.title) + ["Ny punkt"])
    #expect(after.first?.minutes == before.first?.minutes)
  }

  @Test(arguments: Engine.available) func `en medlems punkt som väntar igen tas upp på nytt och blir inte två`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeNetwork.make(engine)
    let (meeting, now) = (try await made.planned(), made.test.now)
    let point = try await made.test.regional.write { tx in
      try ProposePoint(title: "Barnen", organisation: "umea").perform(
        in: tx, by: try tx.readable(made.id, by: MadeNetwork.coordinator), at: now)
      let point = try #require(try tx.waitingPoints(of: made.id).first).id
      try PlacePoint(point).perform(in: tx, by: try tx.writable(meeting, by: MadeNetwork.leader), at: now)
      return point
    }
    try await made.changeMeeting(meeting) { tx, evidence, now in
      try ChangeAgenda([], removed: [point]).perform(in: tx, by: evidence, at: now)
      try ChangeAgenda([.init(id: point, title: "Barnen", minutes: 20)]).perform(in: tx, by: evidence, at: now)
    }
    let (placed, waiting) = try await made.test.regional.read { tx in
      (try tx.agenda(of: meeting), try tx.waitingPoints(of: made.id))
    }
    #expect(placed.map(\.id) == [point] && placed.first?.minutes == 20 && placed.first?.organisation == "umea")
    #expect(waiting.isEmpty)
  }

  @Test(arguments: Engine.available) func `bara den närvaro som formuläret har ändrats`(_ engine: Engine) async throws {
    let made = try await MadeNetwork.make(engine)
    let meeting = try await made.held()
    let invited = try await made.invitees(meeting).map(\.id)
    let all = Dictionary(uniqueKeysWithValues: invited.map { ($0, Invitee.Presence.present) })
    // What was filled in beforehand counts as written.
    #expect(await note(NotePresence(all, shown: all), meeting, made) == nil)
    #expect(await note(NotePresence([invited[0]: .absent]), meeting, made) == nil)
    #expect(try await made.invitees(meeting).map(\.presence) == [.absent, .present, .present, .present])
    // An older page that says nothing new of the first.
    var older = all
    older[invited[1]] = .online
    #expect(await note(NotePresence(older, shown: all), meeting, made) == nil)
    #expect(try await made.invitees(meeting).prefix(3).map(\.presence) == [.absent, .online, .present])
    let event = try await made.test.regional.read { try $0.events(of: "meeting:\(meeting)").first }
    #expect(event?.text == "Skrev in närvaron: 3 av 4 var med")
  }

  @Test(arguments: Engine.available) func `när två värdar har skrivit olika om samma deltagare sägs det`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let (first, second) = (try await test.client(as: .leader), try await test.client(as: .countyHost))
    let meeting = try await meeting(test, isOver: true)
    let path = "/traffar/\(meeting)/narvaro"
    let shown = marks(try await first.get(path).body)
    #expect(marks(try await second.get(path).body) == shown)
    let ids = shown.keys.sorted()
    let (one, other) = (try #require(ids.first), try #require(ids.last))
    let rest = Invitee.Presence.allCases.map(\.rawValue).filter { $0 != shown[other] }
    let changed = shown[one] == "absent" ? "present" : "absent"
    #expect(try await first.post(path, presences(shown, [one: changed, other: rest[0]])).status == 303)
    let stopped = try await second.post(path, presences(shown, [other: rest[1]]))
    let noted = Invitee.Presence(rawValue: rest[0])?.swedish ?? ""
    #expect(stopped.status == 422 && stopped.body.contains("En annan värd har skrivit ”\(noted)”"))
    #expect(try await stored([one, other], meeting, test) == [changed, rest[0]])
    let seen = marks(stopped.body)
    #expect(seen[one] == changed && seen[other] == rest[0])
    #expect(stopped.body.contains("name=\"n-\(other)\" value=\"\(rest[1])\" checked"))
    #expect(try await second.post(path, presences(seen, [other: rest[1]])).status == 303)
    #expect(try await stored([one, other], meeting, test) == [changed, rest[1]])
  }

  @Test func `en närvaro som skickas utan märken skrivs som den är`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = try await test.client(as: .leader)
    let meeting = try await meeting(test, isOver: true)
    let path = "/traffar/\(meeting)/narvaro"
    let shown = marks(try await client.get(path).body)
    let one = try #require(shown.keys.sorted().first)
    let changed = shown[one] == "absent" ? "present" : "absent"
    #expect(try await client.post(path, [("n-\(one)", changed)]).status == 303)
    var expected = shown
    expected[one] = changed
    #expect(marks(try await client.get(path).body) == expected)
  }

  /// The latest of Västerbotten's that was, or the next that people answer about.
  private func meeting(_ test: TestSite, isOver: Bool) async throws -> ID<Meeting> {
    let now = test.now
    let found = try await test.regional.read { tx in
      let id = try tx.value(
        "SELECT id FROM network WHERE name = 'Västerbottens kvinnofridsnätverk'", as: ID<Network>.self)
      return try tx.meetings(of: try #require(try id.flatMap { try tx.network($0) })).last {
        $0.state == .called && $0.isOver(at: now) == isOver
      }
    }
    return try #require(found).id
  }

  /// The form of the agenda as the page has it, with some of it changed.
  private func agenda(_ page: String, _ changed: [String: String] = [:]) -> [(String, String)] {
    page.matches(of: /name="((?:id|titel|minuter|vem|om)-\d+|sett)"(?: type="text")? value="([^"]*)"/).map { found in
      (String(found.1), changed[String(found.1)] ?? String(found.2))
    }
  }

  /// What each was filled in with, by the id of the invited.
  private func marks(_ page: String) -> [String: String] {
    let found = page.matches(of: /name="visat-(\w+)" value="(\w+)"/).map { (String($0.1), String($0.2)) }
    return Dictionary(found) { $1 }
  }

  private func presences(_ shown: [String: String], _ changed: [String: String]) -> [(String, String)] {
    shown.flatMap { id, presence in [("visat-\(id)", presence), ("n-\(id)", changed[id] ?? presence)] }
  }

  private func stored(_ ids: [String], _ meeting: ID<Meeting>, _ test: TestSite) async throws -> [String?] {
    let invitees = try await test.regional.read { try $0.invitees(of: meeting) }
    return ids.map { id in invitees.first { $0.id.text == id }?.presence?.rawValue }
  }

  private func note(_ act: NotePresence, _ meeting: ID<Meeting>, _ made: MadeNetwork) async -> String? {
    made.test.wait(minutes: 1)
    return await sentence {
      try await made.changeMeeting(meeting) { tx, evidence, now in try act.perform(in: tx, by: evidence, at: now) }
    }
  }
}
