/// Of which type a value is, and those that are of it.
enum PathTypes {
  static func test(
    _ values: [PathValue], _ sign: PathOperator, _ name: String
  ) throws(PathProblem) -> [PathValue] {
    guard let value = try PathSingle.value(values) else { return [] }
    let holds = isType(value, name)
    return sign == .isType ? [.boolean(holds)] : holds ? [value] : []
  }

  /// Text may be of any of FHIR's kinds of text, which a file does not tell apart.
  static func isType(_ value: PathValue, _ name: String) -> Bool {
    let name = name.split(separator: ".").last.map(String.init) ?? name
    switch value {
    case .string: return textTypes.contains(name)
    case .node(let node): return node.type == name || node.type == nil && name == "BackboneElement"
    default: return value.typeName.lowercased() == name.lowercased()
    }
  }

  private static let textTypes: Set<String> = [
    "String", "string", "uri", "url", "code", "id", "markdown", "canonical", "oid", "uuid", "base64Binary",
  ]
}
