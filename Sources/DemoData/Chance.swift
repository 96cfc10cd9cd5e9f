/// Repeatable chance: the same words give the same number, on every machine. FNV-1a with a final mix.
struct Chance {
  private let hash: UInt64

  init(_ parts: String...) {
    hash = parts.dropFirst().reduce(Self.carried(0xCBF2_9CE4_8422_2325, parts.first ?? "")) { Self.joined($0, $1) }
  }

  private init(hash: UInt64) { self.hash = hash }

  /// From 0 up to but not including 1.
  var share: Double { Double(bits >> 11) / Double(1 << 53) }

  func number(below limit: Int) -> Int { min(limit - 1, Int(share * Double(limit))) }
  func pick<T>(_ values: [T]) -> T { values[number(below: values.count)] }
  func and(_ part: String) -> Chance { Chance(hash: Self.joined(hash, part)) }

  private var bits: UInt64 {
    var hash = hash
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    return hash ^ (hash >> 31)
  }

  private static func joined(_ hash: UInt64, _ part: String) -> UInt64 { carried(mixed(hash, 0x2F), part) }
  private static func carried(_ hash: UInt64, _ text: String) -> UInt64 { text.utf8.reduce(hash, mixed) }
  private static func mixed(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
