import Casework
import Storage
import TestSupport
import Testing
import Vocabulary

/// A board's forms: read in, written, taken into use, and filled in as notes of a file.
struct InstrumentTests {
  private static let licence = [("ratt", "Egen förvaltning"), ("villkor", "Egna frågor")]
  private static let text = "Är du rädd? *\n- Nej (0)\n- Ja (2)\n\nHur många gånger?\n- [tal]\n\nBerätta"

  /// Written and taken into use by the manager; its address.
  private func write(_ title: String, _ version: String = "1", text: String = Self.text, at work: BoardAtWork)
    async throws
    -> String
  {
    let manager = try await work.client("chef")
    _ = try await manager.get("\(work.path)/metoder/skriv")
    let answer = try await manager.post(
      "\(work.path)/metoder/skriv", [("titel", title), ("version", version), ("fragor", text)] + Self.licence)
    #expect(answer.status == 303, "\(answer.body)")
    let page = try #require(answer.location)
    #expect(try await manager.get(page).body.contains("Inte i bruk än"))
    #expect(try await manager.post(page, [("till", "active")]).status == 303)
    return page
  }

  /// The form as it opens in the file: where it is sent, and its page.
  private func open(_ form: String, in file: String, by worker: TestClient) async throws -> (note: String, page: String)
  {
    let id = String(form.split(separator: "/").last ?? "")
    let page = try await worker.get("\(file)/anteckningar/ny?slag=form&formular=\(id)").body
    let start = try #require(page.firstRange(of: "action=\"\(file)/anteckningar/"), "\(page)")
    return ("\(file)/anteckningar/" + page[start.upperBound...].prefix { $0 != "\"" }, page)
  }

  private func fields(_ form: String, _ answers: [(String, String)]) -> [(String, String)] {
    [("slag", "form"), ("formular", String(form.split(separator: "/").last ?? ""))] + answers
  }

  @Test(arguments: Engine.available)
  func `ett formulär skrivs, tas i bruk, fylls i och räknas, och riskbedömningen bygger på det`(_ engine: Engine)
    async throws
  {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    #expect(try await worker.get("\(file)/anteckningar/ny?slag=form").body.contains("inget formulär i bruk"))
    let form = try await write("Våra frågor", at: work)
    #expect(try await worker.get("\(file)/anteckningar/ny?slag=form").body.contains("Våra frågor, version 1"))
    let (note, page) = try await open(form, in: file, by: worker)
    #expect(page.contains("Är du rädd?") && page.contains("Summa:</strong> inget än"))
    // What is missing or cannot be read is said where it is, and nothing is lost.
    let wrong = try await worker.post(
      note, fields(form, [("uppratta", "ja"), ("2~0", "många"), ("3~0", "Det hon <b>sa</b>")]))
    #expect(wrong.status == 422 && wrong.body.contains("Skriv ett tal") && wrong.body.contains("value=\"många\""))
    #expect(wrong.body.contains("Det hon &lt;b&gt;sa&lt;/b&gt;"))
    // A draft keeps it too, also what is no answer yet.
    let draft = try await worker.post(note, fields(form, [("utkast", "ja"), ("1~0", "|2"), ("2~0", "många")]))
    #expect(draft.status == 303)
    let again = try await worker.get(note).body
    #expect(again.contains("value=\"många\"") && again.contains("Summa:</strong> 2"))
    let done = try await worker.post(
      note,
      fields(form, [("version.anteckning", "1"), ("uppratta", "ja"), ("1~0", "|2"), ("2~0", "3"), ("3~0", "Ord")]))
    #expect(done.status == 303, "\(done.body)")
    let record = try await worker.get(note).body
    #expect(record.contains("Våra frågor, version 1") && record.contains("<dd><p>Ja</p></dd>"))
    #expect(record.contains("<dt>Summa</dt><dd><p>2</p></dd>") && !record.contains("Summa: 2"))
    try await assessRisk(on: String(note.split(separator: "/").last ?? ""), of: file, by: worker)
  }

