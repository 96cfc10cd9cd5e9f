import Casework
import Storage
import TestSupport
import Testing
import Vocabulary

/// Handing out records of a file: passage by passage, by two, and never more than was chosen.
struct ExtractTests {
  private struct Asked {
    let work: BoardAtWork
    let file: String
    let worker: TestClient
    let colleague: TestClient
    /// Records of the file: a note of three lines, and an intake with a reporter.
    let notes: [String]
    let extract: String

    init(_ engine: Engine, notes texts: [String] = ["Första raden.\n\nAndra raden.\nTredje raden."]) async throws {
      work = try await BoardAtWork(engine)
      file = try await work.file("Lovis Myrhed", number: "19780125-2383")
      worker = try await work.client("handläggare")
      var notes: [String] = []
      for text in texts {
        let note = try await BoardAtWork.newNote(as: "plain", in: file, by: worker)
        let sent = [("rubrik", "Besök"), ("text", text), ("uppratta", "ja"), ("plats-kontrollerad", "ja")]
        #expect(try await worker.post(note, sent).status == 303)
        notes.append(note.components(after: "/"))
      }
      let intake = try await BoardAtWork.newNote(as: "intake", in: file, by: worker)
      let answers = [
        ("slag", "intake"), ("uppratta", "ja"), ("satt", "oro"), ("inkom", "2026-10-01"), ("vad", "Grannen ringde"),
        ("anmalare", "Granne Hemlig"), ("barn", "no"),
      ]
      #expect(try await worker.post(intake, answers).status == 303)
      notes.append(intake.components(after: "/"))
      self.notes = notes
      try await work.change("kollega", to: "beside")
      colleague = try await work.client("kollega")
      _ = try await worker.get("\(file)/utdrag/ny")
      let begun = try await worker.post(
        "\(file)/utdrag/ny",
        [
          ("mottagare", "other"), ("mottagare-namn", "Ombudet Alm"), ("begaran", "Allt om <besöken>"),
          ("stod", "Partsinsyn"),
        ]
          + notes.map { ("handling", $0) })
      #expect(begun.status == 303, "\(begun.body)")
      extract = try #require(begun.location)
    }

    /// Chooses for the first record by number of passage, and hands all of the second out.
    func choose(_ choices: [String], by client: TestClient? = nil) async throws {
      let client = client ?? worker
      try await post(notes[0], choices, by: client)
      try await post(notes[notes.count - 1], Array(repeating: "release", count: 5), by: client)
    }

    func post(_ note: String, _ choices: [String], by client: TestClient) async throws {
      let page = try await client.get("\(extract)/\(note)")
      #expect(page.status == 200)
      let sent = choices.enumerated().map { ("val-\($0)", $1) } + [("version", version(page.body))]
      let answer = try await client.post("\(extract)/\(note)", sent)
      #expect(answer.status == 303, "\(answer.body)")
    }

    func version(_ page: String) -> String {
      guard let start = page.firstRange(of: "name=\"version\" value=\"") else { return "" }
      return String(page[start.upperBound...].prefix { $0 != "\"" })
    }

    /// The paper, as whoever has checked the recipient asks for it.
    func paper(by client: TestClient) async throws -> TestClient.Answer {
      let version = version(try await client.get(extract).body)
      return try await client.post("\(extract)/lamna-ut", [("mottagare-kontrollerad", "ja"), ("version", version)])
    }

    @discardableResult
    func step(_ step: String, by client: TestClient, _ more: [(String, String)] = []) async throws -> TestClient.Answer
    {
      let version = version(try await client.get(extract).body)
      return try await client.post("\(extract)/steg", [("steg", step), ("version", version)] + more)
    }
  }

