extension PathCall {
  /// Functions that make new text or take text apart.
  func text() throws(PathProblem) -> [PathValue]? {
    switch name {
    case "upper": return try changed { $0.uppercased() }
    case "lower": return try changed { $0.lowercased() }
    case "trim": return try changed { trimmed($0) }
    case "length": return list(try inputText().map { .integer($0.count) })
    case "toChars": return try inputText().map { $0.map { .string(String($0)) } } ?? []
    case "substring": return list(try substring())
    case "replace": return list(try replaced())
    case "split": return try parts()
    case "join": return [.string(try joined())]
    default: return nil
    }
  }

  /// Each character that a function handles costs a little.
  func inputText() throws(PathProblem) -> String? {
    guard let text = try PathSingle.text(input, for: name) else { return nil }
    try evaluation.spend(text.utf8.count / 16)
    return text
  }

  private func changed(_ change: (String) -> String) throws(PathProblem) -> [PathValue] {
    list(try inputText().map { .string(change($0)) })
  }

  private func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  private func substring() throws(PathProblem) -> PathValue? {
    guard let text = try inputText(), let start = try wholeArgument(0) else { return nil }
    guard start >= 0, start < text.count else { return nil }
    let rest = text.dropFirst(start)
    guard arguments.count > 1, let length = try wholeArgument(1) else { return .string(String(rest)) }
    return .string(String(rest.prefix(max(0, length))))
  }

  private func replaced() throws(PathProblem) -> PathValue? {
    guard let text = try inputText(), let pattern = try textArgument(0), let other = try textArgument(1) else {
      return nil
    }
    let places = pattern.isEmpty ? text.count + 1 : text.utf8.count / pattern.utf8.count
    guard places * other.utf8.count < 1_000_000 else { throw .tooMuchWork }
    try evaluation.spend(places * other.utf8.count / 16)
    guard pattern.isEmpty else {
      return .string(text.split(separator: pattern, omittingEmptySubsequences: false).joined(separator: other))
    }
    return .string(other + text.map { String($0) + other }.joined())
  }

  private func parts() throws(PathProblem) -> [PathValue] {
    guard let text = try inputText(), let separator = try textArgument(0) else { return [] }
    guard !separator.isEmpty else { return text.map { .string(String($0)) } }
    return text.split(separator: separator, omittingEmptySubsequences: false).map { .string(String($0)) }
  }

  private func joined() throws(PathProblem) -> String {
    let separator = try textArgument(0) ?? ""
    let texts = input.compactMap(\.text)
    try evaluation.spend(texts.reduce(0) { $0 + $1.utf8.count + separator.utf8.count } / 16)
    return texts.joined(separator: separator)
  }
}
