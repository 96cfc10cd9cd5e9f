extension PathCall {
  /// Functions that look for something in text.
  func textSearch() throws(PathProblem) -> [PathValue]? {
    switch name {
    case "startsWith": return try compared { $0.hasPrefix($1) }
    case "endsWith": return try compared { $0.hasSuffix($1) }
    case "contains": return try compared { $1.isEmpty || $0.contains($1) }
    case "indexOf": return list(try place { $0.firstRange(of: $1) })
    case "lastIndexOf": return list(try place { $0.ranges(of: $1).last })
    case "matches": return try matched { pattern, text throws(PathProblem) in try pattern.matchesSomewhere(text) }
    case "matchesFull": return try matched { pattern, text throws(PathProblem) in try pattern.matchesWhole(text) }
    case "replaceMatches": return try replacedMatches()
    default: return nil
    }
  }

  private func compared(_ compare: (String, String) -> Bool) throws(PathProblem) -> [PathValue] {
    guard let text = try inputText(), let other = try textArgument(0) else { return [] }
    return flag(compare(text, other))
  }

  private func place(_ find: (String, String) -> Range<String.Index>?) throws(PathProblem) -> PathValue? {
    guard let text = try inputText(), let other = try textArgument(0) else { return nil }
    guard !other.isEmpty else { return .integer(0) }
    return .integer(find(text, other).map { text.distance(from: text.startIndex, to: $0.lowerBound) } ?? -1)
  }

  private func matched(
    _ match: (Pattern, String) throws(PathProblem) -> Bool
  ) throws(PathProblem) -> [PathValue] {
    guard let text = try inputText(), let pattern = try textArgument(0) else { return [] }
    try evaluation.spend(1000)
    return flag(try match(Pattern(pattern), text))
  }

  private func replacedMatches() throws(PathProblem) -> [PathValue] {
    guard let text = try inputText(), let pattern = try textArgument(0), let other = try textArgument(1) else {
      return []
    }
    try evaluation.spend(1000 + text.utf8.count * other.utf8.count / 16)
    return [.string(try Pattern(pattern).replacing(in: text, with: other))]
  }
}
