/// A number with decimals, kept exactly: at most 18 significant digits, and as many decimals as it was written with.
package struct DecimalNumber: Sendable {
  static let digits = 18
  static let mostDecimals = 40
  private static let largest = Int128(1_000_000_000_000_000_000)

  /// All digits, without the decimal mark.
  let coefficient: Int128
  /// How many of the digits are decimals; never negative.
  let decimals: Int

  /// Nil when the number is too large to be kept.
  init?(coefficient: Int128, decimals: Int) {
    var (coefficient, decimals) = (coefficient, decimals)
    while let excess = DecimalNumber.excess(coefficient, decimals), let divisor = DecimalNumber.powerOfTen(excess) {
      coefficient = DecimalNumber.rounding(coefficient, over: divisor)
      decimals -= excess
    }
    while decimals < 0 {
      let (product, isTooLarge) = coefficient.multipliedReportingOverflow(by: 10)
      guard !isTooLarge else { return nil }
      coefficient = product
      decimals += 1
    }
    guard coefficient.magnitude < DecimalNumber.largest.magnitude else { return nil }
    self.coefficient = coefficient
    self.decimals = decimals
  }

  package init(_ number: Int) {
    coefficient = Int128(number)
    decimals = 0
  }

  static let zero = DecimalNumber(0)
  static let one = DecimalNumber(1)

  package var isWhole: Bool { trimmed.decimals == 0 }
  var isNegative: Bool { coefficient < 0 }

  /// Nil when it has decimals other than zeros, or is too large.
  package var wholeNumber: Int? {
    let trimmed = trimmed
    return trimmed.decimals == 0 ? Int(exactly: trimmed.coefficient) : nil
  }

  /// The same number without zeros last.
  package var trimmed: DecimalNumber {
    var (coefficient, decimals) = (coefficient, decimals)
    while decimals > 0, coefficient % 10 == 0 {
      coefficient /= 10
      decimals -= 1
    }
    return DecimalNumber(coefficient: coefficient, decimals: decimals) ?? self
  }

  /// How many decimals are beyond what is kept; nil when none are.
  private static func excess(_ coefficient: Int128, _ decimals: Int) -> Int? {
    var (rest, excess) = (coefficient.magnitude, 0)
    while excess < min(decimals, 38), rest >= largest.magnitude || decimals - excess > mostDecimals {
      rest /= 10
      excess += 1
    }
    return excess == 0 ? nil : excess
  }

  /// Divides and rounds half away from zero.
  static func rounding(_ number: Int128, over divisor: Int128) -> Int128 {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    guard remainder.magnitude >= divisor.magnitude - remainder.magnitude else { return quotient }
    return (number < 0) == (divisor < 0) ? quotient + 1 : quotient - 1
  }

  static func powerOfTen(_ exponent: Int) -> Int128? {
    guard (0...38).contains(exponent) else { return nil }
    return (0..<exponent).reduce(Int128(1)) { power, _ in power * 10 }
  }
}
