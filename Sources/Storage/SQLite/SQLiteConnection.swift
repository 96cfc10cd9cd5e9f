internal import Foundation
internal import GRDB

/// GRDB's connection during one transaction; statements are prepared once and kept by GRDB.
struct SQLiteConnection: Connection {
  let database: GRDB.Database

  func execute(_ text: String, _ values: [Value]) throws -> Int {
    let statement = try database.cachedStatement(sql: text)
    try statement.execute(arguments: StatementArguments(values.map(\.databaseValue)))
    return database.changesCount
  }

  func rows(_ text: String, _ values: [Value]) throws -> [Row] {
    let statement = try database.cachedStatement(sql: text)
    let columns = Columns(statement.columnNames)
    let count = statement.columnCount
    let cursor = try GRDB.Row.fetchCursor(statement, arguments: StatementArguments(values.map(\.databaseValue)))
    var rows: [Row] = []
    while let row = try cursor.next() {
      rows.append(Row(columns: columns, values: (0..<count).map { Value(row[$0] as DatabaseValue) }))
    }
    return rows
  }

  func script(_ text: String) throws { try database.execute(sql: text) }
}

extension Value {
  fileprivate var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    case .blob(let bytes): Data(bytes).databaseValue
    case .flag(let flag): flag.databaseValue
    }
  }

  fileprivate init(_ value: DatabaseValue) {
    switch value.storage {
    case .null: self = .null
    case .int64(let number): self = .integer(number)
    case .double(let number): self = .real(number)
    case .string(let text): self = .text(text)
    case .blob(let data): self = .blob(Array(data))
    }
  }
}
