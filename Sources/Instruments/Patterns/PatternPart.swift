/// A part of a regular expression.
indirect enum PatternPart: Sendable {
  case one(PatternSet)
  case sequence([PatternPart])
  case choice([PatternPart])
  case repeated(PatternPart, least: Int, most: Int?, isLazy: Bool)
  case group(PatternPart, number: Int)
  case ahead(PatternPart, isWanted: Bool)
  case start
  case end
  case wordEdge(isWanted: Bool)
}

/// Which characters may stand in one place.
struct PatternSet: Sendable {
  var ranges: [ClosedRange<UInt32>] = []
  var isInverted = false

  static let all = PatternSet(ranges: [], isInverted: true)
  static let notNewline = PatternSet(ranges: [10...10, 13...13], isInverted: true)

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } != isInverted
  }

  /// The classes that a letter after a backslash names.
  static func named(_ letter: Unicode.Scalar) -> PatternSet? {
    switch letter {
    case "d": PatternSet(ranges: [48...57])
    case "D": PatternSet(ranges: [48...57], isInverted: true)
    case "w": PatternSet(ranges: word)
    case "W": PatternSet(ranges: word, isInverted: true)
    case "s": PatternSet(ranges: space)
    case "S": PatternSet(ranges: space, isInverted: true)
    default: nil
    }
  }

  static func isWord(_ scalar: Unicode.Scalar) -> Bool { word.contains { $0.contains(scalar.value) } }

  /// The ranges, turned round when the set is inverted, to be put within another set.
  var positiveRanges: [ClosedRange<UInt32>] {
    guard isInverted else { return ranges }
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
      next = max(next, range.upperBound + 1)
    }
    return result + [next...0x10FFFF]
  }

  private static let word: [ClosedRange<UInt32>] = [48...57, 65...90, 95...95, 97...122]
  private static let space: [ClosedRange<UInt32>] = [9...13, 32...32, 0xA0...0xA0, 0x2028...0x2029]
}
