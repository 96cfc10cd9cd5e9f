import HTML
import Vocabulary

/// Why something of the results is not shown, and who sees it: said once on a page. Sv: varför något inte visas.
struct HiddenWords {
  let view: RoundView
  /// The questions of the page.
  let columns: [SnapshotColumn]
  /// The respondents of the page.
  let rows: [Int]

  /// Of a page with all questions and respondents.
  init(view: RoundView) { self.init(view: view, columns: view.snapshot.columns, rows: Array(view.snapshot.all)) }

  init(view: RoundView, columns: [SnapshotColumn], rows: [Int]) {
    self.view = view
    self.columns = columns
    self.rows = rows
  }

  var html: HTML { sentences.html { "<p class=\"note\">\($0)</p>" } }

  var sentences: [String] { [aboutNames, aboutSensitive].compactMap(\.self) }

  /// Those whose answers to a question the viewer sees at all, exactly or as bands. Of the others the sentence speaks.
  func shown(_ column: SnapshotColumn) -> [Int] {
    guard column.indicator.isSensitive || !view.disclosure.seesEveryone else { return rows }
    return rows.filter { view.disclosure.answer(to: column, $0) != .hidden }
  }

  private var aboutNames: String? {
    let hidden = view.disclosure.seesEveryone ? 0 : rows.count { !view.disclosure.shows($0) }
    guard hidden > 0 else { return nil }
    return "Svaren från \(SwedishNumber.text(hidden)) svarande visas inte med namn här. \(whoSeesNames)"
  }

  private var whoSeesNames: String {
    switch view.round.visibility {
    case .county: "I den här omgången ser bara länsteamet och den svarande själv vad var och en har svarat."
    case .respondents: "I den här omgången ser bara länsteamet och de som svarar i omgången vad var och en har svarat."
    case .all: "Bara länsteamet ser vad var och en har svarat."
    }
  }

  private var aboutSensitive: String? {
    let sensitive = columns.filter(\.indicator.isSensitive)
    guard !sensitive.isEmpty, !view.disclosure.seesExactly(rows, in: view.snapshot) else { return nil }
    let numbers = sensitive.count { $0.indicator.isAnsweredInNumbers }
    let only = "ser bara länsteamet och den svarande själv."
    if numbers == sensitive.count { return "Känsliga tal visas här i intervall. De exakta talen \(only)" }
    if numbers == 0 { return "Känsliga svar visas inte här. Vad var och en har svarat \(only)" }
    return "Känsliga tal visas här i intervall, och andra känsliga svar visas inte. De exakta svaren \(only)"
  }
}

extension Indicator {
  /// With one number, or one for each row.
  var isAnsweredInNumbers: Bool { hasNumber || (answerType == .matrix && options.isEmpty) }
}
