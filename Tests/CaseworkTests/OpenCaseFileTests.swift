import Access
import Casework
import Storage
import TestSupport
import Testing
import Vocabulary

/// Who opens a file, and what is written of it.
struct OpenCaseFileTests {
  @Test(arguments: Engine.available) func `akten finns bara för den som har den`(_ engine: Engine) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let page = try await worker.get(file)
    #expect(page.status == 200 && page.body.contains("Lovis Myrhed"))

    for other in ["mottagare", "kollega", "chef"] {
      let client = try await work.client(other)
      let (refused, missing) = (try await client.get(file), try await client.get("\(work.path)/akter/finns-inte"))
      #expect(refused.status == missing.status && refused.status >= 403, "\(other)")
      #expect(refused.body == missing.body, "\(other) kan skilja akten från en som inte finns")
      #expect(!refused.body.contains("Lovis"))
    }
  }

  @Test(arguments: Engine.available) func `mottagningen når inte akten när någon annan är ansvarig`(_ engine: Engine)
    async throws
  {
    let work = try await BoardAtWork(engine)
    let file = try await work.register("Disa Vindfälle")
    let reception = try await work.client("mottagare")
    #expect(try await reception.get(file).status == 200)
    try await work.assign(file, to: "handläggare")
    #expect(try await reception.get(file).status == 404)
    #expect(try await !reception.get(work.path).body.contains("Disa"))
    #expect(try await work.client("handläggare").get(file).status == 200)
  }

  @Test(arguments: Engine.available) func `läsning, sökning, skrivning och avslag står i loggen innan svaret ges`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let before = try await work.log().count
    // The log's order is that of the clock.
    work.test.wait(minutes: 1)
    _ = try await worker.get(file)
    work.test.wait(minutes: 1)
    _ = try await worker.post("\(work.path)/sok", [("sok", "Lovis")])
    work.test.wait(minutes: 1)
    let note = try await work.newNote(file, by: worker)
    work.test.wait(minutes: 1)
    _ = try await worker.post(note, [("text", "Samtal"), ("uppratta", "ja")])
    work.test.wait(minutes: 1)
    _ = try await work.client("kollega").get(file)
    let log = try await work.log().dropFirst(before)
    // A search is an entry of its own, and one for each file that it found.
    #expect(Array(log) == ["read", "search", "search", "read", "write", "refusal"])
  }

  @Test(arguments: Engine.available) func `den vars uppdrag har avslutats når ingenting, och akterna väntar på chefen`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let (worker, manager) = (try await work.client("handläggare"), try await work.client("chef"))
    _ = try await manager.get("\(work.path)/personal")
    #expect(try await !manager.get("\(work.path)/fordela").body.contains(file))
    let ended = try await manager.post(
      "\(work.path)/personal/\(try work.post("handläggare"))/avsluta", [("skal", "Slutar")])
    #expect(ended.status == 303)
    #expect(try await worker.get(file).status == 404)
    #expect(try await worker.get(work.path).status == 404)
    #expect(try await worker.post("\(work.path)/sok", [("sok", "Lovis")]).status == 404)
    #expect(try await manager.get("\(work.path)/fordela").body.contains(file))
  }

  @Test func `chefen ser nummer och roll men inte vem akten handlar om`() async throws {
    let work = try await BoardAtWork(.sqlite)
    _ = try await work.register("Ragna Ljungtjärn", number: "19780125-2383")
    let page = try await work.client("chef").get("\(work.path)/fordela").body
    #expect(page.contains("2026-0001") && page.contains("Vuxen som utsatts"))
    #expect(!page.contains("Ragna") && !page.contains("19780125"))
  }

  @Test func `en chef vid en annan enhet fördelar inte akten, och ingen utanför nämnden kommer in`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.register("Ragna Ljungtjärn")
    try await work.board.database.write { tx in
      try tx.execute("UPDATE case_file SET unit_id = (SELECT id FROM unit WHERE kind = 'reception')")
    }
    let manager = try await work.client("chef")
    _ = try await manager.get("\(work.path)/fordela")
    let taker = try work.post("handläggare").text
    work.test.wait(minutes: 1)
    #expect(try await manager.post("\(file)/fordela", [("till", taker)]).status == 404)
    #expect(try await work.log().last == "refusal")

    let stranger = try await work.test.identity.write { tx in
      let person = try tx.addPerson(name: "Någon Annan", mail: "annan@exempel.se", at: work.test.now)
      return try tx.addAccount(for: person, login: "annan@exempel.se", isAdministrator: true, at: work.test.now)
    }
    let client = try await work.test.client(for: stranger)
    #expect(try await client.get(work.path).status == 403)
    // Whoever can write in the identity database opens a door, and behind it is nothing.
    try await work.test.identity.write { try $0.showDoor(of: work.board.id, to: stranger) }
    #expect(try await client.get(work.path).status == 404)
    #expect(try await client.get(file).status == 404)
  }

  @Test func `sidornas namn och adresser säger aldrig vem det gäller`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed", number: "19780125-2383")
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(file, by: worker)
    _ = try await worker.post(note, [("rubrik", "Lovis besök"), ("text", "Text"), ("uppratta", "ja")])
    for path in [work.path, file, note, "\(file)/anteckningar/ny", "/"] {
      let page = try await worker.get(path)
      let title = try #require(page.body.firstMatch(of: #/<title>(.*)<\/title>/#)).1
      #expect(page.status == 200 && !title.contains("Lovis") && !title.contains("1978"), "\(path): \(title)")
      #expect(!page.body.matches(of: #/href="[^"]*(Lovis|1978)/#).contains { _ in true }, "\(path)")
    }
  }

  @Test func `den som prövar en sida som hör till en annan roll, eller har slutat, står i loggen`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    for (name, path) in [("chef", file), ("granskare", file), ("kollega", "\(work.path)/fordela")] {
      work.test.wait(minutes: 1)
      #expect(try await work.client(name).get(path).status == 403)
      #expect(try await work.log().last == "refusal", "\(name)")
    }
    let post = try work.post("kollega")
    let now = work.test.now
    try await work.board.database.write { try $0.execute("UPDATE staff SET until_at = \(now) WHERE id = \(post)") }
    work.test.wait(minutes: 1)
    #expect(try await work.client("kollega").get(file).status == 404)
    #expect(try await work.log().last == "refusal")
  }

  @Test func `ingen i den regionala delen tar över ett konto vid en nämnd`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let (now, mail) = (work.test.now, "handlggare@exempel.se")
    let (administrator, person) = try await work.test.identity.write { tx in
      let own = try tx.addPerson(name: "Någon Annan", mail: "annan@exempel.se", at: now)
      let account = try tx.addAccount(for: own, login: "annan@exempel.se", isAdministrator: true, at: now)
      guard let worker = try tx.account(login: mail) else { throw Refusal.notFound }
      return (account, worker.person)
    }
    let client = try await work.test.client(for: administrator)
    _ = try await client.get("/personer/\(person)/redigera")
    let moved = try await client.post(
      "/personer/\(person)/redigera", [("namn", "Prov handläggare"), ("epost", "mitt@exempel.se")])
    #expect(moved.status == 422 && moved.body.contains("Inloggningen kan inte flyttas härifrån"))
    let helped = try await client.post(
      "/personer/\(person)/hjalp", [("borta", "losenord"), ("bevis", "Vi har talats vid")])
    #expect(helped.status == 422 && helped.body.contains("vid en nämnd"))
    #expect(try await work.test.identity.read { try $0.account(login: mail) != nil })
  }
}
