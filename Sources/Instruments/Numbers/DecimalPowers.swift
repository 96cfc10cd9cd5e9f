import Foundation

/// Logarithms and powers that no exact number has. They are rounded to 15 digits, which is what the machine knows of them.
extension DecimalNumber {
  var naturalLogarithm: DecimalNumber? { DecimalNumber(measured: log(measure)) }
  var exponential: DecimalNumber? { DecimalNumber(measured: exp(measure)) }
  var squareRoot: DecimalNumber? { isNegative ? nil : DecimalNumber(measured: measure.squareRoot()) }

  func logarithm(base: DecimalNumber) -> DecimalNumber? {
    DecimalNumber(measured: log(measure) / log(base.measure))
  }

  /// A small whole exponent is multiplied out, so that 1.1 to the power 2 is 1.21.
  func raised(to exponent: DecimalNumber) -> DecimalNumber? {
    guard let whole = exponent.wholeNumber, (0...64).contains(whole) else {
      return DecimalNumber(measured: pow(measure, exponent.measure))
    }
    var product: DecimalNumber? = .one
    for _ in 0..<whole { product = product?.multiplied(by: self) }
    return product
  }

  private var measure: Double { Double(description) ?? .nan }

  private init?(measured: Double) {
    guard measured.isFinite, measured.magnitude < 1e17 else { return nil }
    guard measured != 0, measured.magnitude > 1e-30 else {
      self = .zero
      return
    }
    let digits = 14 - Int(log10(measured.magnitude).rounded(.down))
    let scaled = digits > 15 ? measured * 1e15 * pow(10, Double(digits - 15)) : measured * pow(10, Double(digits))
    guard let number = DecimalNumber(coefficient: Int128(scaled.rounded()), decimals: digits) else { return nil }
    self = number.trimmed
  }
}
