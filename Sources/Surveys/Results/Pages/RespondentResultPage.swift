import HTML
import Vocabulary
import Web

/// One respondent: the largest gaps, and every answer beside how the others have answered.
struct RespondentResultPage {
  let history: RoundHistory
  let row: Int
  /// Shared comments, or all of them for those who may see them, by question.
  let comments: [String: String]
  /// What the answers rest on, for those who may see it, by question.
  var grounds: [String: AnswerGround] = [:]

  private var view: RoundView { history.current }
  private var respondent: SnapshotRow { view.snapshot.rows[row] }

  var page: Page {
    let place = respondent.county.map { Sweden.current.county($0).name }
    let group = respondent.group.map { Sweden.current.group($0).name }
    return Page(
      respondent.name, width: .wide, crumbs: ResultWords.crumbs(view),
      kind: [view.snapshot.name, place, group].compactMap(\.self).joined(separator: ", "), actions: actions,
      content: respondent.isPublished ? content : notYet)
  }

  private var actions: HTML {
    """
    <a class="btn second small" href="\(view.roundPath)/rapport/\(respondent.respondent.key)">Rapport på två sidor</a>\
    <a class="btn second small" href="\(view.path)/jamfor?svarande=\(respondent.respondent.key)">Jämför med andra</a>\
    <button class="btn second small" type="button" data-print hidden>Skriv ut</button>
    """
  }

  private var notYet: HTML {
    """
    <div class="empty"><p class="serif">Inga bekräftade svar än</p><p>När chefen har bekräftat svaren syns de här.</p></div>
    """
  }

  private var content: HTML {
    let gaps = view.gaps(of: row)
    let hidden = HiddenWords(view: view, columns: view.snapshot.columns, rows: [row])
    var html: HTML = "\(summary(gaps))\(hidden.html)\(gapTable(gaps))"
    for area in view.snapshot.areas { html += section(area) }
    return html
  }

  private func summary(_ gaps: [Gap]) -> HTML {
    let changes = view.snapshot.columns.map { Changes($0, in: history).change(row) }
    let (up, down) = (changes.count { ($0.number ?? 0) > 0 }, changes.count { ($0.number ?? 0) < 0 })
    let scored = view.snapshot.columns.filter {
      view.disclosure.level(of: $0, row)?.number != nil && $0.indicator.isScored
    }
    let inPlace = scored.count { (view.disclosure.level(of: $0, row)?.number ?? 0) >= Target.level }
    let compared: HTML =
      history.earlier.isEmpty
      ? .empty
      : "<div><dt>Högre nivå än förra gången</dt><dd>\(up)</dd></div><div><dt>Lägre nivå</dt><dd>\(down)</dd></div>"
    return """
      <dl class="figures"><div><dt>På plats</dt><dd>\(inPlace) <small>av \(scored.count) med nivå</small></dd></div>\
      <div><dt>Luckor (nivå under \(Target.level))</dt><dd>\(gaps.count)</dd></div>\(compared)</dl>
      """
  }

  private func gapTable(_ gaps: [Gap]) -> HTML {
    guard !gaps.isEmpty else { return "<p>Det finns inga luckor i de svar som räknas.</p>" }
    return GapTable(gaps: Array(gaps.prefix(10)), view: view, caption: "Luckor, viktigast först").html
  }

  private func section(_ area: SurveyArea) -> HTML {
    """
    <div class="scroll" role="region" aria-labelledby="omrade-\(area.code)" tabindex="0"><table class="data">\
    <caption id="omrade-\(area.code)">\(area.name)</caption><thead><tr><th scope="col">Fråga</th><th scope="col">Svar</th>\
    <th scope="col">Nivå</th><th scope="col" class="num">Alla: mitten</th><th scope="col" class="num">Förändring</th></tr></thead>\
    <tbody>\(view.snapshot.columns(in: area.code).html(line))</tbody></table></div>
    """
  }

  private func line(_ column: SnapshotColumn) -> HTML {
    let shown = view.disclosure.answer(to: column, row)
    let code = column.indicator.code
    return """
      <tr><th scope="row"><a href="\(view.path)/\(code)">\(code) \(column.indicator.question)</a></th>\
      <td>\(shown.words)\(grounds[code]?.html)\(comments[code].map { HTML("<br><small>\($0)</small>") })</td>\
      \(shown.level.map { LevelLook.tableCells[Int($0.byte)] } ?? "<td></td>")\
      <td class="num">\(others(column))</td><td class="num">\(change(column))</td></tr>
      """
  }

  private func change(_ column: SnapshotColumn) -> String {
    guard column.indicator.isKeyFigure else { return ResultWords.change(Changes(column, in: history).change(row)) }
    return NumberChanges(column, in: history).change(row).map(NumberChanges.text) ?? ""
  }

  /// One's own beside the others: the middle and the middle half.
  private func others(_ column: SnapshotColumn) -> HTML {
    let counted = view.disclosure.levels(of: column, among: view.snapshot.all, isWhole: true, in: view.snapshot)
    guard column.indicator.isScored, let spread = counted.seen.map(Spread.init), spread.median != nil else {
      return .empty
    }
    return """
      \(ChangeChart.text(spread.median)) <small>\(ChangeChart.text(spread.lowerQuartile))–\
      \(ChangeChart.text(spread.upperQuartile))</small>
      """
  }
}

/// Gaps with weight and level, as the municipality page and the report show them.
struct GapTable {
  let gaps: [Gap]
  let view: RoundView
  let caption: String
  var id = "luckor"
  /// Longer questions are cut, where room is short.
  var longest = Int.max

  var html: HTML {
    """
    <div class="scroll" role="region" aria-labelledby="\(id)" tabindex="0"><table class="data"><caption id="\(id)">\(caption) \
    <small>\(LevelStep.rule)</small></caption><colgroup><col><col class="narrow"><col class="narrow"></colgroup>\
    <thead><tr><th scope="col">Fråga</th><th scope="col" class="num">Vikt</th><th scope="col">Nivå</th></tr></thead><tbody>\
    \(gaps.html { gap in
      """
      <tr><th scope="row"><a href="\(view.path)/\(gap.column.indicator.code)">\(gap.column.indicator.question(upTo: longest))</a> \
      <small>\(place(of: gap))</small></th>\
      <td class="num">\(gap.column.indicator.weight)</td>\(LevelLook.tableCells[gap.level])</tr>
      """
    })</tbody></table></div>
    """
  }
}

extension GapTable {
  /// The area, and of a matrix in which parts it is lacking: the question alone does not tell where.
  private func place(of gap: Gap) -> String {
    let indicator = gap.column.indicator
    let area = "\(indicator.code), \(view.snapshot.area(indicator.area)?.name ?? indicator.area)"
    guard !gap.parts.isEmpty else { return area }
    let rest = gap.parts.count > Self.mostParts ? " och \(gap.parts.count - Self.mostParts) till" : ""
    let parts = gap.parts.prefix(Self.mostParts).compactMap { $0.indicator.partText?.lowercasedFirst }
    return "\(area): \(parts.joined(separator: ", "))\(rest)"
  }

  private static let mostParts = 3
}

extension ResultWords {
  static func change(_ change: Change) -> String {
    switch change {
    case .by(let steps): steps > 0 ? "+\(steps)" : SwedishNumber.text(steps)
    case .newDefinition: "ny definition"
    case .none: ""
    }
  }
}
