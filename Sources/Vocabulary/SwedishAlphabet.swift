/// Which weight each letter and mark has, after the Swedish rules of CLDR.
enum SwedishAlphabet {
  private static let aRing: [UInt8] = [UInt8(ascii: "{")]
  private static let aDots: [UInt8] = [UInt8(ascii: "|")]
  private static let oDots: [UInt8] = [UInt8(ascii: "}")]

  /// Letters beyond ASCII that Swedish words and names are full of.
  static let common: [Unicode.Scalar: SwedishLetter] = [
    "å": SwedishLetter(weight: aRing), "Å": SwedishLetter(weight: aRing, isCapital: true),
    "ä": SwedishLetter(weight: aDots), "Ä": SwedishLetter(weight: aDots, isCapital: true),
    "ö": SwedishLetter(weight: oDots), "Ö": SwedishLetter(weight: oDots, isCapital: true),
    "é": SwedishLetter(weight: [UInt8(ascii: "e")], accent: 1),
    "É": SwedishLetter(weight: [UInt8(ascii: "e")], accent: 1, isCapital: true),
    "–": SwedishLetter(weight: mark("–")), "’": SwedishLetter(weight: mark("’")),
    "”": SwedishLetter(weight: mark("”")), "§": SwedishLetter(weight: mark("§")),
    "\u{A0}": SwedishLetter(weight: space),
  ]

  /// A letter and an accent that together are a letter of their own, or count as one.
  static func letter(_ base: Unicode.Scalar, with accent: Unicode.Scalar) -> SwedishLetter? {
    let small = Unicode.Scalar(base.value | 0x20) ?? base
    let isCapital = small != base
    return switch (small, accent) {
    case ("a", "\u{30A}"): SwedishLetter(weight: aRing, isCapital: isCapital)
    case ("a", "\u{308}"): SwedishLetter(weight: aDots, isCapital: isCapital)
    case ("o", "\u{308}"): SwedishLetter(weight: oDots, isCapital: isCapital)
    case ("u", "\u{308}"): SwedishLetter(weight: [UInt8(ascii: "y")], accent: 20, isCapital: isCapital)
    case ("u", "\u{30B}"): SwedishLetter(weight: [UInt8(ascii: "y")], accent: 21, isCapital: isCapital)
    case ("e", "\u{328}"): SwedishLetter(weight: aDots, accent: 21, isCapital: isCapital)
    case ("o", "\u{30B}"): SwedishLetter(weight: oDots, accent: 21, isCapital: isCapital)
    case ("o", "\u{302}"): SwedishLetter(weight: oDots, accent: 23, isCapital: isCapital)
    default: nil
    }
  }

  /// Letters of other languages that Unicode does not take apart.
  static let foreign: [Unicode.Scalar: [SwedishLetter]] = {
    var letters: [Unicode.Scalar: [SwedishLetter]] = [:]
    func add(_ small: Unicode.Scalar, _ capital: Unicode.Scalar, _ weight: [UInt8], _ accent: UInt8) {
      letters[small] = [SwedishLetter(weight: weight, accent: accent)]
      letters[capital] = [SwedishLetter(weight: weight, accent: accent, isCapital: true)]
    }
    add("æ", "Æ", aDots, 20)
    add("ø", "Ø", oDots, 20)
    add("œ", "Œ", oDots, 22)
    add("đ", "Đ", [UInt8(ascii: "d")], 20)
    add("ð", "Ð", [UInt8(ascii: "d")], 21)
    add("ł", "Ł", [UInt8(ascii: "l")], 20)
    letters["ß"] = [SwedishLetter(weight: Array("s".utf8), accent: 20), SwedishLetter(weight: Array("s".utf8))]
    letters["þ"] = [SwedishLetter(weight: Array("t".utf8), accent: 20), SwedishLetter(weight: Array("h".utf8))]
    letters["Þ"] = [
      SwedishLetter(weight: Array("t".utf8), accent: 20, isCapital: true), SwedishLetter(weight: Array("h".utf8)),
    ]
    return letters
  }()

  /// Spaces and marks in the order of Unicode's collation; all lower than the digits.
  static let marks: [Unicode.Scalar: [UInt8]] = {
    var marks: [Unicode.Scalar: [UInt8]] = [:]
    for scalar: Unicode.Scalar in [" ", "\u{A0}", "\u{202F}", "\t", "\n", "\r"] { marks[scalar] = space }
    for scalar in markOrder.unicodeScalars { marks[scalar] = mark(scalar) }
    return marks
  }()

  private static let space: [UInt8] = [UInt8(ascii: "!")]

  private static let markOrder =
    "_-‐‑–—,;:!¡?¿.…·'‘’‚\"“”„«»()[]{}§¶@*/\\&#%•`´^¯¨¸°©®+±÷×<=>¬|¦~−¤¢$£¥€"

  /// Two bytes: the first says "a mark", the second which.
  private static func mark(_ scalar: Unicode.Scalar) -> [UInt8] {
    let place = markOrder.unicodeScalars.enumerated().first { $1 == scalar }?.offset ?? 0
    return [UInt8(ascii: "\""), UInt8(ascii: "!") + UInt8(place)]
  }

  /// Places 1 to 13; the letters that count as another letter have places from 20.
  static func place(ofAccent accent: Unicode.Scalar) -> UInt8 {
    UInt8((accentOrder.firstIndex(of: accent.value) ?? accentOrder.count) + 1)
  }

  private static let accentOrder: [UInt32] = [
    0x301, 0x300, 0x306, 0x302, 0x30C, 0x30A, 0x308, 0x30B, 0x303, 0x307, 0x328, 0x304,
  ]

  static let unseen: Set<Unicode.GeneralCategory> = [.control, .format, .nonspacingMark, .enclosingMark, .surrogate]
}
