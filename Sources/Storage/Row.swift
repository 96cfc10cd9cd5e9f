/// The names of a result's columns and where each stands; shared by all its rows.
package final class Columns: Sendable {
  package let names: [String]
  private let positions: [String: Int]

  init(_ names: [String]) {
    self.names = names
    positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func position(of name: String) throws -> Int {
    guard let position = positions[name] else { throw StorageError.missingColumn(name) }
    return position
  }
}

/// One row of a result, with its values copied out of the engine.
package struct Row: Sendable {
  let columns: Columns
  let values: [Value]

  /// The value of a column that is never NULL.
  package func get<T: ColumnReadable>(_ column: String, as type: T.Type = T.self) throws -> T {
    let value = values[try columns.position(of: column)]
    guard let result = T(value) else { throw StorageError.unreadable(column: column, value: "\(value)") }
    return result
  }

  /// The value of a column that may be NULL.
  package func optional<T: ColumnReadable>(_ column: String, as type: T.Type = T.self) throws -> T? {
    let value = values[try columns.position(of: column)]
    if case .null = value { return nil }
    guard let result = T(value) else { throw StorageError.unreadable(column: column, value: "\(value)") }
    return result
  }

  /// The value at a position, for long lists where the name's look-up would be felt.
  package subscript(position: Int) -> Value { values[position] }
}
