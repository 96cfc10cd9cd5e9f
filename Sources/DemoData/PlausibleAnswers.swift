internal import Surveys
internal import Vocabulary

/// Answers that look like a real survey's: municipalities differ, large ones have come further, all move a little
/// forward, and those behind move most. Everything is invented.
struct PlausibleAnswers {
  let municipality: Municipality
  /// Years since the first round.
  let years: Double
  let year: Int

  func answers(to questionnaire: Questionnaire) -> [GivenAnswer] {
    questionnaire.indicators.compactMap { indicator in
      value(of: indicator).map { GivenAnswer(to: indicator.code, content(indicator, $0)) }
    }
  }

  private func content(_ indicator: Indicator, _ value: AnswerValue) -> AnswerContent {
    let chance = chance(indicator).and("comment")
    guard chance.share < 0.04 else { return AnswerContent(stored: value.stored) }
    return AnswerContent(
      stored: value.stored, comment: chance.pick(Self.comments), isCommentShared: chance.and("shared").share < 0.5)
  }

  /// How far the municipality has come with this question: 0 to 1.
  private func progress(_ indicator: Indicator) -> Double {
    let start = 0.9 * municipality.head + 0.35 * chance(indicator).share + 0.3 * difficulty(indicator) - 0.28
    let pull = 0.09 + 0.05 * Chance("pull", indicator.code).share
    return min(1, max(0, start + (0.85 - start) * (1 - power(1 - pull, years))))
  }

  private func difficulty(_ indicator: Indicator) -> Double { Chance("easy", indicator.code).share }

  /// The same for all rounds, so that an answer does not jump about from year to year.
  private func chance(_ indicator: Indicator) -> Chance { Chance(municipality.code.text, indicator.code) }

  private func value(of indicator: Indicator) -> AnswerValue? {
    // Some questions are left open, and not always the same ones.
    if chance(indicator).and("open\(year)").share < 0.03 { return nil }
    let progress = progress(indicator)
    switch indicator.answerType {
    case .document, .single: return option(indicator, progress, chance(indicator)).map { .options([$0]) }
    case .multi: return .options(several(indicator, progress))
    case .matrix: return matrix(indicator, progress)
    case .count, .share: return .number(number(indicator, progress))
    case .date:
      return .date(
        CalendarDate(
          dayNumber: (CalendarDate(year: year, month: 9, day: 1)?.dayNumber ?? 0) - Int((1 - progress) * 800)))
    case .text: return chance(indicator).and("text").share < 0.25 ? .text(chance(indicator).pick(Self.examples)) : nil
    }
  }

  private func option(_ indicator: Indicator, _ progress: Double, _ chance: Chance) -> String? {
    if let unknown = indicator.options.first(where: \.isUnknown), chance.and("unknown").share < 0.04 {
      return unknown.id
    }
    let known = indicator.options.filter { !$0.isUnknown }
    let scored = known.filter { $0.level != nil }.sorted { ($0.level ?? 0) < ($1.level ?? 0) }
    guard !scored.isEmpty else { return known.isEmpty ? nil : chance.pick(known).id }
    return scored[min(scored.count - 1, Int(progress * Double(scored.count)))].id
  }

  private func several(_ indicator: Indicator, _ progress: Double) -> [String] {
    let chosen = indicator.options.filter { option in
      !option.isNone && !option.isUnknown && chance(indicator).and(option.id).share < progress * 0.9 + 0.05
    }
    if !chosen.isEmpty { return Array(chosen.prefix(indicator.maxChoices ?? chosen.count)).map(\.id) }
    return indicator.options.filter(\.isNone).prefix(1).map(\.id)
  }

  private func matrix(_ indicator: Indicator, _ progress: Double) -> AnswerValue {
    if indicator.options.isEmpty {
      let counts = indicator.rows.map {
        ($0.id, (number(indicator, progress) * (0.3 + chance(indicator).and($0.id).share)).rounded())
      }
      return .numbers(Dictionary(counts, uniquingKeysWith: { $1 }))
    }
    let rows = indicator.rows.compactMap { row -> (String, String)? in
      let chance = chance(indicator).and(row.id)
      return option(indicator, min(1, max(0, progress + chance.share * 0.5 - 0.25)), chance).map { (row.id, $0) }
    }
    return .matrix(Dictionary(rows, uniquingKeysWith: { $1 }))
  }

  private func number(_ indicator: Indicator, _ progress: Double) -> Double {
    let chance = chance(indicator).and("number")
    if indicator.answerType == .share { return (progress * 100).rounded() }
    if indicator.unit == "dagar" { return ((1 - progress) * 60 + chance.share * 6).rounded() }
    if !indicator.isSensitive { return (progress * 6).rounded() }
    return (municipality.size * (0.2 + 0.8 * chance.share) * (0.7 + 0.1 * Double(year % 7))).rounded()
  }

  private func power(_ base: Double, _ exponent: Double) -> Double {
    // Two half-year steps a year are exact enough for invented figures.
    (0..<Int(exponent * 2)).reduce(1.0) { result, _ in result * base.squareRoot() }
  }

  private static let comments = [
    "Rutinen ses över under hösten.", "Vi samarbetar med grannkommunen om detta.", "Nämnden beslutade i våras.",
    "Vi väntar på stöd från länet.", "Ny samordnare sedan i augusti.", "Gäller än så länge bara en av enheterna.",
  ]
  private static let examples = [
    "Fast tid varje vecka då skolan kan ringa och fråga om ett barn, utan namn.",
    "En checklista i mottagningen som alla använder när någon berättar om våld.",
    "Gemensam handledning med två grannkommuner, en gång i månaden.",
    "Tjänsten som samordnare betalas av tillfälliga medel till och med juni.",
  ]
}

extension Municipality {
  /// The head start that size gives, by SKR's groups, with a chance of its own.
  fileprivate var head: Double {
    let base =
      switch group {
      case .a1: 0.62
      case .a2: 0.48
      case .b3: 0.55
      case .b4: 0.36
      case .b5: 0.3
      case .c6: 0.42
      case .c7: 0.3
      case .c8: 0.24
      case .c9: 0.27
      }
    return base + 0.4 * Chance("head", code.text).share - 0.2
  }

  /// Roughly how many adults a year, for invented counts.
  fileprivate var size: Double {
    switch group {
    case .a1: 900
    case .a2: 130
    case .b3: 260
    case .b4: 45
    case .b5: 22
    case .c6: 80
    case .c7: 25
    case .c8: 14
    case .c9: 18
    }
  }
}
