/// Reads a FHIRPath expression. Long and deep ones are refused, so that reading and evaluating stay bounded.
struct PathParser {
  static let longest = 20_000
  static let deepest = 150

  private let text: String
  private let tokens: [PathToken]
  private var index = 0
  private var depth = 0
  /// How many levels the expression read last has. A long row of operators is deep though it has no parentheses.
  private var height = 0

  static func read(_ text: String, variables: Set<String>) throws(PathProblem) -> PathExpression {
    guard text.utf8.count <= longest else { throw .unreadable(text, at: longest) }
    var parser = PathParser(text, try PathTokenizer.tokens(of: text, variables: variables))
    let expression = try parser.expression(binding: 0)
    guard parser.kind == .end else { throw parser.problem }
    return expression
  }

  private init(_ text: String, _ tokens: [PathToken]) {
    self.text = text
    self.tokens = tokens
  }

  private mutating func expression(binding: Int) throws(PathProblem) -> PathExpression {
    try nested { parser throws(PathProblem) in try parser.operations(binding) }
  }

  private mutating func operations(_ binding: Int) throws(PathProblem) -> PathExpression {
    var left = try signed()
    while let next = infix, next.binding > binding {
      index += 1
      let leftHeight = height
      if next == .isType || next == .asType {
        left = .typeTest(left, next, try typeName())
      } else {
        left = .operation(next, left, try expression(binding: next.binding))
      }
      try grow(from: leftHeight)
    }
    return left
  }

  private mutating func signed() throws(PathProblem) -> PathExpression {
    if skip("-") { return .negative(try nested { parser throws(PathProblem) in try parser.signed() }) }
    if skip("+") { return .positive(try nested { parser throws(PathProblem) in try parser.signed() }) }
    return try chain()
  }

  private mutating func chain() throws(PathProblem) -> PathExpression {
    var left = try term()
    while true {
      let leftHeight = height
      if skip(".") {
        left = .member(left, try invocation())
      } else if skip("[") {
        left = .element(left, try expression(binding: 0))
        try expect("]")
      } else {
        return left
      }
      try grow(from: leftHeight)
    }
  }

  private mutating func term() throws(PathProblem) -> PathExpression {
    height = 1
    switch kind {
    case .mark("("):
      index += 1
      let inner = try expression(binding: 0)
      try expect(")")
      return inner
    case .mark("{"):
      index += 1
      try expect("}")
      return .empty
    case .variable(let name):
      index += 1
      return .variable(name)
    case .text, .number, .moment: return try PathLiteral.read(&self)
    case .name("true"), .name("false"): return try PathLiteral.read(&self)
    default: return try invocation()
    }
  }

  private mutating func invocation() throws(PathProblem) -> PathExpression {
    height = 1
    defer { index += 1 }
    switch kind {
    case .special("$this"): return .this
    case .special("$index"): return .index
    case .special("$total"): return .total
    case .quotedName(let name): return .name(name)
    case .name(let name):
      guard tokens[index + 1].kind == .mark("(") else { return .name(name) }
      index += 2
      return .function(name, try arguments())
    default: throw problem
    }
  }

  /// Ends on the parenthesis that closes.
  private mutating func arguments() throws(PathProblem) -> [PathExpression] {
    guard kind != .mark(")") else { return [] }
    var arguments: [PathExpression] = []
    var highest = 0
    repeat {
      arguments.append(try expression(binding: 0))
      highest = max(highest, height)
    } while skip(",")
    height = highest + 1
    guard kind == .mark(")") else { throw problem }
    return arguments
  }

  /// `Coding`, `FHIR.Coding` or `System.String`, without what is before the dot.
  private mutating func typeName() throws(PathProblem) -> String {
    guard case .name(var name) = kind else { throw problem }
    index += 1
    while kind == .mark("."), case .name(let last) = tokens[index + 1].kind, ["FHIR", "System"].contains(name) {
      name = last
      index += 2
    }
    return name
  }

  private var infix: PathOperator? {
    switch kind {
    case .mark(let mark): PathOperator(rawValue: mark)
    case .name(let name): PathOperator(rawValue: name)
    default: nil
    }
  }

  private mutating func nested(
    _ read: (inout PathParser) throws(PathProblem) -> PathExpression
  ) throws(PathProblem) -> PathExpression {
    depth += 1
    guard depth <= PathParser.deepest else { throw problem }
    let expression = try read(&self)
    depth -= 1
    try grow(from: 0)
    return expression
  }

  private mutating func grow(from leftHeight: Int) throws(PathProblem) {
    height = max(height, leftHeight) + 1
    guard height <= PathParser.deepest * 2 else { throw problem }
  }

  private mutating func expect(_ mark: String) throws(PathProblem) {
    guard skip(mark) else { throw problem }
  }

  private mutating func skip(_ mark: String) -> Bool {
    guard kind == .mark(mark) else { return false }
    index += 1
    return true
  }

  var kind: PathToken.Kind { tokens[min(index, tokens.count - 1)].kind }
  var problem: PathProblem { .unreadable(text, at: tokens[min(index, tokens.count - 1)].place) }

  mutating func advance() { index += 1 }
}
