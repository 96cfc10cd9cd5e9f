import HTML
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// Which respondents each choice leaves, and how they lie by group.
struct ResultFilterTests {
  private let snapshot = MadeResults.snapshot([(MadeResults.indicator("LED-01"), [])], rows: MadeResults.rows(290))

  private func names(_ fields: [(String, String)]) -> [String] {
    let fyrbodal = Sweden.current.areas.filter { $0.id == "fyrbodal" }
      .map { ResultArea(id: $0.id, name: $0.name, municipalities: $0.municipalities) }
    let filter = ResultFilter(Form(fields: fields.map { (name: $0.0, value: $0.1) }), areas: fyrbodal)
    return filter.rows(in: snapshot).map { snapshot.rows[$0].name }
  }

  @Test func `varje val lämnar just dem som hör dit`() throws {
    #expect(names([]).count == 290)
    let county = names([("lan", "24")])
    #expect(county.count == 15 && county.contains("Umeå") && !county.contains("Härnösand"))
    let area = names([("omrade", "fyrbodal")])
    #expect(area.count == 14 && area.contains("Trollhättan") && !area.contains("Göteborg"))
    let code = try #require(MunicipalityCode("2480"))
    let umea = try #require(Sweden.current.municipality(code))
    let group = names([("grupp", umea.group.rawValue)])
    #expect(Set(group) == Set(Sweden.current.municipalities.filter { $0.group == umea.group }.map(\.name)))
    let alike = names([("lik", "2480")])
    let similar = try #require(Sweden.current.similar(to: code)).municipalities
    #expect(alike.count == similar.count + 1 && alike.contains("Umeå"))
    #expect(names([("sok", "ume")]) == ["Umeå"])
    #expect(
      names([("lan", "24"), ("grupp", umea.group.rawValue)]).allSatisfy { county.contains($0) && group.contains($0) })
    #expect(names([("lan", "24"), ("omrade", "fyrbodal")]).isEmpty)
  }

  @Test func `fördelningen per grupp och län räknar var och en en gång`() async throws {
    let planned = try await PlannedRound.make(.sqlite)
    let rows = MadeResults.rows(290)
    let answers: [String?] = rows.map { $0.county?.text == "24" ? "ja" : $0.county?.text == "22" ? "nej" : nil }
    let made = MadeResults.snapshot([(MadeResults.indicator("LED-01"), answers)], rows: rows, round: planned.round)
    let view = RoundView(
      round: try await planned.record(), snapshot: made,
      disclosure: Disclosure(sights: rows.map { _ in .exact }, isOver: true))
    let html = LevelGroups(view: view, column: try #require(made.column("LED-01")), rows: Array(made.all)).html.markup
    #expect(html.contains("Fördelning per kommungrupp") && html.contains("Fördelning per län"))
    // Fifteen at 100 and none below; seven at 0.
    #expect(html.contains("<th scope=\"row\">Västerbottens län</th><td>15</td><td>100</td>"))
    #expect(html.contains("<th scope=\"row\">Västernorrlands län</th><td>7</td><td>0</td>"))
    let hidden = RoundView(
      round: view.round, snapshot: made,
      disclosure: Disclosure(sights: [.hidden] + rows.dropFirst().map { _ in .named }, isOver: true))
    #expect(LevelGroups(view: hidden, column: try #require(made.column("LED-01")), rows: Array(made.all)).html.isEmpty)
  }
}
