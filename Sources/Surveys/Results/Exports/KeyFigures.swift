import HTML
import Vocabulary

/// Key figures for a report: only where the reader sees each of them as it is. Sv: nyckeltal i rapporten.
struct KeyFigures {
  private let columns: [SnapshotColumn]
  private let snapshot: RoundSnapshot
  private let disclosure: Disclosure

  static let most = 6

  init(_ snapshot: RoundSnapshot, _ disclosure: Disclosure) {
    columns = snapshot.columns.filter(\.indicator.isKeyFigure)
    self.snapshot = snapshot
    self.disclosure = disclosure
  }

  /// One respondent's own numbers.
  func list(of row: Int) -> HTML {
    let given = columns.filter { disclosure.showsExactly($0, row) }.compactMap { column in
      column.answer(row).map { (question: column.indicator.question(upTo: ReportSheet.line), words: $0.words) }
    }
    guard !given.isEmpty else { return .empty }
    return """
      <h2>Nyckeltal</h2><ul class="rows">\(given.prefix(Self.most).html {
        "<li>\($0.question) <strong>\($0.words)</strong></li>"
      })</ul>
      """
  }

  /// All of a county's, in sum and in the middle; for those who see every one of them.
  func table(among rows: [Int]) -> HTML {
    let lines = columns.compactMap { column -> HTML? in
      guard disclosure.seesExactly(rows, in: snapshot),
        let numbers = disclosure.numbers(of: column, among: rows, in: snapshot),
        let spread = NumberSpread(numbers)
      else { return nil }
      let isShare = column.indicator.answerType == .share
      return """
        <tr><th scope="row">\(column.indicator.question(upTo: ReportSheet.line))</th>\
        <td class="num">\(isShare ? "–" : NumberSpread.text(spread.sum))</td>\
        <td class="num">\(NumberSpread.text(spread.median))\(isShare ? "\u{A0}%" : "")</td>\
        <td class="num">\(spread.middleHalf)</td><td class="num">\(spread.count)</td></tr>
        """
    }
    guard !lines.isEmpty else { return .empty }
    return """
      <div class="scroll" role="region" aria-labelledby="nyckeltal" tabindex="0"><table class="data"><caption id="nyckeltal">Nyckeltal \
      <small>Bara för länsteamet. Dela inte vidare små tal.</small></caption><colgroup><col><col class="narrow" span="4"></colgroup>\
      <thead><tr><th scope="col">Tal</th><th scope="col" class="num">Summa</th><th scope="col" class="num">Mitten</th>\
      <th scope="col" class="num">Mellersta hälften</th><th scope="col" class="num">Svarande</th></tr></thead><tbody>\
      \(lines.prefix(Self.most).html { $0 })</tbody></table></div>
      """
  }
}
