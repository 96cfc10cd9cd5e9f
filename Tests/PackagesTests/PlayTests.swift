import Access
import Foundation
import Packages
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// What is saved of how it goes, and what comes of it.
struct PlayTests {
  @Test(arguments: Engine.available)
  func `alla delar klara gör kursen klar, och intygen får veta det i samma transaktion`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeCourse.make(engine)
    let shell = Shell(settings: made.test.site.settings, features: [Keeping()])
    try await made.begin()
    let first = try await made.open(0)
    #expect(try await made.save([("lesson_status", "completed")], with: first, telling: shell) == .saved)
    let second = try await made.open(1)
    let outcome = try await made.save([("lesson_status", "passed")], with: second, telling: shell)
    #expect(outcome == .completed(certificate: "/intyg/1"))
    let told = try await made.test.regional.read { try $0.events(of: "told") }
    #expect(told.count == 1 && told[0].text.contains("Att fråga|course|30|Kim Prov|Umeå kommun|2480"))
    // Once is enough.
    #expect(try await made.save([("score.raw", "90")], with: second, telling: shell) == .saved)
  }

  @Test(arguments: Engine.available) func `när intygen säger nej är inget sparat`(_ engine: Engine) async throws {
    let made = try await MadeCourse.make(engine)
    let shell = Shell(settings: made.test.site.settings, features: [Keeping(refuses: true)])
    try await made.begin()
    _ = try await made.save([("lesson_status", "completed")], with: try await made.open(0), telling: shell)
    let token = try await made.open(1)
    await #expect(throws: Refusal.self) {
      _ = try await made.save([("lesson_status", "completed")], with: token, telling: shell)
    }
    #expect(try await made.standings()["i2"] == nil)
  }

  @Test(arguments: Engine.available) func `läget finns kvar på nästa dator, men inte det som svarades`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeCourse.make(engine)
    try await made.begin()
    let token = try await made.open(0)
    _ = try await made.save([("lesson_location", "sida 4"), ("exit", "suspend")], with: token)
    let answers = SaveStanding(
      token: token,
      changes: [
        ScormChange("cmi.interactions.0.id", "hemlig-fraga"),
        ScormChange("cmi.interactions.0.student_response", "hemligt-svar"),
        ScormChange("cmi.comments", "Hon heter 19121212-1212"),
      ], isFinished: false)
    let learner = try await made.learner(MadeCourse.learner)
    let shell = made.test.table.shell
    _ = try await made.go { try answers.perform(in: $0, by: $1, as: learner, telling: shell, at: $2) }
    let stored = try await made.test.regional.read {
      try $0.value("SELECT state FROM package_standing", as: String.self)
    }
    #expect(stored?.contains("sida 4") == true)
    for word in ["hemlig", "121212", "Kim", "person-kim"] { #expect(stored?.contains(word) == false) }
    var state = try #require(try await made.standings()["i1"]?.state)
    state.beginSession(learner.scorm, terms: state.terms)
    #expect(state.entry == "resume" && state.status == "not attempted")
    #expect(try state.startValues().contains("sida 4"))
  }

  @Test(arguments: Engine.available) func `den senaste öppningen gäller, och andras öppningar inte alls`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeCourse.make(engine)
    try await made.begin()
    try await made.begin(by: MadeCourse.colleague)
    let older = try await made.open(0)
    made.test.wait(minutes: 1)
    let newer = try await made.open(0)
    #expect(try await made.save([("score.raw", "1")], with: older) == .stale)
    #expect(try await made.save([("score.raw", "2")], with: newer) == .saved)
    #expect(try await made.save([("score.raw", "3")], with: newer, by: MadeCourse.colleague) == .stale)
    #expect(try await made.save([("score.raw", "4")], with: "påhittad") == .stale)
    made.test.wait(minutes: 60 * Launch.hoursOpen)
    #expect(try await made.save([("score.raw", "5")], with: newer) == .stale)
    #expect(try await made.standings()["i1"]?.state.score?.description == "2")
  }

  @Test(arguments: Engine.available)
  func `ett skyddat namn når aldrig paketet, och inget paket får samma id som ett annat`(
    _ engine: Engine
  ) async throws {
    let made = try await MadeCourse.make(engine)
    let other = try await made.test.regional.write { [now = made.test.now, sent = try MadeCourse.sent()] tx in
      try AddPackage(MadeCourse.details, sent, for: MadeCourse.unit).perform(in: tx, by: MadeCourse.leader, at: now)
    }
    try await made.test.identity.write { tx in
      for (id, isProtected) in [("person-kim", false), ("person-sam", true)] {
        try tx.execute(
          """
          INSERT INTO person (id, name, sort_name, mail, has_protected_identity, created_at)
          VALUES (\(id), 'Riktiga Namnet', 'namnet riktiga', 'riktig@example.org', \(isProtected), \(made.test.now))
          """)
      }
    }
    let open = try await made.learner(MadeCourse.learner)
    let hidden = try await made.learner(MadeCourse.colleague)
    #expect(open.scorm.name == "Deltagare" && hidden.scorm.name == "Deltagare")
    let elsewhere = try await MadeCourse(test: made.test, id: other).learner(MadeCourse.leader)
    let here = try await made.learner(MadeCourse.leader)
    #expect(Set([open.scorm.id, hidden.scorm.id, elsewhere.scorm.id, here.scorm.id]).count == 4)
    #expect(!open.scorm.id.contains("kim"))
  }
}

extension MadeCourse {
  func learner(_ viewer: Viewer) async throws -> PackageLearner {
    // The owner reads a draft too.
    let reader = viewer.person == Self.leader.person ? Self.leader : viewer
    let package = try await go(by: reader) { _, evidence, _ in evidence.record }
    return try await test.identity.read { [key = test.site.key] in
      try PackageLearner(viewer, of: package, key: key, in: $0)
    }
  }
}

/// Keeps what it is told as an event.
private struct Keeping: Feature, CompletionTaker {
  var refuses = false
  var routes: [Route] { [] }
  var completionTakers: [any CompletionTaker] { [self] }

  func take(_ completion: Completion, in tx: Transaction, at now: Moment) throws -> String? {
    if refuses { throw Refusal.notFound }
    let learner = completion.learner
    let words = [
      completion.title, completion.kind.rawValue, String(completion.minutes), learner.name, learner.organisationName,
      learner.municipality?.text ?? "",
    ]
    try tx.record("Told", of: "told", by: Byline(words: "prov"), at: now, text: words.joined(separator: "|"))
    return "/intyg/1"
  }

  func withdraw(_ key: String, in tx: Transaction, at now: Moment) throws {}
  func forgetNames(_ prefix: String, in tx: Transaction, at now: Moment) throws {}
  func askAgain(_ prefix: String, doneBefore day: CalendarDate, in tx: Transaction, at now: Moment) throws {}
}
