extension DecimalNumber: CustomStringConvertible {
  /// Reads "12", "-0.50" and "1.2e-3". Nil for anything else, and for what is too large.
  package init?(_ text: String) {
    var rest = Substring(text)
    let isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest = rest.dropFirst() }
    guard rest.utf8.count <= 200 else { return nil }
    let halves = rest.split(separator: #/[eE]/#, maxSplits: 1, omittingEmptySubsequences: false)
    guard let mantissa = halves.first, let exponent = halves.count == 2 ? Int(halves[1]) : 0 else { return nil }
    guard (-100...100).contains(exponent), let (coefficient, decimals) = DecimalNumber.written(mantissa) else {
      return nil
    }
    self.init(coefficient: isNegative ? -coefficient : coefficient, decimals: decimals - exponent)
  }

  package var description: String {
    let digits = String(coefficient.magnitude)
    let sign = coefficient < 0 ? "-" : ""
    guard decimals > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// Digits beyond those that can be kept are dropped when they are decimals.
  private static func written(_ text: Substring) -> (coefficient: Int128, decimals: Int)? {
    let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else { return nil }
    let whole = halves[0].drop { $0 == "0" }
    let part = halves.count == 2 ? halves[1].prefix(max(0, 36 - whole.utf8.count)) : ""
    guard whole.utf8.count <= 36, let coefficient = Int128(whole + part + "", radix: 10) ?? zeroIfEmpty(whole + part)
    else { return nil }
    return (coefficient, part.utf8.count)
  }

  private static func zeroIfEmpty(_ text: Substring) -> Int128? { text.isEmpty ? 0 : nil }
}
