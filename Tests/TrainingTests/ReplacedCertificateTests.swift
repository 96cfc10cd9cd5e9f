import Access
import Storage
import TestSupport
import Testing
import Training
import Vocabulary
import Web

/// Which certificates a newer one takes the place of, and what becomes of them when it is taken back.
struct ReplacedCertificateTests {
  private static let person: ID<Person> = "person-asa"

  @Test(arguments: Engine.available)
  func `en anmäld grupp ersätter bara det som samma arbetsplats har anmält`(_ engine: Engine) async throws {
    let made = try await MadeTraining.make(engine)
    _ = try await made.take(made.completion("event/1/1", daysAgo: 9, person: Self.person))
    _ = try await made.take(made.completion("course/k/group/1", daysAgo: 7, person: Self.person))
    let far = Learner(
      person: Self.person, name: "Ett fult namn", mail: "asa@example.org", organisationName: "Härnösands kommun",
      organisation: made.stranger.functions[0].organisation.id)
    _ = try await made.take(
      Completion(
        key: "course/k/group/2", kind: .course, title: "Riva hinder", content: "", organisers: ["Region Prov"],
        day: made.test.now.day.adding(days: -5), minutes: 60, learner: far))
    for key in ["event/1/1", "course/k/group/1", "course/k/group/2"] {
      #expect(try await made.standing(key) == .valid, "\(key)")
    }
    _ = try await made.take(made.completion("course/k/group/3", daysAgo: 3, person: Self.person))
    #expect(try await made.standing("course/k/group/1") == .replaced)
    for key in ["event/1/1", "course/k/group/2"] { #expect(try await made.standing(key) == .valid, "\(key)") }
    try await made.withdraw("course/k/group/3")
    #expect(try await made.standing("course/k/group/1") == .valid)
  }

  @Test(arguments: Engine.available)
  func `chefens intyg för ett namn och en adress ersätter inget som någon annan har gett`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    _ = try await made.take(made.completion("event/1/1", mail: "asa@example.org", person: Self.person))
    _ = try await made.take(made.completion("event/1/2", mail: "asa@example.org"))
    let learner = made.learner("Åsa Björk-Östlund", mail: "asa@example.org")
    for daysAgo in [2, 1] {
      let course = made.details("Riva hinder", subject: nil, kind: .course, daysAgo: daysAgo)
      let noted = try await made.change(by: made.manager) {
        try ReportTraining(course, learners: [learner], givesCertificate: true).perform(in: $0, by: $1, at: $2)
      }
      #expect(noted == 1)
    }
    for key in ["event/1/1", "event/1/2"] { #expect(try await made.standing(key) == .valid, "\(key)") }
    // Her own earlier one from the same manager is.
    #expect(try await made.certificates().count { $0.replacedBy != nil } == 1)
  }

  @Test(arguments: Engine.available)
  func `det som ett återtaget intyg hade ersatt gäller igen, om inget nyare har ersatt det`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeTraining.make(engine)
    for (key, daysAgo) in [("event/1/1", 9), ("event/2/1", 5), ("event/3/1", 1)] {
      _ = try await made.take(made.completion(key, daysAgo: daysAgo))
    }
    #expect(try await made.standing("event/1/1") == .replaced)
    try await made.withdraw("event/2/1")
    #expect(try await made.standing("event/1/1") == .replaced)
    #expect(try await made.standing("event/2/1") == .withdrawn)
    try await made.withdraw("event/3/1")
    #expect(try await made.standing("event/1/1") == .valid)
    #expect(try await made.standing("event/2/1") == .withdrawn)
  }
}

extension MadeTraining {
  fileprivate func withdraw(_ key: String) async throws {
    let now = test.now
    try await test.regional.write { try TakeCompletion().withdraw(key, in: $0, at: now) }
  }

  fileprivate func standing(_ key: String) async throws -> Certificate.Standing? {
    let today = test.now.day
    return try await test.regional.read { tx in
      guard let achievement = try tx.achievement(key: key) else { return nil }
      return try tx.certificates(of: [achievement.id]).first?.standing(on: today)
    }
  }
}
