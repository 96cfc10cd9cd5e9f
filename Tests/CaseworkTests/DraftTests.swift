import Casework
import Storage
import TestSupport
import Testing
import Vocabulary

/// Drafts that are thrown away, taken back, or forgotten; and one's own reminders.
struct DraftTests {
  private func draft(_ text: String, in file: String, _ work: BoardAtWork, by client: TestClient) async throws -> String
  {
    let note = try await work.newNote(file, by: client)
    #expect(try await client.post(note, [("rubrik", text), ("text", text), ("utkast", "ja")]).status == 303)
    return note
  }

  @Test(arguments: Engine.available)
  func `ett slängt utkast kan tas tillbaka av den som skrev det, och inget upprättat kan slängas`(_ engine: Engine)
    async throws
  {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let note = try await draft("Ett utkast", in: file, work, by: worker)
    _ = try await worker.get(note)
    let thrown = try await worker.post("\(note)/slang")
    #expect(thrown.location == note)
    #expect(try await worker.get(note).body.contains("Ångra, ta tillbaka"))
    let page = try await worker.get(file).body
    #expect(page.contains("Ett slängt utkast") && page.contains("Inget är antecknat än"))
    #expect(try await worker.post("\(note)/ta-tillbaka").status == 303)
    #expect(try await worker.get(file).body.contains("Utkast, bara du ser det"))
    #expect(try await worker.post("\(note)/ta-tillbaka").status == 303, "två gånger är som en")
    // A window that was left open does not save it back unseen, and what is typed there stands.
    #expect(try await worker.post("\(note)/slang").status == 303)
    let typed = [("text", "Ett utkast till"), ("utkast", "ja"), ("version.anteckning", "1")]
    let stale = try await worker.post(note, typed)
    #expect(stale.status == 409 && stale.body.contains("Ett utkast till"))
    let record = [("text", "Upprättat"), ("uppratta", "ja"), ("version.anteckning", "3")]
    #expect(try await worker.post(note, record).status == 303)
    #expect(try await worker.post("\(note)/slang").status == 404)
    #expect(try await worker.get(file).body.contains("Upprättat"))
  }

  @Test(arguments: Engine.available)
  func `utkast som ingen rör tas bort, upprättade anteckningar och påminnelser aldrig`(_ engine: Engine) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let old = try await draft("Gammalt", in: file, work, by: worker)
    let thrown = try await draft("Slängt", in: file, work, by: worker)
    #expect(try await worker.post("\(thrown)/slang").status == 303)
    let record = try await work.newNote(file, by: worker)
    #expect(try await worker.post(record, [("text", "Upprättat"), ("uppratta", "ja")]).status == 303)
    let reminder = try await remind("Ring skolan", on: "2027-06-01", in: file, by: worker)
    #expect(try await work.board.forgetDrafts(at: work.test.now.adding(days: 29)) == 0)
    #expect(try await work.board.forgetDrafts(at: work.test.now.adding(days: 31)) == 1)
    #expect(try await worker.get(thrown).status == 404)
    #expect(try await worker.get(old).status == 200)
    #expect(try await work.board.forgetDrafts(at: work.test.now.adding(days: 91)) == 1)
    #expect(try await worker.get(old).status == 404)
    #expect(try await worker.get(record).status == 200)
    #expect(try await worker.get(reminder).status == 200)
  }

  private func remind(_ what: String, on day: String, in file: String, by client: TestClient) async throws -> String {
    let note = try await BoardAtWork.newNote(as: "reminder", in: file, by: client)
    #expect(try await !client.get("\(file)/anteckningar/ny?slag=reminder").body.contains("value=\"ja\">Upprätta"))
    let bare = try await client.post(note, [("slag", "reminder"), ("utkast", "ja"), ("dag", day)])
    #expect(bare.status == 422 && bare.body.contains("Skriv något här"))
    let answer = try await client.post(
      note, [("slag", "reminder"), ("utkast", "ja"), ("uppratta", "ja"), ("vad", what), ("dag", day)])
    #expect(answer.status == 303 && answer.location == file)
    return note
  }

  @Test(arguments: Engine.available)
  func `en egen påminnelse syns i listan på sin dag, orden bara för den som skrev`(_ engine: Engine) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    try await work.change("kollega", to: "beside")
    let worker = try await work.client("handläggare")
    let note = try await remind("Ring skolan", on: "2027-01-10", in: file, by: worker)
    #expect(try await worker.get(work.path).body.contains("Egen påminnelse"))
    #expect(try await worker.get(note).body.contains("Ring skolan"))
    let other = try await work.client("kollega")
    #expect(try await !other.get(file).body.contains("Ring skolan"))
    #expect(try await other.get(note).status == 404)
    #expect(try await other.post("\(note)/slang").status == 404)
    #expect(try await worker.post("\(note)/slang").status == 303)
    #expect(try await !worker.get(work.path).body.contains("Egen påminnelse"))
    #expect(try await worker.post("\(note)/ta-tillbaka").status == 303)
    #expect(try await worker.get(work.path).body.contains("Egen påminnelse"))
  }

  @Test(arguments: Engine.available)
  func `en påminnelse följer inte med när akten byter handläggare, och en dag som har varit tas inte`(_ engine: Engine)
    async throws
  {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let note = try await remind("Ring skolan", on: "2027-01-10", in: file, by: worker)
    let past = [
      ("slag", "reminder"), ("utkast", "ja"), ("vad", "a"), ("dag", "2026-01-01"), ("version.anteckning", "1"),
    ]
    let refused = try await worker.post(note, past)
    #expect(refused.status == 422 && refused.body.contains("Dagen ska ligga framåt i tiden"))
    let manager = try await work.client("chef")
    _ = try await manager.get("\(work.path)/fordela")
    let colleague = try work.post("kollega").text
    let change = [("nummer", "2026-0001"), ("till", colleague), ("som", "responsible")]
    #expect(try await manager.post("\(work.path)/byt", change).status == 303)
    let next = try await work.client("kollega")
    let list = try await next.get(work.path).body
    #expect(list.contains("Lovis Myrhed") && !list.contains("Egen påminnelse"))
    // What its writer cannot reach just now is not taken away either.
    #expect(try await work.board.forgetDrafts(at: work.test.now.adding(days: 400)) == 0)
  }
}
