import Storage
import TestSupport
import Testing

@testable import Casework

/// Drafts, records and corrections.
struct NoteTests {
  @Test func `en ny anteckning börjar tom, och aldrig med någon annans text`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let (file, other) = (try await work.file("Lovis Myrhed"), try await work.file("Sten Gråberg"))
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(file, by: worker)
    #expect(try await worker.post(note, [("text", "Körsbärsträd"), ("uppratta", "ja")]).status == 303)
    let id = note.components(after: "/")
    for kind in ["plain", "attempt", "decision", "risk", "safetyPlan"] {
      let page = try await worker.get("\(other)/anteckningar/ny?slag=\(kind)")
      #expect(page.status == 200 && !page.body.contains("Körsbär") && !page.body.contains("Myrhed"), "\(kind)")
    }
    let unrelated = try await worker.get("\(other)/anteckningar/ny?rattar=\(id)").body
    #expect(!unrelated.contains(id) && !unrelated.contains("Rättelse"))
    let fresh = try await work.newNote(other, by: worker)
    #expect(try await worker.post(fresh, [("text", "x"), ("rattar", id), ("uppratta", "ja")]).status == 404)
    #expect(try await worker.get("\(other)/anteckningar/\(id)").status == 404)
    // What corrects it begins empty too.
    #expect(try await !worker.get("\(file)/anteckningar/ny?rattar=\(id)").body.contains("Körsbär"))
  }

  @Test(arguments: Engine.available) func `ett utkast är skribentens eget tills det upprättas`(_ engine: Engine)
    async throws
  {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(file, by: worker)
    #expect(try await worker.post(note, [("text", "Halvskriven tanke"), ("utkast", "ja")]).status == 303)
    #expect(try await worker.get(file).body.contains("Utkast, bara du ser det"))

    try await work.change("kollega", to: "beside")
    let colleague = try await work.client("kollega")
    let seen = try await colleague.get(file)
    #expect(seen.status == 200 && !seen.body.contains("Halvskriven"))
    #expect(try await colleague.get(note).status == 404)
    #expect(try await colleague.post(note, [("text", "Annat"), ("version.anteckning", "0")]).status == 404)

    let done = try await worker.post(
      note, [("text", "Färdig text"), ("version.anteckning", "1"), ("uppratta", "ja")])
    #expect(done.status == 303)
    #expect(try await colleague.get(file).body.contains("Färdig text"))
    #expect(try await colleague.get(note).status == 200)
  }

  @Test(arguments: Engine.available) func `en upprättad anteckning ändras inte, bara rättas med en ny`(_ engine: Engine)
    async throws
  {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(file, by: worker)
    _ = try await worker.post(note, [("rubrik", "Besök"), ("text", "På måndagen"), ("uppratta", "ja")])
    let again = try await worker.post(
      note, [("text", "På tisdagen"), ("version.anteckning", "1"), ("uppratta", "ja")])
    #expect(again.status == 409)
    #expect(again.body.contains("På måndagen") && again.body.contains("På tisdagen"), "någon text är borta")
    let id = String(note.split(separator: "/").last ?? "")
    await #expect(throws: StorageError.self, "databasen släpper igenom en ändring") {
      try await work.board.database.write { try $0.execute("UPDATE note SET version = 9 WHERE id = \(id)") }
    }

    let form = try await worker.get("\(file)/anteckningar/ny?rattar=\(id)").body
    #expect(form.contains("Rättelse: Besök"))
    let correction = try await work.newNote(file, by: worker)
    _ = try await worker.post(correction, [("text", "Det var på tisdagen"), ("rattar", id), ("uppratta", "ja")])
    let page = try await worker.get(file).body
    #expect(page.contains("På måndagen") && page.contains("Det var på tisdagen") && page.contains(">Rättelse<"))
  }

  @Test(arguments: Engine.available) func `två fönster skriver inte över varandra`(_ engine: Engine) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(file, by: worker)
    _ = try await worker.post(note, [("text", "Först"), ("utkast", "ja")])
    _ = try await worker.post(note, [("text", "Från det ena"), ("version.anteckning", "1")])
    let late = try await worker.post(note, [("text", "Från det andra"), ("version.anteckning", "1")])
    #expect(late.status == 409)
    #expect(late.body.contains("Från det ena") && late.body.contains("Från det andra"))
    #expect(late.body.contains("name=\"version.anteckning\" value=\"2\""))
    #expect(try await worker.get(note).body.contains("Från det ena"))
  }

  @Test(arguments: Engine.available) func `det som skrivs sparas av sig självt, och samma sak två gånger blir en`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(file, by: worker)
    worker.headers["X-Autosave"] = "1"
    let text = String(repeating: "Hon berättar. ", count: 400)
    let saved = try await worker.post(note, [("text", text), ("version.anteckning", "0")])
    #expect(saved.body.contains("\"saved\"") && saved.body.contains("Utkast sparat kl."))
    #expect(saved.body.contains("\"anteckning\":\"1\""))
    // The answer was lost, and the script sends the same again.
    #expect(try await worker.post(note, [("text", text), ("version.anteckning", "0")]).body.contains("\"saved\""))
    worker.headers = [:]
    #expect(try await worker.get(note).body.contains("Hon berättar."))
    let count = try await work.board.database.read { try $0.value("SELECT COUNT(*) FROM note", as: Int.self) }
    #expect(count == 1)
  }

  @Test func `tom text upprättas inte, och skript i en text blir text`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(file, by: worker)
    let empty = try await worker.post(note, [("rubrik", "Min rubrik"), ("text", " "), ("uppratta", "ja")])
    #expect(empty.status == 422 && empty.body.contains("Skriv något") && empty.body.contains("Min rubrik"))
    _ = try await worker.post(note, [("text", "<script>alert(1)</script>"), ("uppratta", "ja")])
    for page in [try await worker.get(file).body, try await worker.get(note).body] {
      #expect(page.contains("&lt;script&gt;") && !page.contains("<script>alert"))
    }
  }

  @Test func `en text överlever att inloggningen tar slut`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(file, by: worker)
    worker.forgetCookies()
    let text = String(repeating: "Hon berättar vidare. ", count: 250)
    let lost = try await worker.post(note, [("text", text), ("utkast", "ja"), ("version.anteckning", "0")])
    #expect(lost.status == 401 && lost.body.contains("Hon berättar vidare."))
  }

  @Test func `loggen håller vad en upprättad anteckning sa`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(file, by: worker)
    _ = try await worker.post(note, [("rubrik", "Besök"), ("text", "På måndagen"), ("uppratta", "ja")])
    let reviewer = try await work.client("granskare")
    _ = try await reviewer.get("\(work.path)/logg/2026-11")
    _ = try await reviewer.post("\(work.path)/logg/2026-11")
    let list = try await reviewer.get("\(work.path)/logg/2026-11").body
    let hash = try NoteContent(heading: "Besök", text: "På måndagen").hash()
    #expect(hash.count == 64)
    var pages: [String] = []
    for entry in list.matches(of: #/href="(\/namnder\/\w+\/logg\/2026-11\/\w{26})"/#).map({ String($0.1) }) {
      pages.append(try await reviewer.get(entry).body)
    }
    #expect(pages.contains { $0.contains(hash) } && !pages.contains { $0.contains("På måndagen") })
  }
}
