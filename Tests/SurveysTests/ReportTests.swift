import DemoData
import HTML
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

struct ReportTests {
  @Test func `rapportsidan får inte fler frågor än den rymmer`() {
    let short = (1...60).map { Self.column($0, letters: 60) }
    #expect(ReportSheet.fitting(short).count == 40)
    let long = (1...60).map { Self.column($0, letters: 300) }
    #expect(ReportSheet.fitting(long).count == 25)
    #expect(long[0].indicator.question(upTo: ReportSheet.wide).count == ReportSheet.wide)
    let figures = { (columns: [SnapshotColumn]) in
      ReportSheet.fitting(columns, in: .keyFigures) { $0.indicator.question(upTo: ReportSheet.wide) }.count
    }
    #expect(figures(short) == 4 && figures(long) == 2)
  }

  @Test func `rapporterna kortar inga medföljande frågor`() throws {
    let set = try SetFile.bundled()
    #expect(set.indicators.allSatisfy { $0.question(upTo: ReportSheet.wide) == $0.question })
    let figures = set.indicators.filter(\.isKeyFigure)
    #expect(ReportSheet.fitting(figures, in: .keyFigures, \.question).count >= 5)
  }

  @Test func `alla frågor i det medföljande kortformuläret får plats hela`() throws {
    let core = try SetFile.bundled().indicators.filter { $0.isCore && $0.isScored }
    #expect(core.count == 35)
    #expect(core.allSatisfy { $0.question(upTo: ReportSheet.wide) == $0.question })
    let columns = core.map { SnapshotColumn(indicator: $0, levels: [], places: [], different: []) }
    #expect(ReportSheet.fitting(columns).count == 35)
  }

  @Test(arguments: Engine.available) func `båda rapporterna är två blad med begränsat innehåll`(_ engine: Engine)
    async throws
  {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let client = try await site.client(as: .leader)
    // Gaps and all questions; the respondents, gaps, differences and key figures.
    for (path, most) in [
      ("rapport/2480", 5 + 40), ("lansrapport/24", CountyStanding.most + 5 + 3 + ReportSheet.Room.keyFigures.rows),
    ] {
      let page = try await client.get("/kartlaggning/\(round)/\(path)")
      #expect(page.status == 200 && Markup(page.body).faults == [], "\(path)")
      #expect(page.body.split(separator: "<div class=\"sheet\">").count == 3, "\(path)")
      let rows = page.body.split(separator: "<tr><th scope=\"row\">").count - 1
      #expect(rows > 10 && rows <= most, "\(path): \(rows)")
    }
  }

