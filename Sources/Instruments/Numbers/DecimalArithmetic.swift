extension DecimalNumber: Comparable, Hashable {
  package static func == (left: DecimalNumber, right: DecimalNumber) -> Bool {
    let (left, right) = (left.trimmed, right.trimmed)
    return left.coefficient == right.coefficient && left.decimals == right.decimals
  }

  package func hash(into hasher: inout Hasher) {
    let trimmed = trimmed
    hasher.combine(trimmed.coefficient)
    hasher.combine(trimmed.decimals)
  }

  package static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    let (leftDigits, rightDigits, _) = aligned(left, right)
    return leftDigits < rightDigits
  }

  /// Nil when the result is too large to be kept, here and below.
  func adding(_ other: DecimalNumber) -> DecimalNumber? {
    let (left, right, decimals) = DecimalNumber.aligned(self, other)
    let (sum, isTooLarge) = left.addingReportingOverflow(right)
    return isTooLarge ? nil : DecimalNumber(coefficient: sum, decimals: decimals)
  }

  func subtracting(_ other: DecimalNumber) -> DecimalNumber? { adding(other.negated) }

  var negated: DecimalNumber { DecimalNumber(coefficient: -coefficient, decimals: decimals) ?? self }
  var magnitude: DecimalNumber { isNegative ? negated : self }

  func multiplied(by other: DecimalNumber) -> DecimalNumber? {
    let (product, isTooLarge) = coefficient.multipliedReportingOverflow(by: other.coefficient)
    return isTooLarge ? nil : DecimalNumber(coefficient: product, decimals: decimals + other.decimals)
  }

  /// Nil also when the divisor is zero.
  func divided(by other: DecimalNumber) -> DecimalNumber? {
    guard other.coefficient != 0 else { return nil }
    var (numerator, shift) = (coefficient, 0)
    while numerator != 0, shift < 40 {
      let (product, isTooLarge) = numerator.multipliedReportingOverflow(by: 10)
      guard !isTooLarge else { break }
      numerator = product
      shift += 1
    }
    let quotient = DecimalNumber.rounding(numerator, over: other.coefficient)
    return DecimalNumber(coefficient: quotient, decimals: decimals + shift - other.decimals)?.trimmed
  }

  /// Rounds half away from zero.
  package func rounded(to places: Int) -> DecimalNumber {
    guard places < decimals, let divisor = DecimalNumber.powerOfTen(decimals - max(0, places)) else {
      return places < decimals ? .zero : self
    }
    let rounded = DecimalNumber.rounding(coefficient, over: divisor)
    return DecimalNumber(coefficient: rounded, decimals: max(0, places)) ?? self
  }

  var truncated: DecimalNumber {
    guard let divisor = DecimalNumber.powerOfTen(decimals) else { return .zero }
    return DecimalNumber(coefficient: coefficient / divisor, decimals: 0) ?? self
  }

  var floored: DecimalNumber {
    let truncated = truncated
    return truncated > self ? truncated.subtracting(.one) ?? truncated : truncated
  }

  /// Both with the same number of decimals. When that would be too large, the smaller's last decimals are rounded away.
  private static func aligned(_ left: DecimalNumber, _ right: DecimalNumber) -> (Int128, Int128, Int) {
    if left.decimals == right.decimals { return (left.coefficient, right.coefficient, left.decimals) }
    if left.decimals > right.decimals {
      let (right, left, decimals) = aligned(right, left)
      return (left, right, decimals)
    }
    let shift = right.decimals - left.decimals
    if let power = powerOfTen(shift) {
      let (product, isTooLarge) = left.coefficient.multipliedReportingOverflow(by: power)
      if !isTooLarge { return (product, right.coefficient, right.decimals) }
    }
    let kept = min(shift, 18)
    let scaled = left.coefficient * (powerOfTen(kept) ?? 1)
    return (scaled, right.rounded(to: left.decimals + kept).coefficient, left.decimals + kept)
  }
}
