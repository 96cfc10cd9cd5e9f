import HTML
import TestSupport
import Testing
import Vocabulary

@testable import Surveys

struct NeedTests {
  @Test func `önskat stöd samlas val för val`() throws {
    var wish = MadeResults.indicator("STD-01", .multi)
    wish.options = [
      Indicator.Option(id: "rutiner", text: "Hjälp med rutiner", level: nil),
      Indicator.Option(id: "heder", text: "Heder", level: nil),
      Indicator.Option(id: "inget", text: "Inget just nu", level: nil, isNone: true),
    ]
    let snapshot = MadeResults.snapshot(
      [(wish, ["rutiner|heder", "rutiner", "inget", "rutiner"])], rows: MadeResults.rows(4))
    let needs = Self.needs(in: snapshot)
    #expect(needs.map(\.sentence) == ["3 vill ha hjälp med rutiner.", "1 vill ha stöd om heder."])
    #expect(needs.first?.rows == [0, 1, 3])
    let hidden = Disclosure(sights: [.hidden, .named, .named, .named], isOver: true)
    #expect(Self.needs(in: snapshot, hidden).map(\.sentence) == ["2 vill ha hjälp med rutiner."])
  }

  @Test func `det som flest saknar står först, och den som kommit en bit saknar inte`() {
    let snapshot = MadeResults.snapshot(
      [
        (MadeResults.indicator("LED-01", weight: 3), ["delvis", "delvis", "delvis", "delvis"]),
        (MadeResults.indicator("LED-02", weight: 1), ["nej", "nej", "ja", "delvis"]),
      ], rows: MadeResults.rows(4))
    let needs = Self.needs(in: snapshot)
    #expect(needs.map(\.code) == ["LED-02", "LED-01"])
    #expect(needs.first?.lacking == [0, 1] && needs.first?.onTheWay == [3] && needs.first?.having == [2])
    #expect(needs.last?.lacking == [])
    #expect(needs.last?.sentence == "4 har kommit en bit, men det är inte på plats.")
  }

  @Test func `behovet sägs med frågans ord`() {
    var routine = MadeResults.indicator("VUX-04")
    routine.question = "Finns en rutin för att inte röja skyddade personuppgifter?"
    let snapshot = MadeResults.snapshot([(routine, ["nej", "nej", "ja"])], rows: MadeResults.rows(3))
    #expect(
      Self.needs(in: snapshot).map(\.sentence) == ["2 saknar rutin för att inte röja skyddade personuppgifter."])
  }

  @Test func `en matris blir ett behov per rad`() {
    var agreement = MadeResults.indicator(
      "SAM-01", .matrix, rows: [.init(id: "polis", text: "Polisen"), .init(id: "bup", text: "Bup")])
    agreement.question = "Finns en överenskommelse om samverkan?"
    (agreement.options, agreement.levelRule, agreement.weight) = (MadeResults.options, .option, 3)
    let snapshot = MadeResults.snapshot(
      [(agreement, ["polis=nej|bup=ja", "polis=nej|bup=nej", "polis=ja|bup=ja"])], rows: MadeResults.rows(3))
    let needs = Self.needs(in: snapshot)
    #expect(needs.map(\.code) == ["SAM-01.polis", "SAM-01.bup"])
    #expect(needs.first?.sentence == "2 saknar överenskommelse om samverkan: polisen.")
    #expect(needs.first?.having == [2])
    #expect(needs.first?.column.indicator.shownCode == "SAM-01, polisen")
  }

  @Test func `behovet står för sig självt i en rapport`() {
    var routine = MadeResults.indicator("VUX-04")
    routine.question = "Finns en rutin för barn?"
    let answers: [String?] = ["nej", "nej", "delvis", "ja"]
    let snapshot = MadeResults.snapshot(
      [(routine, answers), (MadeResults.indicator("KOM-04", weight: 1), answers)], rows: MadeResults.rows(4))
    #expect(
      Self.needs(in: snapshot).map(\.named) == [
        "2 saknar rutin för barn, och 1 till har kommit en bit.",
        "2 saknar det här, och 1 till har kommit en bit: ”Frågan KOM-04?”",
      ])
  }

  @Test(arguments: Engine.available) func `en lucka säger var i frågan den finns`(_ engine: Engine) async throws {
    let planned = try await PlannedRound.make(engine)
    var asked = MadeResults.indicator(
      "UPT-02", .matrix, rows: [.init(id: "barn", text: "Barn och unga"), .init(id: "aldre", text: "Äldreomsorg")])
    (asked.options, asked.levelRule, asked.weight) = (MadeResults.options, .option, 3)
    let rows = MadeResults.rows(1)
    let view = RoundView(
      round: try await planned.record(),
      snapshot: MadeResults.snapshot([(asked, ["barn=nej|aldre=ja"])], rows: rows),
      disclosure: Disclosure(sights: [.named], isOver: true))
    let table = GapTable(gaps: view.gaps(of: 0), view: view, caption: "Luckor").html.markup
    #expect(table.contains("<small>UPT-02, Område UPT: barn och unga</small>"))
    #expect(table.contains("En lucka är en nivå under 80."))
  }

  @Test func `saknas, påbörjat, på plats och lucka betyder samma sak överallt`() throws {
    var indicator = MadeResults.indicator("LED-01")
    indicator.options = [0, 19, 20, 39, 79, 80].map { (level: Int) in
      Indicator.Option(id: "n\(level)", text: "\(level)", level: level)
    }
    let answers = indicator.options.map(\.id)
    let snapshot = MadeResults.snapshot([(indicator, answers)], rows: MadeResults.rows(answers.count))
    let need = try #require(Self.needs(in: snapshot).first)
    let column = try #require(snapshot.column("LED-01"))
    let counts = LevelCounts(column, among: snapshot.all)
    #expect(need.lacking == [0, 1] && need.lacking.count == counts.bands[0])
    #expect(need.rows == snapshot.all.filter { row in Gap(column) { $0.level(row) } != nil })
    #expect(need.having == [5] && Spread(counts).shareAtTarget == 1.0 / 6)
    #expect(LevelLook.words.first == "0–19 saknas" && LevelLook.words.last == "80–100 på plats")
    #expect(LevelStep.rule.hasPrefix("Saknas är nivå 0–19, påbörjat 20–39 och på plats 80–100."))
  }

  private static func needs(in snapshot: RoundSnapshot, _ disclosure: Disclosure? = nil) -> [Need] {
    let all = Disclosure(sights: snapshot.rows.map { _ in .named }, isOver: true)
    return Need.all(
      in: snapshot, disclosure ?? all, among: Array(snapshot.all), area: nil, onlyHonour: false)
  }
}
