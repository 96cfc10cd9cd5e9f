import HTML
import Testing
import Vocabulary
import Web

@testable import Networks

/// The year's plan as a picture: words that can be read, what the looks mean, and where today is.
struct PlanDrawingTests {
  private func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }

  private func item(
    _ title: String, _ kind: TimelineItem.Kind, _ first: String, _ last: String? = nil, by actors: [String] = []
  ) -> TimelineItem {
    TimelineItem(id: title, title: title, kind: kind, days: day(first)...day(last ?? first), actors: actors)
  }

  private var year: ClosedRange<CalendarDate> { day("2027-01-01")...day("2027-12-31") }

  private func rows(_ items: TimelineItem...) -> [[PlanBar]] { PlanWidth(days: year).rows(of: items) }

  private func figure(_ items: [TimelineItem], today: String) -> String {
    let view = PlanView(query: Form(fields: [("fran", "2027-01")]), today: day(today))
    return PlanDrawing(plan: YearPlan(items, on: view.days), view: view, today: day(today)).figure.markup
  }

  @Test func `orden går så långt det finns plats`() {
    let title = "Västerbottens kvinnofridsnätverk: Julträff"
    #expect(rows(item(title, .meeting, "2027-02-01")).map { $0.map(\.words) } == [[title]])
    let long = String(repeating: "å", count: 100)
    let shared = rows(item(long, .meeting, "2027-01-05"), item("Träff", .meeting, "2027-09-01"))
    let words = shared.first?.map(\.words) ?? []
    #expect(shared.count == 1 && words.last == "Träff")
    #expect(words.first.map { $0.count > 44 && $0.count < 100 && $0.hasSuffix("…") } == true)
    #expect(rows(item(long, .meeting, "2027-01-05"), item(long, .meeting, "2027-02-01")).count == 2)
  }

  @Test func `vid årets slut står orden före, och på det som tar hela året`() {
    let late = rows(item("Västerbottens nätverk: Julträff", .meeting, "2027-12-20"))
    #expect(late.first?.first?.side == .before && late.first?.first?.words == "Västerbottens nätverk: Julträff")
    let long = String(repeating: "å", count: 100)
    let words = rows(item("Träff", .meeting, "2027-06-01"), item(long, .meeting, "2027-12-20")).joined()
      .last { $0.item.title == long }?.words
    #expect(words.map { $0.count <= 44 && $0.hasSuffix("…") } == true)
    #expect(rows(item("Kartläggning", .survey, "2027-01-01", "2027-12-31")).first?.first?.side == .on)
    #expect(rows(item("Träff", .meeting, "2027-02-01")).first?.first?.side == .after)
  }

  @Test func `i dag syns när dagen ligger i planen`() {
    let items = [item("Träff", .meeting, "2027-02-01")]
    #expect(figure(items, today: "2027-03-10").contains("I dag"))
    #expect(!figure(items, today: "2026-12-31").contains("I dag"))
  }

  @Test func `teckenförklaringen har det som planen har`() {
    let shown = figure(
      [
        item("Träff", .meeting, "2027-02-01"), item("Utlysning", .call, "2027-03-01"), item("Rop", .call, "2027-04-01"),
      ],
      today: "2027-03-10")
    #expect(shown.contains("<span>Nätverksträff</span>") && shown.contains("<span>Utlysning</span>"))
    #expect(!shown.contains("Kampanj") && !shown.contains("Kartläggning"))
    #expect(!figure([], today: "2027-03-10").contains("Teckenförklaring"))
  }

  @Test func `ett långt namn står på två rader`() {
    let shown = figure(
      [item("Träff", .meeting, "2027-02-01", by: ["Kommunförbundet Västernorrland"])], today: "2027-03-10")
    #expect(shown.contains(">Kommunförbundet <tspan x=\"4\" dy=\"13\">Västernorrland</tspan></text>"))
  }
}
