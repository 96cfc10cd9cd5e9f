import Access
import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Courses

/// Shares by unit: who sees them, and that nobody can be told from them.
struct FollowUpTests {
  @Test(arguments: Engine.available)
  func `chefen ser andelar per enhet, och en liten enhet går inte att räkna ut`(_ engine: Engine) async throws {
    let followed = try await FollowedCourse.make(engine)
    try await followed.staff(8, of: followed.umea, unit: "Mottagningen", done: 4)
    try await followed.staff(6, of: followed.umea, unit: "Vuxenenheten", done: 1)
    try await followed.staff(2, of: followed.umea, unit: "Jouren", done: 2)
    let manager = try await followed.hire(.manager, at: followed.umea, "Mia Ek")
    let page = try await followed.page(for: manager)
    #expect(page.contains("<h2>Enheter</h2>") && page.contains(FollowedCourse.row("Mottagningen", 8, "50 procent")))
    // The whole is shown: two in one unit and one in none would be what is left if only they were hidden.
    #expect(page.contains(FollowedCourse.row("Umeå kommun", 17, "41 procent")) && page.contains("3 rader är dolda"))
    for unit in ["Vuxenenheten", "Jouren", "Utan enhet"] { #expect(!page.contains(">\(unit)<"), "\(unit)") }
    for words in ["Sam Lund", "Det jag skrev", "Vad gör du?", "Väntar", "Då kan det bli för sent."] {
      #expect(!page.contains(words), "\(words)")
    }
  }

  @Test(arguments: Engine.available)
  func `enheterna ser bara den egna chefen, och länsteamet ser summan`(_ engine: Engine) async throws {
    let followed = try await FollowedCourse.make(engine)
    try await followed.staff(8, of: followed.umea, unit: "Mottagningen", done: 4)
    try await followed.staff(6, of: followed.skelleftea, done: 3)
    let coordinator = try await followed.page(
      for: try await followed.hire(.coordinator, at: followed.umea, "Ulf Ek"))
    let other = try await followed.page(for: try await followed.hire(.manager, at: followed.skelleftea, "Mia Ek"))
    let county = try await followed.page(for: try await followed.hire(.leader, at: followed.team, "Lena Ek"))
    for page in [coordinator, other, county] { #expect(!page.contains("Mottagningen")) }
    let sum = FollowedCourse.row("Umeå kommun", 9, "44 procent")
    #expect(county.contains(sum) && coordinator.contains(sum) && !other.contains(">Umeå"))
    #expect(!county.contains("<h2>Enheter") && !coordinator.contains("<h2>Enheter"))
    #expect(other.contains("Var och en anger sin enhet under Utbildning."))
  }

  @Test(arguments: Engine.available)
  func `den som chefen har lagt till utan konto räknas i sin enhet, också efter en grupp`(_ engine: Engine) async throws
  {
    let followed = try await FollowedCourse.make(engine)
    try await followed.staff(6, of: followed.umea, unit: "Hemtjänsten", done: 3)
    // Some write that they have none: that is no unit of its own.
    try await followed.staff(3, of: followed.umea, unit: "utan enhet", done: 2)
    try await followed.staff(3, of: followed.umea, done: 0)
    let manager = try await followed.hire(.manager, at: followed.umea, "Mia Ek")
    let client = try await followed.made.test.client(for: manager.account)
    let names = ["Agda", "Bo", "Cia", "Dag", "Eva", "Frej"].map { "\($0) Ek" }
    for name in names {
      let listed = try await client.post(
        "/utbildning/\(followed.umea.id)/personal",
        [("namn", name), ("enhet", "Hemtjänsten"), ("yrke", "elderlyCare")])
      #expect(listed.status == 303)
    }
    try await followed.report(names.map { .init(name: $0.uppercased()) }, by: manager)
    let page = try await followed.page(for: manager)
    #expect(page.contains(FollowedCourse.row("Hemtjänsten", 12, "75 procent")))
    #expect(page.contains(FollowedCourse.row("Utan enhet", 7, "28 procent")) && !page.contains(">utan enhet<"))
    #expect(!page.contains("AGDA") && !page.contains("Agda"))
  }

  @Test(arguments: Engine.available)
  func `inskrivna namn och andras konton gör ingen enhet stor nog att visa`(_ engine: Engine) async throws {
    let followed = try await FollowedCourse.make(engine)
    try await followed.staff(3, of: followed.umea, done: 1)
    let manager = try await followed.hire(.manager, at: followed.umea, "Mia Ek")
    let stranger = try await followed.hire(.staff, at: followed.skelleftea, "Siv Ek")
    try await followed.report(
      [.init(name: "Agda"), .init(name: "Bo"), .init(name: "Siv", mail: "siv@exempel.se")], by: manager,
      persons: [ReportGroup.Participant(name: "Siv", mail: "siv@exempel.se"): stranger.person])
    let page = try await followed.page(for: manager)
    #expect(page.contains("Det är för få som du följer") && !page.contains("<td class=\"num\">"))
    // With one more who works there they are enough, and those who were written in are counted.
    try await followed.staff(1, of: followed.umea, done: 1)
    #expect(try await followed.page(for: manager).contains(FollowedCourse.row("Umeå kommun", 8, "62 procent")))
  }

  @Test(arguments: Engine.available)
  func `den som ska göra om kursen räknas inte som klar förrän det är gjort`(_ engine: Engine) async throws {
    let followed = try await FollowedCourse.make(engine)
    let staff = try await followed.staff(8, of: followed.umea, done: 8)
    let manager = try await followed.hire(.manager, at: followed.umea, "Mia Ek")
    let group = ["Agda Ek", "Bo Ek", "Cia Ek", "Dag Ek"].map { ReportGroup.Participant(name: $0) }
    try await followed.report(group, by: manager)
    let before = followed.made.test.now.day
    #expect(try await followed.page(for: manager).contains(FollowedCourse.row("Umeå kommun", 13, "minst 11")))
    followed.made.test.wait(days: 3)
    // What asks nobody, or only those who were done earlier, changes nothing.
    try await followed.made.publish(MadeCourse.content)
    try await followed.made.publish(MadeCourse.content, redo: .before(before))
    #expect(try await followed.page(for: manager).contains(FollowedCourse.row("Umeå kommun", 13, "minst 11")))
    try await followed.made.publish(MadeCourse.content, redo: .everybody)
    // Those whom the leader of a group wrote are not reckoned with: they may be anybody.
    #expect(try await followed.page(for: manager).contains(FollowedCourse.row("Umeå kommun", 9, "högst en")))
    for viewer in staff.prefix(4) { try await followed.take(viewer) }
    #expect(try await followed.page(for: manager).contains(FollowedCourse.row("Umeå kommun", 9, "44 procent")))
    try await followed.report(group, by: manager)
    // Whoever goes through it once more of their own accord is still done.
    try await followed.made.begin(as: staff[0])
    #expect(try await followed.page(for: manager).contains(FollowedCourse.row("Umeå kommun", 13, "61 procent")))
  }

  @Test(arguments: Engine.available)
  func `en grupp som anmäls efter en ny version räknas med den som gällde deras dag`(_ engine: Engine) async throws {
    let followed = try await FollowedCourse.make(engine)
    try await followed.staff(8, of: followed.umea, done: 8)
    let manager = try await followed.hire(.manager, at: followed.umea, "Mia Ek")
    let group = ["Agda Ek", "Bo Ek", "Cia Ek", "Dag Ek"].map { ReportGroup.Participant(name: $0) }
    let before = followed.made.test.now.day
    followed.made.test.wait(days: 3)
    try await followed.made.publish(MadeCourse.content, redo: .before(before.adding(days: 1)))
    let asked = try await followed.made.asked().count
    try await followed.report(group, on: before, by: manager)
    // They are asked as the others were, each of them.
    #expect(try await followed.made.asked().count == asked + 4)
    #expect(try await followed.page(for: manager).contains(FollowedCourse.row("Umeå kommun", 9, "högst en")))
    try await followed.report(group, by: manager)
    #expect(try await followed.made.asked().count == asked + 4)
  }

  @Test func `två av samma namn och storlek hålls isär`() {
    let small = ShareRow(name: "Jouren", among: 2, done: 1)
    let (one, two) = (
      ShareRow(name: "Centrum", among: 6, done: 3, key: "1"), ShareRow(name: "Centrum", among: 6, done: 3, key: "2")
    )
    let shares = Shares([small, one, two])
    #expect(shares.shown == [two])
    func units(of place: ShareRow) -> Shares {
      let unit = ShareRow(name: "Enheten", among: 6, done: 3)
      return Shares([ShareGroup(sum: place, rows: [unit])], beneath: shares)
    }
    #expect(units(of: one).shown.isEmpty && units(of: two).shown.count == 1)
  }

  @Test func `det som en summa skulle avslöja visas inte under den`() {
    let small = ShareRow(name: "Jouren", among: 3, done: 3)
    let middle = ShareRow(name: "Kommunen", among: 20, done: 9)
    let big = ShareRow(name: "Regionen", among: 40, done: 10)
    func group(_ name: String, _ rows: [ShareRow]) -> ShareGroup {
      ShareGroup(sum: ShareRow(name: name, of: rows), rows: rows)
    }
    // The municipality's sum is shown: less its one large organisation it would be the shelter.
    let together = [group("Umeå", [middle, small]), group("", [big])]
    let sums = Shares(together.map(\.sum))
    let shares = Shares(together, beneath: sums)
    #expect(sums.hidden == 0 && sums.named.shown.map(\.name) == ["Umeå"])
    #expect(shares.shown == [big] && shares.hidden == 2 && shares.total?.among == 63)
    // The one that is left out so that another cannot be worked out is not shown in its parts either.
    let apart = [group("Sorsele", [small]), group("Umeå", [middle]), group("", [big])]
    let parts = Shares(apart, beneath: Shares(apart.map(\.sum)))
    #expect(parts.shown == [big] && parts.hidden == 2)
  }

  @Test func `av två lika stora döljs alltid samma`() {
    let small = ShareRow(name: "Liten", among: 2, done: 2)
    let (one, two) = (ShareRow(name: "A", among: 6, done: 1), ShareRow(name: "B", among: 6, done: 5))
    #expect(Shares([small, one, two]).shown == [two] && Shares([two, one, small]).shown == [two])
  }

  @Test func `i demonstrationen visas enheterna för deras chef och för ingen annan`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let id = try #require(try await test.regional.read { try $0.publicCourses().first?.id })
    for persona in [Persona.manager, .contact, .leader, .smallMunicipality] {
      let page = try await test.client(as: persona).get("/kurser/\(id)/uppfoljning")
      let showsUnits = page.body.contains("<th scope=\"row\">Mottagningen</th>")
      #expect(page.status == 200 && showsUnits == (persona == .manager), "\(persona.id)")
    }
  }
}
