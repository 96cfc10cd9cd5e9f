package import Vocabulary

/// The names of a result's columns; shared by all its rows.
package struct Columns: Sendable {
  package let names: [String]

  init(_ names: [String]) { self.names = names }

  /// A few short names: looking through them is quicker than making a dictionary for every result.
  func position(of name: String) throws -> Int {
    guard let position = names.firstIndex(of: name) else { throw StorageError.missingColumn(name) }
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

  /// An ID. It is as a text in the database, and asked for in every row of a list: its own type is not looked up each time.
  package func get<Entity>(_ column: String) throws -> ID<Entity> {
    let value = values[try columns.position(of: column)]
    guard case .text(let text) = value else { throw StorageError.unreadable(column: column, value: "\(value)") }
    return ID(text)
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

extension Row {
  /// The words of a text column that keeps a list.
  package func words(_ column: String) throws -> [String] {
    try get(column, as: String.self).split(separator: " ").map(String.init)
  }
}
