import Access
import Courses
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Taking a course: how far one has come, when one is done, and who does it again.
struct StandingTests {
  struct Case: Sendable {
    let rule: CompletionRule
    let answers: [String: Set<Int>]
    let isDone: Bool
  }

  private static let cases = [
    Case(rule: .read, answers: [:], isDone: true), Case(rule: .answered, answers: [:], isDone: false),
    Case(rule: .answered, answers: ["q1": [1], "q2": [1]], isDone: true),
    Case(rule: .right, answers: ["q1": [1], "q2": [0]], isDone: false),
    Case(rule: .right, answers: ["q1": [0], "q2": [0]], isDone: true),
  ]

  @Test(arguments: cases) func `kravet säger när man är klar`(_ asked: Case) {
    let (answers, isDone) = (asked.answers, asked.isDone)
    var content = MadeCourse.content
    content.rule = asked.rule
    #expect(Progress(content, seen: ["m1", "m2"], answers: answers).isComplete == isDone)
    #expect(!Progress(content, seen: ["m1"], answers: answers).isComplete)
  }

  @Test(arguments: Engine.available) func `den som har läst och svarat är klar, och det berättas en gång`(
    _ engine: Engine
  )
    async throws
  {
    let made = try await MadeCourse.make(engine)
    try await made.begin()
    #expect(try await made.work(1, ["q1": [1]]).completes == false)
    #expect(try await made.told().isEmpty)
    let last = try await made.work(2, ["q2": [0]])
    #expect(last.completes && last.progress.words == "Du har läst 2 av 2 moduler och svarat på 2 av 2 frågor.")
    try await made.work(2, ["q2": [1]])
    #expect(try await made.told() == ["take Provkursen 20 Sam"])
    #expect(try await made.standing().reading?.certificate == "/intyg/prov")
    guard case .done = try await made.standing() else { return #expect(Bool(false), "inte klar") }
  }

  @Test(arguments: Engine.available) func `man fortsätter där man var med det man har svarat`(_ engine: Engine)
    async throws
  {
    let made = try await MadeCourse.make(engine)
    try await made.begin()
    try await made.work(1, ["q1": [1]])
    try await made.begin()
    guard case .underWay(let reading) = try await made.standing() else { return #expect(Bool(false), "inte påbörjad") }
    #expect(reading.module == "m2" && reading.seen == ["m1"] && reading.profession == .socialServices)
    #expect(try await made.answers() == ["q1": [1]])
  }

  @Test(arguments: Engine.available) func `en ny version säger vem som gör om`(_ engine: Engine) async throws {
    let made = try await MadeCourse.make(engine)
    try await made.begin()
    try await made.work(1, ["q1": [0]])
    try await made.work(2, ["q2": [0]])
    let done = made.test.now.day
    made.test.wait(days: 3)
    try await made.publish(MadeCourse.content, redo: .before(done))
    guard case .done = try await made.standing() else { return #expect(Bool(false), "ska inte göra om") }
    try await made.publish(MadeCourse.content, redo: .before(done.adding(days: 1)))
    guard case .again(_, let version) = try await made.standing() else { return #expect(Bool(false), "ska göra om") }
    #expect(version.number == 3 && version.whatsNew == "Nytt.")
    try await made.begin()
    guard case .underWay = try await made.standing() else { return #expect(Bool(false), "inte påbörjad") }
    try await made.work(1, ["q1": [0]])
    try await made.work(2, ["q2": [0]])
    guard case .done = try await made.standing() else { return #expect(Bool(false), "inte klar") }
    #expect(try await made.told().count == 2)
  }

  @Test(arguments: Engine.available) func `de som antecknar genomgångar får veta vilka som gör om`(_ engine: Engine)
    async throws
  {
    let made = try await MadeCourse.make(engine)
    let (today, key) = (made.test.now.day, "course/\(made.id)/")
    try await made.publish(MadeCourse.content)
    #expect(try await made.asked().isEmpty)
    try await made.publish(MadeCourse.content, redo: .before(today.adding(days: -30)))
    try await made.publish(MadeCourse.content, redo: .everybody)
    let asked = [-30, 1].map { "\(key) \(today.adding(days: $0).text)" }
    #expect(try await made.asked() == asked)
  }

  @Test(arguments: Engine.available) func `den som håller på går över till den nya versionen`(_ engine: Engine)
    async throws
  {
    let made = try await MadeCourse.make(engine)
    try await made.begin()
    try await made.work(1, ["q1": [1]])
    try await made.work(2, ["q2": [1]], step: .stay)
    var content = MadeCourse.content
    content.modules[0].blocks[1] = MadeCourse.question("q1", prompt: "En ny fråga?")
    try await made.publish(content)
    try await made.work(2, step: .stay)
    #expect(try await made.answers() == ["q2": [1]])
  }

  @Test(arguments: Engine.available) func `det man skriver för sig själv läser ingen annan`(_ engine: Engine)
    async throws
  {
    let made = try await MadeCourse.make(engine)
    for viewer in [MadeCourse.learner, MadeCourse.manager] { try await made.begin(as: viewer) }
    try await made.work(1, notes: ["r1": "Mitt hemliga"], step: .stay)
    let (id, key) = (made.id, made.test.site.key)
    let own = PrivateNote(key, of: MadeCourse.learner.person)
    let other = PrivateNote(key, of: MadeCourse.manager.person)
    let (mine, theirs, stored) = try await made.test.regional.read { tx in
      let stored = try tx.value("SELECT sealed FROM course_note", as: [UInt8].self) ?? []
      return (try own.texts(in: id, tx), try other.texts(in: id, tx), stored)
    }
    #expect(mine == ["r1": "Mitt hemliga"] && theirs.isEmpty)
    #expect(!String(decoding: stored, as: UTF8.self).contains("hemliga"))
    // A row that is moved to somebody else stays closed.
    let moved = try await made.test.regional.write { tx in
      try tx.execute("UPDATE course_note SET person_id = \(MadeCourse.manager.person)")
      return try other.texts(in: id, tx)
    }
    #expect(moved.isEmpty)
  }

  @Test(arguments: Engine.available) func `en tömd anteckning är borta`(_ engine: Engine) async throws {
    let made = try await MadeCourse.make(engine)
    try await made.begin()
    try await made.work(1, notes: ["r1": "Text"], step: .stay)
    try await made.work(1, notes: ["r1": ""], step: .stay)
    #expect(try await made.test.regional.read { try $0.value("SELECT COUNT(*) FROM course_note", as: Int.self) } == 0)
  }

  @Test(arguments: Engine.available) func `en kurs som inte är öppen når bara länet`(_ engine: Engine) async throws {
    let made = try await MadeCourse.make(engine)
    let id = made.id
    await #expect(throws: Refusal.self) {
      try await made.test.regional.read { _ = try $0.readable(id, by: MadeCourse.stranger) }
    }
    await #expect(throws: Refusal.self) {
      try await made.test.regional.read { _ = try $0.writable(id, by: MadeCourse.learner) }
    }
    #expect(try await made.test.client().get("/kurser/\(id)").status == 404)
  }
}
