import Access
import DemoData
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// Who was there, written in once it is over: also of what was held before it was laid in here.
struct AfterwardsTests {
  @Test(arguments: Engine.available)
  func `den som var med skrivs in när det är slut, utan brev och utan att platserna räknas`(_ engine: Engine)
    async throws
  {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    try await event.register("Ada")
    let early = await sentence { try await event.enter("Bo") }
    #expect(early?.contains("publicerat och slut") == true)
    event.test.wait(days: 41)
    let finish = FinishEdition(letters: event.letters, organisers: []) { _, _, _ in nil }
    let ada = try await event.registration("Ada").id
    try await event.change { try NoteAttendance(ada, .present) { _, _, _ in }.perform(in: $0, by: $1, at: $2) }
    _ = try await event.change { try finish.perform(in: $0, by: $1, at: $2) }
    for _ in 0..<2 { try await event.enter("Bo") }
    #expect(try await event.names(.confirmed) == ["Ada", "Bo"])
    #expect(try await event.registration("Bo").presence == .present)
    #expect(try await event.letters(to: "Bo").isEmpty)
    // Those who hold it may send the letter afterwards, as to whoever is marked late.
    #expect(try await event.change { try finish.perform(in: $0, by: $1, at: $2) } == 1)
    #expect(try await event.letters(to: "Bo") == ["Tack för att du var med"])
    let stranger = await sentence { try await event.enter("Cia", by: MadeEvent.outsider) }
    #expect(stranger == "notFound")
  }

