import DemoData
import HTML
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Surveys

/// One row of a matrix as a question of its own.
struct QuestionPartTests {
  static let rows = [
    Indicator.MatrixRow(id: "polis", text: "Polis"), Indicator.MatrixRow(id: "skola", text: "Skola"),
  ]

  static func matrix(definition: String = "1", isSensitive: Bool = false) -> Indicator {
    var indicator = MadeResults.indicator("SAM-01", isSensitive: isSensitive, definition: definition, rows: rows)
    indicator.answerType = .matrix
    indicator.publishedLinks = [
      Indicator.PublishedLink(source: "OJ", key: "overenskommelse-polis", row: "polis"),
      Indicator.PublishedLink(source: "OJ", key: "overenskommelse-kvinnojour", row: "kvinnojour"),
    ]
    return indicator
  }

  static let answers: [String?] = [
    "polis=ja|skola=nej", "polis=ja", nil, "polis=vet-inte|skola=delvis", "polis=nej|skola=nej", "skola=nej|polis=ja",
  ]

  private func snapshot(_ answers: [String?] = answers, definition: String = "1", year: Int = 2026) -> RoundSnapshot {
    MadeResults.snapshot(
      [(Self.matrix(definition: definition), answers)], rows: MadeResults.rows(6), name: "Kartläggning \(year)",
      round: ID("omgang-\(year)"), year: year)
  }

  @Test func `delen har radens svar och nivå, och ingen rad är inget värde`() throws {
    let part = try #require(snapshot().column("SAM-01.polis"))
    #expect((0..<6).map(part.level) == [.scored(100), .scored(100), .missing, .unknown, .scored(0), .scored(100)])
    #expect(part.answer(0)?.words == "Ja")
    #expect(part.answer(2) == nil)
    // Three different answers to the row, although the whole question has five.
    #expect(part.different.count == 3)
    let school = try #require(snapshot().column("SAM-01.skola"))
    #expect(school.level(1) == .missing)
    #expect(school.level(3) == .scored(50))
  }

  @Test func `delen är en fråga med sin text, sin kod och sina egna publicerade värden`() throws {
    let part = try #require(snapshot().column("SAM-01.polis")).indicator
    #expect(part.code == "SAM-01.polis" && part.wholeCode == "SAM-01" && part.partID == "polis")
    #expect(part.question == "Polis: Frågan SAM-01?" && part.questionAlone == "Frågan SAM-01?")
    #expect(part.shownCode == "SAM-01, polis" && QuestionCode("SAM-01").words(nil) == "SAM-01")
    #expect(part.answerType == .single && part.rows.isEmpty && part.isScored && part.weight == 3)
    #expect(part.publishedLinks.map(\.key) == ["overenskommelse-polis"])
    #expect(NationalSeries.series(for: part).map(\.key) == ["overenskommelse-polis"])
  }

  @Test func `delen görs en gång och det som inte är en del finns inte`() throws {
    let snapshot = snapshot()
    let whole = try #require(snapshot.column("SAM-01"))
    #expect(whole.part("polis") === snapshot.column("SAM-01.polis"))
    #expect(whole.parts.map(\.indicator.code) == ["SAM-01.polis", "SAM-01.skola"])
    for code in ["SAM-01.tandvard", "SAM-01.", "SAM-02.polis", ".polis"] {
      #expect(snapshot.column(code) == nil, "\(code)")
    }
  }

  @Test func `en rad med tal blir antal, och vet inte gäller alla rader`() throws {
    let indicator = MadeResults.indicator(
      "BOE-06", .matrix, isSensitive: true,
      rows: [.init(id: "kvinnor", text: "Kvinnor"), .init(id: "man", text: "Män")])
    let snapshot = MadeResults.snapshot(
      [(indicator, ["kvinnor=12|man=0", "kvinnor=3", "vet-inte"])], rows: MadeResults.rows(3))
    let men = try #require(snapshot.column("BOE-06.man"))
    #expect(men.indicator.isKeyFigure && men.indicator.isSensitive)
    #expect((0..<3).map { men.answer($0)?.number } == [0, nil, nil])
    #expect(men.answer(1) == nil)
    #expect(men.answer(2)?.value == .unknown)
    let named = Disclosure(sights: [.named, .named, .exact], isOver: true)
    #expect(named.answer(to: men, 0) == .banded("0–4"))
    #expect(named.numbers(of: men, among: snapshot.all, in: snapshot) == nil)
  }

