import DemoData
import HTML
import TestSupport
import Testing
import Vocabulary

@testable import Surveys

struct TileGridTests {
  @Test func `varje kommun har en ruta och varje län en gräns`() throws {
    let shapes = TileShapes.current
    #expect(shapes.municipalities.count == 290)
    #expect(shapes.borders.count == 21)
    let first = try #require(shapes.municipalities.first)
    #expect(Sweden.current.municipalitiesByName[first.place].name == "Kiruna")
    #expect(first.tail.markup.contains(">Kiru</text>"))
  }

  @Test func `ett län med en enda ruta har gräns på fyra sidor`() throws {
    let gotland = try #require(CountyCode("09"))
    let border = try #require(TileShapes.current.borders[gotland]).markup
    #expect(border.split(separator: "M").count == 5)
  }

  @Test(arguments: Engine.available) func `rutorna ligger som på kartan och leder till svaren`(_ engine: Engine)
    async throws
  {
    let site = try await TestSite.withDemonstration(engine)
    let round = try await site.answeredRound()
    let client = try await site.client(as: .leader)
    let country = try await tiles("/kartlaggning/\(round)/resultat/LED-03", client)
    #expect(country.contains("viewBox=\"0 0 312 840\""))
    #expect(country.split(separator: "<path d=\"M").count == 291)
    #expect(country.contains("<a href=\"/kartlaggning/\(round)/resultat/kommun/2480\" aria-label=\"Umeå: "))
    let county = try await tiles("/kartlaggning/\(round)/resultat/LED-03?lan=24", client)
    #expect(county.split(separator: "<path d=\"M").count == 16)
    #expect(county.split(separator: "class=\"county\"").count == 2)
  }

  private func tiles(_ path: String, _ client: TestClient) async throws -> String {
    let page = try await client.get(path)
    #expect(Markup(page.body).faults == [], "\(path)")
    let figure = try #require(page.body.split(separator: "<figure class=\"tilemap\">").last)
    return String(try #require(figure.split(separator: "</figure>").first))
  }
}
