import Casework
import Storage
import TestSupport
import Testing
import Vocabulary

/// Files that change hands: to somebody who stands in, to whoever follows, and to the one who cannot wait.
struct StandInTests {
  private static let reason = "Hon ringer från gatan och behöver skydd i natt"

  @Test(arguments: Engine.available) func `vikarien når akterna till den sista dagen, och den ansvariga har dem kvar`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let (manager, colleague) = (try await work.client("chef"), try await work.client("kollega"))
    #expect(try await colleague.get(file).status == 404)
    _ = try await manager.get("\(work.path)/overlamna")
    let until = work.test.now.day.adding(days: 7)
    let form = [
      ("fran", try work.post("handläggare").text), ("till", try work.post("kollega").text), ("tom", until.text),
    ]
    let answer = try await manager.post("\(work.path)/overlamna", form)
    #expect(answer.status == 303)
    #expect(try await colleague.get(file).status == 200)
    #expect(try await work.client("handläggare").get(file).status == 200)
    #expect(try await colleague.get(work.path).body.contains("Du är ersättare till"))
    // Whoever stands in answers for the file, and may have to know.
    #expect(try await colleague.get("\(file)/plats").status == 200)
    try await work.board.database.write { tx in
      try tx.execute("UPDATE assignment SET expires_at = \(work.test.now) WHERE stands_in = 'substitute'")
    }
    #expect(try await colleague.get(file).status == 404)
    #expect(try await !colleague.get(work.path).body.contains("2026-0001"))
  }

  @Test(arguments: Engine.available) func `alla akter följer med till efterträdaren, utom de som är skilda`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    let (own, walled) = (
      try await work.register("Lovis Myrhed"), try await work.register("Ragnar Ek", role: "usesViolence")
    )
    let other = try await work.register("Disa Vindfälle")
    try await work.link([own, walled])
    try await work.assign(own, to: "handläggare")
    try await work.assign(other, to: "handläggare")
    try await work.assign(walled, to: "kollega")
    let manager = try await work.client("chef")
    _ = try await manager.get("\(work.path)/overlamna")
    let form = [("fran", try work.post("handläggare").text), ("till", try work.post("kollega").text)]
    let answer = try await manager.post("\(work.path)/overlamna", form)
    let page = try await manager.follow(answer)
    #expect(page.body.contains("En akt lämnades över. En akt är skild"), "\(page.body)")
    let colleague = try await work.client("kollega")
    #expect(try await colleague.get(other).status == 200)
    #expect(try await colleague.get(own).status == 404)
    #expect(try await work.client("handläggare").get(other).status == 404)
  }

  @Test(arguments: Engine.available) func `en nödöppning behöver ett skäl, granskas och tar slut`(_ engine: Engine)
    async throws
  {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed", number: "19780125-2383")
    let colleague = try await work.client("kollega")
    _ = try await colleague.get("\(work.path)/nodoppna")
    let short = try await colleague.post("\(work.path)/nodoppna", [("nummer", "2026-0001"), ("skal", "Bråttom")])
    #expect(short.status == 422 && short.body.contains("Någon annan ska förstå det efteråt"))
    #expect(try await colleague.get(file).status == 404)
    let opened = try await colleague.post(
      "\(work.path)/nodoppna", [("nummer", "19780125-2383"), ("skal", Self.reason)])
    #expect(opened.status == 303 && opened.location == file)
    #expect(try await colleague.get(file).status == 200)
    let reviewed = try await work.board.database.read {
      try $0.value("SELECT COUNT(*) FROM log_sample WHERE reasons = 'emergency'", as: Int.self)
    }
    #expect(reviewed == 1)
    try await work.board.database.write { tx in
      try tx.execute("UPDATE assignment SET expires_at = \(work.test.now) WHERE stands_in = 'emergency'")
    }
    #expect(try await colleague.get(file).status == 404)
  }

  @Test(arguments: Engine.available) func `fler än fem nödöppningar på ett dygn vägras, med samma svar som annars`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    for number in 1...7 { _ = try await work.file("Person \(number)") }
    let colleague = try await work.client("kollega")
    _ = try await colleague.get("\(work.path)/nodoppna")
    func open(_ number: Int) async throws -> TestClient.Answer {
      try await colleague.post("\(work.path)/nodoppna", [("nummer", "2026-000\(number)"), ("skal", Self.reason)])
    }
    for number in 1...5 { #expect(try await open(number).status == 303, "\(number)") }
    let sixth = try await open(6)
    #expect(sixth.status == 422 && sixth.body.contains("Ingen akt kan öppnas så"))
    work.test.wait(minutes: 25 * 60)
    let next = try await work.client("kollega")
    _ = try await next.get("\(work.path)/nodoppna")
    let answer = try await next.post("\(work.path)/nodoppna", [("nummer", "2026-0007"), ("skal", Self.reason)])
    #expect(answer.status == 303)
  }

  @Test(arguments: Engine.available) func `en skild akt, en som inte finns och flera med samma nummer ger samma svar`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    let own = try await work.register("Lovis Myrhed")
    let walled = try await work.register("Ragnar Ek", role: "usesViolence")
    try await work.link([own, walled])
    try await work.assign(own, to: "kollega")
    try await work.assign(walled, to: "handläggare")
    for role in ["exposed", "usesViolence"] {
      _ = try await work.register("Två Roller", number: "19780125-2383", role: role)
    }
    let colleague = try await work.client("kollega")
    _ = try await colleague.get("\(work.path)/nodoppna")
    for number in ["2026-0002", "2026-0999", "19780125-2383"] {
      let answer = try await colleague.post("\(work.path)/nodoppna", [("nummer", number), ("skal", Self.reason)])
      #expect(answer.status == 422 && answer.body.contains("Ingen akt kan öppnas så"), "\(number)")
    }
    #expect(try await colleague.get(walled).status == 404)
    #expect(try await work.log().filter { $0 == "refusal" }.count >= 3)
  }

  @Test func `chefen ser hur många akter var och en har, och inget av vad de gör`() async throws {
    let work = try await BoardAtWork(.sqlite)
    _ = try await work.file("Lovis Myrhed")
    let page = try await work.client("chef").get("\(work.path)/fordela").body
    #expect(page.contains("Så många akter har var och en"))
    let row = try #require(page.split(separator: "Prov handläggare").last?.prefix(60))
    #expect(row.contains("<td class=\"num\">1</td>") && !page.contains("Lovis"))
  }

  @Test(arguments: Engine.available)
  func `chefen byter handläggare för en akt med dess nummer, bara vid sin egen enhet`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let manager = try await work.client("chef")
    _ = try await manager.get("\(work.path)/fordela")
    #expect(try await manager.get("\(work.path)/fordela").body.contains("action=\"\(work.path)/byt\""))
    let to = ("till", try work.post("kollega").text)
    for number in ["", "2026-0999"] {
      let answer = try await manager.post("\(work.path)/byt", [("nummer", number), to, ("som", "responsible")])
      #expect(answer.status == 422)
      #expect(answer.body.contains(number.isEmpty ? "Skriv aktens ärendenummer" : "Ingen akt vid din enhet"))
      #expect(
        answer.body.contains("value=\"\(to.1)\" selected") && answer.body.contains("value=\"responsible\" checked"))
    }
    let unsaid = try await manager.post("\(work.path)/byt", [("nummer", "2026-0001"), to])
    #expect(unsaid.status == 422 && unsaid.body.contains("Välj vad handläggaren ska göra"))
    let sent = [("nummer", "2026-0001"), to, ("som", "responsible")]
    #expect(try await manager.post("\(work.path)/byt", sent).status == 303)
    #expect(try await work.client("kollega").get(file).status == 200)
    #expect(try await work.client("handläggare").get(file).status == 404)
  }

  @Test func `ett uppdrag avslutas med ett skäl, och sidan säger vad som följer`() async throws {
    let work = try await BoardAtWork(.sqlite)
    _ = try await work.file("Lovis Myrhed")
    let manager = try await work.client("chef")
    let path = "\(work.path)/personal/\(try work.post("handläggare"))/avsluta"
    #expect(try await manager.get(path).body.contains("En öppen akt blir utan handläggare"))
    let without = try await manager.post(path)
    #expect(without.status == 422 && without.body.contains("Skriv varför uppdraget avslutas"))
    #expect(try await manager.post(path, [("skal", "Slutar")]).status == 303)
  }
}
