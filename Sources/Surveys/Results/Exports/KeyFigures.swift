import HTML
import Vocabulary

/// Key figures for a report, as exact as its other numbers. Sv: nyckeltal i rapporten.
struct KeyFigures {
  private let columns: [SnapshotColumn]
  private let snapshot: RoundSnapshot
  private let disclosure: Disclosure
  /// Said beside the numbers when they are exact.
  private let mark: String?

  init(_ snapshot: RoundSnapshot, _ disclosure: Disclosure, mark: String? = nil) {
    columns = snapshot.columns.filter(\.indicator.isKeyFigure)
    self.snapshot = snapshot
    self.disclosure = disclosure
    self.mark = mark
  }

  /// One respondent's own numbers.
  func list(of row: Int) -> HTML {
    let given = columns.filter { $0.answer(row) != nil }.compactMap { column -> (question: String, words: String)? in
      let shown = disclosure.answer(to: column, row)
      return shown == .hidden ? nil : (column.indicator.question(upTo: ReportSheet.wide), shown.words)
    }
    guard !given.isEmpty else { return .empty }
    return """
      <h2>Nyckeltal</h2>\(mark.map { HTML("<p class=\"small\">\($0)</p>") })<ul class="rows">\(ReportSheet.fitting(given, in: .keyFigures, \.question).html {
        "<li>\($0.question) <strong>\($0.words)</strong></li>"
      })</ul>
      """
  }

  /// All of a county's: in sum and in the middle, or how many lie in each band.
  func table(among rows: [Int]) -> HTML {
    let lines = columns.compactMap { column in
      (figures(column, rows) ?? bands(column, rows)).map {
        (question: column.indicator.question(upTo: ReportSheet.wide), cells: $0)
      }
    }
    guard !lines.isEmpty else { return .empty }
    return """
      <div class="scroll" role="region" aria-labelledby="nyckeltal" tabindex="0"><table class="data"><caption id="nyckeltal">Nyckeltal \
      <small>\(isInBands(rows) ? "Känsliga tal står i intervall, med antal svarande." : mark ?? "")</small></caption><colgroup><col><col class="narrow" span="4"></colgroup>\
      <thead><tr><th scope="col">Tal</th><th scope="col" class="num">Summa</th><th scope="col" class="num">Mitten</th>\
      <th scope="col" class="num">Mellersta hälften</th><th scope="col" class="num">Svarande</th></tr></thead><tbody>\
      \(ReportSheet.fitting(lines, in: .keyFigures, \.question).html {
        "<tr><th scope=\"row\">\($0.question)</th>\($0.cells)</tr>"
      })</tbody></table></div>
      """
  }

  private func figures(_ column: SnapshotColumn, _ rows: [Int]) -> HTML? {
    guard let spread = disclosure.numbers(of: column, among: rows, in: snapshot).flatMap(NumberSpread.init) else {
      return nil
    }
    let isShare = column.indicator.answerType == .share
    return """
      <td class="num">\(isShare ? "–" : NumberSpread.text(spread.sum))</td>\
      <td class="num">\(NumberSpread.text(spread.median))\(isShare ? "\u{A0}%" : "")</td>\
      <td class="num">\(spread.middleHalf)</td><td class="num">\(spread.count)</td>
      """
  }

  private func isInBands(_ rows: [Int]) -> Bool {
    columns.contains { $0.indicator.isSensitive } && !disclosure.seesExactly(rows, in: snapshot)
  }

  private func bands(_ column: SnapshotColumn, _ rows: [Int]) -> HTML? {
    let bands = disclosure.mergedBands(of: column, among: rows).filter { $0.count > 0 }
    guard !bands.isEmpty else { return nil }
    return "<td colspan=\"4\">\(bands.map { "\($0.words): \($0.count)" }.joined(separator: ", "))</td>"
  }
}
