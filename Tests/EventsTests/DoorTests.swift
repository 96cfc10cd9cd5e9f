import Access
import DemoData
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Checking in: what the door says of somebody, and what was pressed by mistake.
struct DoorTests {
  @Test(arguments: Engine.available)
  func `en närvaro som antecknades av misstag går att ångra`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada")
    event.test.wait(days: 40)
    let ada = try await event.registration("Ada").id
    let note = { @Sendable (presence: Registration.Presence?) in
      try await event.change { try NoteAttendance(ada, presence) { _, _, _ in }.perform(in: $0, by: $1, at: $2) }
    }
    for presence in [Registration.Presence.present, .absent] {
      try await note(presence)
      #expect(try await event.registration("Ada").presence == presence)
      try await note(nil)
      let undone = try await event.registration("Ada")
      #expect(undone.presence == nil && undone.checkedInAt == nil)
    }
  }

  @Test func `vid dörren är någon här, och efteråt var någon där`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let event = try await MadeEvent.make(on: test, by: try await test.viewer(.leader))
    try await event.register("Ada")
    let id = try await event.registration("Ada").id
    let path = "/arrangemang/\(event.id)/incheckning"
    test.wait(days: 40)
    let door = try await test.client(as: .leader)
    #expect(try await door.get(path).body.contains("0 av 1 är här"))
    #expect(try await door.post("\(path)/\(id)", [("narvaro", "present")]).status == 303)
    let there = try await door.get(path).body
    #expect(there.contains("<span class=\"st done\">Är här</span>") && there.contains("1 av 1 är här"))
    // The name stays in no history of the phone.
    #expect(try await door.get("/incheckning/\(id)").body.contains("<title>Incheckning – "))
    #expect(try await door.post("\(path)/\(id)", [("narvaro", "ingen")]).status == 303)
    #expect(try await door.get(path).body.contains("0 av 1 är här"))
    #expect(try await door.post("\(path)/\(id)", [("narvaro", "annat")]).status == 404)
    test.wait(days: 1)
    let afterwards = try await test.client(as: .leader)
    #expect(try await afterwards.get(path).body.contains("0 av 1 var med"))
    #expect(try await afterwards.post("\(path)/\(id)", [("narvaro", "present")]).status == 303)
    let was = try await afterwards.get(path).body
    #expect(was.contains("<span class=\"st done\">Var där</span>") && was.contains("1 av 1 var med"))
  }

  @Test func `demonstrationens deltagare arbetar där deras yrke finns, och behöver olika saker`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let (workplaces, needs) = try await test.regional.read { tx in
      (
        try tx.rows(
          "SELECT DISTINCT profession, organisation_name FROM registration WHERE mail LIKE 'deltagare%'"
        ).map { try $0.get("profession", as: String.self) },
        try tx.rows("SELECT DISTINCT needs FROM access_need").count
      )
    }
    #expect(workplaces.count > 3 && Set(workplaces).count == workplaces.count)
    #expect(needs > 2)
  }
}
