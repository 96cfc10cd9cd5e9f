import TestSupport
import Testing
import Vocabulary

/// A new file, its number and what is wrong with the form.
struct RegisterCaseFileTests {
  @Test(arguments: Engine.available) func `samtidiga akter får var sitt nummer`(_ engine: Engine) async throws {
    let work = try await BoardAtWork(engine)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<12 { group.addTask { _ = try await work.register("Person \(number)") } }
      try await group.waitForAll()
    }
    let page = try await work.client("mottagare").get(work.path).body
    for number in 1...12 { #expect(page.contains("2026-\(number < 10 ? "000" : "00")\(number)<"), "\(number)") }
  }

  @Test(arguments: [
    ("19780125-2384", "Numret stämmer inte"), ("19781325-2383", "Numret stämmer inte"),
    ("hemligt", "Numret stämmer inte"),
  ]) func `ett fel nummer får en mening, och det skrivna står kvar`(_ number: String, _ sentence: String) async throws {
    let work = try await BoardAtWork(.sqlite)
    let client = try await work.client("mottagare")
    _ = try await client.get("\(work.path)/akter/ny")
    let answer = try await client.post(
      "\(work.path)/akter/ny",
      [("roll", "child"), ("namn", "Vidar Snödal"), ("nummer", number), ("enhet", work.adults.text)])
    #expect(answer.status == 422 && answer.body.contains(sentence))
    #expect(answer.body.contains("Vidar Snödal") && answer.body.contains(number))
    #expect(answer.body.contains("value=\"child\" checked"))
  }

  /// From the tax agency's list of test numbers; the second has a month that does not exist.
  @Test(arguments: ["19140168-2396", "191500722390"]) func `samordningsnummer tas emot, också utan riktigt datum`(
    _ number: String
  ) async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.register("Någon", number: number)
    let digits = number.replacing("-", with: "")
    let page = try await work.client("mottagare").get(file).body
    #expect(page.contains("\(digits.prefix(8))-\(digits.suffix(4))"))
  }

  @Test(arguments: Engine.available) func `ett nummer som redan har en akt, och en ålder som inte stämmer, frågas om`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    _ = try await work.file("Lovis Myrhed", number: "197801252383")
    let reception = try await work.client("mottagare")
    _ = try await reception.get("\(work.path)/akter/ny")
    func register(_ role: String, _ number: String, _ more: [(String, String)] = [], by client: TestClient) async throws
      -> TestClient.Answer
    {
      let form = [("roll", role), ("namn", "Någon"), ("nummer", number), ("enhet", work.adults.text), ("barn", "no")]
      return try await client.post("\(work.path)/akter/ny", form + more)
    }
    let known = try await register("exposed", "197801252383", by: reception)
    #expect(known.status == 422 && known.body.contains("Nämnden har redan en akt med det numret"))
    #expect(!known.body.contains("Lovis"))
    #expect(try await register("usesViolence", "197801252383", [("en-till", "ja")], by: reception).status == 303)
    let grown = try await register("child", "197801252383", [("en-till", "ja")], by: reception)
    #expect(grown.status == 422 && grown.body.contains("Personen är över 21 år"))
    let young = try await register("exposed", "201510042391", by: reception)
    #expect(young.status == 422 && young.body.contains("Personen är under 18 år"))
    // Whoever may not ask whether somebody is known does not learn it here either.
    let colleague = try await work.client("kollega")
    _ = try await colleague.get("\(work.path)/akter/ny")
    #expect(try await register("exposed", "197801252383", by: colleague).status == 303)
    // But of one's own files one is asked.
    let worker = try await work.client("handläggare")
    _ = try await worker.get("\(work.path)/akter/ny")
    #expect(try await register("exposed", "197801252383", by: worker).status == 422)
  }
}
