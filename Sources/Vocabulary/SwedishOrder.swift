/// The order of a Swedish list: å ä ö after z, v and w apart, é as e, ü as y. Sv: svensk bokstavsordning.
///
/// `key(for:)` gives a text whose plain byte order is the Swedish order, so that a column of keys sorts alike in SQLite
/// (BINARY), in PostgreSQL (collation "C") and in Swift. The order is that of ICU's collation for Swedish:
/// - First letters alone: space, then hyphen and other marks, then digits, then a-z å ä ö, then other alphabets.
///   So "Upplands Väsby" comes before "Upplands-Bro", and both before "Upplandsbo". Digits are compared one by one: "10"
///   before "9".
/// - Words alike so far: without accent before with accent ("ide" before "idé"); æ counts as ä, ø as ö, þ as th.
/// - Words still alike: small letters before capitals.
package enum SwedishOrder {
  /// Letters and digits stand for themselves, so a key can be read in a database: "Väsby" is "v|sby  1".
  package static func key(for text: String) -> String {
    let letters = SwedishLetter.letters(in: text)
    let first = letters.flatMap(\.weight)
    let second = weights(letters.map(\.accent))
    let third = weights(letters.map { $0.isCapital ? 1 : 0 })
    return written([first, second, third])
  }

  /// Whether the left comes before the right: for `sorted(by:)`.
  package static func precedes(_ left: String, _ right: String) -> Bool { compare(left, right) < 0 }

  /// Less than zero when the left comes first, zero when nothing that counts differs, more when the right comes first.
  package static func compare(_ left: String, _ right: String) -> Int {
    let (left, right) = (key(for: left).utf8, key(for: right).utf8)
    return left.elementsEqual(right) ? 0 : (left.lexicographicallyPrecedes(right) ? -1 : 1)
  }

  /// Sorts values by a text of theirs, and asks for each key only once; equals keep their order.
  package static func sorted<Value>(_ values: [Value], by text: (Value) -> String) -> [Value] {
    values.map { (key: key(for: text($0)), value: $0) }
      .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map(\.value)
  }

  /// One digit or letter for each letter of the text; zeros at the end say nothing and are left out.
  private static func weights(_ numbers: [UInt8]) -> [UInt8] {
    let length = numbers.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
    return numbers.prefix(length).map { UInt8(ascii: "0") + $0 }
  }

  /// The space between the parts is lower than every weight, so a word comes before the longer word it begins.
  private static func written(_ parts: [[UInt8]]) -> String {
    var parts = parts[...]
    while parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
    return String(decoding: Array(parts.joined(separator: [UInt8(ascii: " ")])), as: UTF8.self)
  }
}
