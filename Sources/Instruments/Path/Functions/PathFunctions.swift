/// The functions of FHIRPath, and those that forms add.
enum PathFunctions {
  static func call(
    _ name: String, _ arguments: [PathExpression], _ frame: PathFrame, _ evaluation: PathEvaluation
  ) throws(PathProblem) -> [PathValue] {
    let call = PathCall(name: name, arguments: arguments, frame: frame, evaluation: evaluation)
    try evaluation.spend(frame.focus.count / 4)
    if let values = try call.existence() { return values }
    if let values = try call.filter() { return values }
    if let values = try call.subset() { return values }
    if let values = try call.text() { return values }
    if let values = try call.textSearch() { return values }
    if let values = try call.number() { return values }
    if let values = try call.aggregate() { return values }
    if let values = try call.conversion() { return values }
    if let values = try call.tree() { return values }
    if let values = try call.form() { return values }
    throw .unknownFunction(name)
  }
}

/// One call of a function: what it is called on, and with what.
struct PathCall {
  let name: String
  let arguments: [PathExpression]
  let frame: PathFrame
  let evaluation: PathEvaluation

  var input: [PathValue] { frame.focus }

  func expect(_ counts: ClosedRange<Int>) throws(PathProblem) {
    guard counts.contains(arguments.count) else { throw .wrongArguments(function: name) }
  }

  /// An argument evaluated once, on what stands outside the call.
  func argument(_ index: Int) throws(PathProblem) -> [PathValue] {
    guard arguments.indices.contains(index) else { return [] }
    return try evaluation.evaluate(arguments[index], frame.atThis)
  }

  /// An argument evaluated for one of the values that the function goes through.
  func turn(_ index: Int, _ value: PathValue, at place: Int) throws(PathProblem) -> [PathValue] {
    guard arguments.indices.contains(index) else { throw .wrongArguments(function: name) }
    return try evaluation.evaluate(arguments[index], frame.turn(value, place))
  }

  func textArgument(_ index: Int) throws(PathProblem) -> String? { try PathSingle.text(argument(index), for: name) }
  func wholeArgument(_ index: Int) throws(PathProblem) -> Int? { try PathSingle.whole(argument(index), for: name) }
  func numberArgument(_ index: Int) throws(PathProblem) -> DecimalNumber? {
    try PathSingle.number(argument(index), for: name)
  }

  /// The name of a type given as an argument.
  func typeArgument() throws(PathProblem) -> String {
    switch arguments.first {
    case .name(let name)?: return name
    case .member(.name, .name(let name))?: return name
    case .literal(.string(let name))?: return name
    default: throw .wrongArguments(function: name)
    }
  }

  func flag(_ flag: Bool?) -> [PathValue] { flag.map { [.boolean($0)] } ?? [] }
  func list(_ value: PathValue?) -> [PathValue] { value.map { [$0] } ?? [] }
}
