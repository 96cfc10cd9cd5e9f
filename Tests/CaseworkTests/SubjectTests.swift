import Casework
import Storage
import TestSupport
import Testing
import Vocabulary

/// Whom a file is about: corrected, left out where the law lets it be, and a file that was wrongly opened.
struct SubjectTests {
  private static let number = "19780125-2383"

  private func found(_ what: String, at work: BoardAtWork, by client: TestClient) async throws -> Bool {
    _ = try await client.get(work.path)
    return try await !client.post("\(work.path)/sok", [("sok", what)]).body.contains("Ingen av dina akter")
  }

  @Test(arguments: Engine.available)
  func `en felaktigt upplagd akt läggs undan, finns inte för någon, och tas tillbaka`(_ engine: Engine) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed", number: Self.number)
    let (manager, worker) = (try await work.client("chef"), try await work.client("handläggare"))
    let reception = try await work.client("mottagare")
    let path = "\(work.path)/undanlagda"
    _ = try await manager.get(path)
    let bare = try await manager.post(path, [("nummer", "2026-0001")])
    #expect(bare.status == 422 && bare.body.contains("Skriv varför") && bare.body.contains("value=\"2026-0001\""))
    #expect(
      try await manager.post(path, [("nummer", "2026-0009"), ("skal", "Fel")]).body.contains("Ingen akt vid din enhet"))
    #expect(try await manager.post(path, [("nummer", "2026-0001"), ("skal", "Fel person")]).status == 303)
    #expect(try await worker.get(file).status == 404)
    #expect(try await !worker.get(work.path).body.contains("2026-0001"))
    #expect(try await !found("Lovis Myrhed", at: work, by: worker))
    #expect(try await !found("2026-0001", at: work, by: worker))
    _ = try await reception.get("\(work.path)/kand")
    #expect(try await reception.post("\(work.path)/kand", [("nummer", Self.number)]).body.contains("Nej, ingen akt"))
    _ = try await worker.get("\(work.path)/nodoppna")
    let urgent = [("nummer", "2026-0001"), ("skal", "Det kan verkligen inte vänta till i morgon")]
    #expect(try await worker.post("\(work.path)/nodoppna", urgent).body.contains("Ingen akt kan öppnas så"))
    let list = try await manager.get(path).body
    #expect(list.contains("2026-0001, vuxen som utsatts") && !list.contains("Lovis"))
    #expect(list.contains("av Prov chef, titel chef. Fel person"))
    let id = String(file.split(separator: "/").last ?? "")
    #expect(try await worker.post("\(path)/\(id)", [("skal", "Vill läsa")]).status == 403)
    #expect(try await manager.post("\(path)/\(id)", [("skal", " ")]).status == 303)
    #expect(try await worker.get(file).status == 404, "utan skäl händer ingenting")
    #expect(try await manager.post("\(path)/\(id)", [("skal", "Det var rätt person")]).status == 303)
    #expect(try await worker.get(file).status == 200)
    #expect(try await found("Lovis Myrhed", at: work, by: worker))
    let reviewed = try await work.board.database.read {
      try $0.value("SELECT COUNT(*) FROM log_sample WHERE reasons = 'setAside'", as: Int.self)
    }
    #expect(reviewed == 2)
  }

  @Test(arguments: Engine.available)
  func `namn och nummer rättas med ett skäl, och akten hittas på det nya`(_ engine: Engine) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myhred")
    let worker = try await work.client("handläggare")
    #expect(try await worker.get("\(file)/person").body.contains("value=\"Lovis Myhred\""))
    let wrong = try await worker.post("\(file)/person", [("namn", "Lovis Myrhed"), ("nummer", "19780125-2384")])
    #expect(wrong.status == 422 && wrong.body.contains("Numret stämmer inte") && wrong.body.contains("Skriv varför"))
    #expect(wrong.body.contains("19780125-2384"))
    let right = [("namn", "Lovis Myrhed"), ("nummer", Self.number), ("skal", "Felstavat")]
    #expect(try await worker.post("\(file)/person", right).status == 303)
    #expect(try await worker.get(file).body.contains("Lovis Myrhed"))
    #expect(try await found("Lovis Myrhed", at: work, by: worker))
    #expect(try await found(Self.number, at: work, by: worker))
    #expect(try await !found("Lovis Myhred", at: work, by: worker))
    let young = try await worker.post(
      "\(file)/person", [("namn", "Lovis Myrhed"), ("nummer", "20170111-2391"), ("skal", "Fel"), ("version", "1")])
    let old = try await worker.post("\(file)/person", [("namn", "Lovis Åmyr"), ("skal", "Bytte"), ("version", "0")])
    #expect(old.status == 422 && old.body.contains("Nu står det Lovis Myrhed") && old.body.contains("\"Lovis Åmyr\""))
    #expect(young.status == 422 && young.body.contains("under 18 år. Lägg upp en akt för ett barn"))
  }

  @Test func `en medhandläggare ändrar inte vem akten handlar om`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    try await work.change("kollega", to: "beside")
    let client = try await work.client("kollega")
    #expect(try await client.get(file).status == 200)
    #expect(try await client.get("\(file)/person").status == 404)
    #expect(try await client.post("\(file)/person", [("namn", "Annan"), ("skal", "Fel")]).status == 404)
    // And no more once the manager has said so.
    try await work.change("kollega", to: "end")
    #expect(try await client.get(file).status == 404)
  }

  private func protect(_ file: String, _ level: String, _ work: BoardAtWork, by worker: TestClient) async throws
    -> TestClient.Answer
  {
    _ = try await worker.get("\(file)/skydd")
    return try await worker.post(
      "\(file)/skydd",
      [
        ("version", "0"), ("niva", level), ("ursprung", "Polisen"), ("sedan", "2026-01-01"),
        ("omprovas", work.test.now.day.adding(days: 90).text),
      ])
  }

  @Test(arguments: Engine.available)
  func `gamla och nya uppgifter möts inte heller när något rättas`(_ engine: Engine) async throws {
    let work = try await BoardAtWork(engine)
    let (first, second) = (try await work.file("Lovis Myrhed"), try await work.file("Sten Gråberg"))
    let worker = try await work.client("handläggare")
    _ = try await worker.get("\(first)/person")
    #expect(try await worker.post("\(first)/person", [("namn", "Ny Namnsson"), ("skal", "Bytte")]).status == 303)
    let late = try await protect(first, "newIdentity", work, by: worker)
    #expect(late.status == 422 && late.body.contains("får inte stå i samma akt som de gamla"))
    #expect(try await protect(second, "newIdentity", work, by: worker).status == 303)
    _ = try await worker.get("\(second)/person")
    let over = try await worker.post("\(second)/person", [("namn", "Ny Namnsson"), ("skal", "Bytte")])
    #expect(over.status == 422 && over.body.contains("får inte mötas"))
    #expect(try await worker.get(second).body.contains("Sten Gråberg"))
  }

  @Test func `den som granskar får veta skälet till en rättelse, men inte vem det gäller`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed", number: Self.number)
    let worker = try await work.client("handläggare")
    _ = try await worker.get("\(file)/person")
    let fields = [("namn", "Lovis Granhav"), ("nummer", Self.number), ("skal", "Gift")]
    #expect(try await worker.post("\(file)/person", fields).status == 303)
    let reviewer = try await work.client("granskare")
    let entry = try await work.board.database.read {
      try $0.value("SELECT entry_id FROM log_sample WHERE reasons = 'setAside'", as: String.self)
    }
    let month = try await reviewer.get(work.path).location ?? ""
    let page = try await reviewer.get("\(month)/\(entry ?? "")").body
    #expect(page.contains("Ändrade namn eller nummer: Gift"))
    #expect(!page.contains("Myrhed") && !page.contains("Granhav") && !page.contains("2383"))
  }

  @Test func `den som nödöppnar ändrar inte vem akten handlar om`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let colleague = try await work.client("kollega")
    _ = try await colleague.get("\(work.path)/nodoppna")
    let urgent = [("nummer", "2026-0001"), ("skal", "Hon ringer från gatan och behöver skydd i natt")]
    #expect(try await colleague.post("\(work.path)/nodoppna", urgent).status == 303)
    #expect(try await colleague.get(file).status == 200)
    #expect(try await colleague.get("\(file)/person").status == 404)
  }

  @Test(arguments: Engine.available)
  func `stöd kan ges utan att det antecknas vem personen är, tills personen ansöker`(_ engine: Engine) async throws {
    let work = try await BoardAtWork(engine)
    let reception = try await work.client("mottagare")
    _ = try await reception.get("\(work.path)/akter/ny")
    let base = [("enhet", work.adults.text), ("barn", "unknown"), ("utan-identitet", "ja")]
    let path = "\(work.path)/akter/ny"
    let child = try await reception.post(path, base + [("roll", "child"), ("utan-skal", "Rädd")])
    #expect(child.status == 422 && child.body.contains("Ett barns akt ska säga vem barnet är"))
    let named = try await reception.post(path, base + [("roll", "exposed"), ("utan-skal", "Rädd"), ("namn", "Lovis")])
    #expect(named.status == 422 && named.body.contains("Ta bort namn och nummer"))
    #expect(try await reception.post(path, base + [("roll", "exposed")]).body.contains("Skriv de särskilda skälen"))
    let made = try await reception.post(path, base + [("roll", "exposed"), ("utan-skal", "Vågar annars inte komma")])
    let file = try #require(made.location)
    try await work.assign(file, to: "handläggare")
    let worker = try await work.client("handläggare")
    let page = try await worker.get(file).body
    #expect(page.contains("Vågar annars inte komma") && page.contains("Läge: Stöd utan behovsprövning"))
    #expect(try await apply(file, by: worker).body.contains("Skriv först in vem personen är"))
    let person = [("namn", "Lovis Myrhed"), ("nummer", Self.number), ("skal", "Hon ansöker")]
    _ = try await worker.get("\(file)/person")
    #expect(try await worker.post("\(file)/person", person).status == 303)
    #expect(try await apply(file, by: worker).status == 303)
    #expect(try await !worker.get(file).body.contains("Vågar annars inte komma"))
  }

  private func apply(_ file: String, by worker: TestClient) async throws -> TestClient.Answer {
    let note = try await BoardAtWork.newNote(as: "application", in: file, by: worker)
    return try await worker.post(
      note, [("slag", "application"), ("uppratta", "ja"), ("form", "muntlig"), ("begaran", "Stöd")])
  }
}
