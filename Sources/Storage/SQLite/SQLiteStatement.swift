internal import GRDB
internal import GRDBSQLite

/// A statement that GRDB has prepared and keeps, run by SQLite's own functions: each value is copied once, from
/// SQLite's memory into ours.
struct SQLiteStatement {
  private let database: GRDB.Database
  private let statement: GRDB.Statement
  private var handle: OpaquePointer { statement.sqliteStatement }

  init(_ text: String, in database: GRDB.Database) throws {
    self.database = database
    statement = try database.cachedStatement(sql: text)
  }

  func rows(_ values: [Value]) throws -> [Row] {
    // Ends what a closure that threw may have left, and lets go of the values afterwards.
    sqlite3_reset(handle)
    defer {
      sqlite3_reset(handle)
      sqlite3_clear_bindings(handle)
    }
    for index in values.indices { try check(bind(values[index], at: Int32(index + 1)), is: SQLITE_OK) }
    var rows: [Row] = []
    var code = sqlite3_step(handle)
    // Asked for after the first step: SQLite prepares anew in it when somebody else has changed the tables, and a `*` may
    // have got a column more.
    let columns = Columns((0..<sqlite3_column_count(handle)).map { String(cString: sqlite3_column_name(handle, $0)) })
    let count = Int32(columns.names.count)
    while code == SQLITE_ROW {
      var values: [Value] = []
      values.reserveCapacity(Int(count))
      for column in 0..<count { values.append(value(column)) }
      rows.append(Row(columns: columns, values: values))
      code = sqlite3_step(handle)
    }
    try check(code, is: SQLITE_DONE)
    return rows
  }

  private func check(_ code: Int32, is expected: Int32) throws {
    guard code == expected else {
      let code = sqlite3_extended_errcode(database.sqliteConnection)
      throw DatabaseError(resultCode: .init(rawValue: code), message: database.lastErrorMessage)
    }
  }

  private func bind(_ value: Value, at index: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(handle, index)
    case .integer(let number): return sqlite3_bind_int64(handle, index, number)
    case .real(let number): return sqlite3_bind_double(handle, index, number)
    case .flag(let flag): return sqlite3_bind_int(handle, index, flag ? 1 : 0)
    case .text(var text):
      // An empty text may have no address, and no address would mean NULL.
      guard !text.isEmpty else { return sqlite3_bind_text(handle, index, "", 0, Self.copied) }
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text(handle, index, $0.baseAddress, Int32($0.count), Self.copied)
        }
      }
    case .blob(let bytes):
      guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, index, 0) }
      return bytes.withUnsafeBytes {
        sqlite3_bind_blob(handle, index, $0.baseAddress, Int32($0.count), Self.copied)
      }
    }
  }

  private func value(_ column: Int32) -> Value {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, column))
    case SQLITE_FLOAT: .real(sqlite3_column_double(handle, column))
    case SQLITE_TEXT: .text(String(decoding: bytes(sqlite3_column_text(handle, column), column), as: UTF8.self))
    case SQLITE_BLOB: .blob([UInt8](bytes(sqlite3_column_blob(handle, column), column)))
    default: .null
    }
  }

  /// The number of bytes is asked for after the pointer, as SQLite demands.
  private func bytes(_ start: UnsafeRawPointer?, _ column: Int32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }

  /// Tells SQLite to copy before the call returns.
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
