import Casework
import Storage
import TestSupport
import Testing

/// How the person may be reached: asked first, shown first, never lost.
struct SafeContactTests {
  @Test(arguments: Engine.available) func `trygg kontakt står först, och saknas den sägs det`(_ engine: Engine)
    async throws
  {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    #expect(try await worker.get(file).body.contains("Kontakta inte personen förrän det är klart"))
    #expect(try await worker.get(work.path).body.contains("Trygg kontakt saknas"))
    _ = try await worker.get("\(file)/kontakt")
    let saved = try await worker.post(
      "\(file)/kontakt",
      [("version", "0"), ("satt", "Bara SMS: ring mig"), ("kodord", "Biblioteket"), ("undvik", "Tolk från orten")])
    #expect(saved.status == 303)
    #expect(try await !worker.get(work.path).body.contains("Trygg kontakt saknas"))
    let page = try await worker.get(file).body
    let (card, notes) = (
      try #require(page.firstRange(of: "Bara SMS")), try #require(page.firstRange(of: "Anteckningar"))
    )
    #expect(card.lowerBound < notes.lowerBound && page.contains("Biblioteket") && page.contains("Tolk från orten"))
    #expect(try await work.client("kollega").get("\(file)/kontakt").status == 404)
  }

  @Test(arguments: Engine.available) func `två som ändrar ser båda versionerna, och ingen skrivs över`(_ engine: Engine)
    async throws
  {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    _ = try await worker.get("\(file)/kontakt")
    _ = try await worker.post("\(file)/kontakt", [("version", "0"), ("satt", "Ring på dagen")])
    let late = try await worker.post("\(file)/kontakt", [("version", "0"), ("satt", "Ring aldrig")])
    #expect(late.status == 409 && late.body.contains("Ring på dagen") && late.body.contains("Ring aldrig"))
    #expect(late.body.contains("name=\"version\" value=\"1\""))
    #expect(try await worker.post("\(file)/kontakt", [("version", "1"), ("satt", "Ring aldrig")]).status == 303)
    let kept = try await work.board.database.read { try $0.value("SELECT COUNT(*) FROM safe_contact", as: Int.self) }
    #expect(kept == 2)
  }

  @Test func `ett tomt kort sparas inte, och det skrivna står kvar`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    _ = try await worker.get("\(file)/kontakt")
    let answer = try await worker.post("\(file)/kontakt", [("version", "0"), ("satt", " "), ("kodord", "Biblioteket")])
    #expect(
      answer.status == 422 && answer.body.contains("Skriv hur vi når personen") && answer.body.contains("Biblioteket"))
  }
}