  @Test(arguments: Engine.available)
  func `ett utdrag gås igenom stycke för stycke, läses av en annan, och maskat står inte på papperet`(
    _ engine: Engine
  ) async throws {
    let asked = try await Asked(engine)
    let (worker, colleague) = (asked.worker, asked.colleague)
    // Nothing goes out, nor to the second reader, before all is chosen.
    #expect(try await asked.step("las", by: worker).body.contains("Gå igenom alla handlingar först"))
    #expect(try await asked.paper(by: worker).body.contains("har ändrat utdraget"))
    let half = try await worker.post(
      "\(asked.extract)/\(asked.notes[0])", [("version", "1"), ("val-0", "release"), ("val-1", "others")])
    #expect(half.status == 422 && half.body.contains("Välj om stycke 3 lämnas ut eller maskas"))
    #expect(half.body.contains("<option value=\"others\" selected"))
    try await asked.choose(["release", "others", "others", "release"])
    #expect(try await worker.get(asked.extract).body.contains("Ingen annan arbetar med akten") == false)
    #expect(try await asked.step("las", by: worker).status == 303)
    // Whoever has chosen is not the second reader.
    #expect(try await asked.step("godkann", by: worker).body.contains("Du har själv valt"))
    #expect(try await asked.paper(by: worker).body.contains("har ändrat utdraget"))
    let reading = try await colleague.get(asked.extract).body
    #expect(reading.contains("<del>Första raden.</del>") && reading.contains("26 kap. 1 § OSL"), "\(reading)")
    #expect(try await asked.step("tillbaka", by: colleague).body.contains("Skriv vad som ska ändras"))
    #expect(try await asked.step("tillbaka", by: colleague, [("anmarkning", "Rad ett kan lämnas ut")]).status == 303)
    #expect(try await worker.get(asked.extract).body.contains("Rad ett kan lämnas ut"))
    try await asked.post(asked.notes[0], ["release", "release", "others", "place"], by: worker)
    #expect(try await asked.step("las", by: worker).status == 303)
    #expect(try await asked.step("godkann", by: colleague).status == 303)
    #expect(try await worker.post("\(asked.extract)/lamna-ut").body.contains("har kontrollerat mottagaren"))
    let sheet = try await asked.paper(by: worker)
    #expect(sheet.status == 200 && sheet.body.contains("Allt om &lt;besöken&gt;") && sheet.body.contains("Ombudet Alm"))
    #expect(sheet.body.contains("Första raden.") && !sheet.body.contains("Andra raden"))
    #expect(!sheet.body.contains("Tredje raden") && sheet.body.contains("Grannen ringde"))
    // One mark for what follows on each other, and no ground that tells what is kept.
    #expect(sheet.body.ranges(of: "[maskat]").count == 1 && !sheet.body.contains("21 kap."))
    #expect(!sheet.body.contains("Granne Hemlig") && !sheet.body.contains("Lovis") && !sheet.body.contains("1978"))
    #expect(sheet.body.contains("Utskrift U2026-0001") && sheet.body.contains("går att överklaga"))
    #expect(try await asked.work.log().filter { $0 == "export" }.count == 1)
    #expect(sheet.body.contains("Till: Ombudet Alm") && sheet.body.contains("Sekretess, 26 kap. 1 § OSL"))
    // Who works beside does not hand out, and it has not reached anybody before somebody says so.
    #expect(try await asked.paper(by: colleague).body.contains("Den som ansvarar för akten lämnar ut"))
    #expect(try await worker.get(asked.file).body.contains("Handlingar ska lämnas ut"))
    #expect(try await asked.step("utlamnat", by: worker).body.contains("Skriv hur det lämnades"))
    #expect(try await asked.step("utlamnat", by: colleague, [("anmarkning", "I handen")]).status == 422)
    // What is changed afterwards has to be read and printed again.
    try await asked.post(asked.notes[0], ["release", "release", "others", "place"], by: worker)
    #expect(try await asked.step("las", by: worker).status == 303)
    #expect(try await asked.step("godkann", by: colleague).status == 303)
    let early = try await asked.step("utlamnat", by: worker, [("anmarkning", "I handen")])
    #expect(early.status == 422 && early.body.contains("Skriv ut det först, som det är nu"))
    #expect(try await asked.paper(by: worker).status == 200)
    #expect(try await asked.step("utlamnat", by: worker, [("anmarkning", "I handen")]).status == 303)
    let page = try await worker.get(asked.file).body
    #expect(page.contains("Utlämnat") && page.contains("2 handlingar") && !page.contains("Handlingar ska lämnas ut"))
    let reviewed = try await asked.work.board.database.read {
      try $0.exists("SELECT 1 FROM log_sample WHERE reasons = 'handedOut'")
    }
    #expect(reviewed)
  }

