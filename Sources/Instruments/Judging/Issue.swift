/// Something that is wrong with a response, or worth knowing about it.
package struct Issue: Sendable, Equatable {
  package enum Severity: String, Sendable, Comparable {
    case information, warning, error

    private var rank: Int { self == .error ? 2 : self == .warning ? 1 : 0 }
    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
  }

  package let severity: Severity
  /// Where in the response, as `QuestionnaireResponse.item[0].answer[0]`.
  package let place: String
  /// What is wrong, to whoever fills in the form.
  package let sentence: String
  /// The field that it is about.
  package let field: FieldName?
}
