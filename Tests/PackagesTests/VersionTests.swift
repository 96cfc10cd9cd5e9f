import Access
import Packages
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Versions, and who may do what with a package.
struct VersionTests {
  @Test(arguments: Engine.available)
  func `den som är mitt i kursen går klart den gamla eller börjar om, som ägaren säger`(
    _ engine: Engine
  ) async throws {
    for startsOver in [false, true] {
      let made = try await MadeCourse.make(engine)
      try await made.begin()
      try await made.begin(by: MadeCourse.colleague)
      for place in 0...1 {
        let token = try await made.open(place, by: MadeCourse.colleague)
        _ = try await made.save([("lesson_status", "completed")], with: token, by: MadeCourse.colleague)
      }
      let token = try await made.open(0)
      _ = try await made.save([("lesson_location", "4")], with: token)
      try await made.publishAnother(startsOver: startsOver)
      #expect(try await made.version(of: MadeCourse.learner) == (startsOver ? 2 : 1))
      #expect(try await made.save([("lesson_location", "5")], with: token) == (startsOver ? .stale : .saved))
      #expect(try await made.standings().isEmpty == startsOver)
      // Who is done stays done, with what was done.
      #expect(try await made.version(of: MadeCourse.colleague) == 1)
      #expect(try await made.standings(of: MadeCourse.colleague).count == 2)
      try await made.begin(again: true)
      #expect(try await made.version(of: MadeCourse.learner) == 2)
    }
  }

  @Test(arguments: Engine.available) func `en version som ingen har kvar tar ingen plats`(_ engine: Engine) async throws
  {
    let made = try await MadeCourse.make(engine)
    try await made.begin()
    try await made.publishAnother(startsOver: false)
    #expect(try await made.count("package_version") == 2)
    try await made.begin(again: true)
    #expect(try await made.count("package_version") == 1)
    // The manifest and the page.
    #expect(try await made.count("package_file") == 2)
    try await made.change { try RemovePackage().perform(in: $0, by: $1, at: $2) }
    for table in ["course_package", "package_version", "package_file", "package_piece", "package_enrolment"] {
      #expect(try await made.count(table) == 0, "\(table)")
    }
  }

  @Test(arguments: Engine.available) func `ett utkast syns bara för dem som lade in det och slängs efter en vecka`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.make(engine)
    let (now, sent) = (test.now, try MadeCourse.sent())
    let id = try await test.regional.write { tx in
      try AddPackage(MadeCourse.details, sent, for: MadeCourse.unit).perform(in: tx, by: MadeCourse.leader, at: now)
    }
    let made = MadeCourse(test: test, id: id)
    #expect(try await made.sees(MadeCourse.leader))
    #expect(try await !made.sees(MadeCourse.learner))
    test.wait(days: ForgetUnused.draftDays)
    try await ForgetUnused().perform(on: test.site, telling: test.table.shell, at: test.now)
    #expect(try await made.count("course_package") == 0)
    #expect(try await made.count("package_piece") == 0)
  }

  @Test(arguments: Engine.available) func `andra län ser inget, och bara den egna organisationens länsteam ändrar`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeCourse.make(engine)
    #expect(try await made.sees(MadeCourse.learner))
    #expect(try await made.sees(MadeCourse.leader))
    #expect(try await !made.sees(MadeCourse.outsider))
    await #expect(throws: Refusal.self) {
      try await made.change(by: MadeCourse.learner) { try HidePackage(true).perform(in: $0, by: $1, at: $2) }
    }
    let sent = try MadeCourse.sent()
    await #expect(throws: Refusal.self) {
      try await made.test.regional.write { [now = made.test.now] tx in
        _ = try AddPackage(MadeCourse.details, sent, for: MadeCourse.unit).perform(
          in: tx, by: MadeCourse.learner, at: now)
      }
    }
    await #expect(throws: Problems.self) {
      try await made.test.regional.write { [now = made.test.now] tx in
        let wide = PackageDetails(about: "a", minutes: 1, counties: MadeCourse.county("22"))
        _ = try AddPackage(wide, sent, for: MadeCourse.unit).perform(in: tx, by: MadeCourse.leader, at: now)
      }
    }
  }

  @Test(arguments: Engine.available) func `ett dolt paket börjar ingen på, men den som har börjat går klart`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeCourse.make(engine)
    try await made.begin()
    try await made.change { try HidePackage(true).perform(in: $0, by: $1, at: $2) }
    #expect(try await made.sees(MadeCourse.learner))
    #expect(try await !made.sees(MadeCourse.colleague))
    #expect(try await made.save([("score.raw", "5")], with: try await made.open(0)) == .saved)
    await #expect(throws: Refusal.self) { try await made.begin(by: MadeCourse.leader) }
    try await made.change { try HidePackage(false).perform(in: $0, by: $1, at: $2) }
    #expect(try await made.sees(MadeCourse.colleague))
  }
}

extension MadeCourse {
  fileprivate func publishAnother(startsOver: Bool) async throws {
    let sent = try Self.sent()
    try await change { tx, evidence, now in
      try AddVersion(sent).perform(in: tx, by: evidence, at: now)
      try PublishVersion(startsOver: startsOver).perform(in: tx, by: evidence, at: now)
    }
  }

  fileprivate func version(of viewer: Viewer) async throws -> Int? {
    try await go(by: viewer) { tx, _, _ in
      try tx.enrolment(of: viewer.person, in: id).flatMap { try tx.version($0.version)?.number }
    }
  }

  fileprivate func count(_ table: String) async throws -> Int {
    let query: SQL =
      switch table {
      case "course_package": "SELECT COUNT(*) FROM course_package"
      case "package_version": "SELECT COUNT(*) FROM package_version"
      case "package_file": "SELECT COUNT(*) FROM package_file"
      case "package_piece": "SELECT COUNT(*) FROM package_piece"
      default: "SELECT COUNT(*) FROM package_enrolment"
      }
    return try await test.regional.read { try $0.value(query, as: Int.self) } ?? -1
  }

  fileprivate func sees(_ viewer: Viewer) async throws -> Bool {
    try await test.regional.read { try $0.packages(for: viewer) }.contains { $0.id == id }
  }
}
