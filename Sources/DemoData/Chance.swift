/// Repeatable chance: the same words give the same number, on every machine. FNV-1a with a final mix.
struct Chance {
  let key: String

  init(_ parts: String...) { key = parts.joined(separator: "/") }

  /// From 0 up to but not including 1.
  var share: Double { Double(bits >> 11) / Double(1 << 53) }

  func number(below limit: Int) -> Int { min(limit - 1, Int(share * Double(limit))) }
  func pick<T>(_ values: [T]) -> T { values[number(below: values.count)] }
  func and(_ part: String) -> Chance { Chance(key, part) }

  private var bits: UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }
}