  @Test(arguments: Engine.available)
  func `den som uteblev eller väntade kan också ha varit där`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine) { $0.placesOnSite = 1 }
    for name in ["Ada", "Bo"] { try await event.register(name) }
    event.test.wait(days: 41)
    let ada = try await event.registration("Ada").id
    try await event.change { try NoteAttendance(ada, .absent) { _, _, _ in }.perform(in: $0, by: $1, at: $2) }
    for name in ["Ada", "Bo"] { try await event.enter(name) }
    let placed = try await event.test.regional.read { try $0.registrations(of: event.id, in: [.confirmed]) }
    #expect(placed.map(\.name) == ["Ada", "Bo"] && placed.allSatisfy { $0.presence == .present })
  }

  @Test(arguments: Engine.available)
  func `när namnen inte längre får finnas skrivs bara antal in, och ett nytt antal ersätter det förra`(
    _ engine: Engine
  ) async throws {
    let event = try await MadeEvent.makePast(on: try await TestSite.make(engine), by: MadeEvent.leader)
    let named = await sentence { try await event.enter("Ada") }
    #expect(named?.contains("hur många de var") == true)
    for (number, town) in [(12, "2480"), (4, "2482"), (3, "2480"), (3, "2480")] {
      try await event.enter(number, from: town)
    }
    try await event.enter(2, from: nil)
    let placed = try await event.test.regional.read { try $0.registrations(of: event.id, in: [.confirmed]) }
    let towns = Dictionary(grouping: placed) { $0.municipality?.text ?? "ingen" }.mapValues(\.count)
    #expect(towns == ["2480": 3, "2482": 4, "ingen": 2])
    #expect(placed.allSatisfy { $0.presence == .present && $0.isErased && $0.mail.isEmpty })
    // There was never a name to erase.
    try await EventChores().perform(on: event.test.site, telling: event.test.table.shell, at: event.test.now)
    let acts = try await event.test.regional.read { try $0.events(of: "edition:\(event.id)") }.map(\.act)
    #expect(acts.filter { $0 == "EnterFigures" }.count == 1 && !acts.contains("EraseNames"))
  }

  @Test func `utfallet av det som var före sidan räknar de inskrivna, och formuläret frågar inte efter behov`()
    async throws
  {
    let test = try await TestSite.withDemonstration(.sqlite)
    let event = try await MadeEvent.makePast(on: test, by: try await test.viewer(.leader))
    let (organiser, path) = (try await test.client(as: .leader), "/arrangemang/\(event.id)")
    #expect(try await organiser.get("\(path)/deltagare").body.contains("Skriv in någon som var med"))
    let form = try await organiser.get("\(path)/anmal").body
    #expect(form.contains("name=\"antal\"") && form.contains("Namn fick sparas till den"))
    for field in ["namn", "mail", "behov", "kost"] { #expect(!form.contains("name=\"\(field)\""), "\(field)") }
    let refused = try await organiser.post("\(path)/anmal", [("kommun", "2480"), ("antal", "många")])
    #expect(refused.status == 422 && refused.body.contains("från 0 till") && refused.body.contains("value=\"många\""))
    let fields = [("kommun", "2480"), ("yrke", "school"), ("antal", "17")]
    #expect(try await organiser.post("\(path)/anmal", fields).status == 303)
    let result = try await organiser.get("\(path)/utfall").body
    #expect(result.contains("<tr><th scope=\"row\">Umeå</th><td class=\"num\">17</td></tr>"))
  }

  @Test func `så länge namnen finns kvar går det att skriva in någon med namn, eller bara antal`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let event = try await MadeEvent.make(on: test, by: try await test.viewer(.leader)) { $0.cost = 450 }
    test.wait(days: 41)
    let (organiser, path) = (try await test.client(as: .leader), "/arrangemang/\(event.id)")
    let form = try await organiser.get("\(path)/anmal").body
    #expect(form.contains("name=\"namn\"") && form.contains("Inget brev går nu.") && !form.contains("name=\"behov\""))
    #expect(try await organiser.post("\(path)/anmal").body.saysFaultsInOrder)
    let fields = [
      ("namn", "Adamina"), ("mail", "adamina@example.org"), ("organisation", "Skolan"), ("kommun", "2480"),
      ("yrke", "school"),
    ]
    #expect(try await organiser.post("\(path)/anmal", fields).status == 303)
    #expect(try await organiser.get("\(path)/deltagare").body.contains("Adamina räknas nu bland dem som var med."))
    #expect(try await event.letters(to: "Adamina").isEmpty)
    let figures = try await organiser.get("\(path)/anmal?siffror=ja").body
    #expect(figures.contains("name=\"antal\"") && !figures.contains("name=\"namn\""))
    let two = [("siffror", "ja"), ("kommun", "ingen"), ("yrke", "health"), ("antal", "2")]
    #expect(try await organiser.post("\(path)/anmal", two).location == "\(path)/anmal?siffror=ja")
    #expect(try await event.names(.confirmed).count == 3)
  }

  @Test func `den som skrivs in i efterhand blev aldrig frågad, och ett antal har inget namn att radera`() async throws
  {
    let test = try await TestSite.withDemonstration(.sqlite)
    let leader = try await test.viewer(.leader)
    let event = try await MadeEvent.make(on: test, by: leader)
    try await event.register("Ada")
    let question = try AddEventQuestion(form: Form(fields: [("fraga", "Vilken grupp?"), ("kravs", "ja")]))
    try await event.change(by: leader) { try question.perform(in: $0, by: $1, at: $2) }
    test.wait(days: 41)
    try await event.enter("Bo", by: leader)
    try await event.enter(2, from: "2480", by: leader)
    let (organiser, path) = (try await test.client(as: .leader), "/arrangemang/\(event.id)")
    let unanswered = try await organiser.get("\(path)/deltagare?visa=svar").body
    #expect(unanswered.contains("Har inte svarat (1)") && unanswered.contains("ada@example.org"))
    #expect(!unanswered.contains("bo@example.org") && !unanswered.contains("Utan namn"))
    let file = try await organiser.get("\(path)/deltagare.csv").body
    #expect(file.ranges(of: "Inte besvarat").count == 1)
    for page in [file, try await organiser.get("\(path)/incheckning").body] {
      #expect(page.ranges(of: "Utan namn").count >= 2 && !page.contains("Namnet är raderat"))
    }
  }

  @Test func `det som redan är inskrivet står under formuläret, och ingen skriver osett över en kollegas antal`()
    async throws
  {
    let test = try await TestSite.withDemonstration(.sqlite)
    let event = try await MadeEvent.makePast(on: test, by: try await test.viewer(.leader))
    let (organiser, path) = (try await test.client(as: .leader), "/arrangemang/\(event.id)/anmal")
    func enter(_ number: String, from town: String, having seen: String) async throws -> TestClient.Answer {
      let fields = [("siffror", "ja"), ("sett", seen), ("kommun", town), ("yrke", "school"), ("antal", number)]
      return try await organiser.post(path, fields)
    }
    let first = try await organiser.get(path).body
    #expect(!first.contains("Det som redan är inskrivet"))
    #expect(try await enter("17", from: "2480", having: try Self.seen(first)).status == 303)
    let row = "<th scope=\"row\">Umeå</th><td>Skola eller förskola</td><td>På plats</td><td class=\"num\">17</td>"
    let second = try await organiser.get(path).body
    #expect(second.contains(row))
    let late = try await enter("4", from: "2480", having: try Self.seen(first))
    #expect(late.status == 422 && late.body.contains("Någon annan har sparat") && late.body.contains(row))
    #expect(late.body.contains("value=\"4\""))
    // What replaces nothing needs not have seen anything.
    #expect(try await enter("5", from: "2482", having: try Self.seen(first)).status == 303)
    let third = try await organiser.get(path).body
    #expect(try await enter("4", from: "2480", having: try Self.seen(third)).status == 303)
    #expect(try await event.names(.confirmed) == Array(repeating: "Utan namn", count: 9))
  }

  @Test(arguments: Engine.available)
  func `ett nytt antal tar aldrig bort någon som har anmält sig`(_ engine: Engine) async throws {
    let event = try await MadeEvent.make(engine)
    try await event.register("Ada", once: "efterhand-ada")
    event.test.wait(days: 41)
    for number in [2, 0] { try await event.enter(number, from: "2480") }
    #expect(try await event.names(.confirmed) == ["Ada"])
  }

  @Test func `den som arrangerar får inte rådet att skriva till sig själv`() async throws {
    let event = try await MadeEvent.make(.sqlite)
    for number in 1...60 { try await event.register("Ada \(number)", mail: "ada@example.org") }
    let guest = await sentence { try await event.register("Ada", mail: "ada@example.org") }
    #expect(guest?.contains("Skriv till lena@example.org") == true)
    event.test.wait(days: 41)
    let organiser = await sentence { try await event.enter("Ada") }
    #expect(organiser?.contains("Skriv personens egen adress.") == true)
    #expect(organiser?.contains("lena@example.org") == false)
  }

  private static func seen(_ page: String) throws -> String {
    String(try #require(page.firstMatch(of: #/name="sett" value="([^"]+)"/#)?.1))
  }
}

