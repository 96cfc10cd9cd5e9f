import Access
import Courses
import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Modules, drafts and courses that are taken away, and courses that are hidden.
struct DraftTests {
  private func press(_ course: EditedCourse, _ place: String, _ fields: [(String, String)] = [], saves: Int? = nil)
    async throws -> TestClient.Answer
  {
    let now = try await course.working().saves
    return try await course.author.post("\(course.path)/\(place)", [("sparad", String(saves ?? now))] + fields)
  }

  @Test(arguments: Engine.available) func `en modul flyttas och tas bort i utkastet, inte i det som är utgivet`(
    _ engine: Engine
  ) async throws {
    let course = try await EditedCourse.make(engine)
    try await course.publish()
    _ = try await press(course, "moduler")
    let page = try await course.author.get(course.path).body
    #expect(page.contains(">Ja, ta bort modul 2</button>") && page.contains(">Flytta upp modul 2</button>"))
    #expect(Markup(page).faults.isEmpty)
    #expect(try await press(course, "moduler/2/flytta", [("riktning", "upp")]).status == 303)
    #expect(try await course.content().modules.map(\.title) == ["", "Början"])
    // Outside the list nothing happens.
    _ = try await press(course, "moduler/1/flytta", [("riktning", "upp")])
    #expect(try await course.content().modules.map(\.title) == ["", "Början"])
    // A page that is old takes away no other module.
    let stale = try await course.author.follow(try await press(course, "moduler/2/ta-bort", saves: 0))
    #expect(stale.body.contains("Någon annan har sparat kursen."))
    #expect(try await course.content().modules.count == 2)
    #expect(try await press(course, "moduler/1/ta-bort").status == 303)
    #expect(try await course.content().modules.map(\.title) == ["Början"])
    #expect(try await press(course, "moduler/2/ta-bort").status == 404)
    let id = course.id
    let out = try await course.test.regional.read { try $0.publishedVersions(of: id).map { try $0.content() } }
    #expect(out.map(\.modules.count) == [1])
  }

  @Test(arguments: Engine.available) func `ett utkast slängs, och versionen som är ute är kvar`(_ engine: Engine)
    async throws
  {
    let course = try await EditedCourse.make(engine)
    // Nothing is out to go back to.
    #expect(!(try await course.author.get(course.path).body.contains("Släng utkastet")))
    _ = try await press(course, "slang")
    #expect(try await course.working().isDraft)
    try await course.publish()
    #expect(!(try await course.author.get(course.path).body.contains("Släng utkastet")))
    _ = try await press(course, "moduler")
    _ = try await press(course, "moduler")
    #expect(try await course.author.get(course.path).body.contains(">Ja, släng utkastet</button>"))
    _ = try await press(course, "slang", saves: 0)
    #expect(try await course.working().isDraft)
    let gone = try await course.author.follow(try await press(course, "slang"))
    #expect(gone.body.contains("Utkastet är slängt.") && gone.body.contains("Inget utkast"))
    #expect(try await course.content().modules.map(\.title) == ["Början"])
    // The next one begins from there.
    try await course.save([course.typed(course.text, "Ny text.")])
    #expect(try await course.texts() == ["Ny text."])
  }

  @Test(arguments: Engine.available) func `en kurs som aldrig getts ut tas bort, en utgiven inte`(_ engine: Engine)
    async throws
  {
    let course = try await EditedCourse.make(engine)
    let id = course.id
    #expect(try await course.author.get(course.path).body.contains(">Ja, ta bort kursen</button>"))
    _ = try await press(course, "ta-bort", saves: 0)
    #expect(try await course.test.regional.read { try $0.course(id)?.id } == id)
    let gone = try await press(course, "ta-bort")
    #expect(gone.location == "/kurser")
    #expect(try await course.test.regional.read { try $0.course(id)?.id } == nil)
    #expect(try await course.author.get(course.path).status == 404)

    let other = try await EditedCourse.make(engine)
    try await other.publish()
    #expect(!(try await other.author.get(other.path).body.contains("Ta bort kursen")))
    let kept = try await other.author.follow(try await press(other, "ta-bort"))
    #expect(kept.status == 200 && kept.body.contains("Dölj den i stället."))
  }

  @Test(arguments: Engine.available) func `en dold kurs står inte i listan, men den som har börjat går klart`(
    _ engine: Engine
  ) async throws {
    let course = try await EditedCourse.make(engine)
    try await course.publish()
    let address = "/kurser/\(course.id)"
    let (begun, new) = (try await course.test.client(as: .colleague), try await course.test.client(as: .manager))
    _ = try await begun.get(address)
    #expect(try await begun.post("\(address)/borja").status == 303)
    _ = try await press(course, "dolj", [("dold", "ja")])
    #expect(try await course.author.get(course.path).body.contains("Visa kursen igen"))
    for (client, isListed) in [(begun, true), (new, false), (course.author, true)] {
      #expect(try await client.get("/kurser").body.contains("Heder i skolan") == isListed)
    }
    #expect(!(try await course.test.client().get("/kurser").body.contains("Heder i skolan")))
    #expect(try await course.test.client().get(address).status == 404)
    #expect(try await begun.get("\(address)/del/1").status == 200)
    #expect(!(try await new.get(address).body.contains("Börja kursen")))
    #expect(try await new.post("\(address)/borja").status == 403)
    _ = try await press(course, "dolj", [("dold", "")])
    #expect(try await course.test.client().get("/kurser").body.contains("Heder i skolan"))
    _ = try await new.get(address)
    #expect(try await new.post("\(address)/borja").status == 303)
  }

  @Test(arguments: Engine.available) func `två tryck på Börja skriva ger en kurs`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let author = try await test.client(as: .officer)
    _ = try await author.get("/kurser/ny")
    let fields = [("titel", "Heder i skolan"), ("om", "Att se.")]
    let first = try await author.post("/kurser/ny", fields)
    #expect(try await author.post("/kurser/ny", fields).location == first.location)
    let other = try await author.post("/kurser/ny", [("titel", "Heder i vården"), ("om", "Att se.")])
    #expect(other.status == 303 && other.location != first.location)
    test.wait(minutes: 2)
    #expect(try await author.post("/kurser/ny", fields).location != first.location)
  }
}
