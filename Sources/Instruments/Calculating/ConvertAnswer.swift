extension Item {
  /// What an expression came to, as an answer to this question. Nil when it is of a kind that cannot be one.
  func answer(from value: PathValue) -> AnswerValue? {
    switch type {
    case .group, .display, .question, .attachment: return nil
    case .boolean: if case .boolean(let flag) = value { return .boolean(flag) } else { return nil }
    case .integer: return number(of: value)?.wholeNumber.map(AnswerValue.integer)
    case .decimal: return number(of: value).map(AnswerValue.decimal)
    case .string, .text: return value.written.map(AnswerValue.string) ?? coding(of: value).map { .string($0.shown) }
    case .url: return value.text.map(AnswerValue.uri)
    case .date: return point(of: value).map { .date($0.date) }
    case .dateTime: return point(of: value).map(AnswerValue.dateTime)
    case .time: return time(of: value).map(AnswerValue.time)
    case .quantity: return quantity(of: value).map(AnswerValue.quantity)
    case .coding: return choice(of: value)
    case .reference:
      if case .node(let node) = value { return .reference(Reference(json: node.json)) } else { return nil }
    }
  }

  private func number(of value: PathValue) -> DecimalNumber? { value.number ?? value.quantity?.value }

  private func point(of value: PathValue) -> PartialDateTime? {
    switch value {
    case .date(let date): PartialDateTime(date: date)
    case .dateTime(let dateTime): dateTime
    default: value.text.flatMap { PartialDateTime($0) }
    }
  }

  private func time(of value: PathValue) -> PartialTime? {
    if case .time(let time) = value { return time }
    return value.text.flatMap { PartialTime($0) }
  }

  /// A number alone gets the question's own unit.
  private func quantity(of value: PathValue) -> Quantity? {
    value.quantity ?? value.number.map { units.quantity($0, unit: units.own) }
  }

  private func coding(of value: PathValue) -> Coding? {
    guard case .node(let node) = value, node.json["code"]?.text != nil || node.json["display"] != nil else {
      return nil
    }
    return Coding(json: node.json)
  }

  private func choice(of value: PathValue) -> AnswerValue? {
    if let coding = coding(of: value) { return answers.option(for: .coding(coding))?.value ?? .coding(coding) }
    guard let written = value.written else { return nil }
    let option = answers.options.first { option in
      option.value.coding.map { $0.code == written || $0.display == written } ?? (option.value.shown == written)
    }
    return option?.value ?? (answers.openness == .optionsOrString ? .string(written) : nil)
  }
}

extension ItemUnits {
  func quantity(_ number: DecimalNumber, unit: Coding?) -> Quantity {
    Quantity(value: number, unit: unit?.display ?? unit?.code, system: unit?.system, code: unit?.code)
  }
}
