import Access
import DemoData
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Training

/// The manager says where one of the staff works, in the list.
struct ChangeEmployeeTests {
  @Test(arguments: Engine.available)
  func `chefen ändrar enhet, yrkesgrupp och första dag för den som har ett konto, och det syns för hen`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let (manager, own) = (try await test.client(as: .manager), try await test.client(as: .colleague))
    _ = try await own.get("/min-utbildning/arbete")
    let first = try await own.post("/min-utbildning/arbete", [("enhet", "Mottagningen"), ("yrke", "socialServices")])
    #expect(first.status == 303)
    let path = try await Self.path(of: Persona.colleague.name, manager)
    let page = try await manager.get(path).body
    #expect(page.contains("Det här har personen själv skrivit.") && Markup(page).faults.isEmpty)
    #expect(try await !own.get("/min-utbildning").body.contains("Din chef har skrivit det."))
    let wrong = try await manager.post(path, [("enhet", "Nattlaget"), ("yrke", "school"), ("borjade", "nyss")])
    #expect(wrong.status == 422 && wrong.body.contains("Nattlaget") && wrong.body.contains("är inget datum"))
    let began = test.now.day.adding(days: -30).text
    let saved = try await manager.post(path, [("enhet", "Nattlaget"), ("yrke", "school"), ("borjade", began)])
    #expect(saved.status == 303)
    let again = try await manager.get(path).body
    #expect(again.contains("value=\"Nattlaget\"") && again.contains("value=\"\(began)\""))
    #expect(!again.contains("Det här har personen själv skrivit."))
    let theirs = try await own.get("/min-utbildning").body
    #expect(theirs.contains(", Nattlaget.") && theirs.contains("Din chef har skrivit det."))
    // They say it anew themselves.
    _ = try await own.get("/min-utbildning/arbete")
    let said = try await own.post("/min-utbildning/arbete", [("enhet", "Mottagningen"), ("yrke", "socialServices")])
    #expect(said.status == 303)
    #expect(try await !own.get("/min-utbildning").body.contains("Din chef har skrivit det."))
  }

  @Test(arguments: Engine.available)
  func `den som sparar sist får veta att en annan har ändrat, och inget som är skrivet försvinner`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .manager)
    let path = try await Self.path(of: Persona.colleague.name, client)
    let seen = try #require(try await client.get(path).body.firstMatch(of: #/name="sett" value="([^"]+)"/#)?.1)
    let form = [("sett", String(seen)), ("yrke", "socialServices"), ("borjade", "")]
    #expect(try await client.post(path, form + [("enhet", "Dagbordet")]).status == 303)
    let second = try await client.post(path, form + [("enhet", "Nattbordet")])
    #expect(second.status == 422 && second.body.contains("Någon annan har sparat sedan du öppnade sidan"))
    #expect(second.body.contains("value=\"Nattbordet\""))
    #expect(try await client.get(path).body.contains("value=\"Dagbordet\""))
  }

  @Test(arguments: Engine.available)
  func `den som bara står med namn ändras, och den som ingen har skrivit in kommer in i listan`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .manager)
    let plan = try #require(try await client.get("/utbildning").location)
    _ = try await client.get("\(plan)/personal")
    _ = try await client.post("\(plan)/personal", [("namn", "Agda Utan Konto"), ("yrke", "socialServices")])
    _ = try await client.post(
      "\(plan)/rapportera",
      [
        ("titel", "Vår kurs"), ("dag", "2026-11-01"), ("timmar", "3"), ("anordnare", "Vi"), ("namn", "Bo Utan Konto"),
        ("yrke", "socialServices"),
      ])
    for name in ["Agda Utan Konto", "Bo Utan Konto"] {
      let path = try await Self.path(of: name, client)
      let saved = try await client.post(path, [("enhet", "Nattlaget"), ("yrke", "elderlyCare"), ("borjade", "")])
      #expect(saved.status == 303, "\(name)")
      #expect(try await client.get(plan).body.contains("Uppgifterna om \(name) är sparade."))
    }
    let rows = try await test.regional.read {
      try $0.rows("SELECT name, profession FROM training_employee WHERE unit = 'Nattlaget' ORDER BY name").map {
        "\(try $0.get("name", as: String.self)), \(try $0.get("profession", as: String.self))"
      }
    }
    #expect(rows == ["Agda Utan Konto, elderlyCare", "Bo Utan Konto, elderlyCare"])
    #expect(try await client.get(plan).body.contains("Ändrade uppgifterna om en anställd i planen"))
  }

  @Test(arguments: Engine.available)
  func `bara chefen ändrar, och bara den som finns i den egna listan`(_ engine: Engine) async throws {
    let made = try await MadeTraining.make(engine)
    let (id, now) = (made.organisation.id, made.test.now)
    let otherID: ID<TrainingPlace> = ID(made.stranger.functions[0].organisation.id.text)
    let elsewhere = try await made.test.identity.read { try $0.writable(otherID, by: made.stranger) }
    try await made.change(by: made.manager) { tx, place, now in
      try AddEmployee(name: "Agda A", mail: nil, EmployeeDetails(profession: .school)).perform(
        in: tx, by: place, at: now)
    }
    let agda = try #require(try await made.test.regional.read { try $0.employees(of: [id]) }.first)
    let act = ChangeEmployee(.listed(agda.id), EmployeeDetails(unit: "Öst", profession: .police))
    let refused = await sentence {
      try await made.change(by: made.coordinator) { try act.perform(in: $0, by: $1, at: $2) }
    }
    #expect(refused?.contains("egen chef") == true)
    let foreign = await sentence {
      try await made.test.regional.write { try act.perform(in: $0, by: elsewhere, at: now) }
    }
    #expect(foreign == "notFound")
    let kept = try await made.test.regional.read { try $0.employees(of: [id]) }.first
    #expect(kept?.unit == "" && kept?.profession == .school)
  }

  @Test(arguments: Engine.available)
  func `den som sparar sist om någon utan rad i listan får veta det, och det skrivna står kvar`(
    _ engine: Engine
  ) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let client = try await test.client(as: .manager)
    let plan = try #require(try await client.get("/utbildning").location)
    _ = try await client.get("\(plan)/rapportera")
    _ = try await client.post(
      "\(plan)/rapportera",
      [
        ("titel", "Vår kurs"), ("dag", "2026-11-01"), ("timmar", "3"), ("anordnare", "Vi"), ("namn", "Bo Utan Konto"),
        ("yrke", "socialServices"),
      ])
    let path = try await Self.path(of: "Bo Utan Konto", client)
    let seen = try await Self.seen(path, client)
    let form = [("sett", seen), ("yrke", "socialServices"), ("borjade", "")]
    #expect(try await client.post(path, form + [("enhet", "Dagbordet")]).status == 303)
    let second = try await client.post(path, form + [("enhet", "Nattbordet")])
    #expect(second.status == 422 && second.body.contains("Någon annan har sparat sedan du öppnade sidan"))
    #expect(second.body.contains("value=\"Nattbordet\""))
    #expect(try await client.get(path).body.contains("value=\"Dagbordet\""))
  }

  @Test(arguments: Engine.available)
  func `den som en annan hinner skriva in först ger ett fel vid ett fält som finns`(_ engine: Engine) async throws {
    let made = try await MadeTraining.make(engine)
    let colleague = Colleague(
      organisation: made.organisation.id, municipality: nil, name: "Bo B", unit: "", profession: .socialServices)
    try await made.change(by: made.manager) { tx, place, now in
      try AddEmployee(name: "Bo B", mail: nil, EmployeeDetails(profession: .school)).perform(
        in: tx, by: place, at: now)
      let problems = #expect(throws: Problems.self) {
        try colleague.keep(EmployeeDetails(profession: .police), in: tx, by: place, at: now)
      }
      #expect(problems?.sentence(for: "enhet")?.contains("finns redan i listan") == true)
    }
  }

  @Test(arguments: Engine.available)
  func `den som ingen har sagt något om står kvar så när chefen sparar utan att ändra`(_ engine: Engine) async throws {
    let made = try await MadeTraining.make(engine)
    let id = made.organisation.id
    let colleague = Colleague(
      organisation: id, municipality: nil, person: "person-medarbetaren", name: "Medarbetaren", unit: "",
      profession: .socialServices)
    for (profession, count) in [(Profession.socialServices, 0), (Profession.school, 1)] {
      try await made.change(by: made.manager) { tx, place, now in
        try colleague.keep(EmployeeDetails(profession: profession), in: tx, by: place, at: now)
      }
      #expect(try await made.test.regional.read { try $0.employees(of: [id]) }.count == count)
    }
  }

  @Test(arguments: Engine.available)
  func `den som skriver om sitt eget arbete får veta att chefen har ändrat sedan dess`(_ engine: Engine) async throws {
    let test = try await TestSite.withDemonstration(engine)
    let (manager, own) = (try await test.client(as: .manager), try await test.client(as: .colleague))
    let seen = try await Self.seen("/min-utbildning/arbete", own)
    let path = try await Self.path(of: Persona.colleague.name, manager)
    _ = try await manager.get(path)
    let saved = try await manager.post(path, [("enhet", "Nattlaget"), ("yrke", "school"), ("borjade", "")])
    #expect(saved.status == 303)
    let form = [("enhet", "Dagbordet"), ("yrke", "socialServices"), ("borjade", "")]
    let late = try await own.post("/min-utbildning/arbete", form + [("sett", seen)])
    #expect(late.status == 422 && late.body.contains("Någon annan har sparat sedan du öppnade sidan"))
    #expect(late.body.contains("value=\"Dagbordet\"") && Markup(late.body).faults.isEmpty)
    #expect(try await manager.get(path).body.contains("value=\"Nattlaget\""))
    // Who has seen it may say otherwise.
    let anew = try await Self.seen("/min-utbildning/arbete", own)
    #expect(try await own.post("/min-utbildning/arbete", form + [("sett", anew)]).status == 303)
    #expect(try await manager.get(path).body.contains("value=\"Dagbordet\""))
  }

  /// The mark of what a page shows.
  private static func seen(_ path: String, _ client: TestClient) async throws -> String {
    String(try #require(try await client.get(path).body.firstMatch(of: #/name="sett" value="([^"]+)"/#)?.1))
  }

  /// Where the staff page leads for one of them.
  private static func path(of name: String, _ client: TestClient) async throws -> String {
    let plan = try #require(try await client.get("/utbildning").location)
    let page = try await client.get(plan).body
    let link = try Regex(
      "href=\"([^\"]+/andra)\">Ändra<span class=\"vh\"> \(name)<", as: (Substring, Substring).self)
    return String(try #require(page.firstMatch(of: link)?.1, "\(name)"))
  }
}
