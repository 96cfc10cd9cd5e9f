package import Storage
package import Vocabulary

/// What is already published about a question for a municipality, so that nobody asks for it again. Sv: publicerat
/// värde.
package struct PublishedValue: Sendable {
  /// "Kolada" or "OJ".
  package let source: String
  package let year: Int
  /// Empty when the source does not state one.
  package let definitionVersion: String
  package let isInvented: Bool
  package let parts: [Part]
  /// The values as an answer, where the question says what they mean; may say less than the whole answer.
  package let answer: AnswerValue?

  /// One value; a matrix question may have several.
  package struct Part: Sendable {
    package let link: Indicator.PublishedLink
    package let rowText: String?
    /// As published: a number or a word.
    package let text: String
    package let unit: String?

    /// Published for each 10 000 adults.
    var isPerAdults: Bool { unit?.hasPrefix("per 10 000 vuxna") ?? false }
  }

  /// The value in words: "Ja", "34,6 per 10 000 vuxna", "Polis: Ja; Kvinnojour: Nej".
  package var words: String {
    parts.map { part in
      let value = Double(part.text).map { SwedishNumber.text($0, decimals: $0.rounded() == $0 ? 0 : 1) } ?? part.text
      let withUnit = part.unit.map { "\(value) \($0)" } ?? value
      return part.rowText.map { "\($0): \(withUnit)" } ?? withUnit
    }.joined(separator: "; ")
  }

  /// Where it comes from: "Öppna jämförelser, år 2025, definition: uppföljd inom 24 månader".
  package var sourceWords: String {
    let definition =
      definitionVersion.isEmpty
      ? "definitionens version är inte angiven" : "definition: \(DefinitionName.words(definitionVersion))"
    return "\(PublishedSource.name(source)), år \(year), \(definition)\(isInvented ? ". Påhittat värde" : "")"
  }
}

/// The code that stands for the whole country in published values. Sv: riket.
package let countryCode = "0000"

extension Transaction {
  /// The latest value up to the day's year; nil when nothing is published. "No value" is never 0.
  package func publishedValue(
    for indicator: Indicator, municipality: MunicipalityCode, asOf day: CalendarDate
  ) throws -> PublishedValue? {
    try publishedValues(for: [indicator], municipality: municipality, asOf: day)[indicator.code]
  }

  /// The latest values of many questions by their codes, in one query.
  package func publishedValues(
    for indicators: [Indicator], municipality: MunicipalityCode, asOf day: CalendarDate
  ) throws -> [String: PublishedValue] {
    let keys = Set(indicators.flatMap(\.publishedLinks).map(\.key)).sorted()
    guard !keys.isEmpty else { return [:] }
    let found = try rows(
      """
      SELECT v.source, v.key, v.year, v.value, v.definition_version, s.unit, s.is_invented
      FROM published_value v JOIN published_series s ON s.source = v.source AND s.key = v.key
      WHERE v.municipality = \(municipality.text) AND v.gender = 'T' AND v.year <= \(day.year) AND v.key IN \(list: keys)
      """
    ).map(StoredValue.init)
    let pairs = indicators.compactMap { item in PublishedValue(item, found).map { (item.code, $0) } }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}

/// A row of published values with what its series says.
private struct StoredValue {
  let source: String
  let key: String
  let year: Int
  let text: String
  let definitionVersion: String
  let unit: String?
  let isInvented: Bool

  init(row: Row) throws {
    source = try row.get("source")
    key = try row.get("key")
    year = try row.get("year")
    text = try row.get("value")
    definitionVersion = try row.get("definition_version")
    unit = try row.optional("unit")
    isInvented = try row.get("is_invented")
  }
}

extension PublishedValue {
  /// Values of the latest year that has any; parts of different years would be no answer that anyone gave.
  fileprivate init?(_ indicator: Indicator, _ stored: [StoredValue]) {
    let matches = indicator.publishedLinks.flatMap { link in
      stored.filter { $0.source == link.source && $0.key == link.key }.map { (link: link, value: $0) }
    }
    guard let latest = matches.max(by: { $0.value.year < $1.value.year })?.value else { return nil }
    let current = matches.filter { $0.value.year == latest.year && $0.value.source == latest.source }
    source = latest.source
    year = latest.year
    definitionVersion = latest.definitionVersion
    isInvented = current.contains { $0.value.isInvented }
    parts = current.map { match in
      Part(
        link: match.link, rowText: match.link.row.flatMap(indicator.row)?.text, text: match.value.text,
        unit: match.value.unit)
    }
    answer = indicator.answer(to: parts)
  }
}

extension Indicator {
  /// What published values mean as an answer: only what the question itself says.
  fileprivate func answer(to parts: [PublishedValue.Part]) -> AnswerValue? {
    let chosen = parts.compactMap { part in part.link.answers[part.text].map { (row: part.link.row, option: $0) } }
    switch answerType {
    case .document, .single, .multi:
      let ids = options.map(\.id).filter { id in chosen.contains { $0.option == id } }
      return ids.isEmpty ? nil : .options(ids)
    case .matrix:
      let rows = chosen.compactMap { item in item.row.map { ($0, item.option) } }
      return rows.isEmpty ? nil : .matrix(Dictionary(rows, uniquingKeysWith: { $1 }))
    case .count, .share:
      guard let part = parts.first, let number = Double(part.text) else { return nil }
      if part.link.answers["*"] == "=" { return .number(number) }
      return canBeRate && part.isPerAdults ? .rate(number) : nil
    case .date, .text: return nil
    }
  }
}