extension MadeEvent {
  /// What was held ten years before it was laid in.
  fileprivate static func makePast(on test: TestSite, by leader: Viewer) async throws -> MadeEvent {
    let event = try await make(on: test, by: leader) {
      $0.starts = $0.starts.adding(days: -3650)
      $0.ends = $0.ends.adding(days: -3650)
      $0.counties = [CountyCode("24")].compactMap(\.self)
      $0.namesErasedOn = EraseNames.usualDay(after: $0.ends.day)
    }
    let state = try await test.regional.read { try $0.edition(event.id)?.state }
    #expect(state == .held)
    return event
  }

  fileprivate func enter(_ name: String, by viewer: Viewer = leader) async throws {
    let details = RegistrationDetails(
      name: name, mail: "\(name.lowercased())@example.org", organisationName: "Socialtjänsten",
      municipality: MunicipalityCode("2480"), profession: .socialServices, way: .site)
    try await change(by: viewer) { try EnterParticipant(details).perform(in: $0, by: $1, at: $2) }
  }

  fileprivate func enter(_ number: Int, from town: String?, by viewer: Viewer = leader) async throws {
    let act = EnterFigures(
      number: number, municipality: town.flatMap { MunicipalityCode($0) }, profession: .socialServices, way: .site)
    try await change(by: viewer) { try act.perform(in: $0, by: $1, at: $2) }
  }
}
