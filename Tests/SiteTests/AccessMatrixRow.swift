import TestSupport
import Web

/// One line of the table: a route, asked for with records of one kind.
struct AccessMatrixRow: Sendable {
  let route: Route
  let kind: AccessMatrixKind

  var key: String { "\(route.method.rawValue) \(route.path) \(kind.name)" }

  /// The address with the kind's records in it; what is left in braces has no record.
  func path(_ column: AccessMatrixColumn) -> String {
    var path = route.path
    for (name, value) in kind.values { path = path.replacing("{\(name)}", with: value.text(column)) }
    let query = kind.query.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
    return query.isEmpty ? path : "\(path)?\(query)"
  }

  func fields(_ column: AccessMatrixColumn) -> [(String, String)] {
    (AccessMatrixPosts.fields[route.path] ?? []) + kind.fields.map { ($0.0, $0.1.text(column)) }
  }
}

/// Records of one kind: the values of a path's parameters.
struct AccessMatrixKind: Sendable {
  let name: String
  var values: [String: Value] = [:]
  var query: KeyValuePairs<String, String> = [:]
  var fields: [(String, Value)] = []
  /// Those on the inside of the wall. For all others it must not be there or not be theirs, whatever the table says.
  var inside: Set<String>?

  /// The same for all columns, or one of each column's own, where a post really changes something.
  enum Value: Sendable, ExpressibleByStringLiteral {
    case shared(String)
    case own([String: String])

    init(stringLiteral text: String) { self = .shared(text) }

    func text(_ column: AccessMatrixColumn) -> String {
      switch self {
      case .shared(let text): text
      case .own(let texts): texts[column.name] ?? "saknas"
      }
    }
  }
}
