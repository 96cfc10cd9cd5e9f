internal import CLibpq

/// A result copied out of libpq, or the error it stands for.
struct PostgreSQLResult {
  let rows: [Row]
  let changes: Int

  init(_ result: OpaquePointer?) throws {
    guard let result else { throw StorageError.unavailable("libpq") }
    defer { PQclear(result) }
    let status = PQresultStatus(result)
    guard status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK else { throw Self.error(of: result) }
    rows = status == PGRES_TUPLES_OK ? Self.rows(of: result) : []
    changes = Int(String(cString: PQcmdTuples(result))) ?? 0
  }

  private static func rows(of result: OpaquePointer) -> [Row] {
    let width = PQnfields(result)
    let columns = Columns((0..<width).map { String(cString: PQfname(result, $0)) })
    let types = (0..<width).map { PQftype(result, $0) }
    return (0..<PQntuples(result)).map { row in
      Row(columns: columns, values: (0..<width).map { value(of: result, row, $0, type: types[Int($0)]) })
    }
  }

  // Object identifiers of PostgreSQL's catalogue (pg_type.dat); they never change.
  private static func value(of result: OpaquePointer, _ row: Int32, _ column: Int32, type: Oid) -> Value {
    guard PQgetisnull(result, row, column) == 0, let pointer = PQgetvalue(result, row, column) else { return .null }
    switch type {
    case 16: return .flag(pointer.pointee == 116)
    case 20, 21, 23: return .integer(Int64(String(cString: pointer)) ?? 0)
    case 700, 701, 1700: return .real(Double(String(cString: pointer)) ?? .nan)
    case 17: return .blob(bytes(ofHexadecimal: pointer, length: Int(PQgetlength(result, row, column))))
    default: return .text(String(cString: pointer))
    }
  }

  private static func bytes(ofHexadecimal pointer: UnsafePointer<CChar>, length: Int) -> [UInt8] {
    stride(from: 2, to: length, by: 2).map { digit(pointer[$0]) << 4 | digit(pointer[$0 + 1]) }
  }

  private static func digit(_ character: CChar) -> UInt8 {
    let code = UInt8(bitPattern: character)
    return code < 58 ? code - 48 : code - 87
  }

  /// SQLSTATE classes: 23 integrity, 40 rollback (serialization, deadlock), 53 resources, 57 and 08 connection.
  /// 0A000 says of a kept statement that its table has got another shape since; of ours, nothing else is unsupported.
  /// 55P03 is a lock not had in time; 42P01, 3F000 and 22023 a table, a schema and a role (`SET ROLE`) that are missing.
  private static func error(of result: OpaquePointer) -> StorageError {
    let state = PQresultErrorField(result, 67).map { String(cString: $0) } ?? ""
    let message = String(cString: PQresultErrorMessage(result))
    switch state {
    case "40001", "40P01", "55P03", "0A000": return .conflict
    case "42P01", "3F000", "22023": return .absent(message)
    case "53100": return .full
    case let state where state.hasPrefix("23"): return .constraint(message)
    case let state where state.isEmpty || state.hasPrefix("08") || state.hasPrefix("57") || state.hasPrefix("53"):
      return .unavailable(message)
    default: return .failed("\(state) \(message)")
    }
  }
}