  @Test(arguments: Engine.available) func `länsrapporten har kommunerna, kartan, behoven och länets Excel-fil`(
    _ engine: Engine
  ) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let page = try await site.client(as: .leader).get("/kartlaggning/\(round)/lansrapport/24").body
    #expect(Markup(page).links.contains("/kartlaggning/\(round)/export.xlsx?lan=24"))
    let standing = try #require(page.split(separator: "id=\"laget\">").last?.split(separator: "</table>").first)
    for municipality in Sweden.current.inCounty(try #require(CountyCode("24"))) {
      #expect(standing.contains("<th scope=\"row\">\(municipality.name)"), "\(municipality.name)")
    }
    let map = try #require(page.split(separator: "<figure class=\"map\">").last?.split(separator: "</figure>").first)
    #expect(map.split(separator: "<path class=\"l").count == 16)
    for words in ["Fördelning per område", "Hedersrelaterat våld och förtryck", "Gemensamma behov", "saknar", "Riket"] {
      #expect(page.contains(words), "\(words)")
    }
  }

  @Test(arguments: Engine.available) func `kommunens rapport har områdena och önskat stöd`(_ engine: Engine)
    async throws
  {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let page = try await site.client(as: .leader).get("/kartlaggning/\(round)/rapport/2480").body
    #expect(page.contains("Nivå per område") && page.contains("Umeå"))
    #expect(page.contains("Överenskomna nästa steg"))
  }

  @Test func `nyckeltalen i rapporten är exakta bara där varje tal får ses, annars i hopslagna intervall`() {
    let numbers: [String?] = ["12", "7", "30", "31", "32"]
    let snapshot = MadeResults.snapshot(
      [(MadeResults.indicator("NYC-01", .count, isSensitive: true), numbers)], rows: MadeResults.rows(5))
    let views = { (sights: [Disclosure.Sight]) in
      KeyFigures(snapshot, Disclosure(sights: sights, isOver: true))
    }
    let exact = views([.exact, .exact, .exact, .exact, .exact])
    #expect(exact.table(among: Array(snapshot.all)).markup.contains(">112<"))
    let mixed = views([.exact, .named, .exact, .exact, .exact])
    #expect(mixed.table(among: Array(snapshot.all)).markup.contains("<td colspan=\"4\">5–49: 5</td>"))
    #expect(mixed.list(of: 0).markup.contains("<strong>12</strong>"))
    #expect(mixed.list(of: 1).markup.contains("<strong>5–9</strong>"))
    #expect(views([.named, .hidden, .hidden, .hidden, .hidden]).list(of: 1).isEmpty)
  }

  @Test(arguments: Engine.available) func `ett län utan bekräftade svar får inte veta att det saknar luckor`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine)
    let rows = MadeResults.rows()
    let unanswered = MadeResults.rows(unpublished: Set(rows.indices))
    let county = Sweden.current.county(try #require(CountyCode("24")))
    func page(_ rows: [SnapshotRow]) async throws -> Page {
      let answers = rows.map { _ in "ja" as String? }
      let view = RoundView(
        round: try await planned.record(),
        snapshot: MadeResults.snapshot([(MadeResults.indicator("LED-01"), answers)], rows: rows),
        disclosure: Disclosure(sights: rows.map { _ in .exact }, isOver: true))
      let day = view.snapshot.day
      return CountyReport(history: RoundHistory(current: view, earlier: []), county: county, efforts: [], today: day)
        .page
    }
    let empty = try await page(unanswered).content.markup
    #expect(empty.contains("Inga bekräftade svar än"))
    for words in ["inga luckor", "skillnaden minskat"] { #expect(!empty.contains(words), "\(words)") }
    #expect(try await page(rows).content.markup.contains("Länets bekräftade svar visar inga luckor."))
    // A part of a county is not called the county.
    let part = try await page(Array(rows.prefix(2)))
    #expect(part.title.hasPrefix("Del av Västerbottens län"))
    #expect(part.kind?.contains("Gäller 2 av länets 15 kommuner.") == true)
  }

  @Test(arguments: Engine.available) func `rapporten har intervall om inte den som får se talen ber om dem`(
    _ engine: Engine
  ) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let (leader, contact) = (try await site.client(as: .leader), try await site.client(as: .contact))
    func sheets(_ page: String) -> String {
      String(
        page.split(separator: "<div class=\"sheet\">").dropFirst().joined().split(separator: "</main>").first ?? "")
    }
    for path in ["/kartlaggning/\(round)/rapport/2480", "/kartlaggning/\(round)/lansrapport/24"] {
      let (plain, exact) = (try await leader.get(path).body, try await leader.get("\(path)?tal=exakta").body)
      #expect(Markup(plain).links.contains("\(path)?tal=exakta") && Markup(exact).links.contains(path), "\(path)")
      #expect(!plain.contains("lämna inte ut bladet") && exact.contains("lämna inte ut bladet"), "\(path)")
      #expect(Markup(exact).faults == [], "\(path)")
    }
    let county = "/kartlaggning/\(round)/lansrapport/24"
    let (plain, asked) = (try await contact.get(county).body, try await contact.get("\(county)?tal=exakta").body)
    #expect(sheets(plain) == sheets(asked) && !sheets(asked).isEmpty)
    #expect(!plain.contains("tal=exakta"))
  }

  @Test func `området är medelvärdet av de nivåer som får ses`() {
    let answers =
      [("LED-01", ["ja", "nej"]), ("LED-02", ["delvis", nil]), ("ORG-01", [nil, "ja"])] as [(String, [String?])]
    let snapshot = MadeResults.snapshot(answers.map { (MadeResults.indicator($0), $1) }, rows: MadeResults.rows(2))
    let means = AreaMeans(snapshot, Disclosure(sights: [.named, .named], isOver: true), rows: [0, 1])
    #expect(means.areas.map(\.code) == ["LED", "ORG"])
    #expect(means.mean(of: 0) == 75 && means.mean(of: 1) == 50)
    #expect(means.areas.map { means.mean(of: 0, in: $0) } == [75, nil])
    #expect(means.bands(of: [0, 1], in: means.areas[0]) == [1, 0, 0, 1, 0])
    let hidden = AreaMeans(snapshot, Disclosure(sights: [.named, .hidden], isOver: true), rows: [0, 1])
    #expect(hidden.mean(of: 1) == nil)
  }

  @Test(arguments: Engine.available) func `länsrapporten nås från resultatet, omgången och urvalet`(_ engine: Engine)
    async throws
  {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let report = "/kartlaggning/\(round)/lansrapport/24"
    for persona in [Persona.leader, .contact] {
      let client = try await site.client(as: persona)
      for path in ["", "/resultat", "/resultat/kortform?lan=24", "/resultat/LED-03?lan=24"] {
        let page = try await client.get("/kartlaggning/\(round)\(path)")
        #expect(Markup(page.body).links.contains(report), "\(persona.id): \(path)")
      }
    }
  }

  private static func column(_ number: Int, letters: Int) -> SnapshotColumn {
    var indicator = MadeResults.indicator("LED-\(number)")
    indicator.question = String(repeating: "a", count: letters)
    return SnapshotColumn(indicator: indicator, levels: [], places: [], different: [])
  }
}
