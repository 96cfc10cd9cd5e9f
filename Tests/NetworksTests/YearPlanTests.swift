import Access
import DemoData
import HTML
import Networks
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// The year's plan: what clashes, where there is nothing, and who lays in what.
struct YearPlanTests {
  private func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }

  private func item(
    _ id: String, _ kind: TimelineItem.Kind, _ first: String, _ last: String? = nil,
    for audiences: Set<TimelineItem.Audience>, in counties: [String] = ["24"]
  ) -> TimelineItem {
    TimelineItem(
      id: id, title: id, kind: kind, days: day(first)...day(last ?? first), actors: [], audiences: audiences,
      counties: counties.compactMap { CountyCode($0) })
  }

  private var year: ClosedRange<CalendarDate> { day("2027-01-01")...day("2027-12-31") }

  @Test func `samma målgrupp samma dag eller vecka i samma län krockar`() {
    let plan = YearPlan(
      [
        item("a", .meeting, "2027-03-10", for: [.contacts, .school]), item("b", .event, "2027-03-10", for: [.contacts]),
        item("c", .event, "2027-03-12", for: [.school]), item("d", .event, "2027-03-10", for: [.health]),
        item("e", .event, "2027-03-10", for: [.contacts], in: ["22"]),
        item("f", .meeting, "2027-03-11", for: [.managers], in: []), item("g", .event, "2027-03-11", for: [.managers]),
        item("h", .survey, "2027-03-01", "2027-04-01", for: [.contacts]),
      ], on: year)
    let found = plan.clashes.map { "\($0.one.id)\($0.other.id)\($0.isSameDay ? "" : " vecka")" }
    #expect(Set(found) == ["ab", "ac vecka", "fg"])
  }

  @Test func `samma dag men inte samma tid är ingen krock i det man planerar`() {
    let timed = { (id: String, from: Int64, to: Int64) in
      let start = SwedishTime.moment(on: day("2027-03-10"))
      return TimelineItem(
        id: id, title: id, kind: .event, days: day("2027-03-10")...day("2027-03-10"), actors: [],
        audiences: [.contacts],
        times: start.adding(minutes: from)...start.adding(minutes: to))
    }
    let morning = timed("a", 540, 690)
    for (other, isApart) in [(timed("b", 795, 960), true), (timed("c", 690, 720), true), (timed("d", 600, 700), false)]
    {
      let found = YearPlan([morning, other], on: year).clashes
      #expect(found.map(\.isApart) == [isApart])
      #expect(Clashes(found).note.markup.contains("Krockar") == !isApart)
    }
    let unknown = item("e", .meeting, "2027-03-10", for: [.contacts])
    #expect(YearPlan([morning, unknown], on: year).clashes.map(\.isApart) == [false])
  }

  @Test func `andras kalendrar krockar med vårt men inte med varandra`() {
    let plan = YearPlan(
      [
        item("a", .other, "2027-03-10", for: [.contacts]), item("b", .other, "2027-03-10", for: [.contacts]),
        item("c", .meeting, "2027-03-11", for: [.contacts]), item("d", .other, "2027-03-12", for: [.contacts]),
      ], on: year)
    #expect(Set(plan.clashes.map { $0.one.id + $0.other.id }) == ["ac", "bc", "cd"])
  }

  @Test func `det som andra har fyller inga luckor hos oss`() {
    let own = [item("a", .event, "2027-02-01", for: [.school]), item("b", .event, "2027-09-15", for: [.school])]
    let others = [
      item("c", .other, "2027-05-20", for: [.school]), item("d", .other, "2027-05-20", for: [.health], in: ["22"]),
    ]
    #expect(
      YearPlan(own + others, on: year).holes.map(\.days.words) == ["2 februari 2027 till 14 september 2027"])
  }

  @Test func `en lucka är en termin utan något för en målgrupp som annars får något`() {
    let plan = YearPlan(
      [item("a", .event, "2027-02-01", for: [.school]), item("b", .event, "2027-09-15", for: [.school])], on: year)
    #expect(plan.holes.map(\.audience) == [.school])
    #expect(plan.holes.first?.days.words == "2 februari 2027 till 14 september 2027")
  }

  @Test func `luckor och krockar räknas från i dag`() {
    let plan = YearPlan(
      [
        item("a", .event, "2027-02-01", for: [.school]), item("b", .event, "2027-09-15", for: [.school]),
        item("c", .event, "2027-02-02", for: [.school]),
      ], on: year)
    #expect(plan.holes(from: day("2027-04-01")).map(\.days.words) == ["1 april 2027 till 14 september 2027"])
    #expect(plan.holes(from: day("2027-08-01")).isEmpty)
    #expect(plan.holes(from: day("2026-11-01")).count == plan.holes.count && plan.holes.count == 1)
    #expect(plan.clashes(from: day("2027-02-02")).count == 1 && plan.clashes(from: day("2027-02-03")).isEmpty)
  }

  @Test func `den som väljer dag ser när inget är för målgruppen`() {
    let items = [item("a", .event, "2027-02-01", for: [.school]), item("b", .event, "2027-09-15", for: [.school])]
    let list = ComingGatherings(holes: YearPlan(items, on: year).holes).list.markup
    #expect(list.contains("En lucka i årsplanen"))
    #expect(list.contains("Skola och förskola: 2 februari 2027 till 14 september 2027."))
    #expect(ComingGatherings().list.markup.isEmpty)
  }

  @Test func `en vecka fri från våld ligger i vecka 47, men 2020 i vecka 48`() async throws {
    let test = try await TestSite.make(.sqlite)
    let sources = Networks().timelineSources
    for (year, first) in [(2020, "2020-11-23"), (2026, "2026-11-16")] {
      let days = day("\(year)-01-01")...day("\(year)-12-31")
      var items: [TimelineItem] = []
      for source in sources { items += try await source.items(for: MadeNetwork.leader, on: days, of: test.site) }
      #expect(items.filter { $0.title == "En vecka fri från våld" }.map(\.days.lowerBound.text) == [first])
      #expect(items.contains { $0.days.lowerBound.text == "\(year)-11-25" })
    }
  }

  @Test(arguments: Engine.available) func `andras nätverk står i årsplanen med namn och dag, och inget mer`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let (own, other) = ("Västerbottens kvinnofridsnätverk", "Fyrbodals kontaktpersoner")
    let shown = try await meetings(test, for: .contact)
    let others = shown.filter { $0.title.hasPrefix(other) }
    #expect(!others.isEmpty && others.allSatisfy { $0.title == other && $0.path == nil })
    #expect(others.allSatisfy { !$0.actors.isEmpty && $0.audiences == [.contacts] })
    #expect(shown.contains { $0.title.hasPrefix("\(own): ") && $0.path != nil })
    // One is not listed, and a shelter is among the hosts of the other.
    for hidden in ["Styrgruppen för kvinnofrid i Västernorrland", "Riva hinder"] {
      #expect(try await !meetings(test, for: .projectLeader).contains { $0.title.hasPrefix(hidden) }, "\(hidden)")
      let inside: Persona = hidden == "Riva hinder" ? .shelter : .coordinator
      #expect(try await meetings(test, for: inside).contains { $0.title.hasPrefix("\(hidden): ") }, "\(hidden)")
    }
    #expect(try await meetings(test, for: .newcomer).isEmpty)
  }

  @Test func `ett nätverk som värdarna slutar visa försvinner ur andras årsplan`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let name = "Fyrbodals kontaktpersoner"
    let isShown = { try await meetings(test, for: .contact).contains { $0.title == name } }
    #expect(try await isShown())
    try await test.regional.write { try $0.execute("UPDATE network SET is_listed = \(false) WHERE name = \(name)") }
    #expect(try await !isShown())
    #expect(try await meetings(test, for: .projectLeader).contains { $0.title.hasPrefix("\(name): ") })
  }

  /// What networks lay in the plan of one of the cast.
  private func meetings(_ test: TestSite, for persona: Persona) async throws -> [TimelineItem] {
    let now = test.now
    let viewer = try await test.identity.read { tx in
      try tx.account(login: persona.mail).flatMap { try tx.viewer(of: $0.id, at: now) }
    }
    var items: [TimelineItem] = []
    for source in Networks().timelineSources {
      items += try await source.items(
        for: try #require(viewer), on: now.day.adding(days: -300)...now.day.adding(days: 300), of: test.site)
    }
    return items.filter { $0.kind == .meeting }
  }

  @Test(arguments: Engine.available) func `de som gör satsningen ändrar den, andra läser`(_ engine: Engine) async throws
  {
    let test = try await TestSite.make(engine)
    let now = test.now
    let details = InitiativeDetails(title: "Satsning", kind: .initiative, days: now.day...now.day.adding(days: 9))
    let id = try await test.regional.write { tx in
      try AddInitiative(details, by: [MadeNetwork.unit.id, MadeNetwork.board.id]).perform(
        in: tx, by: MadeNetwork.leader, at: now)
    }
    let stored = try await test.regional.read { try $0.readable(id, by: MadeNetwork.outsider).record }
    #expect(stored.isWritable(by: MadeNetwork.officer) && !stored.isWritable(by: MadeNetwork.outsider))
    let stranger = await sentence {
      try await test.regional.write { tx in
        _ = try AddInitiative(details, by: [MadeNetwork.unit.id]).perform(in: tx, by: MadeNetwork.outsider, at: now)
      }
    }
    #expect(stranger?.contains("som du företräder") == true)
  }

  @Test func `årsplanen visar det egna länet tills man väljer alla`() async throws {
    let client = try await TestSite.withDemonstration(.sqlite).client(as: .leader)
    let (own, all) = (try await client.get("/arsplan").body, try await client.get("/arsplan?lan=alla").body)
    #expect(own.contains("<option value=\"24\" selected>") && all.contains("<option value=\"alla\" selected>"))
    #expect(!own.contains("Fyrbodals kontaktpersoner") && all.contains("Fyrbodals kontaktpersoner"))
    #expect(own.contains("Internationella kvinnodagen") && all.contains("Internationella kvinnodagen"))
  }

  @Test(arguments: [(Persona.leader, true), (Persona.shelter, true), (Persona.newcomer, false)])
  func `årsplanen visas för den som har en funktion`(_ persona: Persona, _ isShown: Bool) async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let answer = try await test.client(as: persona).get("/arsplan?zoom=ar&rader=tema&fran=2026-01")
    #expect((answer.status == 200) == isShown)
    #expect(answer.body.contains("En vecka fri från våld") == isShown)
    #expect((answer.body.contains("href=\"#allt\"") && answer.body.contains("id=\"allt\"")) == isShown)
  }
}
