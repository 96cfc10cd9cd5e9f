import HTML
import Vocabulary

/// A question's spread as one line of a list.
struct QuestionSummary {
  let column: SnapshotColumn
  /// Nil where the viewer may not know, or where nothing is scored.
  let spread: Spread?
  /// Weight times what all together lack to the target.
  let gap: Int
  /// The share, 0 to 1, that has what is asked for in place, as far as the viewer may know.
  let shareAtTarget: Double?

  init(_ column: SnapshotColumn, in view: RoundView) {
    self.column = column
    let counted = view.disclosure.levels(of: column, among: view.snapshot.all, isWhole: true, in: view.snapshot)
    guard column.indicator.isScored, let counts = counted.seen, counts.scored > 0 else {
      (spread, gap) = (nil, 0)
      shareAtTarget = column.indicator.isScored ? counted.grouped?.shareAtTarget : nil
      return
    }
    let spread = Spread(counts)
    (self.spread, shareAtTarget) = (spread, spread.shareAtTarget)
    gap =
      column.indicator.weight
      * counts.present.reduce(0) { $0 + max(0, Target.level - $1.level) * $1.count }
  }

  static func all(_ columns: [SnapshotColumn], in view: RoundView) -> [QuestionSummary] {
    columns.map { QuestionSummary($0, in: view) }
  }

  /// Largest gap first; alike ones in the order of the form.
  static func ordered(_ summaries: [QuestionSummary]) -> [QuestionSummary] {
    summaries.enumerated().sorted { ($1.element.gap, $0.offset) < ($0.element.gap, $1.offset) }.map(\.element)
  }
}

/// Questions with their spread, as a table.
struct QuestionTable {
  let id: String
  let caption: HTML
  let summaries: [QuestionSummary]
  let path: String

  var html: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="\(id)" tabindex="0"><table class="data"><caption id="\(id)">\(caption)</caption>\
    <thead><tr><th scope="col">Fråga</th><th scope="col" class="num">Vikt</th><th scope="col" class="num">Skillnad</th>\
    <th scope="col">Mitten</th><th scope="col" class="num">På plats</th><th scope="col" class="num">Med nivå</th></tr></thead>\
    <tbody>\(summaries.html(row))</tbody></table></div>
    """
  }

  private func row(_ summary: QuestionSummary) -> HTML {
    let indicator = summary.column.indicator
    let middle = summary.spread?.median.map { Level.scored(Int($0.rounded())) }
    return """
      <tr><th scope="row"><a href="\(path)/\(indicator.code)">\(indicator.code) \(indicator.question)</a></th>\
      <td class="num">\(indicator.isScored ? String(indicator.weight) : "–")</td>\
      <td class="num">\(ChangeChart.text(summary.spread?.difference))</td>\
      \(middle.map { LevelLook.tableCells[Int($0.byte)] } ?? "<td>–</td>")\
      <td class="num">\(summary.shareAtTarget.map { SwedishNumber.share($0) } ?? "–")</td>\
      <td class="num">\(summary.spread.map { SwedishNumber.text($0.count) } ?? "–")</td></tr>
      """
  }
}
