/// Numbers as Swedish readers write them: "1 234 567,5", with no-break spaces, decimal comma and a real minus sign.
package enum SwedishNumber {
  package static func text(_ number: Int) -> String {
    sign(number < 0) + grouped(String(number.magnitude))
  }

  /// Rounds half away from zero. A number that is none (a share of nothing) is written "–".
  package static func text(_ number: Double, decimals: Int = 0) -> String {
    let scale = powerOfTen(decimals)
    let scaled = (number.magnitude * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled.isFinite, scaled < 9e15 else { return number.isFinite ? String(number) : "–" }
    let (whole, part) = UInt(scaled).quotientAndRemainder(dividingBy: UInt(scale))
    let decimalPart = decimals > 0 ? "," + Digits.padded(Int(part), to: decimals) : ""
    return sign(number < 0 && scaled > 0) + grouped(String(whole)) + decimalPart
  }

  /// A share between 0 and 1 as "37 %".
  package static func share(_ share: Double, decimals: Int = 0) -> String {
    let text = text(share * 100, decimals: decimals)
    return text == "–" ? text : text + "\u{A0}%"
  }

  private static func sign(_ isNegative: Bool) -> String { isNegative ? "\u{2212}" : "" }

  private static func powerOfTen(_ exponent: Int) -> Double {
    (0..<max(0, exponent)).reduce(1.0) { power, _ in power * 10 }
  }

  private static func grouped(_ digits: String) -> String {
    guard digits.utf8.count > 3 else { return digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { text.append("\u{A0}") }
      text.append(digit)
    }
    return text
  }
}

/// "en organisation", "12 organisationer".
package func counted(_ number: Int, _ one: String, _ many: String) -> String {
  number == 1 ? one : "\(SwedishNumber.text(number)) \(many)"
}
