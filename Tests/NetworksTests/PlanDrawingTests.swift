import Access
import HTML
import Testing
import Vocabulary
import Web

@testable import Networks

/// The year's plan as a picture: words that can be read, what the looks mean, and where today is.
struct PlanDrawingTests {
  private func day(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }

  private func item(
    _ title: String, _ kind: TimelineItem.Kind, _ first: String, _ last: String? = nil, by actors: [String] = [],
    for audiences: Set<TimelineItem.Audience> = [], in counties: [String] = []
  ) -> TimelineItem {
    TimelineItem(
      id: title, title: title, kind: kind, days: day(first)...day(last ?? first), actors: actors, audiences: audiences,
      counties: counties.compactMap { CountyCode($0) })
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

  @Test func `det som krockar är märkt med mer än färg, och det som har varit är det inte`() {
    let items = [
      item("Träff", .meeting, "2027-05-10", for: [.contacts]), item("Temadag", .event, "2027-05-10", for: [.contacts]),
      item("Årsmöte", .meeting, "2027-09-01", for: [.contacts]),
    ]
    let shown = figure(items, today: "2027-03-10")
    #expect(shown.contains("<g class=\"meeting clashing\"><title>! Krockar. Träff, nätverksträff, 10 maj 2027</title>"))
    #expect(shown.contains(">! Träff</text>") && shown.contains(">! Temadag</text>"))
    #expect(shown.contains("<g class=\"meeting\"><title>Årsmöte,") && shown.contains(">Årsmöte</text>"))
    // Two in the picture and one in its legend.
    #expect(shown.matches(of: #/class="mark"/#).count == 3 && shown.contains("! Krockar för samma målgrupp"))
    let after = figure(items, today: "2027-06-01")
    #expect(!after.contains("class=\"mark\"") && !after.contains("Krockar"))
  }

  @Test func `luckorna står i en rad före bilden och leder till listan`() throws {
    let items = [item("Chefsdag", .event, "2027-01-05", for: [.managers])]
    let shown = figure(items, today: "2027-01-01")
    let link = "<a href=\"#lucka-managers-2027-01-06\">chefer från 6 januari 2027 till 31 december 2027</a>"
    let place = try #require(shown.firstRange(of: "<strong>Luckor:</strong> \(link)."))
    let picture = try #require(shown.firstRange(of: "<figure"))
    #expect(place.upperBound < picture.lowerBound)
    #expect(page(items, "fran=2027-01", today: "2027-01-01").contains("<li id=\"lucka-managers-2027-01-06\">Chefer"))
    #expect(!figure(items, today: "2027-10-01").contains("Luckor"))
  }

  @Test func `varje rad är en egen bild, så att papper bryts mellan två rader`() {
    let shown = figure(
      [item("Träff", .meeting, "2027-02-01", by: ["Ett"]), item("Dag", .event, "2027-03-01", by: ["Två & tre"])],
      today: "2027-03-10")
    #expect(shown.matches(of: #/<div class="lane-row"><svg viewBox=/#).count == 2)
    #expect(shown.contains("role=\"group\" aria-label=\"Ett\"") && shown.contains("aria-label=\"Två &amp; tre\""))
    #expect(shown.matches(of: #/<div class="months"><svg viewBox=/#).count == 1)
    // Today's line goes down through all of them.
    #expect(shown.matches(of: #/class="now"/#).count == 3)
  }

  private func view(_ query: String, own: String? = nil, today: String = "2027-01-01") -> PlanView {
    let fields = query.split(separator: "&").map { $0.split(separator: "=").map(String.init) }
    return PlanView(
      query: Form(fields: fields.map { ($0[0], $0[1]) }), today: day(today), own: own.flatMap { CountyCode($0) })
  }

  private func page(_ items: [TimelineItem], _ query: String, own: String? = nil, today: String) -> String {
    let view = view(query, own: own, today: today)
    let viewer = Viewer(account: ID("a"), person: ID("p"), name: "Alva", isAdministrator: false, functions: [])
    let plan = YearPlan(items.filter(view.shows), on: view.days)
    return YearPlanPage(plan: plan, view: view, viewer: viewer, today: day(today), hasOthers: false).page.content.markup
  }

  @Test func `vyn visar det egna länet, det man väljer och det som gäller hela landet`() {
    let items = [
      item("Vårt", .meeting, "2027-02-01", for: [.school], in: ["24"]),
      item("Deras", .meeting, "2027-02-01", for: [.managers], in: ["22"]),
      item("Allas", .campaign, "2027-02-01", for: [.school]),
    ]
    let shown = { (view: PlanView) in items.filter(view.shows).map(\.title) }
    #expect(shown(view("zoom=ar", own: "24")) == ["Vårt", "Allas"])
    #expect(shown(view("zoom=ar")) == ["Vårt", "Deras", "Allas"])
    #expect(shown(view("lan=alla", own: "24")) == ["Vårt", "Deras", "Allas"])
    #expect(shown(view("lan=22", own: "24")) == ["Deras", "Allas"])
    #expect(shown(view("lan=alla&malgrupp=school", own: "24")) == ["Vårt", "Allas"])
    #expect(shown(view("malgrupp=finns-inte", own: "24")) == ["Vårt", "Allas"])
  }

  @Test func `valet av län och målgrupp följer med när man byter vy`() {
    let chosen = view("lan=alla&malgrupp=school", own: "24")
    #expect(chosen.address(zoom: .half) == "/arsplan?zoom=halvar&rader=aktor&fran=2027-01&lan=alla&malgrupp=school")
    #expect(chosen.filter.markup.contains("<option value=\"school\" selected>"))
    #expect(view("zoom=ar", own: "24").address(hasOthers: false).hasSuffix("&lan=24&andra=nej"))
  }

  @Test func `ett annat läns dag fyller inte länets lucka, och det som valts står på pappret`() {
    let items = [
      item("Vårt", .event, "2027-01-05", for: [.managers], in: ["24"]),
      item("Deras", .event, "2027-05-05", for: [.managers], in: ["22"]),
      item("Vårt igen", .event, "2027-08-05", for: [.managers], in: ["24"]),
    ]
    let own = page(items, "fran=2027-01", own: "24", today: "2027-01-01")
    #expect(own.contains("chefer från 6 januari 2027 till 4 augusti 2027") && !own.contains("Deras"))
    #expect(own.contains("<strong>1 januari 2027 till 31 december 2027</strong>. Västerbottens län. Alla målgrupper."))
    let all = page(items, "fran=2027-01&lan=alla", own: "24", today: "2027-01-01")
    #expect(all.contains("Deras") && !all.contains("chefer från 6 januari 2027 till 4 augusti 2027"))
  }

  @Test func `den som ser en målgrupp får inte veta om andras luckor`() {
    let items = [
      item("Båda", .event, "2027-01-05", for: [.managers, .school]),
      item("Deras", .event, "2027-04-05", for: [.managers]), item("Deras igen", .event, "2027-07-05", for: [.managers]),
    ]
    let shown = page(items, "fran=2027-01&malgrupp=school", today: "2027-01-01")
    #expect(shown.contains("id=\"lucka-school-2027-01-06\"") && !shown.contains("lucka-managers"))
  }

  @Test func `ett långt namn står på två rader`() {
    let shown = figure(
      [item("Träff", .meeting, "2027-02-01", by: ["Kommunförbundet Västernorrland"])], today: "2027-03-10")
    #expect(shown.contains(">Kommunförbundet <tspan x=\"4\" dy=\"13\">Västernorrland</tspan></text>"))
  }
}
