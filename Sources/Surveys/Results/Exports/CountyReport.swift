import HTML
import Vocabulary
import Web

/// A county's state in a round, to print for a managers' meeting: each respondent on the first page, the questions and
/// what to do about them on the second. Sv: länsrapport.
struct CountyReport {
  let numbers: ReportNumbers
  let county: County
  /// Joint efforts that go on with somebody of the county in them, as far as the viewer may see.
  let efforts: [JointEffort]
  let today: CalendarDate
  private let rows: [Int]

  init(history: RoundHistory, county: County, efforts: [JointEffort], today: CalendarDate, wantsExact: Bool = false) {
    let view = history.current
    rows = view.snapshot.all.filter { view.snapshot.rows[$0].county == county.code }
    numbers = ReportNumbers(
      history, of: rows, at: CountyReportLinks.path(county.code, in: view.round), for: "länsteamet",
      wantsExact: wantsExact)
    (self.county, self.efforts, self.today) = (county, efforts, today)
  }

  private var history: RoundHistory { numbers.history }
  var view: RoundView { history.current }

  /// What the report is about: the county, or as much of it as the round asked, which may be an area with a name.
  var place: String {
    guard extent != nil else { return county.name }
    let asked = Set(municipalities)
    return Sweden.current.areas.first { Set($0.municipalities) == asked }?.name ?? "Del av \(county.name)"
  }

  private var extent: String? {
    let all = Sweden.current.inCounty(county.code).count
    return municipalities.count == all ? nil : "Gäller \(municipalities.count) av länets \(all) kommuner."
  }

  private var municipalities: [MunicipalityCode] { rows.compactMap { view.snapshot.rows[$0].municipality } }

  var page: Page {
    Page(
      "\(place): läget i arbetet mot våld", width: .wide, crumbs: ResultWords.crumbs(view),
      kind: ["\(view.snapshot.name). Framtagen \(today.words).", extent, numbers.mark].compactMap(\.self).joined(
        separator: " "),
      actions: """
        \(numbers.link)<a class="btn second small" href="\(view.roundPath)/export.xlsx?lan=\(county.code.text)">Excel för länet</a>\
        <button class="btn" type="button" data-print hidden>Skriv ut</button>
        """,
      content: content)
  }

  /// Whether there is anything to report.
  var isReady: Bool { rows.contains { view.disclosure.shows($0) && view.snapshot.rows[$0].isPublished } }
  var standing: CountyStanding { CountyStanding(of: rows, in: view) }

  private var content: HTML {
    guard isReady else {
      return """
        <div class="empty"><p class="serif">Inga bekräftade svar än</p><p>När cheferna i länet har bekräftat sina svar syns \
        läget här.\(rows.allSatisfy(view.disclosure.shows) ? "" : " Här räknas bara de svarande som du får se.")</p></div>
        """
    }
    let lines = CountyReportLine.all(among: rows, in: history)
    let standing = standing
    return """
      \(standing.patterns(of: county))\(ReportSheet.html(first(lines, standing)))\
      \(ReportSheet.html(second(lines, standing)))
      """
  }

  private func first(_ lines: [CountyReportLine], _ standing: CountyStanding) -> HTML {
    let published = standing.rows.count { view.snapshot.rows[$0].isPublished }
    let isPartial = standing.rows.count < rows.count
    return """
      <p class="finding">\(finding(lines))</p>
      <dl class="figures"><div><dt>Bekräftade svar</dt><dd>\(published) <small>av \(standing.rows.count)</small></dd></div>\
      <div><dt>Frågor där skillnaden minskat</dt><dd>\(lines.count { $0.change?.direction == .shrunk })</dd></div>\
      <div><dt>Frågor där den ökat</dt><dd>\(lines.count { $0.change?.direction == .grown })</dd></div></dl>
      \(isPartial ? "<p class=\"note\">Här räknas bara de svarande som du får se.</p>" : .empty)\
      \(LevelLook.legend)\(standing.table)\(CountyReportTables(view: view, county: county).honour(lines))
      """
  }

  private func second(_ lines: [CountyReportLine], _ standing: CountyStanding) -> HTML {
    let tables = CountyReportTables(view: view, county: county)
    return """
      <div class="halves">\(standing.map(of: county))<div>\(areas(standing))</div></div>
      \(tables.gaps(lines))\(tables.spreads(lines))\(tables.remarks(lines))\(common)\
      \(KeyFigures(view.snapshot, view.disclosure, mark: numbers.mark).table(among: rows))\(ReportSheet.nextSteps(2))
      """
  }

  private func areas(_ standing: CountyStanding) -> HTML {
    guard let areas = standing.areas else { return .empty }
    return areas.figure + SavedDrawing.links("\(CountyReportLinks.path(county.code, in: view.round))/omraden")
  }

  private func finding(_ lines: [CountyReportLine]) -> String {
    guard let largest = lines.max(by: { $0.gap < $1.gap }), largest.gap > 0 else {
      return "Länets bekräftade svar visar inga luckor."
    }
    let compared = lines.compactMap(\.change?.direction)
    let (shrunk, grown) = (compared.count { $0 == .shrunk }, compared.count { $0 == .grown })
    let change =
      compared.isEmpty
      ? ""
      : " Skillnaden mellan de svarande har minskat i \(shrunk) och ökat i \(grown) av \(compared.count) jämförda frågor."
    let indicator = largest.column.indicator
    return "Störst lucka finns i frågan ”\(indicator.question(upTo: ReportSheet.wide))” (\(indicator.code)).\(change)"
  }

  private static let mostNeeds = 4

  /// What several need at the same time, and what goes on already.
  private var common: HTML {
    let needs = Need.all(in: view.snapshot, view.disclosure, among: rows, area: nil, onlyHonour: false)
      .filter { $0.lacking.count > 1 }
    let going = efforts.prefix(2).map { "\($0.title.cut(to: ReportSheet.wide)) (\($0.shownCode))" }
    let more = efforts.count > 2 ? ", och \(efforts.count - 2) till" : ""
    guard !needs.isEmpty || !efforts.isEmpty else { return .empty }
    return """
      <h2>Gemensamma behov</h2><ul class="rows">\(needs.prefix(Self.mostNeeds).html { need in
        "<li>\(need.named.cut(to: ReportSheet.need)) <small>\(need.column.indicator.shownCode)</small></li>"
      })</ul><p class="small">\(efforts.isEmpty
        ? "Ingen gemensam insats pågår." : "Pågår gemensamt: \(going.joined(separator: "; "))\(more).")</p>
      """
  }
}
