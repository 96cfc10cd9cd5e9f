import Access
import Documents
import HTML
import Storage
import TestSupport
import Testing
import Vocabulary
import Web

@testable import Surveys

/// What those outside the county team can find out, also by putting pages together.
struct DisclosureTests {
  @Test(arguments: [
    (0, "0–4"), (4, "0–4"), (5, "5–9"), (9, "5–9"), (10, "10–19"), (19, "10–19"), (20, "20–49"), (49, "20–49"),
    (50, "50–99"), (99, "50–99"), (100, "100 eller fler"), (5000, "100 eller fler"),
  ]) func `känsliga antal visas i intervall`(_ number: Int, _ words: String) {
    #expect(SensitiveBand(Float(number), isShare: false).words == words)
  }

  @Test(arguments: [
    (0, "0–9\u{A0}%"), (9, "0–9\u{A0}%"), (10, "10–19\u{A0}%"), (90, "90–100\u{A0}%"), (100, "90–100\u{A0}%"),
  ])
  func `känsliga andelar visas i tiotal`(_ number: Int, _ words: String) {
    #expect(SensitiveBand(Float(number), isShare: true).words == words)
  }

  @Test func `små grupper slås ihop så att ingen går att räkna fram`() {
    var chance = SeededGenerator(seed: 3)
    for _ in 0..<2000 {
      let counts = (0..<6).map { _ in Int.random(in: 0...6, using: &chance) }
      let groups = SmallCounts.merged(counts)
      let total = counts.reduce(0, +)
      guard total >= SmallCounts.limit else {
        #expect(groups.isEmpty, "\(counts)")
        continue
      }
      #expect(groups.allSatisfy { $0.count == 0 || $0.count >= SmallCounts.limit }, "\(counts)")
      #expect(groups.reduce(0) { $0 + $1.count } == total)
      #expect(groups.flatMap { Array($0.places) } == Array(0..<6))
      #expect(groups.allSatisfy { group in group.count == group.places.reduce(0) { $0 + counts[$1] } })
    }
  }

  @Test func `diagrammet har samma intervall som tabellen`() throws {
    let indicator = MadeResults.indicator("NYC-04", .count, isSensitive: true)
    let rows = MadeResults.rows(6)
    let snapshot = MadeResults.snapshot([(indicator, ["0", "3", "60", "7", "2", "4"])], rows: rows)
    let column = try #require(snapshot.column("NYC-04"))
    let named = Disclosure(sights: rows.map { _ in .named }, isOver: true)
    let bands = named.bands(of: column, among: snapshot.all)
    for band in bands {
      #expect(snapshot.all.count { named.answer(to: column, $0) == .banded(band.words) } == band.count, "\(band.words)")
    }
    // A paper without names lays the lonely ones together with their neighbours.
    #expect(named.mergedBands(of: column, among: snapshot.all).filter { $0.count > 0 }.map(\.words) == ["0–99"])
    // The one who is hidden is in neither.
    let hidden = Disclosure(sights: rows.indices.map { $0 == 2 ? .hidden : .named }, isOver: true)
    #expect(hidden.bands(of: column, among: snapshot.all).first { $0.words == "50–99" }?.count == 0)
  }