  private func assessRisk(on form: String, of file: String, by worker: TestClient) async throws {
    let page = try await worker.get("\(file)/anteckningar/ny?slag=risk").body
    #expect(page.contains("<option value=\"\(form)\">Våra frågor, version 1"))
    let start = try #require(page.firstRange(of: "action=\"\(file)/anteckningar/"))
    let note = "\(file)/anteckningar/" + page[start.upperBound...].prefix { $0 != "\"" }
    let answers = [
      ("slag", "risk"), ("uppratta", "ja"), ("anledning", "forsta"), ("kalla", "sjalv"), ("underlag", "a"),
      ("egen", "high"), ("metodniva", "ingen"), ("niva", "high"), ("bedomning", "b"), ("atgarder", "c"),
      ("nasta", "2027-01-15"),
    ]
    let foreign = try await worker.post(note, answers + [("formular", "01hftt0yb4e00vf3vdr7rjaf56")])
    #expect(foreign.status == 422 && foreign.body.contains("inte upprättat i akten"))
    #expect(try await worker.post(note, answers + [("formular", form)]).status == 303)
    #expect(try await worker.get(file).body.contains("Våra frågor, version 1: Summa: 2: Metoden ger ingen nivå"))
    #expect(try await worker.get(note).body.contains("/anteckningar/\(form)\">Läs formuläret</a>"))
  }

