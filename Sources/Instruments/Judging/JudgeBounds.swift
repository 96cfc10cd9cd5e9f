extension JudgeAnswer {
  func judgeBounds(_ value: AnswerValue) {
    if let least = item.limits.minValue { judge(value, against: least, isLeast: true) }
    if let most = item.limits.maxValue { judge(value, against: most, isLeast: false) }
  }

  func judgeUnit(_ quantity: Quantity, _ value: AnswerValue) {
    let options = item.units.options
    guard !options.isEmpty else { return }
    let isAllowed = options.contains { option in
      if let code = quantity.code { return option.means(Coding(system: quantity.system, code: code)) }
      return quantity.unit != nil && (option.display == quantity.unit || option.code == quantity.unit)
    }
    guard !isAllowed else { return }
    let names = options.map(\.shown).joined(separator: ", ")
    wrong(at: valuePlace(value), "Enheten går inte att använda här. Välj \(names).")
  }

  private func judge(_ value: AnswerValue, against bound: AnswerValue, isLeast: Bool) {
    let outside: Ordering = isLeast ? .before : .after
    if case .quantity(let quantity) = value, case .quantity(let limit) = bound {
      guard let order = order(quantity, limit) else {
        wrong(
          at: valuePlace(value), "\(value.shown) går inte att jämföra med \(bound.shown), för enheterna skiljer sig.")
        return
      }
      if order == outside { wrong(at: valuePlace(value), words(bound, isLeast)) }
      return
    }
    guard let order = order(value, bound), order == outside else { return }
    wrong(at: valuePlace(value), words(bound, isLeast))
  }

  /// Without formal units nobody knows whether two numbers are of the same thing.
  private func order(_ quantity: Quantity, _ limit: Quantity) -> Ordering? {
    guard quantity.hasFormalUnit, limit.hasFormalUnit, quantity.system == limit.system, let value = quantity.value
    else {
      return nil
    }
    return UnitConversion.value(of: limit, inUnitOf: quantity).map { PathComparison.order(value, $0) }
  }

  private func order(_ value: AnswerValue, _ bound: AnswerValue) -> Ordering? {
    if case .quantity(let quantity) = value, let number = quantity.value, let limit = bound.number {
      return PathComparison.order(number, limit)
    }
    guard let left = value.pathValue, let right = bound.pathValue else { return nil }
    return try? PathComparison.order(left, right, for: "minValue")
  }

  private func words(_ bound: AnswerValue, _ isLeast: Bool) -> String {
    switch bound {
    case .date, .dateTime, .time: isLeast ? "Svara tidigast \(bound.shown)." : "Svara senast \(bound.shown)."
    default: isLeast ? "Svara med minst \(bound.shown)." : "Svara med högst \(bound.shown)."
    }
  }
}
