/// What somebody has answered, of one of FHIR's types.
package enum AnswerValue: Sendable, Equatable {
  case boolean(Bool)
  case decimal(DecimalNumber)
  case integer(Int)
  case date(PartialDate)
  case dateTime(PartialDateTime)
  case time(PartialTime)
  case string(String)
  case uri(String)
  case coding(Coding)
  case quantity(Quantity)
  case attachment(Attachment)
  case reference(Reference)

  package var typeName: String {
    switch self {
    case .boolean: "boolean"
    case .decimal: "decimal"
    case .integer: "integer"
    case .date: "date"
    case .dateTime: "dateTime"
    case .time: "time"
    case .string: "string"
    case .uri: "uri"
    case .coding: "Coding"
    case .quantity: "Quantity"
    case .attachment: "Attachment"
    case .reference: "Reference"
    }
  }

  var number: DecimalNumber? {
    switch self {
    case .integer(let number): DecimalNumber(number)
    case .decimal(let number): number
    default: nil
    }
  }

  var coding: Coding? { if case .coding(let coding) = self { coding } else { nil } }

  /// The same answer: codes are compared by what they mean, numbers by their size.
  func means(_ other: AnswerValue) -> Bool {
    switch (self, other) {
    case (.coding(let left), .coding(let right)): left.means(right)
    case (.string(let left), .string(let right)): left == right
    default: number != nil && number == other.number || self == other
    }
  }
}

/// A file that is sent as an answer, kept as it came.
package struct Attachment: Sendable, Equatable {
  package let json: JSON

  package init(json: JSON) { self.json = json }

  /// A file that lies elsewhere; `hash` is of its content, in hexadecimal.
  package init(contentType: String, size: Int, title: String, url: String, hash: String) {
    json = .object(
      of: ("contentType", .string(contentType)), ("size", .number(DecimalNumber(size))), ("title", .string(title)),
      ("url", .string(url)), ("hash", .string(hash)))
  }

  package var url: String? { json["url"]?.text }
  package var contentType: String? { json["contentType"]?.text }
  package var statedSize: Int? { json["size"]?.wholeNumber }
  package var shown: String { json["title"]?.text ?? json["url"]?.text ?? contentType ?? "" }

  /// How many bytes its Base64 text holds; nil when the file itself is not there.
  package var actualSize: Int? {
    guard let data = json["data"]?.text else { return nil }
    let digits = data.utf8.count { $0 > 0x20 && $0 != UInt8(ascii: "=") }
    return digits * 3 / 4
  }
}

/// A pointer at another resource, kept as it came. It is never followed.
package struct Reference: Sendable, Equatable {
  package let json: JSON

  package init(json: JSON) { self.json = json }
  package init(to target: String) { json = .object(of: ("reference", .string(target))) }

  package var target: String? { json["reference"]?.text }
  package var shown: String { json["display"]?.text ?? target ?? "" }
}
