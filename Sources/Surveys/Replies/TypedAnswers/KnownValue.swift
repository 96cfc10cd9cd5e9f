internal import Vocabulary

/// What is already published about a question: the respondent confirms it or corrects it with a reason, so that nobody
/// is asked twice. It may say less than the whole answer, such as some rows of a matrix. Sv: redan publicerat värde.
struct KnownValue: Sendable, Equatable {
  /// What it says as an answer; nil when it cannot be said in the question's own terms and only stands beside it.
  let answer: AnswerValue?
  let words: String
  /// Source, year and definition, in a sentence.
  let source: String
}

extension KnownValue {
  init(_ published: PublishedValue) {
    self.init(answer: published.answer, words: published.words, source: published.sourceWords)
  }

  /// What it is to the question, in a sentence. It may cover some rows only; the rest is answered as usual.
  func use(for indicator: Indicator) -> String {
    guard let answer else { return "Uppgiften är bara ett stöd: den är mätt på ett annat sätt än frågan." }
    if case .rate = answer {
      return
        "Stämmer uppgiften är frågan besvarad, men ni är då inte med där antal läggs ihop. Skriv hellre antalet nedan."
    }
    let all =
      indicator.isAnswered(by: answer.stored)
      ? "Stämmer uppgiften är frågan besvarad." : "Uppgiften är en del av svaret. Svara på resten också."
    return meaning(for: indicator).map { "\(all) \($0)" } ?? all
  }

  /// What saying yes to it is taken to answer, where the published word is not the question's own: an agreement that is
  /// "Ja" in Öppna jämförelser is decided and followed up.
  private func meaning(for indicator: Indicator) -> String? {
    let chosen: [String] =
      switch answer {
      case .options(let ids): ids
      case .matrix(let rows): rows.values.map(\.self)
      default: []
      }
    let texts = Set(chosen).compactMap { indicator.option($0)?.text }.filter { !words.contains($0) }.sorted()
    return texts.isEmpty
      ? nil : "Ja räknas som ”\(texts.joined(separator: "” och ”"))”. Säg nej om det inte är så hos er."
  }
}

extension AnswerValue {
  /// Whether this says all that the other says; the other may say less.
  func includes(_ part: AnswerValue) -> Bool {
    switch (self, part) {
    case (.options(let all), .options(let some)): some.allSatisfy(all.contains)
    case (.matrix(let all), .matrix(let some)): some.allSatisfy { all[$0.key] == $0.value }
    case (.numbers(let all), .numbers(let some)): some.allSatisfy { all[$0.key] == $0.value }
    default: self == part
    }
  }

  /// Whether this says something else than the other where both say anything.
  func contradicts(_ part: AnswerValue) -> Bool {
    switch (self, part) {
    // A count and a published rate are two measures of the same: neither says that the other is wrong.
    case (.number, .rate): false
    case (.matrix(let all), .matrix(let some)): some.contains { row, value in all[row].map { $0 != value } ?? false }
    case (.numbers(let all), .numbers(let some)): some.contains { row, value in all[row].map { $0 != value } ?? false }
    default: !includes(part)
    }
  }
}

extension Indicator {
  /// An answer with what the published value says put in, the published word first.
  func completed(_ answer: AnswerValue?, by known: AnswerValue) -> AnswerValue {
    switch (answer, known) {
    // The count says more than the rate that it agrees with.
    case (.number(let count), .rate): .number(count)
    case (.matrix(let all), .matrix(let some)): .matrix(all.merging(some) { $1 })
    case (.numbers(let all), .numbers(let some)): .numbers(all.merging(some) { $1 })
    case (.options(let all), .options(let some)) where answerType == .multi:
      .options(options.map(\.id).filter { all.contains($0) || some.contains($0) })
    default: known
    }
  }
}
