internal import Surveys
internal import Vocabulary

/// Answers that look like a real survey's: municipalities differ, large ones have come further, most move forward and
/// some fall back. Everything is invented.
struct PlausibleAnswers {
  let place: AnsweringPlace
  let round: DemoRound
  let rates: PublishedRates

  func answers(to indicators: [Indicator]) -> [GivenAnswer] {
    let first = Dictionary(
      indicators.compactMap { indicator in value(of: indicator).map { (indicator.code, $0) } },
      uniquingKeysWith: { first, _ in first })
    let counts = ReportedCounts(of: place, in: round, rates: rates)
    let agreeing = AgreeingAnswers(first, place: place, round: round, counts: counts).values
    return indicators.compactMap { indicator in
      agreeing[indicator.code].map { GivenAnswer(to: indicator.code, content(indicator, $0)) }
    }
  }

  private func content(_ indicator: Indicator, _ value: AnswerValue) -> AnswerContent {
    let chance = chance(indicator).and("comment")
    guard chance.share < 0.04 else { return AnswerContent(stored: value.stored) }
    return AnswerContent(
      stored: value.stored, comment: chance.pick(comments(indicator)),
      isCommentShared: chance.and("shared").share < 0.5)
  }

  private func comments(_ indicator: Indicator) -> [String] {
    guard place.adults > 0 else { return Self.organisationComments }
    return indicator.answerType == .document ? Self.routineComments + Self.comments : Self.comments
  }

  /// The same for all rounds, so that an answer does not jump about from year to year.
  private func chance(_ indicator: Indicator) -> Chance { Chance(place.key, indicator.code) }

  private func value(of indicator: Indicator) -> AnswerValue? {
    // Some questions are left open, and not always the same ones.
    if chance(indicator).and("open\(round.year)").share < 0.03 { return nil }
    let progress = PlausibleProgress(place: place, round: round).progress(indicator)
    switch indicator.answerType {
    case .document, .single: return option(indicator, progress, chance(indicator)).map { .options([$0]) }
    case .multi:
      let chosen = several(indicator, progress)
      return chosen.isEmpty ? nil : .options(chosen)
    case .matrix: return matrix(indicator, progress)
    case .count, .share: return .number(number(indicator, progress))
    case .date:
      return .date(
        CalendarDate(
          dayNumber: (CalendarDate(year: round.year, month: 9, day: 1)?.dayNumber ?? 0) - Int((1 - progress) * 800)))
    case .text:
      guard let texts = Self.examples[indicator.code] else { return nil }
      return chance(indicator).and("text").share < 0.25 ? .text(chance(indicator).pick(texts)) : nil
    }
  }

  private func option(_ indicator: Indicator, _ progress: Double, _ chance: Chance) -> String? {
    if let unknown = indicator.statedOptions.first(where: \.isUnknown), chance.and("unknown").share < 0.04 {
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
    return (progress * 6).rounded()
  }

  private static let routineComments = ["Rutinen ses över under hösten.", "Nämnden beslutade i våras."]
  private static let comments = [
    "Vi samarbetar med grannkommunen om detta.", "Vi väntar på stöd från länet.",
    "Tas upp i ledningsgruppen före jul.", "Gäller än så länge bara en av enheterna.",
  ]
  private static let organisationComments = [
    "Styrelsen tar upp det i vår.", "Vi har bett kommunen om ett möte.", "Beror på om vi får bidrag nästa år.",
  ]
  /// By the code of the question.
  private static let examples = [
    "STD-03": [
      "Fast tid varje vecka då skolan kan ringa och fråga om ett barn, utan namn.",
      "En checklista i mottagningen som alla använder när någon berättar om våld.",
      "Gemensam handledning med två grannkommuner, en gång i månaden.",
    ],
    "STD-04": [
      "Tjänsten som samordnare betalas av tillfälliga medel till och med juni.",
      "Handledningen bekostas av utvecklingsmedel till årsskiftet.",
    ],
    "SJ-07": ["Vi har varandras nummer och hör av oss tidigt.", "Vi träffas över en kaffe varje termin."],
  ]
}