  @Test(arguments: Engine.available)
  func `det som kan säga var någon finns går ut bara med ett skäl, och läses om när det lämnas ut`(
    _ engine: Engine
  ) async throws {
    let asked = try await Asked(engine, notes: ["Vi sågs på Storgatan 12.", "Hon nämnde Fjällåkern."])
    let (worker, colleague) = (asked.worker, asked.colleague)
    let (first, second) = ("\(asked.extract)/\(asked.notes[0])", "\(asked.extract)/\(asked.notes[1])")
    let chosen = [("val-0", "release"), ("val-1", "release")]
    let held = try await worker.post(first, chosen + [("version", "1")])
    #expect(held.status == 422 && held.body.contains("Stycke 2 kan säga var någon finns: "), "\(held.body)")
    #expect(try await worker.post(first, chosen + [("version", "1"), ("skal-1", "Vet det redan")]).status == 303)
    // Another window had an older version.
    let old = try await worker.post(second, chosen + [("version", "1")])
    #expect(
      old.status == 422 && old.body.contains("har ändrat utdraget") && old.body.contains("Du hade valt: Lämnas ut"))
    #expect(!old.body.contains("\"release\" selected"), "det som står där nu är det som visas")
    try await asked.post(asked.notes[1], ["release", "release"], by: worker)
    try await asked.post(asked.notes[2], Array(repeating: "release", count: 5), by: worker)
    #expect(try await asked.step("las", by: worker).status == 303)
    #expect(try await colleague.get(asked.extract).body.contains("Vet det redan"))
    #expect(try await asked.step("godkann", by: colleague).status == 303)
    // What is kept apart is written down only now.
    _ = try await worker.get("\(asked.file)/plats")
    let kept = try await worker.post("\(asked.file)/plats", [("version", "0"), ("boende", "Fjällåkern")])
    #expect(kept.status == 303)
    let late = try await asked.paper(by: worker)
    #expect(late.status == 422 && late.body.contains("Stycke 2 i handling 2 kan numera säga var någon finns"))
    #expect(try await asked.work.log().filter { $0 == "export" }.isEmpty)
    try await asked.post(asked.notes[1], ["release", "place"], by: worker)
    #expect(try await asked.step("las", by: worker).status == 303)
    #expect(try await asked.step("godkann", by: colleague).status == 303)
    let sheet = try await asked.paper(by: worker)
    #expect(sheet.status == 200 && !sheet.body.contains("Fjällåkern") && sheet.body.contains("Storgatan"))
  }

  @Test func `ett avbrutet utdrag lämnas inte ut, och en säkerhetsplan följer aldrig med`() async throws {
    let asked = try await Asked(.sqlite)
    let worker = asked.worker
    let plan = try await BoardAtWork.newNote(as: "safetyPlan", in: asked.file, by: worker)
    let answers = [
      ("slag", "safetyPlan"), ("tecken", "Tystnad"), ("utvagar", "Bakdörren"), ("vaska", "Packad"),
      ("nasta", asked.work.test.now.day.adding(days: 60).text), ("uppratta", "ja"), ("plats-kontrollerad", "ja"),
    ]
    #expect(try await worker.post(plan, answers).status == 303)
    let draft = try await BoardAtWork.newNote(as: "plain", in: asked.file, by: worker)
    #expect(try await worker.post(draft, [("text", "Utkast"), ("utkast", "ja")]).status == 303)
    let page = try await worker.get("\(asked.file)/utdrag/ny").body
    for note in [plan, draft].map({ $0.components(after: "/") }) {
      #expect(!page.contains(note))
      let begun = try await worker.post(
        "\(asked.file)/utdrag/ny",
        [("mottagare", "person"), ("begaran", "Allt"), ("stod", "Partsinsyn"), ("handling", note)])
      #expect(begun.status == 422 && begun.body.contains("lämnas inte till den mottagaren"))
    }
    let id = ("utdrag", asked.extract.components(after: "/"))
    let same =
      [
        ("mottagare", "other"), ("mottagare-namn", "Ombudet Alm"), ("begaran", "Allt om <besöken>"),
        ("stod", "Partsinsyn"), id,
      ] + asked.notes.map { ("handling", $0) }
    #expect(try await worker.post("\(asked.file)/utdrag/ny", same).location == asked.extract, "två tryck ger ett")
    let changed = same.map { ($0.0, $0.0 == "mottagare-namn" ? "Ombudet Berg" : $0.1) }
    let other = try #require(try await worker.post("\(asked.file)/utdrag/ny", changed).location)
    #expect(other != asked.extract)
    let dropped = [("steg", "avbryt"), ("version", "1"), ("skal", "Prov")]
    #expect(try await worker.post("\(other)/steg", dropped).status == 303)
    let telling = try await worker.post(
      "\(asked.file)/utdrag/ny",
      [("mottagare", "person"), ("begaran", "Allt från Storgatan 12"), ("stod", "a"), ("handling", asked.notes[0])])
    #expect(telling.status == 422 && telling.body.contains("Det här står på papperet"))
    let stranger = try await asked.work.file("Sten Gråberg")
    #expect(try await worker.get("\(stranger)/utdrag/\(asked.extract.components(after: "/"))").status == 404)
    try await asked.choose(["release", "release", "release", "release"])
    #expect(try await asked.step("las", by: worker).status == 303)
    #expect(try await asked.step("avbryt", by: worker).body.contains("Skriv varför utdraget avbryts"))
    #expect(try await asked.step("avbryt", by: worker, [("skal", "Begäran togs tillbaka")]).status == 303)
    #expect(try await asked.step("godkann", by: asked.colleague).status == 422)
    #expect(try await asked.paper(by: worker).status == 422)
    #expect(!(try await worker.get(asked.file).body.contains("Handlingar ska lämnas ut")))
  }
}
