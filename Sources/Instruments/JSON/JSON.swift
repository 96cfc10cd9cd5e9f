/// A value as a FHIR file has it. A number keeps its decimals, and members keep their order.
package indirect enum JSON: Sendable, Equatable {
  case null
  case boolean(Bool)
  case number(DecimalNumber)
  case string(String)
  case array([JSON])
  case object([Member])

  package struct Member: Sendable, Equatable {
    package let name: String
    package let value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  package subscript(_ name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  package var members: [Member] { if case .object(let members) = self { members } else { [] } }

  /// The elements of a list; a single value counts as a list of itself.
  package var elements: [JSON] {
    switch self {
    case .array(let elements): elements
    case .null: []
    default: [self]
    }
  }

  package var text: String? { if case .string(let text) = self { text } else { nil } }
  package var flag: Bool? { if case .boolean(let flag) = self { flag } else { nil } }

  /// Some files write numbers as text; they are numbers all the same.
  package var number: DecimalNumber? {
    switch self {
    case .number(let number): number
    case .string(let text): DecimalNumber(text)
    default: nil
    }
  }

  package var wholeNumber: Int? { number?.wholeNumber }

  /// The same object with the member set, taken away when the value is nil, and put last when it is new.
  func setting(_ name: String, to value: JSON?) -> JSON {
    guard case .object(var members) = self else { return self }
    let index = members.firstIndex { $0.name == name }
    switch (index, value) {
    case (let index?, let value?): members[index] = Member(name, value)
    case (let index?, nil): members.remove(at: index)
    case (nil, let value?): members.append(Member(name, value))
    case (nil, nil): break
    }
    return .object(members)
  }

  /// An object of the members that have a value.
  static func object(of members: (String, JSON?)...) -> JSON {
    .object(members.compactMap { name, value in value.map { Member(name, $0) } })
  }

  /// A list, or nothing when it would be empty: FHIR has no empty lists.
  static func list(_ elements: [JSON]) -> JSON? { elements.isEmpty ? nil : .array(elements) }
}
