/// The part of a file that is asked for (RFC 9110 section 14.2): films are read so. One range; several are answered with
/// the whole file, as the standard lets one do.
enum ByteRange: Sendable, Equatable {
  case whole
  case part(Range<Int>)
  case outside

  init(_ field: String?, of count: Int) {
    guard let field, field.hasPrefix("bytes="), !field.contains(",") else {
      self = .whole
      return
    }
    let ends = field.dropFirst("bytes=".count).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard ends.count == 2 else {
      self = .whole
      return
    }
    switch (Self.number(ends[0]), Self.number(ends[1])) {
    case (let first?, nil) where ends[1].isEmpty: self = first < count ? .part(first..<count) : .outside
    case (let first?, let last?) where first <= last:
      self = first < count ? .part(first..<min(last, count - 1) + 1) : .outside
    case (nil, let length?) where ends[0].isEmpty:
      self = length > 0 && count > 0 ? .part(max(0, count - length)..<count) : .outside
    default: self = .whole
    }
  }

  private static func number(_ text: Substring) -> Int? {
    (1...15).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
  }
}
