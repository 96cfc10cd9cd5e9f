internal import Foundation

/// The engines that the suite runs on: SQLite always, PostgreSQL when `SAMFRID_TEST_POSTGRESQL` names a server.
package enum Engine: String, Sendable, CaseIterable, CustomStringConvertible {
  case sqlite = "SQLite"
  case postgreSQL = "PostgreSQL"

  package var description: String { rawValue }

  static var address: String? { ProcessInfo.processInfo.environment["SAMFRID_TEST_POSTGRESQL"] }

  package static var available: [Engine] { address == nil ? [.sqlite] : [.sqlite, .postgreSQL] }
}
