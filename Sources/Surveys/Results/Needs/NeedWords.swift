import Vocabulary

/// What those who lack something are said to lack, in the words of the question. Sv: behovet i ord.
enum NeedWords {
  /// "saknar rutin för handläggning av barn": what the question asks for where it asks whether there is one.
  static func lacking(_ indicator: Indicator) -> String {
    guard let thing = thing(in: indicator) else { return "saknar det här" }
    return "saknar \(thing)"
  }

  private static let beginnings = [
    "Finns en ", "Finns ett ", "Finns det en ", "Finns det ett ", "Har kommunen en ", "Har kommunen ett ",
  ]

  /// What the question asks for, or nil where it does not ask whether there is something.
  static func thing(in indicator: Indicator) -> String? {
    let question = indicator.questionAlone
    guard question.hasSuffix("?"), question.filter({ $0 == "?" }).count == 1,
      let beginning = beginnings.first(where: question.hasPrefix)
    else { return nil }
    let thing = question.dropFirst(beginning.count).dropLast()
    return indicator.partText.map { "\(thing): \($0.lowercasedFirst)" } ?? String(thing)
  }
}

/// What respondents ask the county for. Sv: önskat stöd.
enum WantedSupport {
  /// The question that asks for it, in all versions of the set.
  static let code = "STD-01"

  /// What can be asked for: not that nothing is wanted now.
  static func choices(in indicator: Indicator) -> [Indicator.Option] {
    indicator.options.filter { !$0.isNone && !$0.isUnknown }
  }

  /// What one respondent asks for, where the viewer may see its answer.
  static func options(of row: Int, in column: SnapshotColumn, _ disclosure: Disclosure) -> [Indicator.Option] {
    guard disclosure.showsExactly(column, row), case .options(let ids) = column.answer(row)?.value else { return [] }
    return choices(in: column.indicator).filter { ids.contains($0.id) }
  }

  private static let acts = ["Hjälp", "Samtal", "Möte", "Genomgång", "Planering", "Utbildning"]

  /// "hjälp med rutiner", or "stöd om skyddat boende" where only the subject is said.
  static func words(_ option: Indicator.Option) -> String {
    acts.contains { option.text.hasPrefix($0) }
      ? option.text.lowercasedFirst : "stöd om \(option.text.lowercasedFirst)"
  }
}
