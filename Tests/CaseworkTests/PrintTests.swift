import Casework
import Storage
import TestSupport
import Testing
import Vocabulary

/// What is put on paper: records, for the municipality's own case system too, and the emergency list.
struct PrintTests {
  /// A record in the file, with a guarded reporter.
  private func recorded(_ file: String, by worker: TestClient) async throws -> String {
    let note = try await BoardAtWork.newNote(as: "intake", in: file, by: worker)
    let answers = [
      ("slag", "intake"), ("uppratta", "ja"), ("satt", "oro"), ("inkom", "2026-10-01"), ("vad", "Grannen ringde"),
      ("anmalare", "Granne Hemlig"), ("barn", "no"),
    ]
    #expect(try await worker.post(note, answers).status == 303)
    return note
  }

  @Test(arguments: Engine.available)
  func `en utskrift har nummer, namn, tid och syfte, och inte det som är skyddat`(_ engine: Engine) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed", number: "19780125-2383")
    let worker = try await work.client("handläggare")
    let note = try await recorded(file, by: worker)
    let bare = try await worker.post("\(note)/skriv-ut")
    #expect(bare.status == 422 && bare.body.contains("Skriv vad utskriften ska användas till"))
    for expected in ["U2026-0001", "U2026-0002"] {
      let sheet = try await worker.post(
        "\(note)/skriv-ut", [("utskrift-for", "Möte <med> personen"), ("mottagare", "board")])
      #expect(sheet.status == 200 && sheet.body.contains("Utskrift \(expected)"))
      #expect(
        sheet.body.contains(
          "av Prov handläggare, titel handläggare. Till: nämnden själv eller dess ärendesystem. Möte &lt;med&gt; personen"
        ))
      #expect(sheet.body.contains("Grannen ringde") && sheet.body.contains("Lovis Myrhed, 19780125-2383"))
      #expect(sheet.body.contains("Sekretess, 26 kap. 1 § OSL") && !sheet.body.contains("Granne Hemlig"))
      #expect(sheet.body.contains("<title>Ärende 2026-0001, \(expected)</title>"))
    }
    #expect(try await work.log().filter { $0 == "print" }.count == 2)
    let protect = [
      ("version", "0"), ("niva", "marked"), ("ursprung", "Skatteverket"), ("sedan", "2026-01-01"),
      ("omprovas", work.test.now.day.adding(days: 90).text),
    ]
    _ = try await worker.get("\(file)/skydd")
    #expect(try await worker.post("\(file)/skydd", protect).status == 303)
    let sheet = try await worker.post("\(note)/skriv-ut", [("utskrift-for", "Till akten"), ("mottagare", "board")]).body
    #expect(sheet.contains("Skyddade personuppgifter") && !sheet.contains("Lovis") && !sheet.contains("19780125"))
  }

  @Test(arguments: Engine.available)
  func `det som lämnar nämnden har en kontrollerad mottagare, och texten läses som av en främling`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed", number: "19780125-2383")
    let worker = try await work.client("handläggare")
    let note = try await recorded(file, by: worker)
    let page = try await worker.get(note).body
    #expect(page.contains("<li>Namn och personnummer</li>") && !page.contains("Vårdnadshavare"))
    #expect(
      page.contains("<li>Den som anmälde</li>") && page.contains("<li>Vilka ärenden som är kopplade</li>"), "\(page)")
    let asked = [
      ("utskrift-for", "Begärd av rätten"), ("mottagare", "authority"), ("mottagare-namn", "Tingsrätten Alm"),
    ]
    #expect(try await worker.post("\(note)/skriv-ut", [asked[0]]).body.contains("Välj vem som får utskriften"))
    let unnamed = try await worker.post("\(note)/skriv-ut", Array(asked.prefix(2)))
    #expect(unnamed.status == 422 && unnamed.body.contains("Skriv vem mottagaren är"))
    let unchecked = try await worker.post("\(note)/skriv-ut", asked)
    #expect(unchecked.status == 422 && unchecked.body.contains("kryssa i att du har kontrollerat mottagaren"))
    #expect(unchecked.body.contains("value=\"Begärd av rätten\""))
    let sheet = try await worker.post("\(note)/skriv-ut", asked + [("mottagare-kontrollerad", "ja")])
    #expect(sheet.status == 200 && sheet.body.contains("domstol: Tingsrätten Alm. Begärd av rätten"))
    #expect(try await work.log().filter { $0 == "print" }.count == 1)
    // All others get it by an extract, which two have read.
    #expect(page.contains("\(file)/utdrag/ny"))
    for recipient in ["person", "guardian", "other"] {
      let alone = try await worker.post(
        "\(note)/skriv-ut", [asked[0], ("mottagare", recipient), asked[2], ("mottagare-kontrollerad", "ja")])
      #expect(alone.status == 422 && alone.body.contains("lämnas inte dit"), "\(recipient)")
    }
  }

  @Test(arguments: Engine.available)
  func `ord som kan säga var någon finns lämnar nämnden bara med ett skäl som granskas`(_ engine: Engine) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed", number: "19780125-2383")
    let worker = try await work.client("handläggare")
    let visit = try await BoardAtWork.newNote(as: "plain", in: file, by: worker)
    let text = [("text", "Vi sågs på Storgatan 12."), ("uppratta", "ja"), ("plats-kontrollerad", "ja")]
    #expect(try await worker.post(visit, text).status == 303)
    let outside = [
      ("utskrift-for", "Läsning"), ("mottagare", "authority"), ("mottagare-namn", "Tingsrätten"),
      ("mottagare-kontrollerad", "ja"),
    ]
    let held = try await worker.post("\(visit)/skriv-ut", outside)
    #expect(held.status == 422 && (held.body.contains("<strong>storgatan") || held.body.contains("<strong>Storgatan")))
    #expect(held.body.contains("Ingenting är utskrivet") && !held.body.contains("value=\"ja\" checked"))
    #expect(try await work.log().filter { $0 == "print" }.isEmpty)
    // The purpose stands on the paper too.
    let note = try await recorded(file, by: worker)
    let telling = outside.map { ($0.0, $0.0 == "utskrift-for" ? "Till Storgatan 12" : $0.1) }
    #expect(try await worker.post("\(note)/skriv-ut", telling).body.contains("Ingenting är utskrivet"))
    #expect(
      try await worker.post("\(visit)/skriv-ut", [("utskrift-for", "Läsning"), ("mottagare", "board")]).status == 200)
    let reason = outside + [("plats-skal", "Rätten har begärt det")]
    #expect(try await worker.post("\(visit)/skriv-ut", reason).status == 200)
    #expect(try await work.log().filter { $0 == "print" }.count == 2)
    let reviewed = try await work.board.database.read { tx in
      try tx.exists("SELECT 1 FROM log_sample WHERE reasons = 'whereabouts'")
    }
    #expect(reviewed)
  }

  @Test func `skyddet sägs inte utanför nämnden, och en säkerhetsplan lämnas inte till någon annan`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed", number: "19780125-2383")
    let worker = try await work.client("handläggare")
    let note = try await recorded(file, by: worker)
    let protect = [
      ("version", "0"), ("niva", "marked"), ("ursprung", "Skatteverket"), ("sedan", "2026-01-01"),
      ("omprovas", work.test.now.day.adding(days: 90).text),
    ]
    _ = try await worker.get("\(file)/skydd")
    #expect(try await worker.post("\(file)/skydd", protect).status == 303)
    let outside = [
      ("utskrift-for", "Läsning"), ("mottagare", "authority"), ("mottagare-namn", "Tingsrätten"),
      ("mottagare-kontrollerad", "ja"),
    ]
    let sheet = try await worker.post("\(note)/skriv-ut", outside).body
    #expect(
      sheet.contains("Ärende 2026-0001") && !sheet.contains("Skyddade") && !sheet.contains("Lovis")
        && !sheet.contains("1978"))
    let plan = try await BoardAtWork.newNote(as: "safetyPlan", in: file, by: worker)
    let answers = [
      ("slag", "safetyPlan"), ("tecken", "Tystnad"), ("utvagar", "Bakdörren"), ("vaska", "Packad"),
      ("nasta", work.test.now.day.adding(days: 60).text),
      ("uppratta", "ja"), ("plats-kontrollerad", "ja"),
    ]
    #expect(try await worker.post(plan, answers).status == 303)
    let page = try await worker.get(plan).body
    #expect(!page.contains("value=\"other\"") && page.contains("value=\"board\""))
    #expect(try await worker.post("\(plan)/skriv-ut", outside).body.contains("lämnas inte dit"))
  }

  @Test func `ett utkast och en annans anteckning skrivs inte ut`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let draft = try await work.newNote(file, by: worker)
    #expect(try await worker.post(draft, [("text", "Utkast"), ("utkast", "ja")]).status == 303)
    #expect(
      try await worker.post("\(draft)/skriv-ut", [("utskrift-for", "Möte"), ("mottagare", "board")]).status == 404)
    let note = try await recorded(file, by: worker)
    let colleague = try await work.client("kollega")
    _ = try await colleague.get(work.path)
    #expect(
      try await colleague.post("\(note)/skriv-ut", [("utskrift-for", "Möte"), ("mottagare", "board")]).status == 404)
  }

  @Test(arguments: Engine.available)
  func `är Samfrid ett arbetsstöd förs varje anteckning över, och numret där antecknas`(_ engine: Engine) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let (manager, worker) = (try await work.client("chef"), try await work.client("handläggare"))
    let note = try await recorded(file, by: worker)
    #expect(try await !worker.get(file).body.contains("Ska föras över"))
    #expect(try await !worker.get(note).body.contains("Nummer i ärendesystemet"))
    #expect(try await manager.get("\(work.path)/personal").body.contains("value=\"personalFile\" checked"))
    #expect(try await manager.post("\(work.path)/anvandning").body.contains("Välj var personakten finns"))
    #expect(try await manager.post("\(work.path)/anvandning", [("anvandning", "workSupport")]).status == 303)
    #expect(try await worker.get(file).body.contains("Ska föras över till ärendesystemet"))
    #expect(try await worker.get(note).body.contains("Nummer i ärendesystemet"))
    let (list, link) = ("\(work.path)/fora-over", "href=\"\(work.path)/fora-over\"")
    #expect(try await worker.get(work.path).body.contains(link))
    let waiting = try await worker.get(list).body
    #expect(waiting.contains("Ärende 2026-0001") && waiting.contains("En anteckning") && !waiting.contains("Lovis"))
    #expect(try await work.client("kollega").get(list).body.contains("är överfört"))
    #expect(try await worker.post("\(note)/referens").body.contains("Skriv numret i ärendesystemet"))
    #expect(try await worker.post("\(note)/referens", [("referens", "VH 2026-771")]).status == 303)
    #expect(try await worker.get(note).body.contains("<strong>VH 2026-771</strong>"))
    #expect(try await !worker.get(file).body.contains("Ska föras över"))
    #expect(try await worker.get(list).body.contains("är överfört"))
    #expect(try await worker.post("\(note)/referens", [("referens", "VH 2026-772")]).status == 303)
    #expect(try await worker.get(note).body.contains("<strong>VH 2026-772</strong>"))
  }

  @Test(arguments: Engine.available)
  func `nödlistan har de egna akternas trygga kontakt, barn och risk, aldrig platsen, och chefen ser om den är färsk`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let other = try await work.register("Sten Gråberg")
    try await work.assign(other, to: "kollega")
    let (manager, worker) = (try await work.client("chef"), try await work.client("handläggare"))
    _ = try await worker.get("\(file)/kontakt")
    let card = [("version", "0"), ("satt", "Bara SMS"), ("kodord", "Biblioteket")]
    #expect(try await worker.post("\(file)/kontakt", card).status == 303)
    _ = try await worker.get("\(file)/plats")
    #expect(try await worker.post("\(file)/plats", [("version", "0"), ("adress", "Almvägen 7")]).status == 303)
    #expect(try await manager.get("\(work.path)/fordela").body.contains("<span class=\"st late\">Saknas</span>"))
    #expect(try await worker.get("\(work.path)/nodlista").body.contains("Du har ingen nödlista än"))
    let sheet = try await worker.post("\(work.path)/nodlista").body
    #expect(sheet.contains("Lovis Myrhed") && sheet.contains("Bara SMS") && sheet.contains("Biblioteket"))
    #expect(sheet.contains("Barn: vet inte än") && sheet.contains("Risken är inte bedömd"))
    #expect(!sheet.contains("Almvägen") && !sheet.contains("Gråberg") && sheet.contains("Nödlista U2026-0001"))
    let today = work.test.now.day.text
    #expect(try await manager.get("\(work.path)/fordela").body.contains("<td>\(today)</td>"))
    #expect(try await work.log().filter { $0 == "print" }.count == 2, "listan, och akten på den")
    work.test.wait(minutes: 8 * 24 * 60)
    let late = try await (try await work.client("chef")).get("\(work.path)/fordela").body
    #expect(late.contains("\(today), för gammal"))
    let bare = try await work.client("kollega")
    _ = try await bare.get("\(work.path)/nodlista")
    #expect(try await bare.post("\(work.path)/nodlista").body.contains("Trygg kontakt saknas. Kontakta inte personen."))
  }

  @Test func `nödlistan visar inte två parter tillsammans`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let own = try await work.register("Lovis Myrhed")
    let walled = try await work.register("Ragnar Ek", role: "usesViolence")
    try await work.link([own, walled])
    try await work.assign(own, to: "handläggare")
    let manager = try await work.client("chef")
    _ = try await manager.get("\(work.path)/fordela")
    let both = [("till", try work.post("handläggare").text), ("skal", "Ingen annan finns")]
    #expect(try await manager.post("\(walled)/fordela", both).status == 303)
    let worker = try await work.client("handläggare")
    _ = try await worker.get("\(work.path)/nodlista")
    let sheet = try await worker.post("\(work.path)/nodlista").body
    #expect(sheet.contains("2026-0001") && sheet.contains("2026-0002"))
    #expect(!sheet.contains("Lovis") && !sheet.contains("Ragnar") && sheet.contains("Uppgifterna står bara i akten"))
  }

  @Test func `en ersättare syns för chefen och kan avslutas i förtid`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let manager = try await work.client("chef")
    _ = try await manager.get("\(work.path)/overlamna")
    let until = work.test.now.day.adding(days: 10).text
    let answer = try await manager.post(
      "\(work.path)/overlamna",
      [("fran", try work.post("handläggare").text), ("till", try work.post("kollega").text), ("tom", until)])
    #expect(answer.status == 303)
    let colleague = try await work.client("kollega")
    #expect(try await colleague.get(file).status == 200)
    #expect(
      try await manager.get("\(work.path)/overlamna").body.contains("Prov kollega, titel kollega, en akt till och med"))
    let end = "\(work.path)/ersattare/\(try work.post("kollega"))/avsluta"
    _ = try await colleague.get(work.path)
    #expect(try await colleague.post(end).status == 403)
    #expect(try await manager.post(end).status == 303)
    #expect(try await colleague.get(file).status == 404)
    #expect(try await manager.post(end).status == 404)
    #expect(try await (try await work.client("handläggare")).get(file).status == 200)
  }
}
