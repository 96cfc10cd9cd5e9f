internal import GRDB

/// GRDB's connection during one transaction; statements are prepared once and kept by GRDB.
struct SQLiteConnection: Connection {
  let database: GRDB.Database

  func execute(_ text: String, _ values: [Value]) throws -> Int {
    _ = try SQLiteStatement(text, in: database).rows(values)
    return database.changesCount
  }

  func rows(_ text: String, _ values: [Value]) throws -> [Row] { try SQLiteStatement(text, in: database).rows(values) }

  func script(_ text: String) throws { try database.execute(sql: text) }
}
