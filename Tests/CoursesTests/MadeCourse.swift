import Access
import Courses
import Storage
import TestSupport
import Vocabulary
import Web

/// A published course of a county team's with two modules, on an empty site.
struct MadeCourse: Sendable {
  let test: TestSite
  let id: ID<Course>
  let taker = KeepsCompletions()

  static let unit = organisation("fou", .researchUnit, "24")
  static let municipality = organisation("umea", .municipality, "24", "2480")
  static let far = organisation("malmo", .municipality, "12", "1280")

  static let author = viewer("lena", .leader, unit)
  static let learner = viewer("sam", .staff, municipality)
  static let manager = viewer("mia", .manager, municipality)
  static let stranger = viewer("ulf", .staff, far)

  static func organisation(
    _ name: String, _ kind: Organisation.Kind, _ county: String, _ municipality: String? = nil
  ) -> Organisation {
    Organisation(
      id: ID(name), kind: kind, name: name.capitalizedFirst,
      municipality: municipality.flatMap { MunicipalityCode($0) },
      counties: [CountyCode(county)].compactMap(\.self))
  }

  static func viewer(_ name: String, _ role: Function.Role, _ organisation: Organisation) -> Viewer {
    Viewer(
      account: ID("konto-\(name)"), person: ID("person-\(name)"), name: name.capitalizedFirst, isAdministrator: false,
      functions: [HeldFunction(id: ID("f-\(name)"), role: role, title: role.swedish, organisation: organisation)])
  }

  static func question(_ id: String, prompt: String = "Vad gör du?") -> CourseBlock {
    CourseBlock(
      id: id,
      .question(
        Question(
          prompt: prompt, several: false,
          choices: [
            .init(text: "Frågar", isRight: true, feedback: "Just det."),
            .init(text: "Väntar", isRight: false, feedback: "Då kan det bli för sent."),
          ], explanation: "Fråga alla.", sources: [])))
  }

  static var content: CourseContent {
    var content = CourseContent(title: "Provkursen", summary: "Att prova.", audience: "Alla", minutes: 20)
    content.goals = ["Du kan prova."]
    content.modules = [
      CourseModule(
        id: "m1", title: "Ett", minutes: 10,
        blocks: [
          CourseBlock(id: "t1", .text("Text.")), question("q1"),
          CourseBlock(id: "r1", .reflection(Reflection(prompt: "Vad tänker du?", hint: "Bara du."))),
        ]),
      CourseModule(id: "m2", title: "Två", minutes: 10, blocks: [question("q2")]),
    ]
    return content
  }

  static func make(_ engine: Engine, _ content: CourseContent = content) async throws -> MadeCourse {
    let test = try await TestSite.make(engine)
    let (now, shell) = (test.now, test.table.shell)
    let id = try await test.regional.write { tx in
      let id = try StartCourse(content, owner: unit).perform(in: tx, by: author, at: now)
      try PublishVersion(whatsNew: "Första.", redo: .nobody).perform(
        in: tx, by: try tx.writable(id, by: author), telling: shell, at: now)
      return id
    }
    return MadeCourse(test: test, id: id)
  }

  var shell: Shell { Shell(settings: test.site.settings, features: [taker]) }

  func begin(as viewer: Viewer = learner) async throws {
    let (id, now) = (id, test.now)
    try await test.regional.write { tx in
      try BeginCourse(profession: .socialServices).perform(in: tx, by: try tx.readable(id, by: viewer), at: now)
    }
  }

  @discardableResult
  func work(
    _ module: Int, _ answers: [String: Set<Int>] = [:], notes: [String: String] = [:], step: WorkOnModule.Step = .on,
    as viewer: Viewer = learner
  ) async throws -> WorkOnModule.Outcome {
    let own = PrivateNote(test.site.key, of: viewer.person)
    let act = WorkOnModule(
      module: module, answers: answers, notes: notes.mapValues { own.sealed($0.isEmpty ? nil : $0) }, step: step,
      learner: Learner(person: viewer.person, name: viewer.name, mail: nil, organisationName: "Umeå"))
    let (id, now, shell) = (id, test.now, shell)
    return try await test.regional.write { tx in
      try act.perform(in: tx, by: try tx.readable(id, by: viewer), telling: shell, at: now)
    }
  }

  func publish(_ content: CourseContent, redo: RedoRule = .nobody) async throws {
    let (id, now, shell) = (id, test.now, shell)
    try await test.regional.write { tx in
      let evidence = try tx.writable(id, by: Self.author)
      try SaveDraft(content, saves: -1).perform(in: tx, by: evidence, at: now)
      try PublishVersion(whatsNew: "Nytt.", redo: redo).perform(in: tx, by: evidence, telling: shell, at: now)
    }
  }

  func standing(of viewer: Viewer = learner) async throws -> Standing {
    let id = id
    return try await test.regional.read { try $0.standing(of: viewer.person, in: id) }
  }

  func answers(of viewer: Viewer = learner) async throws -> [String: Set<Int>] {
    let id = id
    return try await test.regional.read { tx in
      try tx.readings(of: id, by: viewer.person).first.map { try tx.answers(in: $0.id) } ?? [:]
    }
  }

  /// What was told, by key, as it stands in the database.
  func told() async throws -> [String] {
    try await test.regional.read { tx in
      try tx.rows("SELECT act, text FROM event WHERE subject = 'told' ORDER BY id").map {
        "\(try $0.get("act", as: String.self)) \(try $0.get("text", as: String.self))"
      }
    }
  }

  /// Of whom it was said that they do it again: the key, and the day before which they were done.
  func asked() async throws -> [String] {
    try await test.regional.read { tx in
      try tx.rows("SELECT text FROM event WHERE subject = 'asked' ORDER BY text").map {
        try $0.get("text", as: String.self)
      }
    }
  }
}

/// A feature that keeps what people have gone through, as events, so that what is undone is undone here as well.
struct KeepsCompletions: Feature, CompletionTaker {
  var routes: [Route] { [] }
  var completionTakers: [any CompletionTaker] { [self] }

  func take(_ completion: Completion, in tx: Transaction, at now: Moment) throws -> String? {
    try tx.record(
      "take", of: "told", by: Byline(words: completion.learner.name), at: now,
      text: "\(completion.title) \(completion.minutes) \(completion.learner.name)")
    return "/intyg/prov"
  }

  func withdraw(_ key: String, in tx: Transaction, at now: Moment) throws {
    try tx.record("withdraw", of: "told", by: Byline(words: "-"), at: now, text: "-")
  }

  func forgetNames(_ prefix: String, in tx: Transaction, at now: Moment) throws {}

  func askAgain(_ prefix: String, doneBefore day: CalendarDate, in tx: Transaction, at now: Moment) throws {
    try tx.record("askAgain", of: "asked", by: Byline(words: "-"), at: now, text: "\(prefix) \(day.text)")
  }
}

/// The sentence of a problem; nil when there was none.
func sentence(_ body: () async throws -> Void) async -> String? {
  do {
    try await body()
    return nil
  } catch let problems as Problems {
    return problems.inOneLine
  } catch let Refusal.forbidden(text) {
    return text
  } catch {
    return "\(error)"
  }
}
