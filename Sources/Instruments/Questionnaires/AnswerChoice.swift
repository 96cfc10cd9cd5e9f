/// What there is to choose between, and whether one may answer with something else.
package struct AnswerChoice: Sendable {
  package enum Source: Sendable, Equatable {
    /// The question has no list.
    case none
    case listed
    /// A list that stands elsewhere and did not come with the file.
    case missing(String)
  }

  package enum Openness: String, Sendable {
    case optionsOnly, optionsOrType, optionsOrString
  }

  package let source: Source
  package let options: [AnswerOption]
  package let openness: Openness
  /// Codes that count besides those in the list.
  let alsoFits: Pattern?
  /// The list is one of codes, so a text is an answer when it is one of them.
  let isValueSet: Bool

  package var isListed: Bool { source == .listed }
  package var isOpen: Bool { openness != .optionsOnly }

  func option(for value: AnswerValue) -> AnswerOption? { options.first { $0.value.means(value) } }
}

/// One of the answers to choose between.
package struct AnswerOption: Sendable, Equatable {
  package let value: AnswerValue
  /// The points that it gives.
  package let score: DecimalNumber?
  package let isInitial: Bool
  /// Whoever chooses it chooses nothing else, as "none of these".
  package let isExclusive: Bool

  init(_ value: AnswerValue, score: DecimalNumber? = nil, isInitial: Bool = false, isExclusive: Bool = false) {
    (self.value, self.score, self.isInitial, self.isExclusive) = (value, score, isInitial, isExclusive)
  }
}
