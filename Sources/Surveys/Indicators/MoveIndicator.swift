package import Access
package import Storage
package import Vocabulary

/// Moves an area, or a question within its area, one step up or down in a set that no round has used.
package struct MoveIndicator: Sendable {
  package enum Subject: Sendable { case area(String), indicator(String) }

  package let subject: Subject
  package let isUp: Bool

  package init(_ subject: Subject, isUp: Bool) {
    self.subject = subject
    self.isUp = isUp
  }

  package func perform(in set: Writable<IndicatorSet>, _ tx: Transaction, at now: Moment) throws {
    let id = set.record.id
    guard let questionnaire = try tx.questionnaire(id, withRetired: true) else { throw Refusal.notFound }
    switch subject {
    case .area(let code):
      try moveArea(code, of: questionnaire, in: tx)
    case .indicator(let code):
      try moveIndicator(code, of: questionnaire, in: tx)
    }
    try tx.record(
      "MoveIndicator", of: "indicatorSet:\(id)", by: set.viewer.byline, at: now, text: "Ändrade ordningen: \(name)")
  }

  private var name: String {
    switch subject {
    case .area(let code), .indicator(let code): code
    }
  }

  private func moveArea(_ code: String, of questionnaire: Questionnaire, in tx: Transaction) throws {
    let codes = moved(code, in: questionnaire.areas.map(\.code))
    for (position, code) in codes.enumerated() {
      try tx.execute(
        "UPDATE survey_area SET position = \(position) WHERE set_id = \(questionnaire.set.id) AND code = \(code)")
    }
    // Questions are asked in the order of their areas, so they follow.
    try number(codes.flatMap { questionnaire.indicators(in: $0) }, in: tx)
  }

  private func moveIndicator(_ code: String, of questionnaire: Questionnaire, in tx: Transaction) throws {
    guard let area = questionnaire.indicator(code)?.area else { throw Refusal.notFound }
    let order = moved(code, in: questionnaire.indicators(in: area).map(\.code))
    let sorted = questionnaire.areas.flatMap { part in
      part.code == area ? order.compactMap(questionnaire.indicator) : questionnaire.indicators(in: part.code)
    }
    try number(sorted, in: tx)
  }

  private func number(_ indicators: [Indicator], in tx: Transaction) throws {
    for (position, indicator) in indicators.enumerated() {
      try tx.execute("UPDATE indicator SET position = \(position) WHERE id = \(indicator.id)")
    }
  }

  private func moved(_ code: String, in codes: [String]) -> [String] {
    guard let index = codes.firstIndex(of: code) else { return codes }
    let target = isUp ? index - 1 : index + 1
    guard codes.indices.contains(target) else { return codes }
    var codes = codes
    codes.swapAt(index, target)
    return codes
  }
}
