import HTML
import Vocabulary
import Web

/// Two printed pages for a managers' meeting: what is in place, the largest gaps, what has changed, how others have it.
/// Sv: rapport.
struct RespondentReport {
  let numbers: ReportNumbers
  let row: Int
  /// Joint efforts that the respondent takes part in.
  let efforts: [JointEffort]
  let today: CalendarDate

  init(history: RoundHistory, row: Int, efforts: [JointEffort], today: CalendarDate, wantsExact: Bool = false) {
    let (view, respondent) = (history.current, history.current.snapshot.rows[row])
    numbers = ReportNumbers(
      history, of: [row], at: "\(view.roundPath)/rapport/\(respondent.respondent.key)",
      for: "länsteamet och \(respondent.name)", wantsExact: wantsExact)
    (self.row, self.efforts, self.today) = (row, efforts, today)
  }

  private var history: RoundHistory { numbers.history }
  var view: RoundView { history.current }
  /// Whether there is anything to report.
  var isReady: Bool { respondent.isPublished }
  var respondent: SnapshotRow { view.snapshot.rows[row] }
  private var scored: [SnapshotColumn] { view.snapshot.columns.filter(\.indicator.isScored) }

  var page: Page {
    Page(
      "\(respondent.name): läget i arbetet mot våld", width: .wide,
      crumbs: ResultWords.crumbs(view) + [Link(respondent.name, "\(view.path)/kommun/\(respondent.respondent.key)")],
      kind: ["\(view.snapshot.name), \(view.round.form.swedish.lowercased()). Framtagen \(today.words).", numbers.mark]
        .compactMap(\.self).joined(separator: " "),
      actions: "\(numbers.link)<button class=\"btn\" type=\"button\" data-print hidden>Skriv ut</button>",
      content: isReady
        ? ReportSheet.html(first) + ReportSheet.html(second)
        : "<p>Svaren är inte bekräftade än. Då finns ingen rapport.</p>")
  }

  /// What to read before the meeting.
  private var first: HTML {
    let gaps = view.gaps(of: row)
    return """
      \(LevelPatterns.chart)\(finding(gaps))\(figures(gaps))
      \(GapTable(gaps: Array(gaps.prefix(5)), view: view, caption: "Störst luckor, tyngst först", longest: ReportSheet.wide).html)\
      <div class="halves"><div>\(areasWithLinks)</div><div>\(KeyFigures(view.snapshot, view.disclosure, mark: numbers.mark).list(of: row))\(wanted)\(joint)</div></div>\
      \(inPlace)\(changes)
      """
  }

  private var areasWithLinks: HTML {
    guard let areas else { return .empty }
    return areas.figure + SavedDrawing.links("\(view.roundPath)/rapport/\(respondent.respondent.key)/omraden")
  }

  /// The areas, with the county's others beside; where they are few or hidden, with all that may be seen.
  var areas: Chart? {
    let shown = view.snapshot.all.filter {
      $0 != row && view.disclosure.shows($0) && view.snapshot.rows[$0].isPublished
    }
    let near = shown.filter { view.snapshot.rows[$0].county == respondent.county }
    let others = near.count >= Spread.fewest ? near : shown
    return AreaChart(
      means: AreaMeans(view.snapshot, view.disclosure, rows: others + [row]), own: (row, respondent.name),
      others: others
    ).chart
  }

  private static let mostWishes = 6

  /// What it has asked the county for.
  private var wanted: HTML {
    guard let column = view.snapshot.column(WantedSupport.code) else { return .empty }
    let wishes = WantedSupport.options(of: row, in: column, view.disclosure).map(\.text)
    guard !wishes.isEmpty else { return .empty }
    let rest = wishes.count - Self.mostWishes
    return """
      <h2>Önskat stöd</h2><p>\(wishes.prefix(Self.mostWishes).joined(separator: ", "))\(rest > 0 ? " och \(rest) till" : "").</p>
      """
  }

  private func finding(_ gaps: [Gap]) -> HTML {
    let county = comparison(countyRows)
    let words = county.map { "\(respondent.name) ligger över länets mitt i \($0.above) av \($0.of) frågor. " } ?? ""
    let heaviest = gaps.prefix(2).compactMap { view.snapshot.area($0.column.indicator.area)?.name }
    let names = heaviest.first == heaviest.last ? Array(heaviest.prefix(1)) : heaviest
    let gapWords =
      names.isEmpty
      ? "Inga luckor syns i svaren."
      : "De tyngsta luckorna gäller \(names.map { "”\($0)”" }.joined(separator: " och "))."
    return "<p class=\"finding\">\(words)\(gapWords)</p>"
  }

  private func figures(_ gaps: [Gap]) -> HTML {
    let levels = scored.compactMap { view.disclosure.level(of: $0, row)?.number }
    let moved = scored.compactMap { Changes($0, in: history).change(row).number }
    let change: HTML =
      history.earlier.isEmpty
      ? .empty
      : """
      <div><dt>Högre nivå än förra gången</dt><dd>\(moved.count { $0 > 0 })</dd></div>\
      <div><dt>Lägre nivå</dt><dd>\(moved.count { $0 < 0 })</dd></div>
      """
    return """
      <dl class="figures"><div><dt>På plats</dt><dd>\(levels.count { $0 >= Target.level }) <small>av \(levels.count)</small></dd></div>\
      <div><dt>Luckor (nivå under \(Target.level))</dt><dd>\(gaps.count)</dd></div>\(change)</dl>
      """
  }

