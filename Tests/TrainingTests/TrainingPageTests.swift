import Access
import DemoData
import Storage
import TestSupport
import Testing
import Training
import Vocabulary
import Web

/// What the cast sees of training in the demonstration.
struct TrainingPageTests {
  private static func umea(_ test: TestSite) async throws -> String {
    let id = try await test.identity.read {
      try $0.value("SELECT id FROM organisation WHERE name = 'Umeå kommun'", as: String.self)
    }
    return "/utbildning/\(id ?? "")"
  }

  @Test(arguments: Engine.available) func `chefen ser vem som har vad, samordnaren och länsteamet bara andelar`(
    _ engine: Engine
  )
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let path = try await Self.umea(test)
    let name = try #require(
      try await test.regional.read {
        try $0.value(
          "SELECT name FROM training_employee WHERE name IS NOT NULL AND ended_on IS NULL AND organisation_id = \(String(path.dropFirst(12)))",
          as: String.self)
      })
    let manager = try await test.client(as: .manager).get(path)
    #expect(manager.status == 200 && manager.body.contains(name) && manager.body.contains("saknar introduktion"))
    for persona in [Persona.contact, .leader] {
      let answer = try await test.client(as: persona).get(path)
      #expect(
        answer.status == 200 && !answer.body.contains(name) && answer.body.contains("Du ser andelar"), "\(persona.id)")
      #expect(answer.body.contains("Färre än 5") || answer.body.contains(" av "))
    }
    // Each is told whom the number counts, since they are not the same for all.
    #expect(manager.body.contains("de 30 som räknas hos er") && manager.body.contains("uppgett kommunen men ingen"))
    let others = try await test.client(as: .contact).get(path).body
    #expect(others.contains("räknas för sig, och bara om de är minst 5") && !others.contains("räknas hos er"))
    let county = try await test.client(as: .leader).get("/utbildning").body
    #expect(county.contains("i kommunens alla organisationer tillsammans"))
    for page in ["rapportera", "personal", "importera", "export.csv"] {
      #expect(try await test.client(as: .contact).get("\(path)/\(page)").status == 403, "\(page)")
      #expect(try await test.client(as: .leader).get("\(path)/\(page)").status == 403, "\(page)")
    }
    #expect(try await test.client(as: .coordinator).get(path).status == 404)
  }

  @Test(arguments: Engine.available) func `den egna sidan säger vad jag behöver, och intyget öppnas`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .colleague)
    let page = try await client.get("/min-utbildning")
    #expect(
      page.body.contains("Det du behöver på Umeå kommun") && page.body.contains("Saknas")
        && page.body.contains("Riva hinder"))
    let form = try #require(page.body.firstMatch(of: #/action="(/min-utbildning/intyg/\w+)"/#)?.1)
    let opened = try await client.post(String(form))
    let address = try #require(opened.location)
    #expect(try await test.client().get(address).body.contains("Intyget är äkta"))
    // Somebody else's is nothing to them.
    let other = try await test.client(as: .contact)
    _ = try await other.get("/min-utbildning")
    #expect(try await other.post(String(form)).status == 404)
    let start = try await client.get("/")
    #expect(start.body.contains("Förnya intyget: Första samtalet"))
  }

  @Test(arguments: Engine.available)
  func `den som har bytt arbetsplats har kvar det hen har gått, och räknas bara där hen arbetar`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let (path, now) = (try await Self.umea(test), test.now)
    let (colleague, contact, sorsele) = (
      Persona.colleague.mail, Persona.smallMunicipality.mail, Persona.smallMunicipality.organisation
    )
    let (own, other, elsewhere) = try await test.identity.read { tx in
      (
        try tx.account(login: colleague)?.person, try tx.account(login: contact)?.person,
        try tx.value("SELECT id FROM organisation WHERE name = \(sorsele)", as: String.self)
      )
    }
    let (mover, gone) = (try #require(own), try #require(other))
    func completion(_ title: String, _ person: ID<Person>, at organisation: ID<Organisation>) -> Completion {
      Completion(
        key: "prov/\(title)", kind: .course, title: title, content: "", organisers: ["Skolan"], day: now.day,
        minutes: 60,
        learner: Learner(
          person: person, name: "Namnet", mail: nil, organisationName: "", organisation: organisation,
          profession: .socialServices))
    }
    let (before, here) = (
      completion("Kurs i Sorsele", mover, at: ID(elsewhere ?? "")),
      completion("Kurs i Umeå", gone, at: ID(String(path.dropFirst(12))))
    )
    try await test.regional.write { tx in
      try TakeCompletion().take(before, in: tx, at: now)
      try TakeCompletion().take(here, in: tx, at: now)
    }
    let page = try await test.client(as: .manager).get(path).body
    #expect(page.contains("Kurs i Sorsele") && !page.contains("Kurs i Umeå") && !page.contains("Namnet"))
  }

  @Test(arguments: Engine.available) func `chefen bekräftar det en medarbetare har rapporterat`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let (client, path) = (try await test.client(as: .manager), try await Self.umea(test))
    #expect(try await client.get("/").body.contains("Bekräfta en rapporterad utbildning"))
    let page = try await client.get(path)
    let form = try #require(page.body.firstMatch(of: #/action="(/utbildning/\w+/bekrafta/\w+)"/#)?.1)
    #expect(try await client.post(String(form)).status == 303)
    #expect(try await !client.get(path).body.contains("/bekrafta/"))
  }

  @Test(arguments: Engine.available) func `chefen ser vad var och en har gått och varifrån uppgiften kommer`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let (client, path, now) = (try await test.client(as: .manager), try await Self.umea(test), test.now)
    let place: ID<Organisation> = ID(String(path.dropFirst(12)))
    func completion(_ kind: Completion.Kind, _ title: String) -> Completion {
      Completion(
        key: "prov/\(title)", kind: kind, title: title, content: "", organisers: ["Skolan"], day: now.day, minutes: 60,
        learner: Learner(
          name: "Agda Utan Konto", mail: nil, organisationName: "Umeå kommun", organisation: place,
          profession: .socialServices))
    }
    let (day, course) = (completion(.event, "Provdagen"), completion(.course, "Provkursen"))
    try await test.regional.write { tx in
      try TakeCompletion().take(day, in: tx, at: now)
      try TakeCompletion().take(course, in: tx, at: now)
    }
    _ = try await client.get("\(path)/rapportera")
    let reported = try await client.post(
      "\(path)/rapportera",
      [
        ("titel", "Rapporterad kurs"), ("dag", "2026-11-01"), ("timmar", "3"), ("anordnare", "Skolan"),
        ("namn", "Agda Utan Konto"), ("yrke", "socialServices"),
      ])
    #expect(reported.status == 303)
    _ = try await client.get("\(path)/importera")
    let file = Array("namn;utbildning;datum;timmar;anordnare\nAgda Utan Konto;Hämtad kurs;2026-05-04;6;Skolan\n".utf8)
    let preview = try await client.upload("\(path)/importera/granska", field: "fil", name: "a.csv", bytes: file)
    let rows = try #require(preview.body.firstMatch(of: #/name="rader" value="([^"]*)"/#)?.1)
    let done = try await client.post("\(path)/importera/tillampa", [("rader", String(rows))])
    #expect(done.body.contains("Importen är klar"))

    let page = try await client.get(path).body
    for told in [
      "Provdagen, <time>\(now.day.text)</time><br><small>Temadag, enligt arrangören</small>",
      "Provkursen, <time>\(now.day.text)</time><br><small>Kurs, enligt arrangören</small>",
      "Rapporterad kurs, <time>2026-11-01</time><br><small>Utbildning hos någon annan, enligt chefen</small>",
      "Hämtad kurs, <time>2026-05-04</time><br><small>Utbildning hos någon annan, enligt en importerad fil</small>",
      ", egen uppgift</small>",
    ] {
      #expect(page.contains(told), "\(told)")
    }
    #expect(Markup(page).faults.isEmpty)
  }

  @Test(arguments: Engine.available) func `den som tar bort något får först veta vad som händer, och sedan vad det var`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let (client, path) = (try await test.client(as: .manager), try await Self.umea(test))
    _ = try await client.get("\(path)/personal")
    _ = try await client.post("\(path)/personal", [("namn", "Agda Utan Konto"), ("yrke", "socialServices")])
    let staff = try await client.get(path).body
    let leaving = #/: Agda Utan Konto<\/span><\/summary><div>\s*<p>Då står personen.*?action="([^"]+)"/#
      .dotMatchesNewlines()
    let form = try #require(staff.firstMatch(of: leaving)?.1)
    #expect(staff.contains("<button class=\"btn danger small\">Ja, Agda Utan Konto har slutat</button>"))
    #expect(Markup(staff).faults.isEmpty)
    #expect(try await client.post(String(form)).status == 303)
    #expect(try await client.get(path).body.contains("Agda Utan Konto räknas inte längre med i planen."))
    #expect(try await !client.get(path).body.contains("Agda Utan Konto"))

    let asked = #/<p>Då räknas det inte.*?action="([^"]+\/behov\/[^"]+)".*?>Ja, ta bort ([^<]+)<\/button>/#
      .dotMatchesNewlines()
    let need = try #require(staff.firstMatch(of: asked))
    #expect(try await client.post(String(need.1)).status == 303)
    #expect(try await client.get(path).body.contains("\(need.2) står inte längre i planen."))
  }

  @Test(arguments: Engine.available) func `det jag själv har rapporterat tas bort först när jag har sagt ja`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .colleague)
    _ = try await client.get("/min-utbildning/rapportera")
    let reported = try await client.post(
      "/min-utbildning/rapportera",
      [("titel", "Fel kurs"), ("dag", "2026-11-01"), ("timmar", "3"), ("anordnare", "Skolan")])
    #expect(reported.status == 303)
    let page = try await client.get("/min-utbildning").body
    let asked = #/Ta bort<span class="vh"> Fel kurs<\/span><\/summary><div>\s*<p>Då försvinner.*?action="([^"]+)"/#
      .dotMatchesNewlines()
    let form = try #require(page.firstMatch(of: asked)?.1)
    #expect(page.contains(">Ja, ta bort Fel kurs</button>") && Markup(page).faults.isEmpty)
    #expect(try await client.post(String(form)).status == 303)
    #expect(try await client.get("/min-utbildning").body.contains("Utbildningen Fel kurs är borttagen."))
    #expect(try await !client.get("/min-utbildning").body.contains("Fel kurs"))
  }

  @Test(arguments: Engine.available) func `det som är fel sägs, och inget som är skrivet går förlorat`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let (client, path) = (try await test.client(as: .manager), try await Self.umea(test))
    _ = try await client.get("\(path)/rapportera")
    let answer = try await client.post(
      "\(path)/rapportera",
      [
        ("titel", "Vår kurs"), ("dag", "igår"), ("timmar", "3"), ("anordnare", "Vi"),
        ("namn", "Agda A, inte en adress"),
      ])
    #expect(answer.status == 422)
    for words in ["”igår” är inget datum", "value=\"Vår kurs\"", "value=\"3\"", "Agda A, inte en adress"] {
      #expect(answer.body.contains(words), "\(words)")
    }
    let nobody = try await client.post(
      "\(path)/rapportera", [("titel", "Vår kurs"), ("dag", "2026-11-01"), ("timmar", "3"), ("anordnare", "Vi")])
    #expect(nobody.body.contains("Välj minst en person"))
    let done = try await client.post(
      "\(path)/rapportera",
      [
        ("titel", "Vår kurs"), ("dag", "2026-11-01"), ("timmar", "3"), ("anordnare", "Vi"),
        ("namn", "Agda Utan Konto\nBo Konto, bo@example.org"), ("yrke", "elderlyCare"), ("intyg", "ja"),
      ])
    #expect(done.status == 303)
    let page = try await client.get(path)
    #expect(page.body.contains("Agda Utan Konto") && page.body.contains("Öppna intyget"))
    let form = try #require(page.body.firstMatch(of: #/action="(/utbildning/\w+/intyg/\w+)"/#)?.1)
    let address = try #require(try await client.post(String(form)).location)
    #expect(try await test.client().get(address).status == 200)
  }

  @Test(arguments: Engine.available) func `filen tas in efter att den har granskats, och kan hämtas ut igen`(
    _ engine: Engine
  )
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let (client, path) = (try await test.client(as: .manager), try await Self.umea(test))
    _ = try await client.get("\(path)/importera")
    let file = Array("namn;utbildning;datum;timmar;anordnare\nFilip Fil;FREDA;2026-05-04;6;Skolan\n;FREDA;;;\n".utf8)
    let preview = try await client.upload("\(path)/importera/granska", field: "fil", name: "a.csv", bytes: file)
    #expect(preview.status == 200 && preview.body.contains("saknar namn") && preview.body.contains("Filip Fil"))
    let rows = try #require(preview.body.firstMatch(of: #/name="rader" value="([^"]*)"/#)?.1)
    let done = try await client.post("\(path)/importera/tillampa", [("rader", String(rows))])
    #expect(done.body.contains("Importen är klar"))
    let export = try await client.get("\(path)/export.csv")
    #expect(export.body.contains("Filip Fil;") && export.body.contains("FREDA;2026-05-04;6;Skolan"))
    #expect(export.body.contains("Påhittade uppgifter"))
  }

  @Test(arguments: Engine.available)
  func `utbildarregistret söks på ämne och län, och kontakten visas bara efter ett ja`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .contact)
    let all = try await client.get("/utbildare").body
    #expect(all.contains("utbildare.1@demo.example") && !all.contains("utbildare.4@demo.example"))
    #expect(all.contains("maj@demo.example"))
    #expect(try await client.get("/utbildare?amne=heder").body.contains("2 utbildare."))
    #expect(try await client.get("/utbildare?lan=01").body.contains("0 utbildare."))
    _ = try await client.get("/min-utbildning")
    #expect(try await client.post("/min-utbildning/utbildare", [("visa", "nej")]).status == 303)
    #expect(try await !client.get("/utbildare").body.contains("maj@demo.example"))
    #expect(try await client.get("/utbildare").body.contains("Maj Holmsund"))
    let own = try await client.get("/min-utbildning").body
    #expect(own.contains("<summary>Ta bort mig ur registret</summary>") && Markup(own).faults.isEmpty)
    #expect(try await client.post("/min-utbildning/utbildare", [("visa", "lamna")]).status == 303)
    #expect(try await !client.get("/utbildare").body.contains("<th scope=\"row\">Maj Holmsund"))
    #expect(try await test.client().get("/utbildare").status == 303)
  }

  @Test func `webbkursens sida är öppen, och länken till NCK skickar inget med sig`() async throws {
    let test = try await TestSite.make(.sqlite)
    let page = try await test.client().get("/webbkursen")
    #expect(page.status == 200 && page.headers["set-cookie"] == nil)
    #expect(page.body.contains("href=\"https://webbkursomvald.se/\" rel=\"noreferrer\""))
  }

  @Test(arguments: Engine.available) func `länsteamet ser kommunernas andelar per yrkesgrupp`(_ engine: Engine)
    async throws
  {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .leader)
    let page = try await client.get("/utbildning").body
    #expect(page.contains("Sorsele") && page.contains("Umeå") && page.contains("Socialsekreterare"))
    let one = try await client.get("/utbildning?yrke=elderlyCare").body
    #expect(!one.contains("<td>Socialsekreterare"))
    let file = try await client.get("/utbildning/export.csv")
    #expect(file.body.contains("Kommun eller organisation;Yrkesgrupp") && file.body.contains("Umeå;"))
    #expect(try await test.client(as: .contact).get("/utbildning/export.csv").status == 403)
  }
}
