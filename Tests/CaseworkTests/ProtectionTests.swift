import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Casework

/// Protected personal data: three levels that never end by themselves, and that fail closed.
struct ProtectionTests {
  private func form(_ level: String, review: CalendarDate?, version: Int = 0) -> [(String, String)] {
    [
      ("version", String(version)), ("niva", level), ("ursprung", "Skatteverket"), ("sedan", "2026-01-01"),
      ("omprovas", review?.text ?? ""),
    ]
  }

  @Test(arguments: Engine.available) func `skyddet står först på varje sida i akten, och granskas`(_ engine: Engine)
    async throws
  {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    _ = try await worker.get("\(file)/skydd")
    let review = work.test.now.day.adding(days: 100)
    #expect(try await worker.post("\(file)/skydd", form("marked", review: review)).status == 303)
    let note = try await work.newNote(file, by: worker)
    for page in [file, "\(file)/kontakt", "\(file)/skydd", "\(file)/plats", "\(file)/anteckningar/ny"] {
      let body = try await worker.get(page).body
      #expect(body.contains("Skyddade personuppgifter: Sekretessmarkering"), "\(page)")
    }
    _ = try await worker.post(note, [("text", "Samtal"), ("uppratta", "ja")])
    #expect(try await worker.get(note).body.contains("Skyddade personuppgifter: Sekretessmarkering"))
    #expect(try await worker.get(work.path).body.contains("Skyddet ska omprövas"))
    let reviewer = try await work.client("granskare")
    _ = try await reviewer.get("\(work.path)/logg/2026-11")
    _ = try await reviewer.post("\(work.path)/logg/2026-11")
    #expect(try await reviewer.get("\(work.path)/logg/2026-11").body.contains("Skyddade personuppgifter"))
  }

  @Test func `skyddet gäller fast dagen har gått, och det som inte kan läsas är det strängaste`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    _ = try await worker.get("\(file)/skydd")
    #expect(try await worker.post("\(file)/skydd", form("registration", review: work.test.now.day)).status == 422)
    let soon = work.test.now.day.adding(days: 1)
    #expect(try await worker.post("\(file)/skydd", form("registration", review: soon)).status == 303)
    try await work.board.database.write { tx in
      try tx.execute("UPDATE protection SET sealed = \([UInt8](repeating: 7, count: 60))")
    }
    let page = try await worker.get(file).body
    #expect(page.contains("Skyddade uppgifter, okänd nivå"))
  }

  @Test func `skyddet tas bara bort med ett skäl som granskas`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    _ = try await worker.get("\(file)/skydd")
    _ = try await worker.post("\(file)/skydd", form("marked", review: work.test.now.day.adding(days: 9)))
    let without = try await worker.post("\(file)/skydd", form("lifted", review: nil, version: 1))
    #expect(without.status == 422 && without.body.contains("Skriv varför skyddet tas bort eller blir svagare"))
    #expect(
      try await worker.post("\(file)/skydd", form("lifted", review: nil, version: 1) + [("skal", "Upphört")]).status
        == 303)
    #expect(try await !worker.get(file).body.contains("Skyddade personuppgifter:"))
    let drawn = try await work.board.database.read {
      try $0.value("SELECT COUNT(*) FROM log_sample WHERE reasons = 'protected'", as: Int.self)
    }
    #expect(drawn == 1)
  }

  @Test func `fingerade uppgifter hamnar aldrig i en akt som redan har något`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(file, by: worker)
    _ = try await worker.post(note, [("text", "Samtal"), ("uppratta", "ja")])
    _ = try await worker.get("\(file)/skydd")
    let review = work.test.now.day.adding(days: 100)
    let late = try await worker.post("\(file)/skydd", form("newIdentity", review: review))
    #expect(late.status == 422 && late.body.contains("Lägg upp en ny akt med de nya uppgifterna"))
    let fresh = try await work.file("Ny Person")
    _ = try await worker.get("\(fresh)/skydd")
    #expect(try await worker.post("\(fresh)/skydd", form("newIdentity", review: review)).status == 303)
  }
}
