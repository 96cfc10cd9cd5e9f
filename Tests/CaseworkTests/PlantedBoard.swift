import Casework
import TestSupport
import Testing
import Vocabulary

/// A board where every field that holds something of a person has a word of its own, which is found nowhere else (B11).
struct PlantedBoard {
  let work: BoardAtWork
  /// The exposed adult's file, which the caseworker answers for, and the walled-off file that a colleague does.
  let own: String
  let walled: String
  /// What links them, for its readers.
  let relation: String

  /// Each word by where it was planted.
  static let words: [String: String] = [
    "namn": "Kanarifågel", "nummer": "19780125-2383", "rubrik": "Kanarirubrik", "text": "Kanaritext",
    "utkast": "Kanariutkast",
    "anmälare": "Kanarianmälare", "aktualisering": "Kanariuppgift", "ansökan": "Kanariansökan", "risk": "Kanaririsk",
    "egna ord": "Kanariord", "säkerhetsplan": "Kanariplan", "samtycke": "Kanarisamtycke",
    "utlämnande": "Kanariutlämning",
    "beslut": "Kanaribeslut", "trygg kontakt": "Kanarikontakt", "kodord": "Kanarikodord",
    "skyddets ursprung": "Kanariursprung",
    "adress": "Kanariadress", "telefon": "070-174 06 05", "kommun": "Kanarikommun", "boende": "Kanariboende",
    "skola": "Kanariskola",
    "arbete": "Kanariarbete", "kontaktperson": "Kanarimänniska", "skäl att se platsen": "Kanarivisning",
    "relationens början": "Kanarisedan", "skilt namn": "Väggfågel", "skild text": "Väggtext",
    "skäl att gå förbi": "Kanariskäl",
    "begäran": "Kanaribegäran", "mottagare": "Kanarimottagare", "formulär": "Kanariformulär",
    "skäl att nödöppna": "Kanarinöd som inte kan vänta",
  ]

  private static func word(_ place: String) -> String { words[place] ?? "saknas" }

  init() async throws {
    work = try await BoardAtWork(.sqlite)
    own = try await work.register(Self.word("namn"), number: Self.word("nummer"))
    walled = try await work.register(Self.word("skilt namn"), role: "usesViolence")
    let third = try await work.register("Tredje Akten")
    relation = try await Self.relate([own, walled], in: work)
    try await work.assign(own, to: "handläggare")
    try await work.assign(walled, to: "kollega")
    try await plantOwn(try await work.client("handläggare"))
    try await plantWalled(try await work.client("kollega"))
    try await passWall(third)
  }

  private static func relate(_ linked: [String], in work: BoardAtWork) async throws -> String {
    let reception = try await work.client("mottagare")
    _ = try await reception.get("\(work.path)/relationer/ny")
    let files = linked.map { ("akt", String($0.split(separator: "/").last ?? "")) }
    let answer = try await reception.post(
      "\(work.path)/relationer/ny", files + [("slag", "physical"), ("sedan", word("relationens början"))])
    return try #require(answer.location)
  }

