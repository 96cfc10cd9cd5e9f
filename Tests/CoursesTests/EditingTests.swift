import Access
import Courses
import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Two who write the same course: nobody's text is lost.
struct EditingTests {
  @Test(arguments: Engine.available) func `det en kollega har lagt till finns kvar när en äldre sida sparas`(
    _ engine: Engine
  ) async throws {
    let course = try await EditedCourse.make(engine)
    let (old, saves) = (try await course.shown(), try await course.working().saves)
    try await course.save(old + [course.typed(course.text, "Min text."), ("slag", "text"), ("gor", "nytt")])
    let added = try #require(try await course.content().modules[0].blocks.last?.id)
    try await course.save([course.typed(course.text, "Min text."), course.typed(added, "Kollegans text.")])

    let mine = course.typed(course.text, "Min nya text.")
    let late = try await course.save(old + [mine], saves: saves)
    #expect(late.status == 422 && late.body.contains("Någon annan har sparat") && Markup(late.body).faults.isEmpty)
    #expect(late.body.contains("Kollegans text.") && late.body.contains("Min nya text."))
    #expect(!late.body.contains("Modulen är sparad."))
    let again = try await course.save(
      course.shown(late.body) + [mine, course.typed(added, "Kollegans text.")])
    #expect(again.status == 303)
    #expect(try await course.texts() == ["Min nya text.", "Kollegans text."])
    // A form that never had the block leaves it alone.
    try await course.save([mine])
    #expect(try await course.texts() == ["Min nya text.", "Kollegans text."])
  }

  @Test func `det man inte har rört är kollegans, det man har rört är ens eget`() async throws {
    let course = try await EditedCourse.make(.sqlite)
    let (old, saves) = (try await course.shown(), try await course.working().saves)
    try await course.save([course.typed(course.text, "Kollegans ändring.")], title: "Kollegans rubrik")

    let untouched = try await course.save(old + [course.typed(course.text, "Min text.")], saves: saves)
    #expect(untouched.status == 422 && untouched.body.contains("Kollegans ändring."))
    // In the field, and beside it as what the page showed.
    #expect(untouched.body.ranges(of: "value=\"Kollegans rubrik\"").count == 2)
    let touched = try await course.save(
      old + [course.typed(course.text, "Min ändring.")], saves: saves, title: "Min rubrik")
    #expect(touched.body.contains("Min ändring.") && touched.body.contains("value=\"Min rubrik\""))
    #expect(try await course.texts() == ["Kollegans ändring."])
    // What came back is still one's own when it is sent again as it is.
    try await course.save(
      course.shown(touched.body) + [course.typed(course.text, "Min ändring.")], title: "Min rubrik")
    #expect(try await course.texts() == ["Min ändring."])
    #expect(try await course.content().modules[0].title == "Min rubrik")
  }

  @Test(arguments: Engine.available) func `det man skrivit i ett block som en kollega tog bort finns kvar`(
    _ engine: Engine
  ) async throws {
    let course = try await EditedCourse.make(engine)
    let (old, saves) = (try await course.shown(), try await course.working().saves)
    try await course.save([course.typed(course.text, "Min text."), ("gor", "bort-\(course.text)")])
    #expect(try await course.texts() == [])

    let untouched = try await course.save(old + [course.typed(course.text, "Min text.")], saves: saves)
    #expect(untouched.status == 422 && !untouched.body.contains("Min text."))
    let mine = course.typed(course.text, "Min nya text.")
    let late = try await course.save(old + [mine], saves: saves)
    #expect(late.status == 422 && late.body.contains("Min nya text."))
    try await course.save(course.shown(late.body) + [mine])
    #expect(try await course.texts() == ["Min nya text."])
  }

  @Test func `det man skrivit i en modul som en kollega flyttade eller tog bort finns kvar`() async throws {
    let course = try await EditedCourse.make(.sqlite)
    let (old, saves) = (try await course.shown(), try await course.working().saves)
    let mine = course.typed(course.text, "Min nya text.")
    _ = try await course.author.post("\(course.path)/moduler", [("sparad", String(saves))])
    _ = try await course.author.post(
      "\(course.path)/moduler/1/flytta",
      [("sparad", String(try await course.working().saves)), ("riktning", "ner")])
    let moved = try await course.save(old + [mine], saves: saves)
    #expect(moved.status == 422 && moved.body.contains("Redigera modul 2") && moved.body.contains("Min nya text."))
    #expect(try await course.content().modules.map(\.title) == ["", "Början"])

    _ = try await course.author.post(
      "\(course.path)/moduler/2/ta-bort", [("sparad", String(try await course.working().saves))])
    let gone = try await course.save(old + [mine], saves: saves)
    #expect(gone.status == 422 && gone.body.contains("Min nya text."))
    #expect(try await course.save(course.shown(gone.body) + [mine]).status == 303)
    #expect(try await course.content().modules.map(\.title) == ["Början", ""])
    #expect(try await course.texts() == ["Min nya text."])
  }

  @Test func `ett block tas bort först när man har sagt ja, och man kommer tillbaka till sin plats`() async throws {
    let course = try await EditedCourse.make(.sqlite)
    let page = try await course.author.get("\(course.path)/moduler/1").body
    #expect(page.contains("<summary>Ta bort block 1</summary>") && page.contains(">Ja, ta bort block 1</button>"))
    #expect(!page.contains(">Ta bort block 1</button>"))
    #expect(page.contains("id=\"b-\(course.text)\" tabindex=\"-1\"") && Markup(page).faults.isEmpty)
    let first = course.typed(course.text, "Min text.")
    let added = try await course.save([first, ("slag", "heading"), ("gor", "nytt")])
    let heading = try #require(try await course.content().modules[0].blocks.last?.id)
    #expect(added.location == "\(course.path)/moduler/1#b-\(heading)")
    let moved = try await course.save([first, ("gor", "upp-\(heading)")])
    #expect(moved.location == "\(course.path)/moduler/1#b-\(heading)")
    let removed = try await course.save([first, ("gor", "bort-\(heading)")])
    #expect(removed.location == "\(course.path)/moduler/1#b-\(course.text)")
    #expect(try await course.save([first]).location == "\(course.path)/moduler/1")
  }

  @Test func `en rad där bara återkopplingen är skriven finns kvar, och ges inte ut`() async throws {
    let course = try await EditedCourse.make(.sqlite)
    try await course.save([course.typed(course.text, "Min text."), ("slag", "question"), ("gor", "nytt")])
    let id = try #require(try await course.content().modules[0].blocks.last?.id)
    try await course.save([
      ("b-\(id)-fraga", "Vad gör du?"), ("b-\(id)-svar0", "Frågar"), ("b-\(id)-ratt0", "ja"),
      ("b-\(id)-ater0", "Just det."), ("b-\(id)-svar1", ""), ("b-\(id)-ater1", "Då kan det bli för sent."),
    ])
    let content = try await course.content()
    let choices = content.questions.first?.question.choices ?? []
    #expect(choices.map(\.feedback) == ["Just det.", "Då kan det bli för sent."])
    let faults = content.faults(films: [], pictures: []).list.map(\.sentence)
    #expect(faults.contains("Modul 1: svar 2 i fråga 1 saknar text."))
    let page = try await course.author.get("\(course.path)/moduler/1").body
    #expect(page.contains("Då kan det bli för sent."))
  }
}
