/// Whether values are the same, and whether they are as good as the same.
enum PathEquality {
  /// Nil when it cannot be known, as when a date lacks its day.
  static func areEqual(
    _ left: [PathValue], _ right: [PathValue], _ evaluation: PathEvaluation
  ) throws(PathProblem) -> Bool? {
    guard !left.isEmpty, !right.isEmpty else { return nil }
    guard left.count == right.count else { return false }
    var isKnown = true
    for (left, right) in zip(left, right) {
      switch try areEqual(left, right, evaluation) {
      case true?: continue
      case false?: return false
      case nil: isKnown = false
      }
    }
    return isKnown ? true : nil
  }

  static func areEqual(
    _ left: PathValue, _ right: PathValue, _ evaluation: PathEvaluation
  ) throws(PathProblem) -> Bool? {
    if let left = left.number, let right = right.number { return left == right }
    switch (left, right) {
    case (.boolean(let left), .boolean(let right)): return left == right
    case (.string(let left), .string(let right)): return left == right
    case (.node(let left), .node(let right)) where !left.looksLikeQuantity || !right.looksLikeQuantity:
      try evaluation.spend(size(left.json, most: 2000))
      return left.json == right.json
    default: break
    }
    if let (left, right) = PathComparison.moments(left, right) { return left.compared(with: right).map { $0 == .same } }
    if let left = left.quantity, let right = right.quantity { return areEqual(left, right) }
    return false
  }

  static func areEquivalent(
    _ left: [PathValue], _ right: [PathValue], _ evaluation: PathEvaluation
  ) throws(PathProblem) -> Bool {
    guard left.count == right.count else { return false }
    try evaluation.spend(left.count * right.count)
    var rest = right
    for value in left {
      var match: Int?
      for (index, other) in rest.enumerated() where try areEquivalent(value, other, evaluation) {
        match = index
        break
      }
      guard let match else { return false }
      rest.remove(at: match)
    }
    return true
  }

  private static func areEquivalent(
    _ left: PathValue, _ right: PathValue, _ evaluation: PathEvaluation
  ) throws(PathProblem) -> Bool {
    if let left = left.number, let right = right.number {
      let decimals = min(left.decimals, right.decimals)
      return left.rounded(to: decimals) == right.rounded(to: decimals)
    }
    if case .string(let left) = left, case .string(let right) = right { return folded(left) == folded(right) }
    if case .node(let left) = left, case .node(let right) = right, left.json["code"] != nil {
      return left.json["code"] == right.json["code"] && left.json["system"] == right.json["system"]
    }
    return try areEqual(left, right, evaluation) ?? false
  }

  private static func areEqual(_ left: Quantity, _ right: Quantity) -> Bool? {
    guard let value = left.value, right.value != nil else { return nil }
    return UnitConversion.value(of: right, inUnitOf: left).map { $0 == value }
  }

  private static func folded(_ text: String) -> [Substring] { text.lowercased().split(whereSeparator: \.isWhitespace) }

  /// How many parts it has, so that comparing large parts costs more.
  private static func size(_ json: JSON, most: Int) -> Int {
    var (size, pending) = (0, [json])
    while size < most, let next = pending.popLast() {
      size += 1
      switch next {
      case .array(let elements): pending += elements.prefix(most)
      case .object(let members): pending += members.prefix(most).map(\.value)
      default: break
      }
    }
    return size
  }
}
