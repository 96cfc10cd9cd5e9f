import Access
import Courses
import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// How far one has come, in words, and where one goes on.
struct ProgressTests {
  @Test func `en enda fråga och en enda modul räknas som tal`() {
    var content = MadeCourse.content
    content.rule = .right
    content.modules = [content.modules[1]]
    let progress = Progress(content, seen: [], answers: ["q2": [1]])
    #expect(progress.words == "Du har läst 0 av 1 modul och svarat rätt på 0 av 1 fråga.")
  }

  @Test func `man fortsätter där något återstår`() throws {
    var content = MadeCourse.content
    content.rule = .right
    let wrong = Progress(content, seen: ["m1", "m2"], answers: ["q1": [1], "q2": [0]])
    let left = try #require(wrong.next(from: 2))
    #expect(left.number == 1 && wrong.isRead && wrong.words(left) == "en fråga att svara rätt på")
    // What one is in the middle of comes first.
    let midway = Progress(content, seen: ["m1"], answers: ["q1": [1]])
    #expect(midway.next(from: 2)?.number == 2 && !midway.isRead)
    let done = Progress(content, seen: ["m1", "m2"], answers: ["q1": [0], "q2": [0]])
    #expect(done.next(from: 2)?.number == nil && !done.isRead)
  }

  @Test(arguments: Engine.available) func `kursens sida säger vad som återstår och leder dit`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let id = try await published(on: test)
    let learner = try await test.client(as: .colleague)
    let path = "/kurser/\(id)"
    _ = try await learner.get(path)
    _ = try await learner.post("\(path)/borja")
    _ = try await learner.post("\(path)/del/1", [("q-q1", "1"), ("gor", "vidare")])
    #expect(try await learner.get(path).body.contains("Fortsätt i modul 2"))
    _ = try await learner.post("\(path)/del/2", [("q-q2", "0"), ("gor", "vidare")])
    let page = try await learner.get(path).body
    #expect(page.contains("Fortsätt i modul 1") && !page.contains("Fortsätt i modul 2"))
    #expect(page.contains("Modul 1: Ett</a><small>en fråga att svara rätt på</small>"))
    #expect(Markup(page).faults.isEmpty)
    #expect(try await learner.get("/").body.contains("\(path)/del/1"))
  }

  /// A course of two modules that asks for right answers, of the officer's team and open to all.
  private func published(on test: TestSite) async throws -> ID<Course> {
    let (now, shell) = (test.now, test.table.shell)
    let author = try await test.identity.read { tx in
      try tx.account(login: Persona.officer.mail).flatMap { try tx.viewer(of: $0.id, at: now) }
    }
    let viewer = try #require(author)
    let owner = try #require(viewer.teamFunctions.first?.organisation)
    return try await test.regional.write { tx in
      var content = MadeCourse.content
      content.rule = .right
      let id = try StartCourse(content, owner: owner).perform(in: tx, by: viewer, at: now)
      let evidence = try tx.writable(id, by: viewer)
      try SaveDraft(content, saves: 0, isOpen: true).perform(in: tx, by: evidence, at: now)
      try PublishVersion(whatsNew: "Första.", redo: .nobody).perform(in: tx, by: evidence, telling: shell, at: now)
      return id
    }
  }
}
