/// The four digits that name a municipality; the first two are its county. Sv: kommunkod (SCB).
package struct MunicipalityCode: Sendable, Hashable, Comparable, LosslessStringConvertible {
  let number: UInt16

  /// Accepts "0114" and "114", with space around it; nil when the first two digits are no county.
  ///
  /// The short form is safe: no municipality code is three digits long, so only a leading zero can be missing (a
  /// spreadsheet drops it). Kolada's codes for regions ("0014") have county 00 and are refused. Whether the
  /// municipality exists is a question for `Sweden`.
  package init?(_ text: String) {
    guard let number = Digits.number(in: text, lengths: 3...4) else { return nil }
    self.init(number: number)
  }

  init?(number: Int) {
    guard CountyCode(number: number / 100) != nil, number % 100 != 0 else { return nil }
    self.number = UInt16(number)
  }

  /// The four digits, as in "0114".
  package var text: String { Digits.padded(Int(number), to: 4) }

  /// The county the municipality lies in, which its first two digits say.
  package var county: CountyCode { CountyCode(inMunicipality: self) }

  package var description: String { text }

  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

extension CountyCode {
  init(inMunicipality code: MunicipalityCode) {
    number = UInt8(code.number / 100)
  }
}

extension MunicipalityCode: Codable {
  package init(from decoder: any Decoder) throws {
    self = try decoder.readText(as: Self.self)
  }

  package func encode(to encoder: any Encoder) throws {
    try encoder.writeText(text)
  }
}
