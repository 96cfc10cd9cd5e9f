/// One value that an expression works with.
package enum PathValue: Sendable, Equatable {
  case boolean(Bool)
  case integer(Int)
  case decimal(DecimalNumber)
  case string(String)
  case date(PartialDate)
  case dateTime(PartialDateTime)
  case time(PartialTime)
  case quantity(Quantity)
  case node(PathNode)

  /// The name of its type in FHIR.
  var typeName: String {
    switch self {
    case .boolean: "boolean"
    case .integer: "integer"
    case .decimal: "decimal"
    case .string: "string"
    case .date: "date"
    case .dateTime: "dateTime"
    case .time: "time"
    case .quantity: "Quantity"
    case .node(let node): node.type ?? ""
    }
  }

  var number: DecimalNumber? {
    switch self {
    case .integer(let number): DecimalNumber(number)
    case .decimal(let number): number
    default: nil
    }
  }

  var text: String? { if case .string(let text) = self { text } else { nil } }

  /// A quantity, also one that stands in a file; a number alone has none.
  var quantity: Quantity? {
    switch self {
    case .quantity(let quantity): quantity
    case .node(let node): node.looksLikeQuantity ? Quantity(json: node.json) : nil
    default: nil
    }
  }

  /// As `toString()` writes it; nil for what has no text.
  package var written: String? {
    switch self {
    case .boolean(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .decimal(let number): number.description
    case .string(let text): text
    case .date(let date): date.description
    case .dateTime(let dateTime): dateTime.description
    case .time(let time): time.description
    case .quantity(let quantity): quantity.written
    case .node: quantity?.written
    }
  }
}

/// A part of a file that an expression has come to.
package struct PathNode: Sendable, Equatable {
  let json: JSON
  let type: String?
  /// The question that it answers, when it stands within an answer.
  let linkId: String?

  init(_ json: JSON, type: String? = nil, linkId: String? = nil) {
    self.json = json
    self.type = type ?? json["resourceType"]?.text
    self.linkId = json["linkId"]?.text ?? linkId
  }

  var looksLikeQuantity: Bool {
    ["Quantity", "Age", "Duration", "SimpleQuantity", "Money"].contains(type)
      || type == nil && json["value"]?.number != nil
  }

  package static func == (left: PathNode, right: PathNode) -> Bool { left.json == right.json }
}
