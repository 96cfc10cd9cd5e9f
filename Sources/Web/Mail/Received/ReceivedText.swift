/// Text from a stranger, without what no page or database should get.
extension String {
  /// One line: line breaks, tabs and other control characters become one space each, none first or last.
  package var oneLine: String {
    let scalars = unicodeScalars.map { $0.isControl ? " " : $0 }
    return String(String.UnicodeScalarView(scalars)).trimmedBlanks
  }

  /// Lines ended with LF, without other control characters than tabs, and without space around the whole.
  var plainLines: String {
    var scalars = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in unicodeScalars {
      switch scalar {
      case "\n" where isAfterReturn: break
      case "\n", "\r": scalars.append("\n")
      case "\t": scalars.append(scalar)
      default: if !scalar.isControl { scalars.append(scalar) }
      }
      isAfterReturn = scalar == "\r"
    }
    return String(scalars).trimmedBlanks
  }

  private var trimmedBlanks: String {
    func isBlank(_ scalar: UnicodeScalar) -> Bool { scalar == " " || scalar == "\n" || scalar == "\t" }
    let start = unicodeScalars.drop(while: isBlank)
    guard let last = start.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(start[...last])
  }
}

extension UnicodeScalar {
  /// Neither to be seen nor heard, or a line break of its own.
  var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029 }
}
