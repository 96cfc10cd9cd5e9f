import Access
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

struct ChangeJointEffortTests {
  @Test(arguments: Engine.available) func `insatsen får en ansvarig i efterhand, som får ett brev`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine)
    let id = try await planned.beginEffort()
    try await planned.changeEffort(id) { tx, effort, now in
      try ChangeJointEffort(
        .init(
          title: "Rutin tillsammans", note: "Första träffen i maj.", function: "funktion-1",
          address: PlannedRound.address)
      ).perform(in: tx, on: effort, at: now)
    }
    let effort = try await planned.jointEffort(id)
    #expect(effort.title == "Rutin tillsammans" && effort.note == "Första träffen i maj.")
    #expect(effort.function == "funktion-1")
    let letters = try await planned.letters()
    #expect(letters.count == 1)
    #expect(letters.first?.body.contains("/behov/insatser/\(id)") == true)
    let events = try await planned.site.regional.read { try $0.events(of: "effort:\(id)") }
    #expect(events.contains { $0.act == "ChangeJointEffort" })
  }

  @Test(arguments: Engine.available) func `samma ansvarig får inget nytt brev`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    let id = try await planned.beginEffort()
    for title in ["Första namnet", "Andra namnet"] {
      try await planned.changeEffort(id) { tx, effort, now in
        try ChangeJointEffort(.init(title: title, function: "funktion-1", address: PlannedRound.address))
          .perform(in: tx, on: effort, at: now)
      }
    }
    #expect(try await planned.letters().count == 1)
  }

  @Test(arguments: Engine.available) func `deltagare läggs till och tas bort utan att namnges i historiken`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    let (id, helper) = (try await planned.beginEffort(), Respondent(planned.skelleftea))
    try await planned.changeEffort(id) { tx, effort, now in
      try AddParticipant(helper, isResource: true).perform(in: tx, on: effort, at: now)
    }
    let effort = try await planned.jointEffort(id)
    #expect(effort.respondents.count == 2)
    #expect(effort.respondents.filter(\.isResource).map(\.respondent) == [helper])
    try await planned.changeEffort(id) { tx, effort, now in
      try RemoveParticipant(helper).perform(in: tx, on: effort, at: now)
    }
    #expect(try await planned.jointEffort(id).respondents.map(\.respondent) == [Respondent(planned.umea)])
    let events = try await planned.site.regional.read { try $0.events(of: "effort:\(id)") }
    #expect(Set(events.map(\.act)).isSuperset(of: ["AddParticipant", "RemoveParticipant"]))
    #expect(!events.contains { $0.text.contains("Skellefteå") })
  }

  @Test(arguments: Engine.available) func `den sista tas inte bort och den som inte är i omgången läggs inte till`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    let (id, last) = (try await planned.beginEffort(), Respondent(planned.umea))
    await #expect(throws: Problems.self) {
      try await planned.changeEffort(id) { tx, effort, now in
        try RemoveParticipant(last).perform(in: tx, on: effort, at: now)
      }
    }
    await #expect(throws: Problems.self) {
      try await planned.changeEffort(id) { tx, effort, now in
        try AddParticipant(Respondent(key: "0180")).perform(in: tx, on: effort, at: now)
      }
    }
    #expect(try await planned.jointEffort(id).respondents.map(\.respondent) == [last])
  }

  @Test(arguments: Engine.available) func `det som är avslutat eller andras ändras inte`(_ engine: Engine) async throws
  {
    let planned = try await PlannedRound.make(engine)
    let (id, stranger) = (try await planned.beginEffort(), planned.stranger)
    await #expect(throws: Refusal.self) {
      try await planned.changeEffort(id, by: stranger) { tx, effort, now in
        try ChangeJointEffort(.init(title: "Annat")).perform(in: tx, on: effort, at: now)
      }
    }
    try await planned.changeEffort(id) { tx, effort, now in try EndJointEffort().perform(in: tx, on: effort, at: now) }
    await #expect(throws: Refusal.self) {
      try await planned.changeEffort(id) { tx, effort, now in
        try ChangeJointEffort(.init(title: "Annat")).perform(in: tx, on: effort, at: now)
      }
    }
    #expect(try await planned.jointEffort(id).title == "Gemensam rutin")
  }

  @Test func `den ansvariga väljs ur listan`() {
    let form = Form(fields: [("rubrik", ""), ("ansvarig", "annans")])
    let problems = #expect(throws: Problems.self) {
      try ChangeJointEffort(form: form, functions: ["egen"], address: PlannedRound.address)
    }
    #expect(Set(problems?.list.map(\.field) ?? []) == ["rubrik", "ansvarig"])
  }
}

extension PlannedRound {
  fileprivate func beginEffort() async throws -> ID<JointEffort> {
    let (round, now, umea) = (round, now, Respondent(umea))
    return try await site.regional.write { tx in
      try AddJointEffort(
        indicator: "LED-01", owner: Self.unit.id, .init(title: "Gemensam rutin"), respondents: [umea]
      ).perform(in: tx, on: try tx.readable(round, by: Self.leader), at: now)
    }
  }

  fileprivate func changeEffort(
    _ id: ID<JointEffort>, by viewer: Viewer = leader,
    _ act: @escaping @Sendable (Transaction, Writable<JointEffort>, Moment) throws -> Void
  ) async throws {
    let now = now
    try await site.regional.write { tx in try act(tx, try tx.writable(id, by: viewer), now) }
  }

  fileprivate func jointEffort(_ id: ID<JointEffort>) async throws -> JointEffort {
    try await site.regional.read { try $0.readable(id, by: Self.leader).record }
  }
}
