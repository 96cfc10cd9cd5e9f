import DemoData
import Documents
import HTML
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// The results as they meet a browser, in the demonstration.
struct ResultPagesTests {
  @Test(arguments: Engine.available) func `alla resultatsidor är hela sidor`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    for persona in [Persona.leader, .contact] {
      let client = try await site.client(as: persona)
      for path in [
        "resultat", "resultat/kortform", "resultat/tema/hrv", "resultat/omrade/LED",
        "resultat/jamfor?svarande=2480&a=2482",
        "resultat/LED-03", "resultat/LED-03?lan=24&ordning=niva&riktning=ner", "resultat/LED-03?omrade=fyrbodal",
        "resultat/LED-03?grupp=B3&sok=ume", "resultat/LED-03?lik=2480", "resultat/LED-03/kommentarer",
        "resultat/kommun/2480", "rapport/2480", "lansrapport/24",
      ] {
        let answer = try await client.get("/kartlaggning/\(round)/\(path)")
        #expect(answer.status == 200, "\(persona.id): \(path)")
        #expect(Markup(answer.body).faults == [], "\(persona.id): \(path)")
      }
    }
  }

  @Test(arguments: Engine.available) func `varje fråga har sin sida`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let client = try await site.client(as: .leader)
    let overview = try await client.get("/kartlaggning/\(round)/resultat")
    let start = "/kartlaggning/\(round)/resultat/"
    let questions = Set(
      Markup(overview.body).links.filter { $0.hasPrefix(start) && $0.dropFirst(start.count).contains("-") })
    #expect(questions.count >= 37)
    for question in questions.sorted() {
      let answer = try await client.get(question)
      #expect(answer.status == 200 && Markup(answer.body).faults == [], "\(question)")
    }
  }

  @Test(arguments: Engine.available) func `kartan har en länk för varje svarande kommun och tabellen samma`(
    _ engine: Engine
  ) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let page = try await site.client(as: .leader).get("/kartlaggning/\(round)/resultat/LED-03")
    let map = try #require(
      page.body.split(separator: "<figure class=\"map\">").last?.split(separator: "</figure>").first)
    let link = "/kartlaggning/\(round)/resultat/kommun/2480"
    #expect(map.contains("href=\"\(link)\" aria-label=\"Umeå: "))
    let table = try #require(page.body.split(separator: "id=\"tabell\">").last)
    #expect(table.contains("<a href=\"\(link)\">Umeå</a>"))
    #expect(page.body.contains("Kartunderlag: SCB"))
  }

  @Test(arguments: Engine.available) func `bilderna står för sig själva`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let client = try await site.client(as: .leader)
    for kind in ["karta", "fordelning", "forandring"] {
      let svg = try await client.get("/kartlaggning/\(round)/resultat/LED-03/\(kind).svg")
      #expect(svg.status == 200 && svg.body.hasPrefix("<svg xmlns="), "\(kind)")
      #expect(svg.body.contains("<style>") && !svg.body.contains("var(--"))
      let png = try await client.get("/kartlaggning/\(round)/resultat/LED-03/\(kind).png?lan=24")
      #expect(png.status == 200 && png.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), "\(kind)")
    }
  }

  @Test(arguments: Engine.available) func `exporten går att läsa och har alla svarande`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let client = try await site.client(as: .leader)
    let book = try await client.get("/kartlaggning/\(round)/export.xlsx")
    let sheets = try Spreadsheet.read(book.bytes, named: "export.xlsx")
    #expect(sheets.map(\.name) == ["Svar", "Nivåer", "Kommentarer", "Underlag", "Frågor", "Om filen"])
    let respondents = try await site.regional.read { try $0.respondents(of: ID(round)).count }
    #expect(sheets[0].rows.count == respondents + 1)
    #expect(sheets[4].rows.contains { $0.first == .text("LED-03") })
    let csv = try await client.get("/kartlaggning/\(round)/export.csv")
    #expect(csv.bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(csv.body.contains("Omgång;Kod;Svarande;Län"))
  }

  @Test(arguments: Engine.available) func `kommunsidan visar förändring och luckor`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let page = try await site.client(as: .leader).get("/kommuner/2480")
    #expect(page.status == 200)
    #expect(page.body.contains("<h2 id=\"luckor-nu\">Luckor i Kartläggning "))
    #expect(page.body.contains("Förändring från Kartläggning ") && page.body.contains(" frågor går att jämföra:"))
    #expect(page.body.contains("id=\"forandring\""))
    #expect(Markup(page.body).faults == [])
  }

  @Test(arguments: Engine.available) func `ordnad lista finns bara där omgången säger det`(_ engine: Engine)
    async throws
  {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let client = try await site.client(as: .leader)
    for isRanked in [false, true] {
      try await site.regional.write { tx in
        try tx.execute("UPDATE round SET has_ranking = \(isRanked) WHERE id = \(round)")
      }
      #expect(try await client.get("/kartlaggning/\(round)/resultat/lista").status == (isRanked ? 200 : 404))
      let overview = try await client.get("/kartlaggning/\(round)/resultat")
      #expect(overview.body.contains("/resultat/lista\"") == isRanked)
    }
  }

  @Test(arguments: Engine.available) func `det som inte finns är inte här`(_ engine: Engine) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let client = try await site.client(as: .leader)
    for path in [
      "/kartlaggning/finns-inte/resultat", "/kartlaggning/\(round)/resultat/QQQ-99",
      "/kartlaggning/\(round)/resultat/kommun/9999", "/kartlaggning/\(round)/lansrapport/99",
      "/kartlaggning/\(round)/resultat/omrade/QQQ", "/kartlaggning/\(round)/resultat/QQQ-99/karta.svg",
    ] {
      #expect(try await client.get(path).status == 404, "\(path)")
    }
  }

  @Test func `tabellen sorteras efter nivå med de utan värde sist`() {
    let rows = MadeResults.rows(5)
    let snapshot = MadeResults.snapshot(
      [(MadeResults.indicator("LED-01"), ["delvis", nil, "ja", "nej", "vet-inte"])], rows: rows)
    let order = { (turn: String) in
      let filter = ResultFilter(Form(fields: [("ordning", "niva"), ("riktning", turn)]), areas: [])
      return Self.names(in: snapshot, filter)
    }
    let names = rows.map(\.name)
    #expect(order("upp") == [names[3], names[0], names[2], names[1], names[4]])
    #expect(order("ner") == [names[2], names[0], names[3], names[1], names[4]])
  }

  @Test func `definitionsbrottet syns i diagrammet och linjen går inte över det`() throws {
    let days = ["2019-09-01", "2020-09-01", "2024-09-01", "2025-09-01"].compactMap { CalendarDate($0) }
    let points = zip(days, ["1", "1", "2", "2"]).map {
      LineChart.Point(day: $0, value: 40, range: 20...60, definition: $1, since: $1 == "2" ? 2023 : nil)
    }
    let shapes = LineChart(main: points).shapes.markup
    #expect(shapes.contains("Ny definition 2023"))
    #expect(shapes.split(separator: "class=\"line\"").count == 3)
    #expect(shapes.split(separator: "class=\"range\"").count == 3)
  }

  @Test func `riksvärdena är källans och har brott där definitionen ändrats`() throws {
    let series = try #require(NationalSeries.all["overenskommelse-kvinnojour"])
    #expect(series.points.map(\.year) == [2017, 2024])
    #expect(series.points.map(\.percent) == [33, 37])
    #expect(series.points.allSatisfy { $0.source.contains("Socialstyrelsen") })
    #expect(split(series.points) { $0.definition }.count == 2)
  }

  /// The names in the order of the table's rows.
  private static func names(in snapshot: RoundSnapshot, _ filter: ResultFilter) -> [String] {
    let sights = snapshot.rows.map { _ in Disclosure.Sight.exact }
    return IndicatorTable.sorted(
      Array(snapshot.all), by: filter,
      value: { Disclosure(sights: sights, isOver: true).rank(of: snapshot.columns[0], $0) }
    ).map { snapshot.rows[$0].name }
  }
}
