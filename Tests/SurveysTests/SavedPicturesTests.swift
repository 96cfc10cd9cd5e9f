import DemoData
import Foundation
import HTML
import TestSupport
import Testing
import Vocabulary

@testable import Surveys

/// Every chart of the results and the reports can be taken to a meeting.
struct SavedPicturesTests {
  private static let site = Task { try await TestSite.withDemonstration(.sqlite) }

  private func links(_ page: String) -> [String] {
    page.split(separator: "href=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
      .filter { $0.contains(".svg") || $0.contains(".png") }
  }

  @Test(arguments: [
    "resultat/LED-03", "resultat/NYC-01", "resultat/KOM-03", "resultat/KOM-02?rad=handlaggare-barn", "resultat/EGE-03",
    "resultat/omrade/LED", "resultat", "rapport/2480", "lansrapport/24",
  ]) func `sidans alla diagram går att spara som SVG och PNG`(_ address: String) async throws {
    let site = try await Self.site.value
    let base = "/kartlaggning/\(try await site.answeredRound())"
    let client = try await site.client(as: .leader)
    let page = try await client.get("\(base)/\(address)").body
    let links = links(page)
    #expect(links.count % 2 == 0)
    // The levels of a sensitive question are not handed on at all.
    #expect(links.isEmpty == address.hasSuffix("EGE-03"))
    let figures = page.components(separatedBy: "<figure class=\"chart\">").count - 1
    // An area's page draws its questions too, whose pictures are on their own pages; a sensitive change is drawn for the team only.
    if address.hasPrefix("resultat/"), !links.isEmpty, !address.contains("omrade"), !address.contains("NYC") {
      #expect(links.count / 2 >= figures, "\(links)")
    }
    for link in links {
      let answer = try await client.get(link)
      #expect(answer.status == 200, "\(link)")
      #expect(link.contains(".png") || answer.body.contains("Påhittade uppgifter"), "\(link)")
    }
  }

  @Test func `riket sparas med sin källa och sina tal`() async throws {
    let site = try await Self.site.value
    let client = try await site.client(as: .leader)
    let base = "/kartlaggning/\(try await site.answeredRound())/resultat"
    var found = 0
    for (code, part) in [("SAM-01", "kvinnojour"), ("SAM-01", "polis")] {
      let answer = try await client.get("\(base)/\(code)/riket.svg?rad=\(part)")
      guard answer.status == 200 else { continue }
      found += 1
      #expect(answer.body.contains("Riket: ") && answer.body.contains("class=\"dot ref\""))
      #expect(answer.body.contains("SKR") || answer.body.contains("Socialstyrelsen"))
    }
    // The police were asked about once, and a single point is no line.
    #expect(found == 1)
  }

  @Test func `ett nyckeltals bild har talen i intervall, och känsliga tal ingen bild av förändringen`() async throws {
    let planned = try await PlannedRound.make(.sqlite)
    let rows = MadeResults.rows(12)
    let round = try await planned.record()
    let day = CalendarDate(dayNumber: 20_000)
    func drawn(_ kind: SavedDrawing.Kind, isSensitive: Bool) throws -> String? {
      func view(_ name: String, _ answers: [String?]) -> RoundView {
        let indicator = MadeResults.indicator("NYC-01", .count, isSensitive: isSensitive)
        return RoundView(
          round: round, snapshot: MadeResults.snapshot([(indicator, answers)], rows: rows, name: name),
          disclosure: Disclosure(sights: rows.map { _ in .exact }, isOver: true))
      }
      let history = RoundHistory(
        current: view("Nu", ["12", "17", "13", "15", "11", "18", "14", "16", "12", "13", "700", "16"]),
        earlier: [view("Förut", ["12", "7", "3", "5", "31", "8", "4", "40", "2", "3", "5", "6"])])
      let column = try #require(history.current.snapshot.column("NYC-01"))
      return SavedDrawing(kind, of: column, in: history, filter: ResultFilter(), on: day)?.svg
    }
    let open = try #require(try drawn(.distribution, isSensitive: false))
    let sensitive = try #require(try drawn(.distribution, isSensitive: true))
    #expect(open.contains("12 svarande har lämnat ett tal.") && sensitive.contains("12 svarande har lämnat ett tal."))
    // The one with 700 stands alone in its band, which a paper that is handed on does not show.
    #expect(open != sensitive && !sensitive.contains(">1</text>"))
    #expect(try #require(try drawn(.change, isSensitive: false)).contains("Nu: mitten 14,5"))
    #expect(try drawn(.change, isSensitive: true) == nil)
    #expect(try drawn(.map, isSensitive: true) == nil && drawn(.national, isSensitive: true) == nil)
  }

  @Test func `det som en annans rapport inte visar finns inte heller som bild`() async throws {
    let site = try await Self.site.value
    let base = "/kartlaggning/\(try await site.answeredRound())"
    let client = try await site.client(as: .leader)
    for address in ["rapport/9999/omraden.svg", "lansrapport/99/omraden.svg", "resultat/QQQ-99/riket.png"] {
      #expect(try await client.get("\(base)/\(address)").status == 404, "\(address)")
    }
  }
}