  private static let mostInPlace = 4

  private var inPlace: HTML {
    let done = scored.filter { (view.disclosure.level(of: $0, row)?.number ?? 0) >= Target.level }
      .sorted { $0.indicator.weight > $1.indicator.weight }
    return """
      <h2>På plats</h2>\(done.isEmpty ? "<p>Inget är på plats än.</p>" : .empty)<ul class="rows">\(done.prefix(Self.mostInPlace).html {
        "<li>\($0.indicator.question(upTo: ReportSheet.wide)) <small>\($0.indicator.code)</small></li>"
      })</ul>\(done.count > Self.mostInPlace ? HTML("<p class=\"small\">och \(done.count - Self.mostInPlace) till.</p>") : .empty)
      """
  }

  private var changes: HTML {
    let moved = scored.compactMap { column in
      Changes(column, in: history).change(row).number.flatMap { $0 == 0 ? nil : (column: column, steps: $0) }
    }.sorted { abs($0.steps) > abs($1.steps) }
    guard let since = history.earlier.first, !moved.isEmpty else { return .empty }
    return """
      <h2>Förändring sedan \(since.snapshot.name)</h2><ul class="rows">\(moved.prefix(4).html { change in
        "<li>\(change.column.indicator.question(upTo: ReportSheet.wide)) <small>\(change.column.indicator.code): \(ResultWords.change(.by(change.steps)))</small></li>"
      })</ul>
      """
  }

  /// What to have at hand, and room to write what was agreed.
  private var second: HTML {
    let shown = ReportSheet.fitting(reported)
    let rest = reported.count - shown.count
    return """
      <h2>Alla frågor</h2>
      <div class="scroll" role="region" aria-labelledby="alla" tabindex="0"><table class="data"><caption class="vh" id="alla">Egen nivå \
      och andras mitt</caption><colgroup><col class="narrow"><col><col class="narrow" span="4"></colgroup>\
      <thead><tr><th scope="col">Fråga</th><th scope="col">Text</th><th scope="col">Egen nivå</th>\
      <th scope="col" class="num">Liknande</th><th scope="col" class="num">Länet</th><th scope="col" class="num">Alla</th></tr></thead>\
      <tbody>\(shown.html(line))</tbody></table></div>
      \(rest > 0 ? HTML("<p class=\"small\">\(rest) frågor till finns bland resultaten i Samfrid.</p>") : .empty)\
      \(ReportSheet.nextSteps)
      """
  }

  /// The short form's questions where there are any.
  private var reported: [SnapshotColumn] {
    let core = scored.filter(\.indicator.isCore)
    return core.isEmpty ? scored : core
  }

  private func line(_ column: SnapshotColumn) -> HTML {
    """
    <tr><th scope="row">\(column.indicator.code)</th><td>\(column.indicator.question(upTo: ReportSheet.wide))</td>\
    \(view.disclosure.level(of: column, row).map { LevelLook.tableCells[LevelLook.place($0)] } ?? LevelLook.hiddenCell)\
    <td class="num">\(middle(column, similarRows))</td><td class="num">\(middle(column, countyRows))</td>\
    <td class="num">\(middle(column, Array(view.snapshot.all)))</td></tr>
    """
  }

  private func middle(_ column: SnapshotColumn, _ rows: [Int]) -> String {
    let counted = view.disclosure.levels(
      of: column, among: rows, isWhole: rows.count == view.snapshot.rows.count, in: view.snapshot)
    return ChangeChart.text(counted.seen.flatMap { Spread($0).median })
  }

  private var countyRows: [Int] {
    guard let county = respondent.county else { return [] }
    return view.snapshot.all.filter { view.snapshot.rows[$0].county == county }
  }

  private var similarRows: [Int] {
    guard let code = respondent.municipality, let similar = Sweden.current.similar(to: code) else { return [] }
    return similar.municipalities.compactMap { view.snapshot.row(of: Respondent($0)) }
  }

  private func comparison(_ rows: [Int]) -> (above: Int, of: Int)? {
    var (above, count) = (0, 0)
    for column in scored {
      guard let level = view.disclosure.level(of: column, row)?.number,
        let counts = view.disclosure.levels(of: column, among: rows, isWhole: false, in: view.snapshot).seen,
        let median = Spread(counts).median
      else { continue }
      count += 1
      if Double(level) > median { above += 1 }
    }
    return count > 0 ? (above, count) : nil
  }

  /// The latest, and how many more.
  private var joint: HTML {
    guard let first = efforts.first else { return .empty }
    let rest = efforts.count > 1 ? ", och \(efforts.count - 1) till" : ""
    return "<h2>Gemensamma insatser</h2><p>\(first.title.cut(to: ReportSheet.wide)) (\(first.shownCode))\(rest)</p>"
  }
}
