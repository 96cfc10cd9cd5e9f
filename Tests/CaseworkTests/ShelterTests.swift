import Casework
import Storage
import TestSupport
import Testing
import Vocabulary

/// The times of a child in protected housing (Act 2024:79), of a transfer, and of a call to make.
struct ShelterTests {
  private static let application = [
    ("forhallanden", "a"), ("grunder", "b"), ("information", "c"), ("barnet", "d"),
  ]

  private func child(_ engine: Engine) async throws -> (BoardAtWork, file: String, worker: TestClient) {
    let work = try await BoardAtWork(engine)
    let file = try await work.register("Vidar Snödal", role: "child")
    try await work.assign(file, to: "handläggare")
    return (work, file, try await work.client("handläggare"))
  }

  private func record(
    _ kind: String, _ answers: [(String, String)], on file: String, by client: TestClient
  ) async throws -> TestClient.Answer {
    let note = try await BoardAtWork.newNote(as: kind, in: file, by: client)
    return try await client.post(note, [("slag", kind), ("uppratta", "ja")] + answers)
  }

  /// The last day of what runs, as the file's page says it.
  private func day(of what: String, _ file: String, by client: TestClient) async throws -> String? {
    let page = try await client.get(file).body
    guard let start = page.firstRange(of: "<li><span>\(what)</span>") else { return nil }
    let line = page[start.upperBound...].prefix { $0 != "\n" }
    guard let due = line.firstRange(of: "Senast ") ?? line.firstRange(of: "Sista dag var ") else { return "i dag" }
    return String(line[due.upperBound...].prefix(10))
  }

