import HTML
import Vocabulary

/// How many gave each answer: options, or bands of numbers; a matrix has `PartTable`. Sv: svarsfördelning.
struct AnswerCounts {
  let view: RoundView
  let column: SnapshotColumn
  let rows: [Int]

  private var indicator: Indicator { column.indicator }

  var html: HTML {
    switch indicator.answerType {
    case .text, .date, .matrix: return .empty
    case .count, .share: return numbers
    case .document, .single, .multi: return options
    }
  }

  /// The bands of a key figure as bars.
  var chart: Chart? {
    indicator.isKeyFigure ? BandChart(bands: view.disclosure.bands(of: column, among: rows)).chart : nil
  }

  private var options: HTML {
    guard let given = view.disclosure.answers(to: column, among: rows, in: view.snapshot) else { return .empty }
    var counts: [String: Int] = [:]
    for (answer, count) in given {
      if case .options(let ids) = answer.value { for id in ids { counts[id, default: 0] += count } }
    }
    return table(
      head: "<th scope=\"col\">Svar</th><th scope=\"col\" class=\"num\">Antal</th>",
      body: indicator.options.html {
        "<tr><th scope=\"row\">\($0.text)</th><td class=\"num\">\(counts[$0.id] ?? 0)</td></tr>"
      })
  }

  /// Bands for all; quartiles only where every number may be seen.
  private var numbers: HTML {
    let bands = view.disclosure.bands(of: column, among: rows)
    return table(
      head: "<th scope=\"col\">Tal</th><th scope=\"col\" class=\"num\">Antal svarande</th>",
      body: bands.html { "<tr><th scope=\"row\">\($0.words)</th><td class=\"num\">\($0.count)</td></tr>" }
        + withoutNumber
    ) + quartiles
  }

  /// Those who said "Vet inte" where a number was asked for, or gave it in another measure.
  private var withoutNumber: HTML {
    let given = view.disclosure.answers(to: column, among: rows, in: view.snapshot) ?? []
    let unknown = given.filter { $0.answer.value == .unknown }.reduce(0) { $0 + $1.count }
    let rates = given.filter { $0.answer.value.isRate }.reduce(0) { $0 + $1.count }
    return [("Per 10 000 vuxna", rates), ("Vet inte", unknown)].filter { $0.1 > 0 }.html { name, count in
      "<tr><th scope=\"row\">\(name)</th><td class=\"num\">\(count)</td></tr>"
    }
  }

  private var quartiles: HTML {
    // A key figure says it first on its page.
    guard !indicator.isKeyFigure,
      let numbers = view.disclosure.numbers(of: column, among: rows, in: view.snapshot),
      let spread = NumberSpread(numbers)
    else { return .empty }
    let words = [spread.median, spread.lowerQuartile, spread.upperQuartile].map { SwedishNumber.text($0) }
    return "<p>Mitten är \(words[0]). Den mellersta hälften ligger mellan \(words[1]) och \(words[2]).</p>"
  }

  private func table(head: HTML, body: HTML) -> HTML {
    """
    <div class="scroll" role="region" aria-labelledby="svar-tabell" tabindex="0"><table class="data">\
    <caption id="svar-tabell">Så har de svarat</caption><thead><tr>\(head)</tr></thead><tbody>\(body)</tbody></table></div>
    """
  }
}
