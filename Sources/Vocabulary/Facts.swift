/// Reads the fields of a fact table as the values they stand for.
enum Facts {
  struct Unreadable: Error, CustomStringConvertible {
    let field: String
    var description: String { "«\(field)» är inte vad faktafilen ska innehålla." }
  }

  static func code(_ field: Substring) throws -> MunicipalityCode {
    try read(field, with: MunicipalityCode.init(number:))
  }

  static func countyCode(_ field: Substring) throws -> CountyCode {
    try read(field, with: CountyCode.init(number:))
  }

  static func groupCode(_ field: Substring) throws -> MunicipalityGroup.Code {
    guard let code = MunicipalityGroup.Code(rawValue: String(field)) else { throw Unreadable(field: String(field)) }
    return code
  }

  static func number(_ field: Substring) throws -> Int { try read(field) { $0 } }

  static func numbers(_ field: Substring, count: Int) throws -> [Int] {
    let numbers = try field.words.map(number)
    guard numbers.count == count else { throw Unreadable(field: String(field)) }
    return numbers
  }

  static func box(_ field: Substring) throws -> Outline.Box {
    let sides = try numbers(field, count: 4)
    return Outline.Box(left: sides[0], top: sides[1], right: sides[2], bottom: sides[3])
  }

  private static func read<Value>(_ field: Substring, with make: (Int) -> Value?) throws -> Value {
    guard let number = Digits.number(in: field.utf8), let value = make(number) else {
      throw Unreadable(field: String(field))
    }
    return value
  }
}
