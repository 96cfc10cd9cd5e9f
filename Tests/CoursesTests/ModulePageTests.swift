import Access
import Courses
import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// The player, as forms alone.
struct ModulePageTests {
  @Test(arguments: Engine.available) func `kursen går att gå med bara formulär`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .colleague)
    let course = try #require(try await test.regional.read { try $0.publicCourses().first })
    let path = course.path
    let content = try #require(try course.current?.content())
    _ = try await client.get(path)
    #expect(try await client.get("\(path)/del/1").location == path)
    let first = try await client.post("\(path)/borja", [("yrke", "socialServices")])
    #expect(first.location == "\(path)/del/1")
    for (index, module) in content.modules.enumerated() {
      let page = try await client.get("\(path)/del/\(index + 1)")
      #expect(page.status == 200 && Markup(page.body).faults.isEmpty, "modul \(index + 1)")
      let fields = module.questions.flatMap { question in
        question.question.rightChoices.map { ("q-\(question.id)", String($0)) }
      }
      let note = module.reflections.first.map { [("n-\($0)", "Min anteckning")] } ?? []
      let next = try await client.post("\(path)/del/\(index + 1)", fields + note + [("gor", "vidare")])
      #expect(next.status == 303)
    }
    let done = try await client.get("\(path)/klar")
    #expect(done.body.contains("Du är klar") && done.body.contains("Min anteckning"))
    #expect(try await client.get("/kurser").body.contains("st done"))
  }

  @Test func `den som trycker Svara utan att välja får veta det, och inget går förlorat`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let client = try await test.client(as: .colleague)
    let course = try #require(try await test.regional.read { try $0.publicCourses().first })
    let module = try #require(try course.current?.content().modules.first)
    _ = try await client.get(course.path)
    _ = try await client.post("\(course.path)/borja")
    let question = "q-\(module.questions[0].id)"
    let note = "n-\(try #require(module.reflections.first))"
    let answer = try await client.post("\(course.path)/del/1", [("gor", question), (note, "Det jag skrev")])
    #expect(answer.status == 422 && answer.body.contains("Välj ett svar") && answer.body.contains("Det jag skrev"))
    let wrong = try await client.post(
      "\(course.path)/del/1", [("gor", question), (question, "0"), (note, "Det jag skrev")])
    #expect(wrong.location == "\(course.path)/del/1#svar-\(module.questions[0].id)")
    let page = try await client.get("\(course.path)/del/1").body
    #expect(page.contains("Inte det bästa svaret.") && page.contains("Så tänker många"))
    // Another device, the same place and note.
    let other = try await test.client(as: .colleague)
    #expect(try await other.get("\(course.path)/del/1").body.contains("Det jag skrev"))
    #expect(try await other.get("/").body.contains("Fortsätt kursen Att fråga om våld"))
    // The one who answers for the unit sees nothing of it anywhere.
    let manager = try await test.client(as: .manager)
    _ = try await manager.get(course.path)
    _ = try await manager.post("\(course.path)/borja")
    for path in ["", "/del/1", "/klar", "/grupp", "/uppfoljning"] {
      #expect(!(try await manager.get(course.path + path).body.contains("Det jag skrev")), "\(path)")
    }
  }
}
