/// Steps from a part of a file to the parts within it.
enum PathNavigation {
  static func step(
    _ name: String, from focus: [PathValue], _ evaluation: PathEvaluation
  ) throws(PathProblem) -> [PathValue] {
    var found: [PathValue] = []
    for value in focus {
      try evaluation.spend(1)
      switch value {
      case .node(let node) where node.json["resourceType"]?.text == name: found.append(value)
      case .node(let node): found += members(named: name, of: node)
      case .quantity(let quantity): found += members(named: name, of: PathNode(quantity.json, type: "Quantity"))
      default: break
      }
    }
    return found
  }

  static func children(of value: PathValue) -> [PathValue] {
    guard case .node(let node) = value else { return [] }
    return node.json.members.flatMap { member in
      member.name.hasPrefix("_") || member.name == "resourceType" ? [] : values(of: member, in: node)
    }
  }

  /// `value` finds valueCoding and its like; the names that files use are found as they are.
  private static func members(named name: String, of node: PathNode) -> [PathValue] {
    let members = node.json.members
    if let member = members.first(where: { $0.name == name }) { return values(of: member, in: node) }
    let member = members.first { member in
      guard member.name.hasPrefix(name), let next = member.name.dropFirst(name.count).first else { return false }
      return next.isUppercase && choices.contains(name)
    }
    return member.map { values(of: $0, in: node) } ?? []
  }

  private static func values(of member: JSON.Member, in node: PathNode) -> [PathValue] {
    let type = type(of: member.name)
    return member.value.elements.compactMap { value($0, type, linkId: node.linkId) }
  }

  private static func value(_ json: JSON, _ type: String?, linkId: String?) -> PathValue? {
    switch json {
    case .boolean(let flag): return .boolean(flag)
    case .number(let number):
      guard type != "decimal", number.decimals == 0, let whole = number.wholeNumber else { return .decimal(number) }
      return .integer(whole)
    case .string(let text): return typed(text, type) ?? .string(text)
    case .object: return .node(PathNode(json, type: type, linkId: linkId))
    case .array, .null: return nil
    }
  }

  private static func typed(_ text: String, _ type: String?) -> PathValue? {
    switch type {
    case "date": PartialDate(text).map(PathValue.date)
    case "dateTime", "instant": PartialDateTime(text).map(PathValue.dateTime)
    case "time": PartialTime(text).map(PathValue.time)
    case "decimal": DecimalNumber(text).map(PathValue.decimal)
    case "integer": DecimalNumber(text)?.wholeNumber.map(PathValue.integer)
    default: nil
    }
  }

  private static func type(of name: String) -> String? {
    if let type = known[name] { return type }
    guard let choice = choices.first(where: { name.hasPrefix($0) && name.count > $0.count }) else { return nil }
    let suffix = name.dropFirst(choice.count)
    guard suffix.first?.isUppercase == true else { return nil }
    let lowered = suffix.prefix(1).lowercased() + suffix.dropFirst()
    return primitives.contains(lowered) ? lowered : String(suffix)
  }

  private static let choices = ["value", "answer", "effective", "onset", "deceased", "multipleBirth", "occurrence"]
  private static let primitives: Set<String> = [
    "boolean", "integer", "decimal", "string", "date", "dateTime", "instant", "time", "uri", "url", "code", "markdown",
    "canonical", "id", "positiveInt", "unsignedInt", "base64Binary", "integer64",
  ]
  private static let known = [
    "birthDate": "date", "authored": "dateTime", "authoredOn": "dateTime", "issued": "instant",
    "lastUpdated": "instant", "coding": "Coding", "subject": "Reference", "author": "Reference", "period": "Period",
  ]
}
