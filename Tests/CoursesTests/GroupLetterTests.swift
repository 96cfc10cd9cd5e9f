import Access
import Courses
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Where the certificates of a group go.
struct GroupLetterTests {
  @Test(arguments: Engine.available)
  func `den som leder gruppen ser inget intyg för en skriven adress, med konto eller utan`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeCourse.make(engine)
    let (id, now, shell) = (made.id, made.test.now, made.shell)
    let act = ReportGroup(
      name: "Mottagningen", heldOn: now.day, profession: nil,
      participants: [
        .init(name: "Ann Ek", mail: "ann@exempel.se"), .init(name: "Eva Al", mail: "eva@exempel.se"),
        .init(name: "Bo By"),
      ])
    try await made.test.regional.write { tx in
      try act.perform(
        in: tx, by: try tx.readable(id, by: MadeCourse.manager), persons: ["eva@exempel.se": "person-eva"],
        telling: shell, at: now)
    }
    #expect(try await made.certificates() == ["Bo By": "/intyg/prov"])
    // Whoever has an account finds it there, and the other gets a letter.
    let letters = try await made.letters()
    #expect(letters.map(\.address) == ["ann@exempel.se"])
    let body = try #require(letters.first?.body)
    #expect(body.contains("/intyg/prov") && body.contains("”Provkursen”") && body.contains("Mia, Umea, har skrivit"))
    #expect(!body.contains("Ann Ek"))
    // Nor one that was kept before.
    try await made.test.regional.write { tx in
      #expect(
        try tx.value("SELECT COUNT(*) FROM course_participant WHERE certificate IS NOT NULL", as: Int.self) == 1)
      try tx.execute("UPDATE course_participant SET certificate = '/intyg/prov'")
    }
    #expect(try await made.certificates() == ["Bo By": "/intyg/prov"])
  }

  @Test(arguments: Engine.available, [false, true])
  func `i en stor grupp som delar adress får alla sitt intyg, några nästa dag, och ett konto tar lika mycket plats`(
    _ engine: Engine, _ hasAccount: Bool
  ) async throws {
    let made = try await MadeCourse.make(engine)
    let (id, now, shell) = (made.id, made.test.now, made.shell)
    let participants = (1...61).map { ReportGroup.Participant(name: "Namn \($0)", mail: "alla@exempel.se") }
    let act = ReportGroup(name: "Mottagningen", heldOn: now.day, profession: nil, participants: participants)
    let persons: [String: ID<Person>] = hasAccount ? ["alla@exempel.se": "person-eva"] : [:]
    try await made.test.regional.write { tx in
      try act.perform(
        in: tx, by: try tx.readable(id, by: MadeCourse.manager), persons: persons, telling: shell, at: now)
    }
    #expect(try await made.letters().count == (hasAccount ? 0 : 61))
    let times = try await made.test.regional.read { tx in
      try tx.rows("SELECT due_at FROM mail ORDER BY due_at").map { try $0.get("due_at", as: Moment.self) }
    }
    let next = SwedishTime.moment(on: now.day.adding(days: 1), hour: 8)
    #expect(times == Array(repeating: now, count: 60) + [next])
  }

  @Test(arguments: Engine.available)
  func `en full brevlåda tar inte emot fler intyg, och felet säger inte om adressen har ett konto`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeCourse.make(engine)
    let (id, now, shell) = (made.id, made.test.now, made.shell)
    try await made.fillMailbox("alla@exempel.se")
    let act = ReportGroup(
      name: "Mottagningen", heldOn: now.day, profession: nil,
      participants: [.init(name: "Bo By"), .init(name: "Ann Ek", mail: "alla@exempel.se")])
    for persons: [String: ID<Person>] in [[:], ["alla@exempel.se": "person-eva"]] {
      let refused = await sentence {
        try await made.test.regional.write { tx in
          try act.perform(
            in: tx, by: try tx.readable(id, by: MadeCourse.manager), persons: persons, telling: shell, at: now)
        }
      }
      #expect(refused?.hasPrefix("Till alla@exempel.se väntar redan intyg för mer än en vecka.") == true)
      #expect(try await made.told().isEmpty)
    }
  }
}

extension MadeCourse {
  /// What the leader is shown, by name.
  fileprivate func certificates() async throws -> [String: String] {
    let id = id
    let groups = try await test.regional.read { try $0.groups(of: id, ledBy: Self.manager.person) }
    let shown = groups.flatMap(\.participants).compactMap { participant in
      participant.certificate.map { (participant.name, $0) }
    }
    return Dictionary(uniqueKeysWithValues: shown)
  }

  /// As many certificates to an address as a week has room for.
  fileprivate func fillMailbox(_ address: String) async throws {
    let now = test.now
    try await test.regional.write { tx in
      for number in 0..<480 {
        try tx.enqueue(
          Mail(to: .address(address), subject: "Ditt intyg", body: ""), at: now,
          notBefore: now.adding(days: Int64(number / 60)))
      }
    }
  }

  /// Those that say something.
  fileprivate func letters() async throws -> [(address: String, body: String)] {
    try await test.regional.read { tx in
      try tx.rows("SELECT address, body FROM mail WHERE body <> '' ORDER BY id").map {
        (try $0.get("address"), try $0.get("body"))
      }
    }
  }
}