  @Test(arguments: Engine.available) func `omgångens regel gäller varje svarande`(_ engine: Engine) async throws {
    for visibility in Round.Visibility.allCases {
      let planned = try await PlannedRound.make(engine, visibility: visibility)
      let rows = MadeResults.rows() + MadeResults.rows(4)
      let snapshot = MadeResults.snapshot([(MadeResults.indicator("LED-01"), [])], rows: rows)
      for viewer in [PlannedRound.leader, planned.contact, planned.stranger] {
        let round = try await planned.round(for: viewer)
        let disclosure = Disclosure(round, snapshot, for: viewer, unsettled: [])
        for (place, row) in rows.enumerated() {
          #expect(disclosure.shows(place) == round.shows(row.respondent, in: row.county, to: viewer))
          #expect(
            (disclosure.sight(place) == .exact)
              == (round.shows(row.respondent, in: row.county, to: viewer)
                && round.showsSensitive(row.respondent, in: row.county, to: viewer)))
        }
      }
    }
  }

  /// Two worlds that differ only in numbers within the same bands must look alike to everybody but the county team.
  @Test(arguments: Engine.available) func `den utanför länsteamet ser ingen skillnad inom ett intervall`(
    _ engine: Engine
  ) async throws {
    let planned = try await PlannedRound.make(engine, visibility: .all)
    let (one, other) = (sensitive(shift: 0), sensitive(shift: 1))
    let outsider = planned.stranger
    let round = try await planned.round(for: outsider)
    #expect(
      try output(RoundView(round, one, outsider, planned)) == output(RoundView(round, other, outsider, planned)))
    let leader = PlannedRound.leader
    let led = try await planned.round(for: leader)
    #expect(try output(RoundView(led, one, leader, planned)) != output(RoundView(led, other, leader, planned)))
  }

  /// Those not shown by name must leave no trace at all while they are few or the round is open.
  @Test(arguments: Engine.available) func `dolda svar påverkar inget som den utanför ser`(_ engine: Engine) async throws
  {
    let planned = try await PlannedRound.make(engine, visibility: .county)
    let rows = MadeResults.rows()
    let codes = ["LED-01", "LED-02"].map { MadeResults.indicator($0) }
    let own = try #require(rows.firstIndex { $0.respondent.key == "2480" })
    let one = MadeResults.snapshot(
      codes.map { ($0, rows.indices.map { $0 == own ? "delvis" : "ja" }) }, rows: rows, round: planned.round)
    let other = MadeResults.snapshot(
      codes.map { ($0, rows.indices.map { $0 == own ? "delvis" : $0 % 2 == 0 ? "nej" : "vet-inte" }) }, rows: rows,
      round: planned.round)
    let round = try await planned.round(for: planned.contact)
    #expect(
      try output(RoundView(round, one, planned.contact, planned))
        == output(RoundView(round, other, planned.contact, planned)))
    let page = try output(RoundView(round, one, planned.contact, planned)).joined()
    #expect(page.contains("bara för länsteamet"))
  }

  /// In a closed round the hidden ones are counted in groups: two worlds where they have changed places, or where one has
  /// said "vet inte" instead of "nej", must look alike on every page and in every file.
  @Test(arguments: Engine.available) func `i en stängd omgång syns bara grupper av dem som är dolda`(_ engine: Engine)
    async throws
  {
    let planned = try await PlannedRound.make(engine, visibility: .county)
    let rows = MadeResults.rows()
    let own = try #require(rows.firstIndex { $0.respondent.key == "2480" })
    let hidden = rows.indices.filter { $0 != own }
    func world(_ answers: [String]) -> RoundSnapshot {
      var all = [String?](repeating: "delvis", count: rows.count)
      for (place, answer) in zip(hidden, answers) { all[place] = answer }
      return MadeResults.snapshot([(MadeResults.indicator("LED-01"), all)], rows: rows, round: planned.round)
    }
    let count = hidden.count
    try #require(count == 14)
    let answers = [String](repeating: "ja", count: 6) + [String](repeating: "nej", count: count - 6)
    var unknowing = Array(answers.reversed())
    unknowing[0] = "vet-inte"
    try await planned.change { tx, round in _ = try CloseRound().perform(on: round, in: tx, at: planned.now) }
    let round = try await planned.round(for: planned.contact)
    let pages = try [answers, Array(answers.reversed()), unknowing].map {
      try output(RoundView(round, world($0), planned.contact, planned))
    }
    #expect(pages[0] == pages[1])
    #expect(pages[0] == pages[2])
    let text = pages[0].joined()
    #expect(text.contains("Av 15 bekräftade svar är 6 på nivå 80–100 (på plats) och 9 på nivå 0–79 eller utan nivå"))
    for finer in ["vet inte”.", "2 av 15", "6 av 14", "Alla 15 som"] {
      #expect(!text.contains(finer), "\(finer)")
    }
    // All alike: to count them would be to tell what each has answered.
    let alike = try output(
      RoundView(round, world([String](repeating: "ja", count: count)), planned.contact, planned)
    ).joined()
    #expect(alike.contains("visas inte, eftersom de är för lika"))
    #expect(!alike.contains("15 bekräftade svar är"))
  }

  @Test func `i en avslutad omgång räknas dolda bara i helheten och bara när de är många`() throws {
    let rows = MadeResults.rows(40)
    let answers = rows.indices.map { ["ja", "nej", "delvis"][$0 % 3] as String? }
    let snapshot = MadeResults.snapshot([(MadeResults.indicator("LED-01"), answers)], rows: rows)
    let column = try #require(snapshot.column("LED-01"))
    let sights = rows.indices.map { $0 == 0 ? Disclosure.Sight.exact : .hidden }
    func counted(isOver: Bool, isChanging: Bool = false, among rows: [Int], isWhole: Bool) -> DisclosedLevels {
      Disclosure(sights: sights, isOver: isOver, isChanging: isChanging)
        .levels(of: column, among: rows, isWhole: isWhole, in: snapshot)
    }
    let all = Array(snapshot.all)
    let whole = counted(isOver: true, among: all, isWhole: true)
    #expect(whole.seen == nil && whole.grouped?.total == 40)
    #expect(counted(isOver: false, among: all, isWhole: true).seen?.scored == 1)
    #expect(counted(isOver: true, among: Array(all.prefix(20)), isWhole: false).seen?.scored == 1)
    let changing = counted(isOver: true, isChanging: true, among: all, isWhole: true)
    #expect(changing.seen?.scored == 1)
    #expect(changing.note?.contains("räknas inte medan svar ändras") == true)
    let few = MadeResults.snapshot([(MadeResults.indicator("LED-01"), answers)], rows: MadeResults.rows(10))
    let fewCounted = Disclosure(sights: Array(sights.prefix(10)), isOver: true)
      .levels(of: try #require(few.column("LED-01")), among: few.all, isWhole: true, in: few)
    #expect(fewCounted.seen?.scored == 1)
  }

  @Test func `känsliga nivåer räknas inte för den som inte ser alla exakt`() throws {
    let rows = MadeResults.rows(20)
    let indicator = MadeResults.indicator("EGE-03", isSensitive: true)
    let snapshot = MadeResults.snapshot([(indicator, rows.indices.map { _ in "ja" })], rows: rows)
    let column = try #require(snapshot.column("EGE-03"))
    let named = Disclosure(sights: rows.indices.map { $0 == 0 ? .exact : .named }, isOver: true)
    #expect(named.levels(of: column, among: snapshot.all, isWhole: true, in: snapshot).seen == nil)
    #expect(named.answers(to: column, among: snapshot.all, in: snapshot) == nil)
    #expect(named.level(of: column, 1) == nil)
    #expect(named.answer(to: column, 1) == .hidden)
    #expect(named.answer(to: column, 0) == .exact("Ja", .scored(100)))
    #expect(named.rank(of: column, 1) == nil)
    // A filter on the viewer's own does not help against the others.
    #expect(named.levels(of: column, among: [0, 1], isWhole: false, in: snapshot).seen == nil)
    #expect(named.levels(of: column, among: [0], isWhole: false, in: snapshot).seen?.scored == 1)
  }

  @Test func `en kommentar till ett känsligt svar följer svaret`() {
    let rows = MadeResults.rows(2)
    let codes = [MadeResults.indicator("NYC-04", .count, isSensitive: true), MadeResults.indicator("LED-01")]
    let snapshot = MadeResults.snapshot(codes.map { ($0, ["3", "4"]) }, rows: rows)
    let disclosure = Disclosure(sights: [.exact, .named], isOver: false)
    func shows(_ row: Int, _ code: String, isShared: Bool) -> Bool {
      disclosure.shows(ShownComment(row: row, code: code, text: "Fyra barn."), isShared: isShared, in: snapshot)
    }
    #expect(!shows(1, "NYC-04", isShared: true))
    #expect(shows(1, "LED-01", isShared: true))
    #expect(!shows(1, "LED-01", isShared: false))
    #expect(shows(0, "NYC-04", isShared: false))
  }

  /// Counts, a share and a matrix of counts; `shift` moves each number without leaving its band.
  private func sensitive(shift: Int) -> RoundSnapshot {
    let rows = MadeResults.rows()
    let matrix = MadeResults.indicator(
      "BOE-06", .matrix, isSensitive: true,
      rows: [Indicator.MatrixRow(id: "kvinnor", text: "Kvinnor"), Indicator.MatrixRow(id: "man", text: "Män")])
    let bases = [0, 5, 10, 20, 50, 100, 150]
    // Every other is moved, so that the order of the exact numbers changes too.
    let counts = rows.indices.map { bases[$0 % bases.count] + ($0 / bases.count + shift) % 3 }
    return MadeResults.snapshot(
      [
        (MadeResults.indicator("NYC-04", .count, isSensitive: true), counts.map { String($0) }),
        (
          MadeResults.indicator("NYC-06", .share, isSensitive: true),
          counts.indices.map { "\(($0 % 9) * 10 + (counts[$0] + $0) % 3)" }
        ),
        (matrix, counts.map { "kvinnor=\($0)|man=\($0)" }),
        (MadeResults.indicator("EGE-03", isSensitive: true), rows.indices.map { $0 % (2 + shift) == 0 ? "ja" : "nej" }),
      ], rows: rows)
  }

  /// Everything a viewer can get of the results: pages in several orders and filters, CSV and every sheet of the workbook.
  private func output(_ view: RoundView) throws -> [String] {
    let history = RoundHistory(current: view, earlier: [])
    var all: [String] = []
    for column in view.snapshot.columns.flatMap({ [$0] + $0.parts }) {
      for order in ["namn", "niva", "andring"] {
        for (turn, county) in [("upp", ""), ("ner", "24")] {
          let query = Form(fields: [("ordning", order), ("riktning", turn), ("lan", county)])
          let filter = ResultFilter(query, areas: [])
          all.append(
            IndicatorResultPage(history: history, column: column, filter: filter, areas: []).page.content.markup)
          for kind in [SavedDrawing.Kind.map, .distribution, .change] {
            let drawing = SavedDrawing(kind, of: column, in: history, filter: filter, on: view.snapshot.day)
            all.append(drawing?.svg ?? "ingen bild")
          }
        }
      }
    }
    let reports = CountyReportLinks(view.round, for: PlannedRound.leader)
    all.append(ResultOverviewPage(view: view, reports: reports).page.content.markup)
    all.append(ShortFormResultPage(view: view, filter: ResultFilter(), areas: []).page.content.markup)
    all.append(ResultComparisonPage(view: view, keys: ["2480", "2401", "2482"]).page.content.markup)
    all.append(RankingPage(view: view).page.content.markup)
    for row in view.snapshot.all where view.disclosure.shows(row) {
      all.append(RespondentResultPage(history: history, row: row, comments: [:]).page.content.markup)
      let day = view.snapshot.day
      // To ask for exact numbers gives them to nobody who may not see them.
      all.append(
        RespondentReport(history: history, row: row, efforts: [], today: day, wantsExact: true).page.content.markup)
    }
    let county = try #require(CountyCode("24"))
    all.append(
      CountyReport(
        history: history, county: Sweden.current.county(county), efforts: [], today: view.snapshot.day, wantsExact: true
      ).page.content.markup)
    let export = RoundExport(view: view, comments: [], sources: [:])
    all.append(String(decoding: export.csv(), as: UTF8.self))
    let sheets = try Spreadsheet.read(try export.workbook(created: 0), named: "export.xlsx")
    all.append(
      sheets.map { sheet in sheet.rows.map { $0.map(\.text).joined(separator: ";") }.joined(separator: "\n") }.joined())
    return all
  }
}