  @Test(arguments: Engine.available)
  func `ett omedelbart beslut ska till rätten inom en vecka, och ansökan inom sex veckor från placeringen`(
    _ engine: Engine
  ) async throws {
    let (work, file, worker) = try await child(engine)
    let today = work.test.now.day
    let placed = today.adding(days: -2)
    let urgent = [
      ("beslutad", today.adding(days: -1).text), ("dag", placed.text), ("skal", "a"), ("information", "b"),
      ("barnet", "c"),
      ("beslutare", "Prov"),
    ]
    let wrong = try await record("urgentShelter", urgent + [("delegat", "worker")], on: file, by: worker)
    #expect(wrong.status == 422 && wrong.body.contains("beslutas av utskottet"))
    #expect(try await record("urgentShelter", urgent + [("delegat", "chair")], on: file, by: worker).status == 303)
    let submission = "Beslutet om skyddat boende ska underställas rätten"
    let application = "Ansökan om skyddat boende till rätten"
    let soon = try await record(
      "courtStep", [("steg", "understallt"), ("dag", placed.text)], on: file, by: worker)
    #expect(soon.status == 422 && soon.body.contains("kan inte underställas före"))
    #expect(try await day(of: submission, file, by: worker) == today.adding(days: 6).text)
    #expect(try await day(of: application, file, by: worker) == placed.adding(days: 42).text)
    #expect(try await day(of: "Överväg placeringen", file, by: worker) == placed.adding(months: 6).text)
    #expect(try await worker.get(file).body.contains("<small>Lagen (2024:79)</small>"))
    #expect(
      try await record("courtStep", [("steg", "understallt"), ("dag", today.text)], on: file, by: worker).status == 303)
    #expect(try await day(of: submission, file, by: worker) == nil)
    let bare = try await record("courtStep", [("steg", "ansokan"), ("dag", today.text)], on: file, by: worker)
    #expect(bare.status == 422 && bare.body.contains("hör till en ansökan"))
    let early = try await record("courtStep", [("steg", "borjat"), ("dag", today.text)], on: file, by: worker)
    #expect(early.status == 422 && early.body.contains("Registrera först att rätten har bifallit"))
    let applied = [("steg", "ansokan"), ("dag", today.adding(days: -1).text)] + Self.application
    #expect(try await record("courtStep", applied, on: file, by: worker).status == 303)
    #expect(try await day(of: application, file, by: worker) == nil)
    let before = try await record(
      "courtStep", [("steg", "bifall"), ("dag", today.adding(days: -2).text)], on: file, by: worker)
    #expect(before.status == 422 && before.body.contains("kan inte komma före"))
    let granted = [("steg", "bifall"), ("dag", today.adding(days: -1).text)]
    #expect(try await record("courtStep", granted, on: file, by: worker).status == 303)
    #expect(
      try await day(of: "Vistelsen i skyddat boende ska ha börjat", file, by: worker) == nil, "barnet är redan där")
  }

  @Test func `efter rättens beslut ska vistelsen börja inom fyra veckor, och sedan övervägas`() async throws {
    let (work, file, worker) = try await child(.sqlite)
    let today = work.test.now.day
    let granted = [("steg", "bifall"), ("dag", today.adding(days: -1).text)]
    let unasked = try await record("courtStep", granted, on: file, by: worker)
    #expect(unasked.status == 422 && unasked.body.contains("Registrera först att beslutet är underställt"))
    let applied = [("steg", "ansokan"), ("dag", today.adding(days: -2).text)] + Self.application
    #expect(try await record("courtStep", applied, on: file, by: worker).status == 303)
    #expect(try await record("courtStep", granted, on: file, by: worker).status == 303)
    let undecided = try await record(
      "courtStep", [("steg", "understallt"), ("dag", today.text)], on: file, by: worker)
    #expect(undecided.status == 422 && undecided.body.contains("Registrera först det omedelbara beslutet"))
    let start = "Vistelsen i skyddat boende ska ha börjat"
    #expect(try await day(of: start, file, by: worker) == today.adding(days: 27).text)
    let ended = [("utfall", "inte"), ("skal", "a"), ("beslutare", "b")]
    let closing = try await record("preliminary", ended, on: file, by: worker)
    #expect(closing.status == 422 && closing.body.contains("det löper än"))
    #expect(
      try await record("courtStep", [("steg", "borjat"), ("dag", today.text)], on: file, by: worker).status == 303)
    #expect(try await day(of: start, file, by: worker) == nil)
    #expect(try await day(of: "Överväg placeringen", file, by: worker) == today.adding(months: 6).text)
  }

  @Test func `hemlig vistelse övervägs var sjätte månad, tills den upphör`() async throws {
    let (work, file, worker) = try await child(.sqlite)
    let secret = [("vad", "vistelse"), ("skal", "a"), ("beslutare", "b")]
    let review = "Överväg den hemliga vistelsen"
    let contact = [("vad", "umgange"), ("skal", "a"), ("beslutare", "b"), ("utfall", "galler")]
    #expect(try await record("whereaboutsSecrecy", contact, on: file, by: worker).status == 303)
    #expect(
      try await record("whereaboutsSecrecy", secret + [("utfall", "galler")], on: file, by: worker).status == 303)
    #expect(try await day(of: review, file, by: worker) == work.test.now.day.adding(months: 6).text)
    #expect(
      try await record("whereaboutsSecrecy", secret + [("utfall", "upphor")], on: file, by: worker).status == 303)
    #expect(try await day(of: review, file, by: worker) == nil)
    #expect(try await day(of: "Överväg beslutet om umgänge", file, by: worker) != nil)
  }

  @Test func `en begäran om överflyttning besvaras genast, och efter en månad kan IVO tillfrågas`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let today = work.test.now.day
    func transfer(_ step: String) async throws -> Int {
      try await record("transfer", [("steg", step), ("dag", today.text), ("skal", "a")], on: file, by: worker).status
    }
    #expect(try await transfer("begard") == 303)
    let ask = "Inget svar om överflyttning: IVO kan tillfrågas"
    #expect(try await day(of: ask, file, by: worker) == today.adding(months: 1).text)
    #expect(try await transfer("ja") == 303)
    #expect(try await day(of: ask, file, by: worker) == nil)
    #expect(try await transfer("fatt") == 303)
    #expect(try await day(of: "Svar på begäran om överflyttning", file, by: worker) == "i dag")
    #expect(try await worker.get(file).body.contains("29 kap. 10–11 §§ SoL"))
  }

  @Test func `ett missförhållande löper från samma dag tills det är avhjälpt, och det allvarliga tills IVO vet`()
    async throws
  {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let today = work.test.now.day.text
    let (mend, tell) = (
      "Missförhållandet ska utredas och avhjälpas", "Det allvarliga missförhållandet ska anmälas till IVO"
    )
    func record(_ step: String, _ more: [(String, String)] = []) async throws -> Int {
      let answers = [("steg", step), ("dag", today), ("skal", "Lämnades ensam i tre dagar")] + more
      return try await self.record("deviation", answers, on: file, by: worker).status
    }
    #expect(try await record("rapporterat", [("allvarligt", "ja")]) == 303)
    #expect(try await day(of: mend, file, by: worker) == "i dag")
    #expect(try await day(of: tell, file, by: worker) == "i dag")
    #expect(try await worker.get(file).body.contains("27 kap. SoL (2025:400)"))
    // Another has times of its own.
    #expect(try await record("rapporterat") == 303)
    #expect(try await record("avhjalpt") == 303)
    #expect(try await day(of: mend, file, by: worker) == "i dag")
    #expect(try await record("avhjalpt") == 303)
    #expect(try await day(of: mend, file, by: worker) == nil)
    let closing = [("skal", "klart"), ("mal", "helt"), ("risk", "Lägre")]
    #expect(try await self.record("closing", closing, on: file, by: worker).status == 303)
    #expect(try await day(of: tell, file, by: worker) == "i dag", "ett avslutat ärende tar inte bort skyldigheten")
    #expect(try await record("anmalt") == 303)
    #expect(try await day(of: tell, file, by: worker) == nil)
  }

  @Test func `ett telefonsamtal antecknas lätt, och den som ska ringa igen ser det i sin lista`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let again = work.test.now.day.adding(days: 3).text
    let call = [("vem", "Vårdcentralen"), ("vad", "De återkommer"), ("ring", again)]
    #expect(try await record("phone", call, on: file, by: worker).status == 303)
    #expect(try await worker.get(work.path).body.contains("Ring igen"))
    // Another call is not the one that was to be made.
    #expect(try await record("phone", [("vem", "Skolan"), ("vad", "Annat")], on: file, by: worker).status == 303)
    #expect(try await worker.get(work.path).body.contains("Ring igen"))
    let made = [("vem", "Samma"), ("vad", "Klart"), ("klart", "ja")]
    #expect(try await record("phone", made, on: file, by: worker).status == 303)
    #expect(try await !worker.get(work.path).body.contains("Ring igen"))
  }
}
