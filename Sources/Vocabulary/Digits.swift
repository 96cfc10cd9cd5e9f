/// Numbers of fixed width in ASCII digits, read and written without Foundation.
package enum Digits {
  /// The number in a text of only digits, when it has one of the lengths; space around it is overlooked.
  static func number(in text: String, lengths: ClosedRange<Int>) -> Int? {
    let digits = text.utf8.trimmed
    guard lengths.contains(digits.count) else { return nil }
    return number(in: digits)
  }

  static func number(in digits: some Collection<UInt8>) -> Int? {
    var number = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return digits.isEmpty ? nil : number
  }

  package static func padded(_ number: Int, to width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}

extension String.UTF8View {
  /// Without the space that spreadsheets and people leave around a value, the no-break space included.
  var trimmed: ArraySlice<UInt8> {
    var rest = Array(self)[...]
    while let length = rest.leadingSpace { rest = rest.dropFirst(length) }
    while let length = rest.trailingSpace { rest = rest.dropLast(length) }
    return rest
  }
}

extension ArraySlice<UInt8> {
  fileprivate var leadingSpace: Int? {
    if let first, first <= 0x20 { return 1 }
    return starts(with: [0xC2, 0xA0]) ? 2 : nil
  }

  fileprivate var trailingSpace: Int? {
    if let last, last <= 0x20 { return 1 }
    return suffix(2).elementsEqual([0xC2, 0xA0]) ? 2 : nil
  }
}
