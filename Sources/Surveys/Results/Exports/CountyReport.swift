import HTML
import Vocabulary
import Web

/// A county's state in a round, to print for a managers' meeting. Sv: länsrapport.
struct CountyReport {
  let history: RoundHistory
  let county: County
  let today: CalendarDate

  private var view: RoundView { history.current }

  private var rows: [Int] { view.snapshot.all.filter { view.snapshot.rows[$0].county == county.code } }

  var page: Page {
    let rows = rows
    return Page(
      "\(county.name): läget i arbetet mot våld", width: .wide, crumbs: ResultWords.crumbs(view),
      kind: "\(view.snapshot.name). Framtagen \(today.words)",
      actions: """
        <a class="btn second small" href="\(view.roundPath)/export.xlsx">Excel</a>\
        <button class="btn" type="button" data-print hidden>Skriv ut</button>
        """,
      content: content(rows))
  }

  private func content(_ rows: [Int]) -> HTML {
    let counted = lines(rows)
    let published = rows.count { view.snapshot.rows[$0].isPublished }
    return """
      \(LevelPatterns.chart)<p class="finding">\(finding(counted))</p>
      <dl class="figures"><div><dt>Bekräftade svar</dt><dd>\(published) <small>av \(rows.count)</small></dd></div>\
      <div><dt>Frågor där skillnaden minskat</dt><dd>\(counted.count { $0.trend == .shrunk })</dd></div>\
      <div><dt>Frågor där den ökat</dt><dd>\(counted.count { $0.trend == .grown })</dd></div></dl>
      \(LevelLook.legend)\(table("luckor", "Störst luckor i länet", Array(counted.sorted { $0.gap > $1.gap }.prefix(12))))
      <h2 class="newpage">Störst skillnad mellan kommunerna</h2>\
      \(table("skillnader", "Störst skillnad", Array(counted.sorted { ($0.spread.difference ?? 0) > ($1.spread.difference ?? 0) }.prefix(12))))
      <h2>Överenskomna nästa steg</h2>\((1...3).html { "<p>\($0). Vad, vem och när:</p><div class=\"blank\"></div>" })
      """
  }

  enum Trend { case shrunk, grown, same, unknown }

  private struct Line {
    let column: SnapshotColumn
    let spread: Spread
    let bands: [Int]
    let gap: Int
    let trend: Trend
  }

  private func lines(_ rows: [Int]) -> [Line] {
    view.snapshot.columns.filter(\.indicator.isScored).compactMap { column in
      let counted = view.disclosure.levels(of: column, among: rows, isWhole: false, in: view.snapshot)
      guard let counts = counted.counts, counts.scored > 0 else { return nil }
      let lacking = counts.present.reduce(0) { $0 + max(0, Target.level - $1.level) * $1.count }
      return Line(
        column: column, spread: Spread(counts), bands: counts.bands, gap: column.indicator.weight * lacking,
        trend: trend(column, rows))
    }
  }

  private func trend(_ column: SnapshotColumn, _ rows: [Int]) -> Trend {
    let earlier = history.earlier(asking: column.indicator.code)
    guard
      case .compared(let old, let new, _, _) = view.disclosure.trend(
        of: column, among: rows, in: view.snapshot, since: earlier)
    else { return .unknown }
    return new.rounded() < old.rounded() ? .shrunk : new.rounded() > old.rounded() ? .grown : .same
  }

  private func finding(_ lines: [Line]) -> String {
    guard let largest = lines.max(by: { $0.gap < $1.gap }), largest.gap > 0 else {
      return "Det finns inga luckor att visa i länets bekräftade svar."
    }
    let (shrunk, grown) = (lines.count { $0.trend == .shrunk }, lines.count { $0.trend == .grown })
    let change =
      shrunk + grown == 0 ? "" : " Skillnaden mellan kommunerna har minskat i \(shrunk) frågor och ökat i \(grown)."
    return "Mest saknas i \(largest.column.indicator.code): \(largest.column.indicator.question)\(change)"
  }

  private func table(_ id: String, _ caption: String, _ lines: [Line]) -> HTML {
    """
    <div class="scroll" role="region" aria-labelledby="\(id)" tabindex="0"><table class="data"><caption id="\(id)">\(caption)</caption>\
    <thead><tr><th scope="col">Fråga</th><th scope="col" class="num">Vikt</th><th scope="col">Mitten</th>\
    <th scope="col" class="num">Skillnad</th><th scope="col" class="num">På plats</th><th scope="col" class="num">Saknas (0–19)</th>\
    <th scope="col">Skillnaden har</th></tr></thead><tbody>\(lines.html(row))</tbody></table></div>
    """
  }

  private func row(_ line: Line) -> HTML {
    let code = line.column.indicator.code
    return """
      <tr><th scope="row"><a href="\(view.path)/\(code)?lan=\(county.code.text)">\(code) \(line.column.indicator.question)</a></th>\
      <td class="num">\(line.column.indicator.weight)</td>\
      \(LevelLook.tableCells[Int(Level.scored(Int((line.spread.median ?? 0).rounded())).byte)])\
      <td class="num">\(ChangeChart.text(line.spread.difference))</td>\
      <td class="num">\(line.spread.shareAtTarget.map { SwedishNumber.share($0) })</td><td class="num">\(line.bands[0])</td>\
      <td>\(words(line.trend))</td></tr>
      """
  }

  private func words(_ trend: Trend) -> String {
    switch trend {
    case .shrunk: "minskat"
    case .grown: "ökat"
    case .same: "inte ändrats"
    case .unknown: "ingen jämförelse"
    }
  }
}
