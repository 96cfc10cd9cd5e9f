import Casework
import Storage
import TestSupport
import Testing
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
