import Access
import Accounts
import DemoData
import Foundation
import Logging
import Register
import Schema
import Storage
import Surveys
import Vocabulary
import Web

/// An installation's databases and key, opened as its configuration says.
struct Installation {
  let identity: Database
  let regional: Database
  let key: IdentityKey
  let configuration: Configuration

  /// Opens the databases. Those of SQLite are made when they are not there, if `creating`.
  init(_ configuration: Configuration, creating: Bool = true) throws {
    self.configuration = configuration
    let folder = configuration.dataFolder
    let keysFolder = try configuration.keysFolder()
    if let address = configuration.value("database") {
      guard address.hasPrefix("postgresql://") || address.hasPrefix("postgres://") else {
        throw configuration.fault("database", "adressen ska börja med postgresql://.")
      }
      let pool = PostgreSQLPool(address: address)
      identity = Database(postgreSQL: pool, schema: "identity", role: "samfrid_identity", name: .identity)
      regional = Database(postgreSQL: pool, schema: "regional", role: "samfrid_regional", name: .regional)
    } else {
      if !creating, !FileManager.default.fileExists(atPath: folder + "/identity.sqlite") {
        throw configuration.fault("data", "det finns ingen Samfrid-databas i \(folder).")
      }
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw configuration.fault("data", "mappen \(folder) går inte att skapa: \(error.localizedDescription)")
      }
      identity = try Database(sqlite: folder + "/identity.sqlite", name: .identity)
      regional = try Database(sqlite: folder + "/regional.sqlite", name: .regional)
    }
    key = try IdentityKey(folder: keysFolder)
  }

  var databases: [Database] { [identity, regional] }

  func migrate() async throws {
    for database in databases {
      do {
        for name in try await database.migrate() { say("  \(database.name.rawValue): \(name)") }
      } catch StorageError.wrongVersion(let steps) {
        throw configuration.fault(
          "data",
          "databasen \(database.name.rawValue) är gjord av ett nyare program (\(steps)). Starta med det programmet i stället."
        )
      }
    }
    try await checkKey()
  }

  /// A key made just now opens no second factor: the right one is missing.
  private func checkKey() async throws {
    guard key.isNew else { return }
    let sealed = try await identity.read {
      try $0.value("SELECT COUNT(*) FROM account WHERE factor_secret IS NOT NULL", as: Int.self)
    }
    guard sealed == 0 else {
      try? FileManager.default.removeItem(atPath: try configuration.keysFolder() + "/identity.key")
      throw configuration.fault(
        "keys", "nyckeln som hör till databasen saknas. Lägg tillbaka nyckelmappen från dess egen kopia.")
    }
  }

  /// Whether the data were made by the demonstration.
  func isDemonstration() async throws -> Bool {
    try await identity.read { try $0.value("SELECT text FROM setting WHERE name = 'demonstration'", as: String.self) }
      != nil
  }

  func site(isDemonstration: Bool, logger: Logger) throws -> Site {
    Site(
      identity: identity, regional: regional, key: key,
      settings: Settings(
        address: try configuration.publicAddress(), isDemonstration: isDemonstration,
        mailServer: try configuration.mailServerAddress(), mailSender: try configuration.mailSenderAddress(),
        trustsProxy: try configuration.trustsProxy()),
      logger: logger, clock: SystemClock.now)
  }
}

/// All features in the order of their menus.
func features() -> [any Feature] {
  [StartPages(), Accounts(), Register(), Surveys(), Demonstration()]
}

/// The one place that reads the clock.
enum SystemClock {
  @Sendable static func now() -> Moment { Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
}

/// Says where the start stands, at once also when somebody reads it through a pipe.
func say(_ line: String) {
  print(line)
  fflush(nil)
}
