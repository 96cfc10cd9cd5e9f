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
        in: tx, by: try tx.readable(id, by: MadeCourse.manager), persons: [act.participants[1]: "person-eva"],
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

  @Test(arguments: ["Jag vet var du bor!", "Ring 070-123 45 67", "Vi ses hemma. Snart"])
  func `ett hot i stället för ett namn får inget intyg i gruppen`(_ name: String) throws {
    let day = try #require(CalendarDate("2026-11-22"))
    let fields = [("grupp", "Mottagningen"), ("dag", day.text), ("deltagare", "Ann Ek\n\(name); ann@exempel.se")]
    let problems = #expect(throws: Problems.self) { try ReportGroup(form: Form(fields: fields), today: day) }
    #expect(problems?.sentence(for: "deltagare")?.contains("Skriv bara namnet") == true)
  }

  @Test(arguments: Engine.available, [false, true])
  func `i en stor grupp som delar adress får alla sitt intyg, några nästa dag, och ett konto tar lika mycket plats`(
    _ engine: Engine, _ hasAccount: Bool
  ) async throws {
    let made = try await MadeCourse.make(engine)
    let (id, now, shell) = (made.id, made.test.now, made.shell)
    let participants = (1...61).map { ReportGroup.Participant(name: "Namn \($0)", mail: "alla@exempel.se") }
    let act = ReportGroup(name: "Mottagningen", heldOn: now.day, profession: nil, participants: participants)
    let eva: ID<Person> = "person-eva"
    let persons: [ReportGroup.Participant: ID<Person>] =
      hasAccount ? Dictionary(uniqueKeysWithValues: participants.map { ($0, eva) }) : [:]
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
    for persons: [ReportGroup.Participant: ID<Person>] in [[:], [act.participants[1]: "person-eva"]] {
      let refused = await sentence {
        _ = try await made.test.regional.write { tx in
          try act.perform(
            in: tx, by: try tx.readable(id, by: MadeCourse.manager), persons: persons, telling: shell, at: now)
        }
      }
      #expect(refused?.hasPrefix("Till alla@exempel.se väntar redan intyg för mer än en vecka.") == true)
      #expect(try await made.told().isEmpty)
    }
  }
}

extension GroupLetterTests {
  @Test(arguments: Engine.available)
  func `kursen blir den persons som har både adressen och namnet, och ingen annans med samma brevlåda`(
    _ engine: Engine
  ) async throws {
    let followed = try await FollowedCourse.make(engine)
    let manager = try await followed.hire(.manager, at: followed.umea, "Mia Ek")
    let (test, now) = (followed.made.test, followed.made.test.now)
    let (anna, dag) = try await test.identity.write { tx in
      for _ in 1...2 { _ = try tx.addPerson(name: "Bo By", mail: "bada@exempel.se", at: now) }
      return (
        try tx.addPerson(name: "Anna Al", mail: "enheten@exempel.se", at: now),
        try tx.addPerson(name: "Dag Ek", mail: "dag@exempel.se", hasProtectedIdentity: true, at: now)
      )
    }
    let lines = [
      "Stina Sol, enheten@exempel.se", "ANNA al, Enheten@exempel.se", "Dag Ek, dag@exempel.se",
      "Bo By, bada@exempel.se",
    ]
    let client = try await test.client(for: manager.account)
    let path = "/kurser/\(followed.made.id)/grupp"
    let reported = try await client.post(
      path, [("grupp", "Mottagningen"), ("dag", now.day.text), ("deltagare", lines.joined(separator: "\n"))])
    #expect(reported.status == 303)
    let found = try await test.regional.read { tx in
      try tx.rows("SELECT person_id FROM course_participant WHERE person_id IS NOT NULL").map {
        try $0.get("person_id", as: ID<Person>.self)
      }
    }
    #expect(Set(found) == [anna, dag] && found.count == 2)
    // The leader is told the same of them all.
    let page = try await client.get(path).body
    #expect(page.contains("Stina Sol") && page.contains("Dag Ek") && !page.contains("Intyg för"))
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
