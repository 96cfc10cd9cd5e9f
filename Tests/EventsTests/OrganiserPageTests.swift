import Access
import DemoData
import Documents
import Events
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

/// What those who hold an event read and save of it, and nobody else: cost, participants, attendance and outcome.
struct OrganiserPageTests {
  @Test func `avgiften frågar efter fakturan, och bara arrangörerna läser den`() async throws {
    let (event, test) = try await Self.made { $0.cost = 450 }
    let guest = test.client()
    let path = "/evenemang/\(event.id)"
    #expect(try await guest.get(path).body.contains("450 kronor, faktureras"))
    let form = try await guest.get("\(path)/anmal").body
    #expect(form.contains("name=\"faktura\"") && form.contains("Avgiften är 450 kronor."))
    let once = try #require(form.firstMatch(of: /name="en_gang" value="([a-z0-9]{26})"/)).1
    let fields = [
      ("en_gang", String(once)), ("namn", "Ada"), ("mail", "ada@example.org"), ("organisation", "IFO"),
      ("kommun", "2480"), ("yrke", "socialServices"),
    ]
    let lacking = try await guest.post("\(path)/anmal", fields)
    #expect(lacking.status == 422 && lacking.body.contains("vart fakturan ska"))
    #expect(try await guest.post("\(path)/anmal", fields + [("faktura", "Kommunen referens 4711")]).status == 303)
    let organiser = try await test.client(as: .leader)
    for page in ["deltagare", "deltagare.csv"] {
      #expect(
        try await organiser.get("/arrangemang/\(event.id)/\(page)").body.contains("Kommunen referens 4711"), "\(page)")
    }
    #expect(try await organiser.get("/arrangemang/\(event.id)/narvarolista").body.contains("referens 4711") == false)
    for page in [path, "\(path)/anmal", "\(path)/tack", "/evenemang", "/evenemang.atom"] {
      #expect(try await guest.get(page).body.contains("referens 4711") == false, "\(page)")
    }
  }

  @Test func `den som anmäler en kollega från en gemensam adress får inte kollegans plats som sin`() async throws {
    let (event, test) = try await Self.made()
    let (client, path) = (try await test.client(as: .contact), "/evenemang/\(event.id)/anmal")
    for (name, isOwn) in [("Stina Skott", false), ("maj  holmsund", true)] {
      let once = try #require(try await client.get(path).body.firstMatch(of: /name="en_gang" value="([a-z0-9]{26})"/)).1
      let fields = [
        ("en_gang", String(once)), ("namn", name), ("mail", Persona.contact.mail), ("organisation", "IFO"),
        ("kommun", "2480"), ("yrke", "socialServices"),
      ]
      #expect(try await client.post(path, fields).status == 303)
      #expect((try await event.registration(name).person != nil) == isOwn, "\(name)")
    }
  }

  @Test func `det som inget kostar frågar inte efter någon faktura`() async throws {
    let event = try await MadeEvent.make(.sqlite)
    let page = try await event.test.client().get("/evenemang/\(event.id)").body
    #expect(page.contains("Kostar inget"))
    #expect(try await event.test.client().get("/evenemang/\(event.id)/anmal").body.contains("faktura") == false)
  }

  @Test func `filen med deltagare har behoven bara när de hämtas särskilt`() async throws {
    let (event, test) = try await Self.made()
    try await event.register("Ada", needs: AccessNeeds(kinds: [.captions], diet: "Utan nötter"))
    let organiser = try await test.client(as: .leader)
    let path = "/arrangemang/\(event.id)/deltagare"
    let plain = try await organiser.get("\(path).csv").body
    #expect(plain.contains("Ada;ada@example.org;") && plain.contains("Umeå;"))
    let needed = try await organiser.get("\(path).csv?behov=ja").body
    for word in ["Behov", "Skrivtolkning", "Utan nötter"] {
      #expect(!plain.contains(word) && needed.contains(word), "\(word)")
    }
    // Nobody reads them while looking for something else.
    #expect(try await organiser.get(path).body.contains("Utan nötter") == false)
    #expect(try await organiser.get("\(path)?visa=behov").body.contains("Utan nötter"))
    // Nobody loses a place by one press.
    let page = try await organiser.get(path).body
    #expect(page.contains("<summary>Avanmäl<span class=\"vh\"> Ada</span></summary>"))
    #expect(page.contains("Ada förlorar sin plats") && page.contains("Ja, avanmäl Ada</button>"))
    for stranger in [test.client(), try await test.client(as: .projectLeader)] {
      for page in ["deltagare", "deltagare.csv", "narvarolista", "utfall"] {
        let answer = try await stranger.get("/arrangemang/\(event.id)/\(page)")
        #expect(answer.status != 200 && !answer.body.contains("ada@example.org"), "\(page)")
      }
    }
  }

  @Test func `den som tar ut behoven som fil står i historiken, och den vanliga listan lämnar inget spår`() async throws
  {
    let (event, test) = try await Self.made()
    try await event.register("Ada", needs: AccessNeeds(kinds: [.captions]))
    let organiser = try await test.client(as: .leader)
    let path = "/arrangemang/\(event.id)"
    let lines = {
      try await test.regional.read { try $0.events(of: "edition:\(event.id)") }.filter { $0.act == "ExportNeeds" }
    }
    #expect(try await organiser.get("\(path)/deltagare.csv").status == 200)
    #expect(try await lines().isEmpty)
    #expect(try await organiser.get("\(path)/deltagare.csv?behov=ja").status == 200)
    #expect(try await lines().count == 1)
    let page = try await organiser.get(path).body
    #expect(page.contains("Tog ut deltagarlistan med behov som fil") && page.contains(Persona.leader.name))
    let stranger = try await test.client(as: .projectLeader).get("\(path)/deltagare.csv?behov=ja")
    #expect(stranger.status != 200)
    #expect(try await lines().count == 1)
  }

  @Test func `ett erbjudande är ingen plats, och beskedet nämner den som avanmäldes`() async throws {
    let (event, test) = try await Self.made { $0.placesOnSite = 1 }
    for name in ["Ada", "Bo"] { try await event.register(name) }
    let organiser = try await test.client(as: .leader)
    let path = "/arrangemang/\(event.id)/deltagare"
    let before = try await organiser.get(path).body
    #expect(before.contains("Har plats (1)") && before.contains("Väntar (1)"))
    #expect(try await organiser.get("\(path)?visa=vantar").body.contains("Bo tas bort från väntelistan"))
    let ada = try await event.registration("Ada").id
    #expect(try await organiser.post("\(path)/\(ada)/avanmal").status == 303)
    let after = try await organiser.get(path).body
    #expect(after.contains("Ada är avanmäld och får ett brev."))
    #expect(after.contains("Har plats (0)") && after.contains("Har fått erbjudande (1)"))
  }

  @Test func `ett dokument tas inte bort på ett klick, och att ställa in står för sig`() async throws {
    let (event, test) = try await Self.made()
    try await event.change(by: try await test.viewer(.leader)) { tx, evidence, now in
      let document = SentDocument(title: "Programmet", content: .file(.pdf, Array("%PDF-1.7 prov".utf8)))
      try AddEventDocument(document, isPublic: true).perform(in: tx, by: evidence, at: now)
    }
    let document = try #require(try await test.regional.read { try $0.documents(of: event.id) }.first)
    let organiser = try await test.client(as: .leader)
    let path = "/arrangemang/\(event.id)"
    let page = try await organiser.get(path).body
    #expect(page.contains("<summary>Ta bort<span class=\"vh\"> Programmet</span></summary>"))
    let history = try #require(page.firstRange(of: "<h2>Historik</h2>"))
    #expect(page[history.upperBound...].contains("<h2>Ställ in evenemanget</h2>"))
    #expect(try await organiser.post("\(path)/dokument/\(document.id)/ta-bort").status == 303)
    #expect(try await organiser.get(path).body.contains("Dokumentet ”Programmet” är borttaget."))
    #expect(try await test.regional.read { try $0.documents(of: event.id) }.isEmpty)
  }

  @Test func `felen i ett nytt evenemang sägs i formulärets ordning`() async throws {
    let test = try await TestSite.withDemonstration(.sqlite)
    let organiser = try await test.client(as: .leader)
    _ = try await organiser.get("/arrangemang/nytt")
    let answer = try await organiser.post("/arrangemang/nytt")
    #expect(answer.status == 422 && answer.body.saysFaultsInOrder)
  }

  @Test func `närvarolistan har dem som kommer på plats, med pass och sal, och inga behov`() async throws {
    let (event, test) = try await Self.made {
      $0.forms = .both
      $0.webLink = "https://video.example/dagen"
      $0.placesOnSite = 1
    }
    let organiser = try await test.viewer(.leader)
    let session = try await event.change(by: organiser) { tx, evidence, now in
      var details = SessionDetails(
        title: "Passet", starts: evidence.record.starts, ends: evidence.record.ends, isChosen: true)
      details.place = "Björken"
      return try tx.insert(details, to: evidence.record.id, at: now)
    }
    try await event.register("Adamina", sessions: [session], needs: AccessNeeds(kinds: [.captions]))
    try await event.register("Botvid", .web)
    try await event.register("Cecilia")
    let list = try await test.client(as: .leader).get("/arrangemang/\(event.id)/narvarolista").body
    #expect(list.contains("☐") && list.contains("Adamina") && list.contains("Passet (Björken)"))
    #expect(!list.contains("Botvid") && !list.contains("Cecilia"))
    #expect(!list.contains("Skrivtolkning") && !list.contains("adamina@example.org"))
  }

  @Test func `utfallet räknar kommuner och yrken, också från andra län, och bara dem som var där`() async throws {
    let (event, test) = try await Self.made {
      $0.placesOnSite = nil
      $0.counties = [CountyCode("24")].compactMap(\.self)
    }
    for (name, town, profession) in Self.people { try await event.enter(name, from: town, as: profession) }
    let organiser = try await test.viewer(.leader)
    test.wait(days: 41)
    for (name, _, _) in Self.people where name != "Eva" {
      let id = try await event.registration(name).id
      try await event.change(by: organiser) { tx, evidence, now in
        try NoteAttendance(id, .present) { _, _, _ in }.perform(in: tx, by: evidence, at: now)
      }
    }
    let answer = try AnswerEvaluation(
      form: Form(fields: [("nytta", "5"), ("innehall", "4"), ("tillgang", "3"), ("battre", "Mer tid")]))
    try await event.own("Ada") { tx, id, _ in try answer.perform(in: tx, for: id) }
    let page = try await test.client(as: .leader).get("/arrangemang/\(event.id)/utfall").body
    let row = { (word: String, number: Int) in
      "<tr><th scope=\"row\">\(word)</th><td class=\"num\">\(number)</td></tr>"
    }
    #expect(page.contains(row("Umeå", 2)) && page.contains(row("Sundsvall (Västernorrland)", 1)))
    #expect(page.contains(row("Ingen särskild kommun", 1)) && !page.contains("Skellefteå"))
    #expect(
      page.contains(row(Profession.socialServices.swedish, 3)) && page.contains(row(Profession.school.swedish, 1)))
    // One opinion is somebody's.
    #expect(page.contains("Svaren visas när minst") && !page.contains("Mer tid"))
  }

  private static let people: [(String, String, Profession)] = [
    ("Ada", "2480", .socialServices), ("Bo", "2480", .school), ("Cia", "2281", .socialServices),
    ("Dag", "ingen", .socialServices), ("Eva", "2482", .health),
  ]

  /// On a site where one who holds it signs in.
  private static func made(
    _ change: @Sendable (inout EditionDetails) -> Void = { _ in }
  ) async throws -> (MadeEvent, TestSite) {
    let test = try await TestSite.withDemonstration(.sqlite)
    return (try await MadeEvent.make(on: test, by: try await test.viewer(.leader), change), test)
  }
}

extension MadeEvent {
  /// With a profession.
  fileprivate func enter(_ name: String, from town: String, as profession: Profession) async throws {
    let details = RegistrationDetails(
      name: name, mail: "\(name.lowercased())@example.org", organisationName: "Arbetet",
      municipality: MunicipalityCode(town), profession: profession, way: .site)
    let (act, now) = (RegisterForEdition(details, once: "en-\(name)", letters: letters), test.now)
    try await test.regional.write { tx in
      guard let edition = try tx.edition(id) else { throw Refusal.notFound }
      try act.perform(in: tx, to: edition, at: now)
    }
  }
}
