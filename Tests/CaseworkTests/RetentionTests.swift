import Casework
import Storage
import TestSupport
import Testing
import Vault
import Vocabulary

/// How long a closed file is kept.
struct RetentionTests {
  private func record(
    _ kind: String, _ answers: [(String, String)], on file: String, by client: TestClient
  ) async throws {
    let note = try await BoardAtWork.newNote(as: kind, in: file, by: client)
    let answer = try await client.post(note, [("slag", kind), ("uppratta", "ja")] + answers)
    #expect(answer.status == 303, "\(kind): \(answer.body)")
  }

  private static let closing = [("skal", "klart"), ("mal", "helt"), ("risk", "Lägre")]

  @Test(arguments: Engine.available)
  func `en avslutad akt säger när den gallras, och varför`(_ engine: Engine) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    #expect(try await !worker.get(file).body.contains("Gallras"))
    try await record("closing", Self.closing, on: file, by: worker)
    let year = work.test.now.day.year
    #expect(try await worker.get(file).body.contains("Gallras senast 31 december \(year + 6)"))
  }

  @Test(arguments: Engine.available)
  func `en akt vars tid är ute gallras av en chef, och inget av den kommer tillbaka`(_ engine: Engine) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let kept = try await work.file("Anna Stensund", number: "19780125-2383")
    var worker = try await work.client("handläggare")
    for closed in [file, kept] { try await record("closing", Self.closing, on: closed, by: worker) }
    let (list, id) = ("\(work.path)/gallring", file.components(after: "/"))
    var manager = try await work.client("chef")
    #expect(try await manager.get(list).body.contains("Ingen akt vid enheten ska gallras nu"))
    // Five years, and a day.
    work.test.wait(minutes: (5 * 365 + 3) * 24 * 60)
    (manager, worker) = (try await work.client("chef"), try await work.client("handläggare"))
    let page = try await manager.get(list).body
    #expect(page.contains("2026-0001, vuxen som utsatts") && !page.contains("Lovis"), "\(page)")
    #expect(!page.contains("2026-0002"), "den som hör till urvalet bevaras")
    #expect(try await worker.get(list).status == 403)
    let unchecked = try await manager.post(list, [("akt", id)])
    #expect(unchecked.status == 422 && unchecked.body.contains("ingen av akterna ska bevaras"))
    #expect(unchecked.body.contains("value=\"\(id)\" checked"))
    let other = kept.components(after: "/")
    let wrong = try await manager.post(list, [("akt", id), ("akt", other), ("kontrollerat", "ja")])
    #expect(wrong.status == 422 && wrong.body.contains("får inte gallras längre"))
    #expect(try await worker.get(file).status == 200)
    let asking = try await worker.get("\(file)/utdrag/ny").body
    let record = try #require(asking.split(separator: "name=\"handling\" value=\"").dropFirst().first).prefix(26)
    let begun = try await worker.post(
      "\(file)/utdrag/ny",
      [("mottagare", "person"), ("begaran", "Allt"), ("stod", "a"), ("handling", String(record))])
    #expect(try await !manager.get(list).body.contains("2026-0001"), "någon har bett att få läsa")
    let extract = try #require(begun.location)
    #expect(
      try await worker.post("\(extract)/steg", [("steg", "avbryt"), ("version", "1"), ("skal", "Togs tillbaka")]).status
        == 303)
    let culled = try await manager.post(list, [("akt", id), ("kontrollerat", "ja")])
    #expect(try await manager.follow(culled).body.contains("Gallrat: 2026-0001"))
    #expect(try await worker.get(file).status == 404)
    #expect(try await worker.get(kept).status == 200)
    #expect(try await !worker.post("\(work.path)/sok", [("sok", "Lovis Myrhed")]).body.contains("2026-0001"))
    let (key, marks, reviewed) = try await work.board.database.read { tx in
      (
        try tx.value("SELECT key_id FROM case_file WHERE id = \(id)", as: ID<StoredKey>.self),
        try tx.value("SELECT COUNT(*) FROM case_file_mark WHERE file_id = \(id)", as: Int.self),
        try tx.exists("SELECT 1 FROM log_sample WHERE reasons = 'culled'")
      )
    }
    #expect(marks == 0 && reviewed)
    #expect(try await work.board.vault.fileKeys([try #require(key)], of: work.board.id.text).isEmpty)
    // What was noted and not done, as after a crash, is done at the next turn.
    try await work.board.database.write { try $0.execute("UPDATE case_file SET culled_at = 1 WHERE id = \(other)") }
    #expect(try await work.board.destroyCulled(at: work.test.now) == 1)
    #expect(try await worker.get(kept).status == 404)
    #expect(try await work.board.destroyCulled(at: work.test.now) == 0)
    // A copy from before brings the rows back, and not the keys.
    try await work.board.database.write { tx in
      try tx.execute("UPDATE case_file SET culled_at = NULL, key_gone_at = NULL")
      try tx.execute("INSERT INTO case_file_mark (mark, file_id) SELECT mark || '1', file_id FROM case_file_mark")
    }
    try await work.board.openEpoch(at: work.test.now)
    let left = try await work.board.database.read {
      try $0.value("SELECT COUNT(*) FROM case_file_mark WHERE file_id = \(other)", as: Int.self)
    }
    #expect(left == 0)
  }

  @Test func `den som är född en femte, femtonde eller tjugofemte gallras aldrig`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed", number: "19780125-2383")
    let worker = try await work.client("handläggare")
    try await record("closing", Self.closing, on: file, by: worker)
    #expect(try await worker.get(file).body.contains("Gallras aldrig. Personen hör till urvalet"))
  }

  @Test func `ett barns utredning bevaras till trettio år, och ett placerat barns akt för alltid`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let number = "20170111-2391"
    let investigated = try await work.register("Vidar Snödal", number: number, role: "child")
    let placed = try await work.register("Runa Almund", number: number, role: "child")
    let worker = try await work.client("handläggare")
    let protection = [("behov", "inte"), ("grund", "a"), ("barnet", "b"), ("kontakt", "c"), ("atgard", "d")]
    let open = [("utfall", "inleda"), ("skal", "a"), ("beslutare", "b")]
    let decision = [
      ("utfall", "utan"), ("lagrum", "11 kap. 1 §"), ("delegat", "committee"), ("beslutare", "b"), ("skal", "a"),
      ("overklagan", "b"), ("insats", "Ingen"),
    ]
    let urgent = [
      ("beslutad", work.test.now.day.text), ("dag", work.test.now.day.text), ("skal", "a"), ("information", "b"),
      ("barnet", "c"), ("delegat", "chair"),
      ("beslutare", "d"),
    ]
    for file in [investigated, placed] {
      try await work.assign(file, to: "handläggare")
      try await record("childProtection", protection, on: file, by: worker)
      if file == placed {
        try await record("urgentShelter", urgent, on: file, by: worker)
        try await record("courtStep", [("steg", "understallt"), ("dag", work.test.now.day.text)], on: file, by: worker)
        try await record("courtStep", [("steg", "bifall"), ("dag", work.test.now.day.text)], on: file, by: worker)
      }
      try await record("preliminary", open, on: file, by: worker)
      try await record("decision", decision, on: file, by: worker)
    }
    #expect(try await worker.get(investigated).body.contains("Gallras senast 11 januari 2047"))
    #expect(try await worker.get(placed).body.contains("Gallras aldrig. Barnet har varit placerat."))
  }
}
