import HTML
import Vocabulary

/// A matrix question part by part: how many gave each answer, and how many have the part in place. Each part leads to
/// its own page. Sv: frågan del för del.
struct PartTable {
  let view: RoundView
  let whole: SnapshotColumn
  let rows: [Int]
  let filter: ResultFilter

  var html: HTML {
    whole.indicator.options.isEmpty ? numbers : answers
  }

  private var answers: HTML {
    guard view.disclosure.answers(to: whole, among: rows, in: view.snapshot) != nil else { return .empty }
    let isScored = whole.indicator.isScored
    return table(
      caption: "Så har de svarat, del för del",
      head: """
        \(whole.indicator.options.html { "<th scope=\"col\" class=\"num\">\($0.text)</th>" })\
        \(isScored ? "<th scope=\"col\" class=\"num\">På plats</th>" : HTML.empty)
        """,
      body: whole.parts.html { part in line(part, cells: counts(of: part) + (isScored ? inPlace(part) : .empty)) })
  }

  private func counts(of part: SnapshotColumn) -> HTML {
    var counts: [String: Int] = [:]
    for (answer, count) in view.disclosure.answers(to: part, among: rows, in: view.snapshot) ?? [] {
      if case .options(let ids) = answer.value { for id in ids { counts[id, default: 0] += count } }
    }
    return whole.indicator.options.html { "<td class=\"num\">\(counts[$0.id] ?? 0)</td>" }
  }

  private func inPlace(_ part: SnapshotColumn) -> HTML {
    let share = PartInPlace(part, among: rows, isWhole: filter.isWhole, in: view)?.share
    return "<td class=\"num\">\(share.map { SwedishNumber.share($0) } ?? "–")</td>"
  }

  /// Where all numbers may be seen, where they lie; to others how many there are in each band.
  private var numbers: HTML {
    let seesAll = view.disclosure.numbers(of: whole, among: rows, in: view.snapshot) != nil
    let head: HTML =
      seesAll
      ? """
      <th scope="col" class="num">Mitten</th><th scope="col" class="num">Mellersta hälften</th>\
      <th scope="col" class="num">Summa</th><th scope="col" class="num">Med tal</th>
      """ : "<th scope=\"col\">Antal svarande i varje intervall</th>"
    return table(
      caption: "Så har de svarat, del för del", head: head,
      body: whole.parts.html { part in line(part, cells: seesAll ? figures(of: part) : bands(of: part)) })
  }

  private func figures(of part: SnapshotColumn) -> HTML {
    let numbers = view.disclosure.numbers(of: part, among: rows, in: view.snapshot) ?? []
    guard let spread = NumberSpread(numbers) else {
      return "<td class=\"num\" colspan=\"4\">\(numbers.isEmpty ? "Inget tal" : "För få tal")</td>"
    }
    return """
      <td class="num">\(NumberSpread.text(spread.median))</td><td class="num">\(spread.middleHalf)</td>\
      <td class="num">\(NumberSpread.text(spread.sum))</td><td class="num">\(SwedishNumber.text(spread.count))</td>
      """
  }

  private func bands(of part: SnapshotColumn) -> HTML {
    let bands = view.disclosure.bands(of: part, among: rows).filter { $0.count > 0 }
    let words = bands.map { "\($0.words): \($0.count)" }.joined(separator: ", ")
    return "<td>\(words.isEmpty ? "Inget tal" : words)</td>"
  }

  private func line(_ part: SnapshotColumn, cells: HTML) -> HTML {
    let text = part.indicator.partID.flatMap(whole.indicator.row)?.text
    return """
      <tr><th scope="row"><a href="\(ResultAddress(part.indicator).path(in: view, filter))">\(text)</a></th>\(cells)</tr>
      """
  }

  private func table(caption: String, head: HTML, body: HTML) -> HTML {
    """
    <div class="scroll" role="region" aria-labelledby="svar-tabell" tabindex="0"><table class="data">\
    <caption id="svar-tabell">\(caption)</caption><thead><tr><th scope="col">Del</th>\(head)</tr></thead>\
    <tbody>\(body)</tbody></table></div>
    """
  }
}

/// How many have one part of a question in place, as far as the viewer may know. Sv: del på plats.
struct PartInPlace {
  let part: SnapshotColumn
  let count: Int
  /// Those it is counted of.
  let total: Int

  init?(_ part: SnapshotColumn, among rows: [Int], isWhole: Bool, in view: RoundView) {
    switch view.disclosure.levels(of: part, among: rows, isWhole: isWhole, in: view.snapshot) {
    case .seen(let counts, _): (count, total) = (counts.count(Target.level...100), counts.scored)
    case .grouped(let grouped):
      guard let atTarget = grouped.atTarget else { return nil }
      (count, total) = (atTarget, grouped.total)
    case .withheld: return nil
    }
    guard total >= Spread.fewest else { return nil }
    self.part = part
  }

  var share: Double { Double(count) / Double(total) }

  /// The part most often in place and the one least often, in a sentence after what the whole says.
  static func sentence(_ parts: [PartInPlace], of whole: Indicator) -> String? {
    guard let most = parts.max(by: { $0.share < $1.share }), let least = parts.min(by: { $0.share < $1.share }),
      most.share > least.share
    else { return nil }
    return "Oftast på plats: \(most.words(in: whole)). Mest sällan: \(least.words(in: whole))."
  }

  private func words(in whole: Indicator) -> String {
    let name = part.indicator.partID.flatMap(whole.row)?.text ?? part.indicator.question
    return "\(name), hos \(SwedishNumber.text(count)) av \(SwedishNumber.text(total))"
  }
}
