import HTML
import Vocabulary

/// What the numbers of a key figure say, in a sentence and in figures, as far as the viewer may know.
/// Sv: nyckeltal i korthet.
struct NumberFigures {
  let view: RoundView
  let column: SnapshotColumn
  let rows: [Int]
  let changes: NumberChanges

  private var indicator: Indicator { column.indicator }
  private var spread: NumberSpread? {
    view.disclosure.numbers(of: column, among: rows, in: view.snapshot).flatMap(NumberSpread.init)
  }

  var html: HTML {
    guard let spread else { return withheld + perAdults }
    return """
      <p class="finding">Hälften av de \(SwedishNumber.text(spread.count)) som har lämnat ett tal har \
      \(quantity(spread.median)) eller mer. \(changes.sentence(among: rows))</p>
      <dl class="figures"><div><dt>Mitten, och mellersta hälften</dt><dd>\(NumberSpread.text(spread.median)) \
      <small>\(spread.middleHalf)</small></dd></div><div><dt>Lägst och högst</dt><dd>\(NumberSpread.text(spread.lowest))–\
      \(NumberSpread.text(spread.highest))</dd></div>\(sum(spread))<div><dt>Med tal</dt><dd>\
      \(SwedishNumber.text(spread.count)) <small>av \(SwedishNumber.text(rows.count))</small></dd></div></dl>\(perAdults)
      """
  }

  private var withheld: HTML {
    guard let numbers = view.disclosure.numbers(of: column, among: rows, in: view.snapshot) else { return .empty }
    return """
      <p class="finding">\(numbers.isEmpty
        ? "Ingen har lämnat ett tal som du kan se."
        : "Bara \(numbers.count) har lämnat ett tal som du kan se. Det är för få för att säga något om helheten.")</p>
      """
  }

  private func quantity(_ number: Double) -> String {
    indicator.answerType == .share ? "\(NumberSpread.text(number))\u{A0}%" : NumberSpread.text(number)
  }

  /// Shares are of different wholes and have no sum.
  private func sum(_ spread: NumberSpread) -> HTML {
    indicator.answerType == .share
      ? .empty : "<div><dt>Summa</dt><dd>\(NumberSpread.text(spread.sum))</dd></div>"
  }

  /// Counts per inhabitant need to know how many they are, and nobody has told. Rates that were confirmed as published
  /// are there.
  private var perAdults: HTML {
    guard indicator.canBeRate else { return .empty }
    return
      "\(rates)<p class=\"soft\">Samfrid vet inte hur många vuxna som bor i varje kommun. Därför räknas antalen inte om till tal per 10 000 vuxna.</p>"
  }

  private var rates: HTML {
    guard let given = view.disclosure.answers(to: column, among: rows, in: view.snapshot) else { return .empty }
    let rates = given.flatMap { answer, count -> [Float] in
      guard case .rate(let rate) = answer.value else { return [] }
      return [Float](repeating: Float(rate), count: count)
    }
    guard !rates.isEmpty else { return .empty }
    let words = "\(SwedishNumber.text(rates.count)) svarande har lämnat sitt tal per 10 000 vuxna."
    guard let spread = NumberSpread(rates) else { return "<p>\(words)</p>" }
    return """
      <p>\(words) Mitten av dem är \
      \(SwedishNumber.text(spread.median, decimals: 1)), och den mellersta hälften ligger mellan \
      \(SwedishNumber.text(spread.lowerQuartile, decimals: 1)) och \(SwedishNumber.text(spread.upperQuartile, decimals: 1)).</p>
      """
  }
}
