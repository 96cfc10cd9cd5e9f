import HTML
import Vocabulary

/// The questions of a county's report: the largest gaps, the largest differences, what cannot be compared, and those about
/// honour. Sv: länsrapportens frågor.
struct CountyReportTables {
  let view: RoundView
  let county: County

  private static let most = 5
  private static let mostSpreads = 3
  private static let mostHonour = 4

  func gaps(_ lines: [CountyReportLine]) -> HTML {
    let largest = lines.filter { $0.gap > 0 }.sorted { $0.gap > $1.gap }.prefix(Self.most)
    return table("luckor", "Störst luckor i länet, under nivå \(Target.level)", Array(largest))
  }

  func spreads(_ lines: [CountyReportLine]) -> HTML {
    let widest = lines.filter { $0.spread.difference != nil }.sorted {
      ($0.spread.difference ?? 0) > ($1.spread.difference ?? 0)
    }.prefix(Self.mostSpreads)
    return table("skillnader", "Störst skillnad mellan de svarande", Array(widest))
  }

  /// When change is said, and which questions have a break.
  func remarks(_ lines: [CountyReportLine]) -> HTML {
    let new = lines.filter { $0.newSince != nil }.map(\.column.indicator.code)
    let more = new.count > 12 ? " och \(new.count - 12) till" : ""
    let breaks =
      new.isEmpty
      ? ""
      : " Ny definition sedan förra omgången, så att inget jämförs: \(new.prefix(12).joined(separator: ", "))\(more)."
    return """
      <p class="small">\(SpreadTrend.rule) Talet inom parentes är hur många som har svarat båda gångerna. Riket är publicerade \
      uppgifter ur källorna, och frågan är inte alltid ställd på samma sätt.\(breaks)</p>
      """
  }

  func honour(_ lines: [CountyReportLine]) -> HTML {
    let about =
      lines.filter { $0.column.indicator.area == "HRV" }
      + lines.filter {
        $0.column.indicator.area != "HRV" && $0.column.indicator.isAboutHonour
      }
    guard !about.isEmpty else { return .empty }
    return """
      <h2>Hedersrelaterat våld och förtryck</h2><ul class="rows">\(about.prefix(Self.mostHonour).html { line in
        """
        <li>\(line.column.indicator.question(upTo: ReportSheet.wide)) <small>\(line.column.indicator.code): \
        \(standing(line))</small></li>
        """
      })</ul>
      """
  }

  private func standing(_ line: CountyReportLine) -> String {
    guard let share = line.spread.shareAtTarget, let median = line.spread.median else {
      return "\(line.bands[LevelStep.inPlace.rawValue]) av \(line.spread.count) på plats"
    }
    return "\(SwedishNumber.share(share)) på plats, mitten \(ChangeChart.text(median))"
  }

  private func table(_ id: String, _ caption: String, _ lines: [CountyReportLine]) -> HTML {
    guard !lines.isEmpty else { return .empty }
    return """
      <div class="scroll" role="region" aria-labelledby="\(id)" tabindex="0"><table class="data"><caption id="\(id)">\(caption)</caption>\
      <colgroup><col><col class="narrow" span="5"><col class="word"></colgroup><thead><tr><th scope="col">Fråga</th>\
      <th scope="col">Mitten</th><th scope="col" class="num">Skillnad</th><th scope="col" class="num">På plats</th>\
      <th scope="col" class="num">Riket</th><th scope="col" class="num">Saknas</th><th scope="col">Skillnaden är</th></tr></thead>\
      <tbody>\(lines.html(row))</tbody></table></div>
      """
  }

  private func row(_ line: CountyReportLine) -> HTML {
    let code = line.column.indicator.code
    return """
      <tr><th scope="row"><a href="\(view.path)/\(code)?lan=\(county.code.text)">\(code) \
      \(line.column.indicator.question(upTo: ReportSheet.wide))</a></th>\
      \(line.spread.median.map { LevelLook.tableCells[Int($0.rounded())] } ?? LevelLook.hiddenCell)\
      <td class="num">\(ChangeChart.text(line.spread.difference))</td>\
      <td class="num">\(line.spread.shareAtTarget.map { SwedishNumber.share($0) } ?? "–")</td><td class="num">\(national(line))</td>\
      <td class="num">\(line.bands[LevelStep.lacking.rawValue])</td><td>\(words(line))</td></tr>
      """
  }

  private func national(_ line: CountyReportLine) -> String {
    line.national.map { "\(SwedishNumber.text($0.percent))\u{A0}% (\($0.year))" } ?? "–"
  }

  private func words(_ line: CountyReportLine) -> String {
    switch line.change?.direction {
    case .shrunk: "mindre (\(line.change?.count ?? 0))"
    case .grown: "större (\(line.change?.count ?? 0))"
    case .steady: "oförändrad (\(line.change?.count ?? 0))"
    case nil: line.newSince == nil ? "inte jämförd" : "ny definition"
    }
  }
}

extension String {
  /// Cut where it is longer than there is room for.
  func cut(to most: Int) -> String { count > most ? "\(prefix(most - 1))…" : self }
}
