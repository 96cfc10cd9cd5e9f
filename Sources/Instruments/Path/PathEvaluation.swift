/// Where an expression finds the values of its variables.
protocol PathVariables: AnyObject {
  /// Nil when there is no such variable.
  func value(of name: String, in evaluation: PathEvaluation) throws(PathProblem) -> [PathValue]?
}

/// How many points an answer gives.
protocol PathScores {
  func score(of value: PathValue, answering linkId: String?) -> DecimalNumber?
}

/// The evaluation of a form's expressions, with a budget of steps that they share.
final class PathEvaluation {
  static let mostSteps = 2_000_000
  static let deepest = 500

  let occasion: Occasion
  let scores: (any PathScores)?
  private(set) var stepsLeft: Int
  private var depth = 0

  init(occasion: Occasion, scores: (any PathScores)? = nil, steps: Int = mostSteps) {
    self.occasion = occasion
    self.scores = scores
    stepsLeft = steps
  }

  func values(
    of expression: PathExpression, on context: [PathValue], variables: any PathVariables
  ) throws(PathProblem) -> [PathValue] {
    try evaluate(expression, PathFrame(focus: context, this: context, variables: variables))
  }

  func evaluate(_ expression: PathExpression, _ frame: PathFrame) throws(PathProblem) -> [PathValue] {
    try spend(1)
    guard depth < PathEvaluation.deepest else { throw .tooMuchWork }
    depth += 1
    defer { depth -= 1 }
    switch expression {
    case .literal(let value): return [value]
    case .empty: return []
    case .name(let name): return try PathNavigation.step(name, from: frame.focus, self)
    case .variable(let name): return try variable(name, frame)
    case .this: return frame.this
    case .index: return frame.index.map { [.integer($0)] } ?? []
    case .total: return frame.total
    case .function(let name, let arguments): return try PathFunctions.call(name, arguments, frame, self)
    case .member(let left, let right): return try evaluate(right, frame.focused(on: evaluate(left, frame)))
    case .element(let left, let index): return try element(evaluate(left, frame), evaluate(index, frame.atThis))
    case .negative(let part): return try PathArithmetic.negate(evaluate(part, frame))
    case .positive(let part): return try evaluate(part, frame)
    case .operation(let sign, let left, let right): return try PathOperations.apply(sign, left, right, frame, self)
    case .typeTest(let part, let sign, let name): return try PathTypes.test(evaluate(part, frame), sign, name)
    }
  }

  func spend(_ steps: Int) throws(PathProblem) {
    stepsLeft -= steps
    guard stepsLeft >= 0 else { throw .tooMuchWork }
  }

  private func variable(_ name: String, _ frame: PathFrame) throws(PathProblem) -> [PathValue] {
    switch name {
    case "ucum": return [.string(Quantity.ucum)]
    case "sct": return [.string("http://snomed.info/sct")]
    case "loinc": return [.string("http://loinc.org")]
    default:
      guard let values = try frame.variables.value(of: name, in: self) else { throw .undefinedVariable(name) }
      return values
    }
  }

  private func element(_ values: [PathValue], _ index: [PathValue]) throws(PathProblem) -> [PathValue] {
    guard case .integer(let index)? = try PathSingle.value(index) else { return [] }
    return values.indices.contains(index) ? [values[index]] : []
  }
}

/// What an expression sees around it.
struct PathFrame {
  var focus: [PathValue]
  var this: [PathValue]
  var index: Int?
  var total: [PathValue] = []
  let variables: any PathVariables

  init(focus: [PathValue], this: [PathValue], variables: any PathVariables) {
    (self.focus, self.this, self.variables) = (focus, this, variables)
  }

  func focused(on values: [PathValue]) -> PathFrame {
    var frame = self
    frame.focus = values
    return frame
  }

  /// One turn of a function that goes through a collection.
  func turn(_ value: PathValue, _ index: Int) -> PathFrame {
    var frame = focused(on: [value])
    frame.this = [value]
    frame.index = index
    return frame
  }

  /// What an ordinary argument is evaluated on.
  var atThis: PathFrame { focused(on: this) }
}

/// Collections where one value is needed.
enum PathSingle {
  static func value(_ values: [PathValue]) throws(PathProblem) -> PathValue? {
    guard values.count <= 1 else { throw .severalValues }
    return values.first
  }

  /// A single value that is no truth value counts as true.
  static func flag(_ values: [PathValue]) throws(PathProblem) -> Bool? {
    guard let value = try value(values) else { return nil }
    if case .boolean(let flag) = value { return flag }
    return true
  }

  static func text(_ values: [PathValue], for name: String) throws(PathProblem) -> String? {
    guard let value = try value(values) else { return nil }
    switch value {
    case .string(let text): return text
    case .date, .dateTime, .time: return value.written
    default: throw .wrongKind(name)
    }
  }

  static func number(_ values: [PathValue], for name: String) throws(PathProblem) -> DecimalNumber? {
    guard let value = try value(values) else { return nil }
    guard let number = value.number else { throw .wrongKind(name) }
    return number
  }

  static func whole(_ values: [PathValue], for name: String) throws(PathProblem) -> Int? {
    guard let number = try number(values, for: name) else { return nil }
    guard let whole = number.wholeNumber else { throw .wrongKind(name) }
    return whole
  }
}
