/// Which of two values is the greater.
enum PathComparison {
  static func compare(
    _ sign: PathOperator, _ left: [PathValue], _ right: [PathValue]
  ) throws(PathProblem) -> Bool? {
    guard let left = try PathSingle.value(left), let right = try PathSingle.value(right) else { return nil }
    guard let order = try order(left, right, for: sign.rawValue) else { return nil }
    switch sign {
    case .less: return order == .before
    case .lessOrEqual: return order != .after
    case .greater: return order == .after
    default: return order != .before
    }
  }

  /// Nil when it cannot be known; an error when the kinds have no order between them.
  static func order(_ left: PathValue, _ right: PathValue, for name: String) throws(PathProblem) -> Ordering? {
    if let left = left.number, let right = right.number { return order(left, right) }
    if case .string(let left) = left, case .string(let right) = right {
      return left == right
        ? .same : left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars) ? .before : .after
    }
    if let (left, right) = moments(left, right) { return left.compared(with: right) }
    guard let left = left.quantity ?? left.number.map({ Quantity(value: $0) }),
      let right = right.quantity ?? right.number.map({ Quantity(value: $0) })
    else { throw .wrongKind(name) }
    guard let value = left.value, let other = UnitConversion.value(of: right, inUnitOf: left) else { return nil }
    return order(value, other)
  }

  /// Two points in time of kinds that can be compared. Text that reads as a date is one beside a date.
  static func moments(_ left: PathValue, _ right: PathValue) -> (PathMoment, PathMoment)? {
    if let left = PathMoment(left), let right = PathMoment(right) {
      return left.sameKind(as: right) ? (left, right) : nil
    }
    if let left = PathMoment(left), let text = right.text, let right = left.reading(text) { return (left, right) }
    if let right = PathMoment(right), let text = left.text, let left = right.reading(text) { return (left, right) }
    return nil
  }

  static func order(_ left: DecimalNumber, _ right: DecimalNumber) -> Ordering {
    left == right ? .same : left < right ? .before : .after
  }
}

/// A day, a point in time, or a time of day.
enum PathMoment {
  case point(PartialDateTime)
  case time(PartialTime)

  init?(_ value: PathValue) {
    switch value {
    case .date(let date): self = .point(PartialDateTime(date: date))
    case .dateTime(let dateTime): self = .point(dateTime)
    case .time(let time): self = .time(time)
    default: return nil
    }
  }

  func sameKind(as other: PathMoment) -> Bool {
    switch (self, other) {
    case (.point, .point), (.time, .time): true
    default: false
    }
  }

  func reading(_ text: String) -> PathMoment? {
    switch self {
    case .point: PartialDateTime(text).map(PathMoment.point)
    case .time: PartialTime(text).map(PathMoment.time)
    }
  }

  func compared(with other: PathMoment) -> Ordering? {
    switch (self, other) {
    case (.point(let left), .point(let right)): left.compared(with: right)
    case (.time(let left), .time(let right)): PartialOrder.compare(left.parts, right.parts)
    default: nil
    }
  }
}
