/// Between which bounds an answer must lie.
package struct ItemLimits: Sendable {
  package let minOccurs: Int?
  package let maxOccurs: Int?
  package let minValue: AnswerValue?
  package let maxValue: AnswerValue?
  package let minLength: Int?
  package let maxLength: Int?
  let pattern: Pattern?
  package let mostDecimals: Int?
  package let mostBytes: DecimalNumber?
  package let mimeTypes: [String]
  package let step: Int?
}

/// The units of an item's numbers.
package struct ItemUnits: Sendable, Equatable {
  /// The unit of a number that is typed without one.
  package let own: Coding?
  package let options: [Coding]
}

/// What is worked out for an item.
struct ItemRules: Sendable {
  let calculated: FormExpression?
  let initial: FormExpression?
  let options: FormExpression?
  let text: FormExpression?
  let variables: [FormVariable]
  let constraints: [Constraint]
}

/// An expression in a form.
struct FormExpression: Sendable {
  enum Language: Sendable {
    case path(PathExpression)
    /// A question to a FHIR server. It is never asked; whoever fills in the form may give its answer beside.
    case query
  }

  let text: String
  let language: Language

  var path: PathExpression? { if case .path(let path) = language { path } else { nil } }
}

/// A named value that expressions use.
struct FormVariable: Sendable {
  let name: String
  let expression: FormExpression
}

/// A rule that the answers must keep, with the words for whoever breaks it.
struct Constraint: Sendable {
  enum Rule: Sendable {
    case path(PathExpression)
    case unreadable(PathProblem)
  }

  let key: String
  let isError: Bool
  let human: String
  let rule: Rule
  /// Which item the rule is about, seen from where it stands.
  let location: PathExpression?
}
