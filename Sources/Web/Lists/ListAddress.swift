internal import Vocabulary

/// The address of a list with its filters, so that sorting and paging keep them.
package struct ListAddress: Sendable {
  package let path: String
  private var fields: [(name: String, value: String)]

  /// Keeps those fields of the query that the list knows and that say something.
  package init(_ visit: Visit, keeping names: [String]) {
    path = visit.path
    fields = names.flatMap { name in visit.query.all(name).map { (name, $0) } }
  }

  /// That of a page that a posted form came from.
  package init(_ path: String) {
    self.path = path
    fields = []
  }

  /// The address with some fields changed; an empty value takes the field away.
  package func with(_ changes: KeyValuePairs<String, String>) -> String {
    var all = fields.filter { field in !changes.contains { $0.key == field.name } }
    all += changes.filter { !$0.value.isEmpty }.map { ($0.key, $0.value) }
    guard !all.isEmpty else { return path }
    return path + "?" + all.map { "\($0.name)=\(urlPart($0.value))" }.joined(separator: "&")
  }
}
