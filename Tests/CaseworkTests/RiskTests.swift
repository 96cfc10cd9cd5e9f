import Casework
import Storage
import TestSupport
import Testing

/// Risk assessments as a series, and safety plans that can be kept on paper.
struct RiskTests {
  private static let base = [
    ("anledning", "forsta"), ("kalla", "sjalv"), ("underlag", "Hot i går"), ("egen", "high"),
    ("bedomning", "Jag ser en ökning"),
    ("atgarder", "Nytt samtal i morgon"), ("nasta", "2027-01-15"),
  ]

  private func record(_ kind: String, _ answers: [(String, String)], on file: String, by client: TestClient)
    async throws
    -> (note: String, answer: TestClient.Answer)
  {
    let note = try await BoardAtWork.newNote(as: kind, in: file, by: client)
    return (note, try await client.post(note, [("slag", kind), ("uppratta", "ja")] + answers))
  }

  @Test(arguments: Engine.available) func `den egna bedömningen står bredvid, och ett tal avgör aldrig`(
    _ engine: Engine
  )
    async throws
  {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let lower = Self.base + [("metod", "En metod 1.0"), ("metodniva", "acute"), ("niva", "raised")]
    let without = try await record("risk", lower, on: file, by: worker).answer
    #expect(
      without.status == 422 && without.body.contains("Det gäller åt båda hållen")
        && without.body.contains("Jag ser en ökning"))
    #expect(
      try await record("risk", lower + [("avvikelse", "Han är häktad")], on: file, by: worker).answer.status == 303)
    work.test.wait(minutes: 5)
    let higher = Self.base + [("metodniva", "low"), ("niva", "high"), ("avvikelse", "Hon är räddare än någonsin")]
    #expect(try await record("risk", higher, on: file, by: worker).answer.status == 303)
    let page = try await worker.get(file).body
    #expect(page.contains("Risk: hög, bedömd i dag") && page.contains("Risken över tid"))
    #expect(page.contains("<td>Hög</td><td>En metod 1.0: Akut</td><td>Förhöjd</td>"))
    #expect(page.contains("Risken ska bedömas igen"))
    let silent = Self.base.filter { $0.0 != "bedomning" } + [("niva", "low")]
    #expect(try await record("risk", silent, on: file, by: worker).answer.status == 422, "en nivå utan ord")
  }

  @Test(arguments: Engine.available)
  func `säkerhetsplanen skrivs ut utan namn, nummer och rubrik, med ett syfte i loggen`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let plan = [
      ("tecken", "Tystnad"), ("utvagar", "Bakdörren"), ("vaska", "Hos grannen"), ("kontaktforbud", "2027-03-01"),
      ("nasta", "2026-12-20"),
    ]
    let (note, answer) = try await record("safetyPlan", plan, on: file, by: worker)
    #expect(answer.status == 303)
    let page = try await worker.get(file).body
    #expect(page.contains("Kontaktförbudet går ut") && page.contains("Säkerhetsplanen ska ses över"))
    _ = try await worker.get(note)
    let without = try await worker.post("\(note)/utskrift", [("andamal", " ")])
    #expect(without.status == 422 && without.body.contains("Skriv vad utskriften ska användas till"))
    let paper = try await worker.post("\(note)/utskrift", [("andamal", "Hon vill ha den hemma hos sin syster")])
    #expect(paper.status == 200 && paper.body.contains("Bakdörren") && paper.body.contains("<title>Lista</title>"))
    for word in ["Lovis", "2026-0001", "Samfrid", "Säkerhetsplan", "Ärende", "Socialnämnden"] {
      #expect(!paper.body.contains(word), "\(word)")
    }
    #expect(try await work.log().contains("print"))
    let other = try await work.newNote(file, by: worker)
    _ = try await worker.post(other, [("text", "Ingen plan"), ("uppratta", "ja")])
    #expect(try await worker.post("\(other)/utskrift", [("andamal", "Nyfiken")]).status == 404)
  }

  @Test func `barnets plan har barnets egna frågor, och finns bara i barnets akt`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let child = try await work.register("Vidar Snödal", role: "child")
    try await work.assign(child, to: "handläggare")
    let adult = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    #expect(
      try await worker.get("\(child)/anteckningar/ny?slag=childSafetyPlan").body.contains("De vuxna jag kan gå till"))
    #expect(try await worker.get("\(child)/anteckningar/ny?slag=safetyPlan").status == 404)
    #expect(try await worker.get("\(adult)/anteckningar/ny?slag=childSafetyPlan").status == 404)
  }
}