extension RoundView {
  fileprivate convenience init(_ round: Round, _ snapshot: RoundSnapshot, _ viewer: Viewer, _ planned: PlannedRound) {
    let disclosure = Disclosure(round, snapshot, for: viewer, unsettled: [])
    self.init(round: round, snapshot: snapshot, disclosure: disclosure)
  }
}

extension PlannedRound {
  /// Works for Umeå, which is in the round.
  var contact: Viewer { Self.works(umea) }

  /// Works for a municipality that is not in the round, in another county.
  var stranger: Viewer {
    Self.works(
      Organisation(
        id: "malmo", kind: .municipality, name: "Malmö kommun", municipality: MunicipalityCode("1280"),
        counties: [CountyCode("12")].compactMap(\.self)))
  }

  private static func works(_ organisation: Organisation) -> Viewer {
    Viewer(
      account: "konto-k", person: "person-k", name: "Kim Kontakt", isAdministrator: false,
      functions: [HeldFunction(id: "funktion-k", role: .contact, title: "Kontaktperson", organisation: organisation)])
  }

  /// The round as the viewer meets it, also when its page would be refused.
  func round(for viewer: Viewer) async throws -> Round {
    let id = round
    return try #require(try await site.regional.read { try Round.load(id, for: viewer, in: $0) })
  }
}
