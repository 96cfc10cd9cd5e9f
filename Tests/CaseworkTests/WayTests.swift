import Casework
import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary

/// The way of a case: what follows on what, and the times that run (SoL ch. 14, 19, 20, 34).
struct WayTests {
  private static let reasons = [("skal", "Skälen är de här."), ("beslutare", "Enhetschef Prov")]

  /// Records a document as its writer does; the answer.
  private func record(
    _ kind: String, _ answers: [(String, String)], on file: String, in work: BoardAtWork, by client: TestClient
  ) async throws -> TestClient.Answer {
    let note = try await BoardAtWork.newNote(as: kind, in: file, by: client)
    return try await client.post(note, [("slag", kind), ("uppratta", "ja"), ("plats-kontrollerad", "ja")] + answers)
  }

  /// A child's file with its caseworker.
  private func child(_ engine: Engine) async throws -> (BoardAtWork, file: String, worker: TestClient) {
    let work = try await BoardAtWork(engine)
    let file = try await work.register("Vidar Snödal", role: "child")
    try await work.assign(file, to: "handläggare")
    return (work, file, try await work.client("handläggare"))
  }

  @Test(arguments: Engine.available) func `ett barns akt börjar med skyddsbedömning i dag och fjorton dagar`(
    _ engine: Engine
  ) async throws {
    let (work, file, worker) = try await child(engine)
    let page = try await worker.get(file).body
    #expect(
      page.contains("Läge: Aktualiserat")
        && page.contains("Omedelbar skyddsbedömning</span> <span class=\"st late\">I dag"))
    #expect(page.contains("Senast \(work.test.now.day.adding(days: 14).text)") && page.contains("20 kap. 2 § SoL"))
    #expect(page.contains("slag=childProtection") && !page.contains("slag=unassessed"))
    let list = try await worker.get(work.path).body
    #expect(list.contains("Omedelbar skyddsbedömning") && list.contains("Aktualiserat"))
  }

  @Test(arguments: Engine.available) func `barnets ärende går från skydd till avslut, och tiderna följer med`(
    _ engine: Engine
  ) async throws {
    let (work, file, worker) = try await child(engine)
    let today = work.test.now.day
    let protection = [
      ("behov", "inte"), ("grund", "Samtal"), ("barnet", "Vill bo kvar"), ("kontakt", "Bevakad"),
      ("atgard", "Nytt samtal"),
    ]
    #expect(try await record("childProtection", protection, on: file, in: work, by: worker).status == 303)
    #expect(try await !worker.get(file).body.contains("Omedelbar skyddsbedömning</span> <span"))

    let intake = [
      ("satt", "oro"), ("inkom", work.test.now.day.text), ("vad", "Skolan är orolig"), ("anmalare", "Rektor Hemlig"),
      ("aterkoppling", "ja"),
    ]
    #expect(try await record("intake", intake, on: file, in: work, by: worker).status == 303)
    let listed = try await worker.get(file).body
    #expect(listed.contains("Skolan är orolig") && !listed.contains("Rektor Hemlig"), "anmälaren syns i listan")

    #expect(
      try await record("preliminary", [("utfall", "inleda")] + Self.reasons, on: file, in: work, by: worker).status
        == 303)
    var page = try await worker.get(file).body
    #expect(page.contains("Läge: Utredning") && page.contains("Senast \(today.adding(months: 4).text)"))
    #expect(page.contains("Öppet beslut: ska vårdnadshavaren underrättas?"))
    #expect(page.contains("Svar till anmälaren") && page.contains(today.adding(days: 7).text))

    let later = [("val", "senare"), ("vem", "Pappan"), ("skal", "Farligt nu")]
    let unset = try await record("notice", later, on: file, in: work, by: worker)
    #expect(
      unset.status == 422 && unset.body.contains("Skriv vilken dag frågan prövas igen")
        && unset.body.contains("Farligt nu"))
    let again = today.adding(days: 20)
    #expect(try await record("notice", later + [("nydag", again.text)], on: file, in: work, by: worker).status == 303)
    #expect(try await worker.get(file).body.contains("underrättas?</span> <span class=\"st\">Senast \(again.text)"))

    let longer = today.adding(months: 6)
    let more = [("vad", "investigation"), ("dag", longer.text)] + Self.reasons
    #expect(try await record("moreTime", more, on: file, in: work, by: worker).status == 303)
    page = try await worker.get(file).body
    #expect(page.contains("Senast \(longer.text)") && !page.contains("Senast \(today.adding(months: 4).text)"))

    let early = try await record(
      "closing", [("skal", "klart"), ("mal", "helt"), ("risk", "Låg")], on: file, in: work, by: worker)
    #expect(early.status == 422 && early.body.contains("Avsluta barnets utredning med ett beslut först"))

    let decision =
      [("utfall", "insats"), ("lagrum", "11 kap. 1 § SoL"), ("overklagan", "Till förvaltningsrätten inom tre veckor")]
      + Self.reasons
    let byWorker = decision + [("placering", "ja"), ("delegat", "worker")]
    let refused = try await record("decision", byWorker, on: file, in: work, by: worker)
    #expect(refused.status == 422 && refused.body.contains("beslutas av utskottet eller nämnden"))
    let byCommittee = decision + [("placering", "ja"), ("delegat", "committee")]
    #expect(try await record("decision", byCommittee, on: file, in: work, by: worker).status == 303)
    page = try await worker.get(file).body
    #expect(page.contains("Läge: Insats") && page.contains("Beslutet ska vara verkställt"))
    #expect(page.contains("Överväg placeringen"))

    let manager = try await work.client("chef")
    #expect(try await !manager.get("\(work.path)/fordela").body.contains("Vidar"))
    #expect(try await record("execution", [("dag", today.text)], on: file, in: work, by: worker).status == 303)
    let closing = [("skal", "klart"), ("mal", "delvis"), ("risk", "Låg, säger barnet")]
    #expect(try await record("closing", closing, on: file, in: work, by: worker).status == 303)
    page = try await worker.get(file).body
    #expect(page.contains("Läge: Avslutat") && page.contains("Uppföljning av barnet får pågå"))
    #expect(!page.contains("Överväg placeringen"))
  }

  @Test(arguments: Engine.available) func `en vuxen utreds bara efter en ansökan, och en oklar begäran är en ansökan`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    #expect(try await worker.get(file).body.contains("Ingen tid löper"))
    let plan = [("fragor", "a"), ("samtal", "b"), ("risk", "c")]
    let refused = try await record("plan", plan, on: file, in: work, by: worker)
    #expect(refused.status == 422 && refused.body.contains("Det finns ingen utredning att planera"))
    // What only a child's file has is not there at all.
    #expect(try await worker.get("\(file)/anteckningar/ny?slag=preliminary").status == 404)

    let light = [("stod", "Tre samtal"), ("upplyst", "ja")]
    #expect(try await record("unassessed", light, on: file, in: work, by: worker).status == 303)
    #expect(try await worker.get(file).body.contains("Läge: Stöd utan behovsprövning"))
    let asked = [("form", "oklar"), ("begaran", "Vill ha någonstans att bo")]
    #expect(try await record("application", asked, on: file, in: work, by: worker).status == 303)
    #expect(try await worker.get(file).body.contains("Läge: Utredning"))
    #expect(try await record("application", asked, on: file, in: work, by: worker).status == 422)
    #expect(try await record("plan", plan, on: file, in: work, by: worker).status == 303)
  }

  @Test func `chefens kö har det som löper ut, med nummer och roll och ingenting mer`() async throws {
    let (work, file, _) = try await child(.sqlite)
    let page = try await work.client("chef").get("\(work.path)/fordela").body
    #expect(
      page.contains("Tider som löper ut") && page.contains("Omedelbar skyddsbedömning") && page.contains("20 kap. 1 §"))
    #expect(!page.contains("Vidar") && !page.contains(file))
  }

  @Test func `ändrad kategori behöver ett skäl, och den gamla står kvar`() async throws {
    let (work, file, worker) = try await child(.sqlite)
    #expect(try await worker.get(file).body.contains("Kategori: Våld i nära relation"))
    let without = try await record("category", [("till", "conflict")], on: file, in: work, by: worker)
    #expect(without.status == 422 && without.body.contains("Skälen för ändringen"))
    let with = [("till", "conflict"), ("skal", "Föräldrarna är överens om att det var annat")]
    #expect(try await record("category", with, on: file, in: work, by: worker).status == 303)
    let page = try await worker.get(file).body
    #expect(page.contains("Kategori: Konflikt mellan vuxna") && page.contains("Föräldrarna är överens"))
  }

  @Test(arguments: Engine.available) func `samtycken och utlämnanden står i ett register, och återkallas där`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let consent = [
      ("till", "Vårdcentralen"), ("vad", "Tider"), ("syfte", "Gemensam planering"), ("fran", "2026-11-01"),
      ("hur", "Muntligt"),
    ]
    let together = try await record("consent", consent, on: file, in: work, by: worker)
    #expect(
      together.status == 422 && together.body.contains("Kryssa i rutan när det stämmer")
        && together.body.contains("Gemensam planering"))
    #expect(try await record("consent", consent + [("ensam", "ja")], on: file, in: work, by: worker).status == 303)
    let page = try await worker.get(file).body
    let link = try #require(page.firstMatch(of: #/anteckningar\/ny\?slag=withdrawal&amp;rattar=(\w{26})/#)?.1)
    let withdrawal = [("rattar", String(link)), ("dag", "2026-11-20")]
    #expect(try await record("withdrawal", withdrawal, on: file, in: work, by: worker).status == 303)
    #expect(try await worker.get(file).body.contains("Återkallat 2026-11-20"))

    let byConsent = [("vad", "Tider"), ("till", "Vården"), ("grund", "consent"), ("skal", "a"), ("dag", "2026-11-21")]
    let refused = try await record("disclosure", byConsent, on: file, in: work, by: worker)
    #expect(refused.status == 422 && refused.body.contains("Det finns inget samtycke som gäller"))
    let disclosure = [
      ("vad", "Att hot har framförts"), ("till", "Polisen"), ("grund", "crimeAgainstClose"), ("skal", "Konkret hot"),
      ("dag", "2026-11-21"),
    ]
    #expect(try await record("disclosure", disclosure, on: file, in: work, by: worker).status == 303)
    #expect(try await worker.get(file).body.contains("OSL 10 kap. 18 c §"))
  }

  @Test func `ett kontaktförsök ger nästa säkra dag i dagens lista`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let day = work.test.now.day.adding(days: 3)
    let attempt = [("utfall", "ingen"), ("satt", "SMS"), ("nasta", day.text), ("tid", "kl. 9–11")]
    #expect(try await record("attempt", attempt, on: file, in: work, by: worker).status == 303)
    #expect(try await worker.get(work.path).body.contains("Trygg kontakt saknas"))
    _ = try await worker.get("\(file)/kontakt")
    _ = try await worker.post("\(file)/kontakt", [("version", "0"), ("satt", "Ring")])
    let list = try await worker.get(work.path).body
    #expect(list.contains("Nästa säkra kontakt") && list.contains(day.text))
  }

  @Test func `ett utkast av ett dokument får ha luckor, och upprättas först när det är helt`() async throws {
    let (work, file, worker) = try await child(.sqlite)
    let note = try await BoardAtWork.newNote(as: "childProtection", in: file, by: worker)
    let half = [("slag", "childProtection"), ("grund", "Halva bedömningen")]
    #expect(try await worker.post(note, half + [("utkast", "ja")]).status == 303)
    #expect(try await worker.get(note).body.contains("Halva bedömningen"))
    let early = try await worker.post(note, half + [("uppratta", "ja"), ("version.anteckning", "1")])
    #expect(
      early.status == 422 && early.body.contains("Halva bedömningen") && early.body.contains("Välj ett av svaren"))
    #expect(
      try await worker.get(file).body.contains("Omedelbar skyddsbedömning</span> <span"),
      "skyddsbedömningen räknas som gjord")
    _ = work
  }

  @Test(arguments: Engine.available)
  func `en ny anmälan om ett barn ger alltid en ny skyddsbedömning, och dagarna räknas från den`(
    _ engine: Engine
  ) async throws {
    let (work, file, worker) = try await child(engine)
    let protection = [
      ("behov", "inte"), ("grund", "a"), ("barnet", "b"), ("kontakt", "c"), ("atgard", "d"),
    ]
    #expect(try await record("childProtection", protection, on: file, in: work, by: worker).status == 303)
    let arrived = work.test.now.day.adding(days: -3)
    let early = [("satt", "oro"), ("inkom", arrived.text), ("vad", "Skolan"), ("aterkoppling", "ja")]
    #expect(try await record("intake", early, on: file, in: work, by: worker).status == 303)
    // The file was made three days late, and the fourteen days count from the report.
    #expect(try await worker.get(file).body.contains("Senast \(arrived.adding(days: 14).text)"))
    #expect(
      try await record("preliminary", [("utfall", "inleda")] + Self.reasons, on: file, in: work, by: worker).status
        == 303)
    work.test.wait(days: 1)
    let again = [("satt", "oro"), ("inkom", work.test.now.day.text), ("vad", "Nytt våld")]
    let client = try await work.client("handläggare")
    #expect(try await record("intake", again, on: file, in: work, by: client).status == 303)
    #expect(try await client.get(file).body.contains("Omedelbar skyddsbedömning</span> <span class=\"st late\">I dag"))
    let tomorrow = [("satt", "oro"), ("inkom", work.test.now.day.adding(days: 1).text), ("vad", "a")]
    let future = try await record("intake", tomorrow, on: file, in: work, by: client)
    #expect(future.status == 422 && future.body.contains("Dagen kan inte ligga framåt i tiden"))
    #expect(
      try await record("feedback", [("dag", work.test.now.day.text), ("hur", "Brev")], on: file, in: work, by: client)
        .status == 303)
    #expect(try await !client.get(file).body.contains("Svar till anmälaren</span>"))
  }

  @Test(arguments: Engine.available)
  func `en insats går vidare när något nytt avslås, och varje beslut har sin egen tid`(
    _ engine: Engine
  ) async throws {
    let work = try await BoardAtWork(engine)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let application = [("form", "muntlig"), ("begaran", "Stöd")]
    func decide(_ outcome: String) async throws -> Int {
      let answers = [
        ("utfall", outcome), ("lagrum", "11 kap. 1 §"), ("delegat", "worker"), ("overklagan", "Inom tre veckor"),
      ]
      return try await record("decision", answers + Self.reasons, on: file, in: work, by: worker).status
    }
    func running() async throws -> Int {
      try await worker.get(file).body.components(separatedBy: "Beslutet ska vara verkställt</span>").count - 1
    }
    #expect(try await record("application", application, on: file, in: work, by: worker).status == 303)
    #expect(try await decide("bifall") == 303)
    #expect(try await record("application", application, on: file, in: work, by: worker).status == 303)
    #expect(try await worker.get(file).body.contains("Läge: Utredning"))
    #expect(try await decide("avslag") == 303)
    #expect(try await worker.get(file).body.contains("Läge: Insats"), "insatsen försvann med avslaget")
    #expect(try await record("application", application, on: file, in: work, by: worker).status == 303)
    #expect(try await decide("bifall") == 303)
    #expect(try await running() == 2)
    #expect(
      try await record("execution", [("dag", work.test.now.day.text)], on: file, in: work, by: worker).status == 303)
    #expect(try await running() == 1)
  }

  @Test func `underrättelsen är öppen tills den är prövad för alla, och inleds inte ger ingen uppföljning`()
    async throws
  {
    let (work, file, worker) = try await child(.sqlite)
    let other = try await work.register("Runa Snödal", role: "child")
    try await work.assign(other, to: "handläggare")
    #expect(
      try await record("preliminary", [("utfall", "inte")] + Self.reasons, on: other, in: work, by: worker).status
        == 303)
    #expect(try await !worker.get(other).body.contains("Uppföljning av barnet får pågå"))
    let urgent = [("behov", "genast"), ("grund", "a"), ("barnet", "b"), ("kontakt", "c"), ("atgard", "d")]
    #expect(try await record("childProtection", urgent, on: file, in: work, by: worker).status == 303)
    let closed = try await record("preliminary", [("utfall", "inte")] + Self.reasons, on: file, in: work, by: worker)
    #expect(closed.status == 422 && closed.body.contains("barnet behöver skydd genast"))
    #expect(
      try await record("preliminary", [("utfall", "inleda")] + Self.reasons, on: file, in: work, by: worker).status
        == 303)
    let choice = [("val", "nu"), ("vem", "Den ena"), ("skal", "Tryggt")]
    #expect(try await record("notice", choice, on: file, in: work, by: worker).status == 303)
    #expect(try await worker.get(file).body.contains("Öppet beslut"))
    #expect(try await record("notice", choice + [("alla", "ja")], on: file, in: work, by: worker).status == 303)
    #expect(try await !worker.get(file).body.contains("Öppet beslut"))
  }

  @Test func `det som rättas säger det, och dokument som inte hör hit erbjuds inte`() async throws {
    let work = try await BoardAtWork(.sqlite)
    let file = try await work.file("Lovis Myrhed")
    let worker = try await work.client("handläggare")
    let note = try await work.newNote(file, by: worker)
    _ = try await worker.post(note, [("text", "På måndagen"), ("uppratta", "ja")])
    let correction = try await work.newNote(file, by: worker)
    let id = String(note.split(separator: "/").last ?? "")
    _ = try await worker.post(correction, [("text", "På tisdagen"), ("rattar", id), ("uppratta", "ja")])
    let page = try await worker.get(file).body
    #expect(page.contains("Läs rättelsen") && page.contains(">Rättad<"))
    #expect(page.contains("slag=application") && !page.contains("slag=decision") && !page.contains("slag=execution"))
    let intake = [("satt", "egen"), ("inkom", "2026-10-01"), ("vad", "a"), ("barn", "yes")]
    #expect(try await record("intake", intake, on: file, in: work, by: worker).status == 303)
    #expect(try await worker.get(file).body.contains("Det finns barn. Varje barn ska ha en egen akt."))
  }
}
