extension PathCall {
  /// Functions that turn a value into one of another type. What cannot be turned has no value.
  func conversion() throws(PathProblem) -> [PathValue]? {
    if name.hasPrefix("convertsTo") {
      guard let convert = conversion(to: String(name.dropFirst(10))) else { return nil }
      return flag(try PathSingle.value(input).map { convert($0) != nil })
    }
    guard name.hasPrefix("to"), let convert = conversion(to: String(name.dropFirst(2))) else { return nil }
    return list(try PathSingle.value(input).flatMap(convert))
  }

  private func conversion(to type: String) -> ((PathValue) -> PathValue?)? {
    switch type {
    case "String": { $0.written.map(PathValue.string) }
    case "Boolean": { boolean($0).map(PathValue.boolean) }
    case "Integer": { integer($0).map(PathValue.integer) }
    case "Decimal": { decimal($0).map(PathValue.decimal) }
    case "Date": { point($0).map { .date($0.date) } }
    case "DateTime": { point($0).map(PathValue.dateTime) }
    case "Time": { time($0).map(PathValue.time) }
    case "Quantity": { quantity($0).map(PathValue.quantity) }
    default: nil
    }
  }

  private func boolean(_ value: PathValue) -> Bool? {
    if case .boolean(let flag) = value { return flag }
    if let number = value.number { return number == .one ? true : number == .zero ? false : nil }
    switch value.text?.lowercased() {
    case "true", "t", "yes", "y", "1", "1.0": return true
    case "false", "f", "no", "n", "0", "0.0": return false
    default: return nil
    }
  }

  private func integer(_ value: PathValue) -> Int? {
    switch value {
    case .integer(let number): number
    case .boolean(let flag): flag ? 1 : 0
    case .string(let text): text.contains(where: { $0 == "." || $0 == "e" }) ? nil : DecimalNumber(text)?.wholeNumber
    default: nil
    }
  }

  private func decimal(_ value: PathValue) -> DecimalNumber? {
    if case .boolean(let flag) = value { return flag ? .one : .zero }
    return value.number ?? value.text.flatMap { DecimalNumber($0) }
  }

  private func point(_ value: PathValue) -> PartialDateTime? {
    switch value {
    case .date(let date): PartialDateTime(date: date)
    case .dateTime(let dateTime): dateTime
    case .string(let text): PartialDateTime(text)
    default: nil
    }
  }

  private func time(_ value: PathValue) -> PartialTime? {
    if case .time(let time) = value { return time }
    return value.text.flatMap { PartialTime($0) }
  }

  private func quantity(_ value: PathValue) -> Quantity? {
    if let quantity = value.quantity { return quantity }
    if let number = value.number { return Quantity(value: number, unit: "1", system: Quantity.ucum, code: "1") }
    guard let halves = value.text?.split(separator: " ", maxSplits: 1),
      let number = halves.first.flatMap({ DecimalNumber(String($0)) })
    else { return nil }
    let unit = halves.count == 2 ? halves[1].filter { $0 != "'" } : "1"
    return Quantity(value: number, unit: unit, system: Quantity.ucum, code: unit)
  }
}