  @Test(arguments: Engine.available)
  func `en ny version tar den gamlas plats, som går att läsa men inte börja`(_ engine: Engine) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let old = try await write("Våra frågor", at: work)
    let (note, _) = try await open(old, in: file, by: worker)
    #expect(try await worker.post(note, fields(old, [("utkast", "ja"), ("1~0", "|1")])).status == 303)
    let manager = try await work.client("chef")
    let editor = try await manager.get("\(work.path)/metoder/skriv?fran=\(old.split(separator: "/").last ?? "")").body
    #expect(editor.contains("Är du rädd? *") && editor.contains("- Ja (2)") && editor.contains("Egen förvaltning"))
    let taken = try await manager.post(
      "\(work.path)/metoder/skriv", [("titel", "Våra frågor"), ("version", "1"), ("fragor", "Ny?")] + Self.licence)
    #expect(taken.status == 422 && taken.body.contains("finns redan i version 1") && taken.body.contains("Ny?"))
    _ = try await write("Våra frågor", "2", at: work)
    #expect(try await manager.get(old).body.contains("Ur bruk"))
    #expect(try await manager.post(old, [("till", "active")]).location == old)
    #expect(try await manager.get(old).body.contains("Läs in det som en ny version"))
    let id = old.split(separator: "/").last ?? ""
    #expect(try await worker.get("\(file)/anteckningar/ny?slag=form&formular=\(id)").status == 404)
    let other = try await work.newNote(file, by: worker)
    #expect(
      try await worker.post(other, fields(old, [("utkast", "ja")])).status == 303, "den kan ha öppnats före bytet")
    // What was begun is finished in the version that it was begun in.
    let done = try await worker.post(
      note, fields(old, [("version.anteckning", "1"), ("uppratta", "ja"), ("1~0", "|2")]))
    #expect(done.status == 303)
    #expect(try await worker.get(note).body.contains("Våra frågor, version 1"))
  }

  @Test func `ord som säger var någon finns håller kvar också ett formulär`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let form = try await write("Våra frågor", text: "Bor du på Storgatan?\n- Ja\n- Nej\n\nBerätta", at: work)
    let (note, _) = try await open(form, in: file, by: worker)
    // The form's own words are not hers.
    #expect(try await worker.post(note, fields(form, [("uppratta", "ja"), ("1~0", "|1")])).status == 303)
    let (next, _) = try await open(form, in: file, by: worker)
    let held = try await worker.post(next, fields(form, [("uppratta", "ja"), ("2~0", "Hon bor i Skellefteå nu")]))
    #expect(held.status == 422 && held.body.contains("Skellefteå") && held.body.contains("sparad som utkast"))
  }

  @Test func `följdfrågor och fler svar visas när man ber om dem, utan skript`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let manager = try await work.client("chef")
    _ = try await manager.get("\(work.path)/metoder/las-in")
    let json = """
      {"resourceType": "Questionnaire", "url": "urn:prov", "version": "1", "title": "Prov", "status": "active", "item": [
        {"linkId": "a", "type": "boolean", "text": "Finns det barn?"},
        {"linkId": "b", "type": "string", "text": "Vad heter barnen?",
          "enableWhen": [{"question": "a", "operator": "=", "answerBoolean": true}]},
        {"linkId": "g", "type": "group", "text": "Händelse", "repeats": true, "item": [
          {"linkId": "c", "type": "string", "text": "Vad hände?"}]}]}
      """
    let added = try await manager.upload(
      "\(work.path)/metoder/las-in", field: "fil", name: "prov.json", bytes: Array(json.utf8), Self.licence)
    let form = try #require(added.location)
    _ = try await manager.get(form)
    #expect(try await manager.post(form, [("till", "active")]).status == 303)
    let worker = try await work.client("handläggare")
    let (note, page) = try await open(form, in: file, by: worker)
    #expect(page.contains("Visa följdfrågor") && !page.contains("Vad heter barnen?"))
    let more = try await worker.post(note, fields(form, [("visa", "ja"), ("a~0", "true"), ("g~0/c~0", "Ett")]))
    #expect(more.status == 200 && more.body.contains("Vad heter barnen?"))
    // An answer to what is not asked any more is there again when it is.
    let named = [("visa", "ja"), ("version.anteckning", "1"), ("b~0", "Vidar och Runa"), ("g~0/c~0", "Ett")]
    let hidden = try await worker.post(note, fields(form, named + [("a~0", "false")]))
    #expect(!hidden.body.contains("Vad heter barnen?") && hidden.body.contains("name=\"b~0\" value=\"Vidar och Runa\""))
    let added2 = try await worker.post(
      note, fields(form, [("version.anteckning", "2"), ("g!add", "1"), ("a~0", "true"), ("g~0/c~0", "Ett")]))
    #expect(added2.body.contains("name=\"g~1/c~0\"") && added2.body.contains("value=\"Ett\""))
    let removed = try await worker.post(
      note,
      fields(
        form, [("version.anteckning", "3"), ("g~0!remove", "1"), ("g~0/c~0", "Ett"), ("g~1/c~0", "Två")]))
    #expect(!removed.body.contains("value=\"Ett\"") && removed.body.contains("value=\"Två\""))
  }

  @Test(arguments: Engine.available)
  func `en bilaga ligger förseglad i utkastet och anteckningen, och den som inte har akten når den inte`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let form = try await write("Med bilaga", text: "Berätta *\n\nIntyg *\n- [bilaga]", at: work)
    let (note, page) = try await open(form, in: file, by: worker)
    #expect(page.contains("enctype=\"multipart/form-data\"") && page.contains("type=\"file\""))
    let pdf = Array("%PDF-1.7 Kanaribilaga".utf8)
    let typed = fields(form, [("uppratta", "ja")])
    let bare = try await worker.post(note, typed + [("1~0", "Ord")])
    #expect(bare.status == 422 && bare.body.contains("e-2~0"), "\(bare.body)")
    let page2 = try await worker.upload(note, field: "2~0", name: "sida.html", bytes: Array("<html>".utf8), typed)
    #expect(page2.status == 422 && page2.body.contains("varken en PDF eller en bild"))
    let large = pdf + [UInt8](repeating: 32, count: 2_000_000)
    #expect(
      try await worker.upload(note, field: "2~0", name: "stor.pdf", bytes: large, typed).body.contains("Gör den mindre")
    )
    // Something else is missing: the file is not sent for nothing.
    let missing = try await worker.upload(note, field: "2~0", name: "Storgatan 12.pdf", bytes: pdf, typed)
    #expect(missing.status == 422 && missing.body.contains("Bifogat: ") && !missing.body.contains("Storgatan"))
    let draft = try await worker.get(note).body
    let start = try #require(draft.firstRange(of: "href=\"\(note)/bilagor/"), "\(draft)")
    let path = "\(note)/bilagor/" + draft[start.upperBound...].prefix { $0 != "\"" }
    let saved = try await worker.get(path)
    #expect(saved.status == 200 && saved.body == "%PDF-1.7 Kanaribilaga")
    #expect(saved.headers["content-disposition"] == "attachment; filename=\"bilaga.pdf\"")
    let kept = ("2~0!fil", path.components(after: "/"))
    // What saves itself takes nothing away, whatever is ticked.
    worker.headers["X-Autosave"] = "1"
    let saving = try await worker.post(
      note, typed.filter { $0.0 != "uppratta" } + [("version.anteckning", "1"), ("1~0", "O"), kept, ("2~0!tom", "ja")])
    worker.headers = [:]
    #expect(saving.body.contains("\"saved\""), "\(saving.body)")
    #expect(try await worker.get(note).body.contains("Bifogat: "))
    // Another window had an older version: the file has to be chosen again, and the text is there.
    let stale = try await worker.upload(
      note, field: "2~0", name: "a.pdf", bytes: pdf, typed + [("version.anteckning", "1"), ("1~0", "Gammalt")])
    #expect(stale.status == 409 && stale.body.contains("Välj den igen") && stale.body.contains("Gammalt"))
    let done = try await worker.post(note, typed + [("version.anteckning", "2"), ("1~0", "Ord"), kept])
    #expect(done.status == 303, "\(done.body)")
    #expect(try await worker.get(note).body.contains("Spara bilagan (PDF, 1 kB)"))
    #expect(try await worker.get(path).status == 200)
    #expect(try await work.client("kollega").get(path).status == 404)
    let other = try await work.file("Sten Gråberg")
    #expect(try await worker.get(path.replacing(file, with: other)).status == 404)
    let stored: [[UInt8]] = try await work.board.database.read { tx in
      try tx.rows("SELECT sealed FROM attached_file").map { try $0.get("sealed") }
    }
    #expect(stored.count == 1 && !String(decoding: stored[0], as: UTF8.self).contains("Kanaribilaga"))
  }

  @Test func `en bilaga tas bort ur ett utkast, och ett slängt utkast tar den med sig`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let form = try await write("Med bilaga", text: "Intyg\n- [bilaga]", at: work)
    let (note, _) = try await open(form, in: file, by: worker)
    let typed = fields(form, [("utkast", "ja")])
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3]
    #expect(try await worker.upload(note, field: "1~0", name: "b.png", bytes: png, typed).status == 303)
    func count() async throws -> Int? {
      try await work.board.database.read { try $0.value("SELECT COUNT(*) FROM attached_file", as: Int.self) }
    }
    let page = try await worker.get(note).body
    let start = try #require(page.firstRange(of: "name=\"1~0!fil\" value=\""), "\(page)")
    let kept = ("1~0!fil", String(page[start.upperBound...].prefix { $0 != "\"" }))
    #expect(try await worker.post(note, typed + [("version.anteckning", "1"), kept]).status == 303)
    #expect(try await worker.get(note).body.contains("Bifogat: "))
    // One that is refused takes nothing's place, and a place that no form has is none.
    let refused = try await worker.upload(
      note, field: "1~0", name: "a.html", bytes: Array("<html>".utf8), typed + [("version.anteckning", "2"), kept])
    #expect(refused.status == 422 && refused.body.contains("Bifogat: ") && refused.body.contains("varken en PDF"))
    let far = try await worker.upload(
      note, field: "1~999999999", name: "b.png", bytes: png, typed + [("version.anteckning", "2"), kept])
    #expect(far.status == 303, "\(far.body)")
    let removed = try await worker.post(note, typed + [("version.anteckning", "3"), kept, ("1~0!tom", "ja")])
    #expect(removed.status == 303)
    #expect(try await !worker.get(note).body.contains("Bifogat: "))
    // Another note's file cannot be brought in.
    let (other, _) = try await open(form, in: file, by: worker)
    #expect(try await worker.post(other, typed + [kept]).status == 303)
    #expect(try await !worker.get(other).body.contains("Bifogat: "))
    #expect(try await worker.post("\(note)/slang").status == 303)
    _ = try await work.board.forgetDrafts(at: work.test.now.adding(minutes: 60 * 24 * 40))
    #expect(try await count() == 0)
  }

  @Test func `en fil som inte är ett formulär säger vad som är fel, och rätten står kvar`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let manager = try await work.client("chef")
    _ = try await manager.get("\(work.path)/metoder/las-in")
    let path = "\(work.path)/metoder/las-in"
    let loop = """
      {"resourceType": "Questionnaire", "title": "Slinga", "item": [
        {"linkId": "a", "type": "decimal", "extension": [{"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/\
      sdc-questionnaire-calculatedExpression", "valueExpression": {"language": "text/fhirpath", "expression": \
      "%resource.item.where(linkId='b').answer.value"}}]},
        {"linkId": "b", "type": "decimal", "extension": [{"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/\
      sdc-questionnaire-calculatedExpression", "valueExpression": {"language": "text/fhirpath", "expression": \
      "%resource.item.where(linkId='a').answer.value"}}]}]}
      """
    for (bytes, sentence) in [
      ("inte json", "är inte JSON"), ("{\"resourceType\": \"Patient\"}", "Välj en fil av slaget Questionnaire"),
      ("{\"resourceType\": \"Questionnaire\", \"title\": \"Tomt\"}", "inga frågor"), (loop, "Uträkningen går runt"),
    ] {
      let answer = try await manager.upload(
        path, field: "fil", name: "f.json", bytes: Array(bytes.utf8),
        [("ratt", "Nämnden själv"), ("villkor", "Avtal 7")])
      #expect(answer.status == 422 && answer.body.contains(sentence), "\(sentence)")
      #expect(answer.body.contains("Nämnden själv") && answer.body.contains("Avtal 7"))
    }
    let script = """
      {"resourceType": "Questionnaire", "title": "<script>alert(1)</script>", "item": [
        {"linkId": "a\\"><script>", "type": "string", "text": "<script>alert(2)</script>"}]}
      """
    let unlicensed = try await manager.upload(path, field: "fil", name: "f.json", bytes: Array(script.utf8))
    #expect(unlicensed.status == 422 && unlicensed.body.contains("Skriv vem som har gett er rätt"))
    let added = try await manager.upload(path, field: "fil", name: "f.json", bytes: Array(script.utf8), Self.licence)
    let page = try await manager.get(try #require(added.location)).body
    #expect(page.contains("&lt;script&gt;alert(2)") && !page.contains("<script>alert"))
  }

  @Test func `Samfrids egna formulär säger att de inte är prövade, och en metods mall är tom`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let (manager, worker) = (try await work.client("chef"), try await work.client("handläggare"))
    for name in ["forsta-sortering", "fraga-om-vald", "barnets-situation"] {
      _ = try await manager.get("\(work.path)/metoder")
      let added = try await manager.post("\(work.path)/metoder/medfoljande", [("namn", name)])
      let page = try await worker.get(try #require(added.location)).body
      #expect(page.contains("inte prövade i någon studie") && page.contains("Inte i bruk än"))
      #expect(!page.contains("Ta i bruk"), "handläggaren ser, men ändrar inte")
    }
    #expect(try await worker.post("\(work.path)/metoder/medfoljande", [("namn", "fraga-om-vald")]).status == 403)
    for method in ["freda-kortfragor", "freda-beskrivning", "freda-farlighet", "sara", "patriark", "irisk"] {
      #expect(try await worker.get("\(work.path)/metoder/om/\(method)").body.contains("Passar inte"), "\(method)")
      let template = try await manager.get("\(work.path)/metoder/skriv?mall=\(method)").body
      #expect(template.contains("ert eget exemplar"), "\(method)")
    }
    #expect(try await worker.get("\(work.path)/metoder/om/annan").status == 404)
  }

  /// Other people's forms: each is read in, shown, taken into use, opened in a file, and saved as it opened.
  @Test func `andras formulär läses in, visas och fylls i på sidan`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let (manager, worker) = (try await work.client("chef"), try await work.client("handläggare"))
    _ = try await manager.get("\(work.path)/metoder/las-in")
    var (added, refused) = (0, [String]())
    for folder in ["sdc", "lforms-r4", "lforms-r5"] {
      for name in SharedFolder.names(in: "fhir/\(folder)", ending: ".json") {
        let bytes = try SharedFolder.bytes("fhir/\(folder)/\(name)")
        guard String(decoding: bytes, as: UTF8.self).contains("\"Questionnaire\"") else { continue }
        let answer = try await manager.upload(
          "\(work.path)/metoder/las-in", field: "fil", name: name, bytes: bytes, Self.licence)
        guard answer.status == 303, let form = answer.location else {
          // The same form, in the same version, for another edition of FHIR.
          #expect(answer.status == 422 && answer.body.contains("finns redan i version"), "\(name)")
          refused.append(name)
          continue
        }
        added += 1
        #expect(try await manager.get(form).status == 200, "\(name)")
        #expect(try await manager.post(form, [("till", "active")]).status == 303, "\(name)")
        let (note, _) = try await open(form, in: file, by: worker)
        let saved = try await worker.post(note, fields(form, [("utkast", "ja")]))
        #expect(saved.status == 303, "\(name)")
        #expect(try await worker.get(note).status == 200, "\(name)")
      }
    }
    #expect(added == 22 && refused.count == 3, "\(added), \(refused)")
  }
}
