extension AnswerValue {
  /// Reads the member that holds a value, such as `valueCoding` or `answerDate`. Nil when the value is not of its type.
  init?(_ json: JSON, property: String, prefix: String = "value") {
    guard property.hasPrefix(prefix) else { return nil }
    switch property.dropFirst(prefix.count) {
    case "Boolean": self.init(json.flag.map(AnswerValue.boolean))
    case "Decimal": self.init(json.number.map(AnswerValue.decimal))
    case "Integer": self.init(json.wholeNumber.map(AnswerValue.integer))
    case "Date": self.init(json.text.flatMap { PartialDate($0) }.map(AnswerValue.date))
    case "DateTime": self.init(json.text.flatMap { PartialDateTime($0) }.map(AnswerValue.dateTime))
    case "Time": self.init(json.text.flatMap { PartialTime($0) }.map(AnswerValue.time))
    case "String": self.init(json.text.map(AnswerValue.string))
    case "Uri": self.init(json.text.map(AnswerValue.uri))
    case "Coding": self.init(json.members.isEmpty ? nil : .coding(Coding(json: json)))
    case "Quantity": self.init(json.members.isEmpty ? nil : .quantity(Quantity(json: json)))
    case "Attachment": self.init(json.members.isEmpty ? nil : .attachment(Attachment(json: json)))
    case "Reference": self.init(json.members.isEmpty ? nil : .reference(Reference(json: json)))
    default: return nil
    }
  }

  /// The value of an object that has one, whichever its type.
  init?(within json: JSON, prefix: String = "value") {
    for member in json.members {
      if let value = AnswerValue(member.value, property: member.name, prefix: prefix) {
        self = value
        return
      }
    }
    return nil
  }

  /// The member that holds the value.
  var member: JSON.Member {
    let name = "value" + typeName.prefix(1).uppercased() + typeName.dropFirst()
    return JSON.Member(name, json)
  }

  var json: JSON {
    switch self {
    case .boolean(let flag): .boolean(flag)
    case .decimal(let number): .number(number)
    case .integer(let number): .number(DecimalNumber(number))
    case .date(let date): .string(date.description)
    case .dateTime(let dateTime): .string(dateTime.description)
    case .time(let time): .string(time.description)
    case .string(let text), .uri(let text): .string(text)
    case .coding(let coding): coding.json
    case .quantity(let quantity): quantity.json
    case .attachment(let attachment): attachment.json
    case .reference(let reference): reference.json
    }
  }

  private init?(_ value: AnswerValue?) {
    guard let value else { return nil }
    self = value
  }
}