  @Test func `delens förändring räknas på samma rad i omgången före`() throws {
    let now = snapshot()
    let before = snapshot(["polis=nej|skola=ja", nil, "polis=ja", "polis=ja", "polis=nej", "polis=delvis"], year: 2024)
    let part = try #require(now.column("SAM-01.polis"))
    guard case .tooFew(let count, _) = SpreadTrend(part, rows: now.all, in: now, since: before) else {
      Issue.record("Tre svarande är för få")
      return
    }
    #expect(count == 3)
    let other = snapshot(definition: "2", year: 2024)
    #expect(
      SpreadTrend(part, rows: now.all, in: now, since: other) == .newDefinition(since: "Kartläggning 2024"))
  }

  @Test(arguments: Engine.available) func `en del har karta, tabell, rutor, grupper och länkar till de andra`(
    _ engine: Engine
  ) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let path = "/kartlaggning/\(try await site.answeredRound())/resultat/SAM-01"
    let client = try await site.client(as: .leader)
    let whole = try await client.get(path)
    #expect(whole.body.contains("i alla delar sammantaget"))
    #expect(whole.body.contains("Oftast på plats: "))
    #expect(Markup(whole.body).links.contains { $0.hasPrefix("\(path)?rad=polis") })
    let part = try await client.get("\(path)?rad=polis&lan=24")
    #expect(part.status == 200 && Markup(part.body).faults == [])
    #expect(part.body.contains("<h1>Polis: ") || part.body.contains(">Polis: "))
    #expect(whole.body.contains("<details><summary>Visa svar<span class=\"vh\"> Umeå</span></summary>"))
    #expect(!part.body.contains("<summary>Visa svar"))
    for piece in [
      "<figure class=\"map\">", "id=\"rutor\"", "id=\"tabell\"", "id=\"grupper\"", "id=\"fordelning-namn\"",
    ] {
      #expect(part.body.contains(piece), "\(piece)")
    }
    #expect(!part.body.contains("i alla delar sammantaget"))
    let links = Markup(part.body).links
    // Sorting, other parts, files and what can be done together keep the part or the filter.
    #expect(links.contains { $0.hasPrefix("\(path)?rad=polis&lan=24&ordning=niva") })
    #expect(links.contains { $0.hasPrefix("\(path)?rad=primarvard&lan=24") })
    #expect(links.contains("\(path)/karta.svg?rad=polis&lan=24"))
    #expect(links.contains { $0.hasPrefix("/behov/ny?") && $0.contains("fraga=SAM-01.polis") && $0.contains("lan=24") })
    #expect(part.body.contains("<input type=\"hidden\" name=\"rad\" value=\"polis\">"))
  }

  @Test(arguments: Engine.available) func `riksvärdet för polisen står bredvid kommunernas egna svar om polisen`(
    _ engine: Engine
  ) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let path = "/kartlaggning/\(try await site.answeredRound())/resultat/SAM-01"
    let page = try await site.client(as: .leader).get("\(path)?rad=polis")
    let national = try #require(page.body.split(separator: "id=\"riket\"").last?.split(separator: "</section>").first)
    #expect(national.contains("polis"))
    #expect(!national.contains("kvinnojour"))
  }

  @Test(arguments: Engine.available) func `en dels bilder skiljer sig från helhetens, och okända delar finns inte`(
    _ engine: Engine
  ) async throws {
    let site = try await TestSite.withDemonstration(engine)
    let path = "/kartlaggning/\(try await site.answeredRound())/resultat/SAM-01"
    let client = try await site.client(as: .leader)
    for kind in ["karta", "fordelning"] {
      let (whole, part) = (
        try await client.get("\(path)/\(kind).svg"), try await client.get("\(path)/\(kind).svg?rad=polis")
      )
      #expect(part.status == 200 && part.body.contains("Polis: "), "\(kind)")
      #expect(part.body != whole.body, "\(kind)")
    }
    for address in ["\(path)?rad=tandvard", "\(path)/karta.svg?rad=tandvard"] {
      #expect(try await client.get(address).status == 404, "\(address)")
    }
  }
}
