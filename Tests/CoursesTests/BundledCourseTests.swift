import Access
import Courses
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// The course that comes with the program.
struct BundledCourseTests {
  private func course() throws -> BundledCourse { try #require(try BundledCourse.all().first) }

  @Test func `kursen är hel`() throws {
    let content = try course().content
    #expect(content.title == "Att fråga om våld" && content.modules.count == 4)
    #expect(content.faults(films: [], pictures: []).list.map(\.sentence) == [])
    let ids = content.modules.flatMap(\.blocks).map(\.id)
    #expect(Set(ids).count == ids.count)
    let sources = Set(content.sources.map(\.id))
    #expect(content.questions.allSatisfy { sources.isSuperset(of: $0.question.sources) })
    let used = Set(content.questions.flatMap(\.question.sources))
    #expect(content.modules.map(\.minutes).reduce(0, +) == content.minutes && !used.isEmpty)
  }

  /// A text that changes is a new edition, or those who have it already never get it. Raise the edition in the file, say
  /// what is new, and write both here.
  @Test func `en ändrad text är en ny utgåva`() throws {
    let course = try course()
    #expect(course.edition == 2)
    #expect(Secrets.fingerprint(try course.content.json()).prefix(16) == "6f3af015f978bec1")
  }

  @Test func `Brås siffror gäller partner, och någon har i uppgift att se över lagarna`() throws {
    let content = try course().content
    let block = content.modules.flatMap(\.blocks).first { $0.id == "m1b06" }
    guard case .text(let figures) = block?.content else { return #expect(Bool(false), "ingen text") }
    #expect(figures.contains("av en partner, nu eller förr") && !figures.contains("nära relation"))
    let guide = try #require(content.leadersGuide.last?.text)
    #expect(guide.contains("den 15 januari 2026") && guide.contains("Kursens ägare kontrollerar dem på nytt i januari"))
  }

  @Test func `innehållet blir detsamma när det har sparats`() throws {
    let content = try course().content
    #expect(try content.json() == content.json())
  }

  @Test(arguments: Engine.available) func `en ny utgåva blir en ny version, en gång`(_ engine: Engine) async throws {
    let test = try await TestSite.make(engine)
    let keep = try KeepBundledCourses()
    for _ in 0..<2 { try await keep.perform(on: test.site, telling: test.table.shell, at: test.now) }
    let id = ID<Course>(try course().id)
    #expect(try await test.regional.read { try $0.publishedVersions(of: id).count } == 1)
    var content = try course().content
    content.title = "Ny titel"
    let next = try BundledCourse(course(), edition: 3, content: content)
    for _ in 0..<2 {
      try await KeepBundledCourses([next]).perform(on: test.site, telling: test.table.shell, at: test.now)
    }
    let course = try await test.regional.read { try $0.course(id) }
    #expect(course?.current?.number == 2 && course?.current?.title == "Ny titel")
    // An older program does not take it back.
    try await keep.perform(on: test.site, telling: test.table.shell, at: test.now)
    #expect(try await test.regional.read { try $0.publishedVersions(of: id).count } == 2)
  }

  @Test(arguments: Engine.available) func `vem som helst läser vad kursen handlar om, utan kaka`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.make(engine)
    try await KeepBundledCourses().perform(on: test.site, telling: test.table.shell, at: test.now)
    let id = try course().id
    for path in ["/kurser", "/kurser/\(id)", "/kurser/stod"] {
      let answer = try await test.client().get(path)
      #expect(answer.status == 200 && answer.headers["set-cookie"] == nil, "\(path)")
      #expect(Markup(answer.body).faults.isEmpty, "\(path)")
    }
    let page = try await test.client().get("/kurser/\(id)").body
    // What stays in the browser's history tells nothing.
    #expect(page.contains("<title>Kurs – Samfrid</title>") && page.contains("<h1>Att fråga om våld</h1>"))
    #expect(page.contains("Socialtjänstlag (2025:400)") && !page.contains("Mirja är tyst"))
    let support = try await test.client().get("/kurser/stod").body
    #expect(support.contains("<title>Kurs – Samfrid</title>") && support.contains("<h1>Stöd och hjälp</h1>"))
    for number in ["112", "11414", "1177", "020808080", "020550000", "020577070", "116111", "116006", "020555666"] {
      #expect(support.contains("href=\"tel:\(number)\""), "\(number)")
    }
    #expect(support.contains("Vi sparar inte att du har läst den här sidan"))
    #expect(support.contains("<ul><li>Kvinnofridslinjen, för den som har utsatts för hot eller våld"))
    #expect(support.contains("<a href=\"https://www.kvinnofridslinjen.se\" rel=\"noreferrer\">"))
    // A number is not broken over two lines.
    #expect(support.contains("<a class=\"nb\" href=\"tel:020808080\">020-80 80 80</a>"))
    let module = try await test.client().get("/kurser/\(id)/del/1")
    #expect(module.status == 303 && module.location?.hasPrefix("/kurser") == false)
  }

  @Test func `stödsidan går att lämna, och det står först`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let support = try await test.client().get("/kurser/stod").body
    let leave = try #require(
      support.firstRange(of: "href=\"https://www.smhi.se\" rel=\"noreferrer\">Lämna sidan</a>"))
    let lead = try #require(support.firstRange(of: "Är någon i fara nu?"))
    #expect(leave.lowerBound < lead.lowerBound)
  }
}
