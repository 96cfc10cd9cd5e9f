/// A FHIRPath expression that has been read.
package indirect enum PathExpression: Sendable, Equatable {
  case literal(PathValue)
  case empty
  case name(String)
  case variable(String)
  case this
  case index
  case total
  case function(String, [PathExpression])
  case member(PathExpression, PathExpression)
  case element(PathExpression, PathExpression)
  case negative(PathExpression)
  case positive(PathExpression)
  case operation(PathOperator, PathExpression, PathExpression)
  case typeTest(PathExpression, PathOperator, String)

  package init(_ text: String, variables: Set<String> = []) throws(PathProblem) {
    self = try PathParser.read(text, variables: variables)
  }

  /// The parts it is made of.
  var parts: [PathExpression] {
    switch self {
    case .literal, .empty, .name, .variable, .this, .index, .total: []
    case .function(_, let arguments): arguments
    case .member(let left, let right), .element(let left, let right), .operation(_, let left, let right): [left, right]
    case .negative(let part), .positive(let part), .typeTest(let part, _, _): [part]
    }
  }
}

/// The operators, by how tightly they bind.
package enum PathOperator: String, Sendable {
  case implies, or, xor, and
  case isIn = "in"
  case contains
  case equals = "="
  case notEquals = "!="
  case equivalent = "~"
  case notEquivalent = "!~"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case union = "|"
  case isType = "is"
  case asType = "as"
  case plus = "+"
  case minus = "-"
  case concatenate = "&"
  case times = "*"
  case divide = "/"
  case wholeDivide = "div"
  case remainder = "mod"

  var binding: Int {
    switch self {
    case .implies: 1
    case .or, .xor: 2
    case .and: 3
    case .isIn, .contains: 4
    case .equals, .notEquals, .equivalent, .notEquivalent: 5
    case .less, .lessOrEqual, .greater, .greaterOrEqual: 6
    case .union: 7
    case .isType, .asType: 8
    case .plus, .minus, .concatenate: 9
    case .times, .divide, .wholeDivide, .remainder: 10
    }
  }
}
