import Access
import HTML
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Networks

/// What becomes of a task when whoever has it has left, or the network has ended.
struct LeftTaskTests {
  @Test(arguments: Engine.available) func `den som har lämnat påminns inte, och värdarna ser uppgiften`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeNetwork.make(engine)
    try await given(made)
    #expect(try await own(made).count == 1)
    let (letters, now) = (made.letters, made.test.now)
    try await made.test.regional.write { tx in
      let membership = try #require(try tx.memberships(of: made.id).first { $0.organisation == "umea" })
      try LeaveNetwork(membership, of: "Umeå kommun", because: "Vi hinner inte.", letters: letters).perform(
        in: tx, by: try tx.readable(made.id, by: MadeNetwork.coordinator), at: now)
    }
    #expect(try await own(made).isEmpty)
    #expect(try await remind(made) == 0)
    let (network, tasks) = try await made.test.regional.read { tx in
      (try #require(try tx.network(made.id)), try tx.openTasks(of: made.id))
    }
    let names = try await made.test.identity.read { tx in
      try NetworkNames(organisations: tasks.map(\.organisation), in: tx, on: now.day)
    }
    let list = TaskList(
      tasks: tasks, network: network, names: names, viewer: MadeNetwork.leader, today: now.day, csrf: .empty)
    #expect(tasks.count == 1)
    #expect(list.section.markup.contains("(har lämnat nätverket), senast den"))
    #expect(list.section.markup.contains("Avsluta uppgiften"))
  }

  @Test(arguments: Engine.available) func `i ett nätverk som har slutat påminns ingen`(_ engine: Engine) async throws {
    let made = try await MadeNetwork.make(engine)
    try await given(made)
    let yesterday = made.test.now.day.adding(days: -1)
    try await made.test.regional.write { tx in
      try tx.execute("UPDATE network SET until_date = \(yesterday.text)")
    }
    #expect(try await own(made).isEmpty)
    #expect(try await remind(made) == 0)
  }

  /// A task that the municipality has, a week before its day.
  private func given(_ made: MadeNetwork) async throws {
    let meeting = try await made.held()
    try await made.changeMeeting(meeting) { tx, evidence, now in
      try WriteMinutes(text: "Våldet i länet.", decisions: [], version: 0).perform(in: tx, by: evidence, at: now)
      let umea = try #require(try tx.memberships(of: made.id).first { $0.organisation == "umea" })
      try GiveTask("Ta fram formulär", to: umea, due: now.day.adding(days: 20)).perform(in: tx, by: evidence, at: now)
    }
    try await made.changeMeeting(meeting, by: MadeNetwork.officer) { tx, evidence, now in
      try ApproveMinutes(version: 1).perform(in: tx, by: evidence, at: now)
    }
    made.test.wait(days: 14)
  }

  private func own(_ made: MadeNetwork) async throws -> [NetworkTask] {
    let today = made.test.now.day
    return try await made.test.regional.read { try $0.openTasks(of: ["f-kim"], on: today) }
  }

  private func remind(_ made: MadeNetwork) async throws -> Int {
    let now = made.test.now
    return try await made.test.regional.write { try RemindOfTasks(address: "https://x").perform(in: $0, at: now) }
  }
}
