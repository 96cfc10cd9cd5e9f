import Access
import Courses
import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary

/// A course that an officer of a county team writes on screen, with a module of one text.
struct EditedCourse {
  let test: TestSite
  let author: TestClient
  let path: String
  /// The id of the first text.
  let text: String

  var id: ID<Course> { ID(String(path.dropFirst("/kurser/".count).prefix { $0 != "/" })) }

  static func make(_ engine: Engine) async throws -> EditedCourse {
    let test = try await TestSite.withDemonstration(engine)
    let author = try await test.client(as: .officer)
    _ = try await author.get("/kurser/ny")
    let begun = try await author.post("/kurser/ny", [("titel", "Heder i skolan"), ("om", "Att se.")])
    let path = try #require(begun.location)
    let empty = EditedCourse(test: test, author: author, path: path, text: "")
    _ = try await author.get(path)
    _ = try await author.post("\(path)/moduler", [("sparad", "0")])
    _ = try await empty.save([("slag", "text"), ("gor", "nytt")])
    let text = try #require(try await empty.content().modules.first?.blocks.first?.id)
    let course = EditedCourse(test: test, author: author, path: path, text: text)
    _ = try await course.save([course.typed(text, "Min text.")])
    return course
  }

  func working() async throws -> Working {
    let id = id
    return try await test.regional.read { tx in
      guard let course = try tx.course(id) else { throw Refusal.notFound }
      return try tx.working(on: course)
    }
  }

  func content() async throws -> CourseContent { try await working().content }

  /// What stands in the texts of the first module, in order.
  func texts() async throws -> [String] {
    try await content().modules.first?.blocks.compactMap { block in
      if case .text(let text) = block.content { text } else { nil }
    } ?? []
  }

  func typed(_ block: String, _ text: String) -> (String, String) { ("b-\(block)-text", text) }

  /// Sends the first module's form; without `saves` as it stands now. The page is opened after, as a browser does.
  @discardableResult
  func save(_ fields: [(String, String)], saves: Int? = nil, title: String = "Början") async throws
    -> TestClient.Answer
  {
    let now = try await working().saves
    let answer = try await author.post(
      "\(path)/moduler/1",
      [("sparad", String(saves ?? now)), ("modultitel", title), ("modulminuter", "5")] + fields)
    if answer.status == 303 { _ = try await author.get("\(path)/moduler/1") }
    return answer
  }

  /// The hidden fields that tell what the first module's page shows now.
  func shown() async throws -> [(String, String)] { shown(try await author.get("\(path)/moduler/1").body) }

  /// Those of a page that came back.
  func shown(_ page: String) -> [(String, String)] {
    page.matches(of: /name="(block|modul|modultitel-var|modulminuter-var)" value="([^"]*)"/).map {
      (String($0.1), String($0.2))
    }
  }

  func publish() async throws {
    _ = try await author.get("\(path)/om")
    let about = try await author.post(
      "\(path)/om",
      [
        ("sparad", String(try await working().saves)), ("titel", "Heder i skolan"), ("om", "Att se."),
        ("malgrupp", "Lärare"), ("minuter", "5"), ("krav", "read"), ("oppen", "ja"),
      ])
    #expect(about.status == 303)
    let out = try await author.post("\(path)/ge-ut", [("nytt", "Nytt"), ("gor-om", "nobody")])
    #expect(out.status == 303)
    _ = try await author.get(path)
  }
}