  private func plantOwn(_ worker: TestClient) async throws {
    let word = Self.word
    _ = try await worker.get("\(own)/kontakt")
    try await post(
      "\(own)/kontakt", [("version", "0"), ("satt", word("trygg kontakt")), ("kodord", word("kodord"))], worker)
    let review = work.test.now.day.adding(days: 100).text
    try await post(
      "\(own)/skydd",
      [("niva", "marked"), ("ursprung", word("skyddets ursprung")), ("sedan", "2026-01-01"), ("omprovas", review)],
      worker)
    let places = ["adress", "telefon", "kommun", "boende", "skola", "arbete", "kontaktperson"].map { ($0, word($0)) }
    try await post("\(own)/plats", [("version", "0")] + places, worker)
    let shown = try await worker.post("\(own)/plats/visa", [("skal", word("skäl att se platsen"))])
    #expect(shown.status == 200)
    try await record("plain", [("rubrik", word("rubrik")), ("text", word("text"))], worker)
    try await record(
      "intake",
      [("satt", "egen"), ("inkom", "2026-10-01"), ("vad", word("aktualisering")), ("anmalare", word("anmälare"))],
      worker)
    try await record("application", [("form", "muntlig"), ("begaran", word("ansökan"))], worker)
    try await record(
      "risk",
      [
        ("anledning", "forsta"), ("kalla", "sjalv"), ("underlag", "a"), ("egen", "high"), ("egnaord", word("egna ord")),
        ("niva", "high"), ("bedomning", word("risk")), ("atgarder", "b"), ("nasta", review),
      ], worker)
    try await record(
      "safetyPlan",
      [("tecken", "a"), ("utvagar", word("säkerhetsplan")), ("vaska", "b"), ("nasta", review)], worker)
    try await record(
      "consent",
      [
        ("till", "Vården"), ("vad", word("samtycke")), ("syfte", "a"), ("fran", "2026-01-01"), ("hur", "Muntligt"),
        ("ensam", "ja"),
      ], worker)
    try await record(
      "disclosure",
      [
        ("vad", word("utlämnande")), ("till", "Polisen"), ("grund", "consent"), ("skal", "a"), ("dag", "2026-01-01"),
      ], worker)
    try await record(
      "decision",
      [
        ("utfall", "bifall"), ("insats", word("beslut")), ("lagrum", "11 kap. 1 §"), ("delegat", "worker"),
        ("beslutare", "Prov"), ("skal", "a"), ("overklagan", "b"),
      ], worker)
    try await record("plain", [("text", word("utkast"))], worker, isRecord: false)
    try await plantForm(worker)
    try await plantExtract(worker)
  }

  /// Somebody has asked to read what is noted.
  private func plantExtract(_ worker: TestClient) async throws {
    let page = try await worker.get("\(own)/utdrag/ny").body
    let records = page.split(separator: "name=\"handling\" value=\"").dropFirst().map { part in
      ("handling", String(part.prefix { $0 != "\"" }))
    }
    #expect(records.count > 5)
    try await post(
      "\(own)/utdrag/ny",
      [
        ("mottagare", "other"), ("mottagare-namn", Self.word("mottagare")), ("begaran", Self.word("begäran")),
        ("stod", "a"),
      ] + records, worker)
  }

  /// The manager adds a form and takes it into use; the caseworker fills it in.
  private func plantForm(_ worker: TestClient) async throws {
    let manager = try await work.client("chef")
    _ = try await manager.get("\(work.path)/metoder/skriv")
    let added = try await manager.post(
      "\(work.path)/metoder/skriv",
      [("titel", "Prov"), ("version", "1"), ("fragor", "Berätta"), ("ratt", "Prov"), ("villkor", "Prov")])
    let form = try #require(added.location)
    try await post(form, [("till", "active")], manager)
    let id = String(form.split(separator: "/").last ?? "")
    try await record(
      "form&formular=\(id)", [("slag", "form"), ("formular", id), ("1~0", Self.word("formulär"))], worker)
  }

  private func plantWalled(_ colleague: TestClient) async throws {
    let note = try await work.newNote(walled, by: colleague)
    try await post(note, [("text", Self.word("skild text")), ("uppratta", "ja")], colleague)
  }

  /// The manager gives the caseworker a file beside, past the wall; and somebody opens one that could not wait.
  private func passWall(_ third: String) async throws {
    let manager = try await work.client("chef")
    _ = try await manager.get("\(work.path)/fordela")
    try await post(
      "\(third)/fordela", [("till", try work.post("handläggare").text)], manager)
    let reception = try await work.client("mottagare")
    _ = try await reception.get("\(work.path)/nodoppna")
    let asked = [("nummer", "2026-0003"), ("skal", Self.word("skäl att nödöppna"))]
    try await post("\(work.path)/nodoppna", asked, reception)
    _ = try await manager.get("\(work.path)/fordela")
    try await post(
      "\(walled)/fordela", [("till", try work.post("handläggare").text), ("skal", Self.word("skäl att gå förbi"))],
      manager)
    try await work.assign(walled, to: "kollega")
  }

  private func record(
    _ kind: String, _ answers: [(String, String)], _ client: TestClient, isRecord: Bool = true
  ) async throws {
    let note = try await BoardAtWork.newNote(as: kind, in: own, by: client)
    try await post(note, [("slag", kind), (isRecord ? "uppratta" : "utkast", "ja")] + answers, client)
  }

  private func post(_ path: String, _ fields: [(String, String)], _ client: TestClient) async throws {
    let answer = try await client.post(path, fields)
    #expect(answer.status == 303, "\(path): \(answer.body.suffix(3000))")
  }
}
