import Access
import Documents
import HTML
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// What a file of a round holds: who is in it, and what the answers rest on.
struct RoundExportTests {
  @Test(arguments: Engine.available) func `underlag, ursprung och skäl följer med för den som ser svaren exakt`(
    _ engine: Engine
  ) async throws {
    let planned = try await answered(engine)
    for viewer in [PlannedRound.leader, planned.contact] {
      let file = try await export(planned, for: viewer)
      let text = String(decoding: file.csv(), as: UTF8.self)
      #expect(text.contains("Kommentar;Ursprung;Underlag"), "\(viewer.name)")
      #expect(text.contains("Publicerat värde, rättat: Räknat om efter årsskiftet"), "\(viewer.name)")
      #expect(text.contains("https://exempel.se/beslut"), "\(viewer.name)")
      let sheets = try Spreadsheet.read(try file.workbook(created: 0), named: "export.xlsx")
      let sheet = try #require(sheets.first { $0.name == "Underlag" }, "\(viewer.name)")
      #expect(sheet.rows.count == 2)
      #expect(sheet.rows.last?.first == .text("Umeå"))
    }
    let stranger = try await export(planned, for: planned.stranger)
    let text = String(decoding: stranger.csv(), as: UTF8.self)
    #expect(text.contains("Umeå"))
    #expect(!text.contains("Ursprung") && !text.contains("Räknat om") && !text.contains("exempel.se"))
    let sheets = try Spreadsheet.read(try stranger.workbook(created: 0), named: "export.xlsx")
    #expect(!sheets.contains { $0.name == "Underlag" })
  }

  @Test(arguments: Engine.available) func `svarets grund visas på den svarandes sida, men inte för andra`(
    _ engine: Engine
  ) async throws {
    let planned = try await answered(engine)
    func page(for viewer: Viewer) async throws -> String {
      let view = try await self.view(planned, for: viewer)
      let umea = Respondent(planned.umea)
      let grounds = try await planned.site.regional.read { try $0.grounds(in: view, by: umea) }
      return RespondentResultPage(
        history: RoundHistory(current: view, earlier: []), row: try #require(view.snapshot.row(of: umea)),
        comments: [:],
        grounds: Dictionary(grounds.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
      ).page.content.markup
    }
    let led = try await page(for: PlannedRound.leader)
    #expect(led.contains("rättat: Räknat om efter årsskiftet") && led.contains("https://exempel.se/beslut"))
    let strange = try await page(for: planned.stranger)
    #expect(!strange.contains("Räknat om") && !strange.contains("exempel.se"))
  }

  @Test(arguments: Engine.available) func `filen har urvalet och säger det`(_ engine: Engine) async throws {
    let planned = try await answered(engine)
    let chosen = ResultFilter(Form(fields: [("sok", "ume")]), areas: [])
    let file = try await export(planned, for: PlannedRound.leader, filter: chosen)
    let sheets = try Spreadsheet.read(try file.workbook(created: 0), named: "export.xlsx")
    #expect(sheets.first?.rows.dropFirst().map { $0[1] } == [.text("Umeå")])
    #expect(sheets.last?.rows.contains { $0.first == .text("Urval") && $0[1].text.contains("namn med ”ume”") } == true)
    #expect(file.fileName(on: planned.now.day).hasSuffix("-urval"))
    let whole = try await export(planned, for: PlannedRound.leader)
    #expect(String(decoding: whole.csv(), as: UTF8.self).contains("Skellefteå"))
    #expect(!String(decoding: file.csv(), as: UTF8.self).contains("Skellefteå"))
    #expect(!whole.fileName(on: planned.now.day).contains("urval"))
  }

  @Test(arguments: Engine.available) func `varje rad i en matris har en egen kolumn, med samma intervall som på sidan`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine, visibility: .all)
    let question = MadeResults.indicator(
      "BOE-06", .matrix, isSensitive: true,
      rows: [.init(id: "kvinnor", text: "Kvinnor"), .init(id: "man", text: "Män")])
    let view = RoundView(
      round: try await planned.round(for: PlannedRound.leader),
      snapshot: MadeResults.snapshot([(question, ["kvinnor=12|man=3", "kvinnor=3"])], rows: MadeResults.rows(2)),
      disclosure: Disclosure(sights: [.exact, .named], isOver: true))
    let file = RoundExport(view: view, comments: [], sources: [:])
    let sheets = try Spreadsheet.read(try file.workbook(created: 0), named: "export.xlsx")
    let answers = try #require(sheets.first { $0.name == "Svar" }).rows
    #expect(answers[0].suffix(3).map(\.text) == ["BOE-06", "BOE-06.kvinnor", "BOE-06.man"])
    #expect(answers[1].suffix(2).map(\.text) == ["12", "3"])
    #expect(answers[2].map(\.text).contains("0–4") && !answers[2].map(\.text).contains("3"))
    #expect(String(decoding: file.csv(), as: UTF8.self).contains(";BOE-06.kvinnor;1;12;"))
  }

  private func answered(_ engine: Engine) async throws -> PlannedRound {
    let planned = try await PlannedRound.make(engine, visibility: .all)
    for place in [planned.umea, planned.skelleftea] {
      try await planned.answer("LED-01", "nej", for: place)
      try await planned.set(.confirmed, for: place)
    }
    let (round, umea) = (planned.round, Respondent(planned.umea))
    try await planned.site.regional.write { tx in
      try tx.execute(
        """
        UPDATE answer SET origin = \(Answer.Origin.corrected), origin_note = \("Räknat om efter årsskiftet"),
          evidence = \("https://exempel.se/beslut") WHERE round_id = \(round) AND respondent = \(umea)
        """)
    }
    return planned
  }

  private func view(_ planned: PlannedRound, for viewer: Viewer) async throws -> RoundView {
    let (round, snapshot) = (try await planned.round(for: viewer), try await planned.snapshot())
    return RoundView(
      round: round, snapshot: snapshot, disclosure: Disclosure(round, snapshot, for: viewer, unsettled: []))
  }

  private func export(_ planned: PlannedRound, for viewer: Viewer, filter: ResultFilter = ResultFilter()) async throws
    -> RoundExport
  {
    let view = try await view(planned, for: viewer)
    let grounds = try await planned.site.regional.read { try $0.grounds(in: view) }
    return RoundExport(view: view, filter: filter, comments: [], grounds: grounds, sources: [:])
  }
}
