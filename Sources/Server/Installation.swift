import Access
import Accounts
import Casework
import Courses
import DemoData
import Events
import Foundation
import Logging
import Networks
import Packages
import Register
import Schema
import Storage
import Surveys
import Training
import Vault
import Vocabulary
import Web

/// An installation's databases, opened as its configuration says. The key is touched by the server alone.
struct Installation {
  let identity: Database
  let regional: Database
  let boards: Boards
  let configuration: Configuration

  /// Opens the databases. Those of SQLite are made when they are not there, if `creating`.
  init(_ configuration: Configuration, creating: Bool = true) throws {
    self.configuration = configuration
    try configuration.check()
    let folder = configuration.dataFolder
    if let address = try configuration.databaseAddress() {
      // A server that has been switched off says nothing; ten seconds is enough to wait for it.
      setenv("PGCONNECT_TIMEOUT", "10", 0)
      let pool = PostgreSQLPool(address: address)
      boards = try Self.boards(configuration) { id in
        Database(postgreSQL: pool, board: id.text)
      }
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
        throw configuration.fault(
          "data", "mappen \(folder) går inte att skapa. Kontrollera sökvägen och rättigheterna.")
      }
      boards = try Self.boards(configuration) { id in
        try FileManager.default.createDirectory(
          atPath: "\(folder)/boards", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return try Database(sqlite: "\(folder)/boards/\(id).sqlite", name: .board)
      }
      identity = try Self.open(.identity, in: folder, configuration)
      regional = try Self.open(.regional, in: folder, configuration)
    }
  }

  private static func open(
    _ name: Database.Name, in folder: String, _ configuration: Configuration
  ) throws -> Database {
    do {
      return try Database(sqlite: "\(folder)/\(name.rawValue).sqlite", name: name)
    } catch let error as StorageError {
      throw fault(error, with: name, configuration)
    }
  }

  private static func boards(
    _ configuration: Configuration, _ database: @escaping @Sendable (ID<Board>) throws -> Database
  ) throws -> Boards {
    let keys = try configuration.keysFolder()
    return Boards(migrations: Schema.migrations(of: .board), database: database) { mayBegin in
      do {
        try FileManager.default.createDirectory(
          atPath: keys, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return try await Vault(folder: keys, mayBegin: mayBegin)
      } catch VaultFault.keyMissing {
        throw vaultMissing(configuration)
      } catch VaultFault.folder(let path) {
        throw configuration.fault("keys", "\(path) går inte att läsa eller skriva. Kontrollera mappens rättigheter.")
      } catch VaultFault.damaged(let what) {
        throw configuration.fault("keys", "nyckelvalvet är skadat (\(what)). Lägg tillbaka det från dess egen kopia.")
      }
    }
  }

  private static func vaultMissing(_ configuration: Configuration) -> Configuration.Fault {
    configuration.fault(
      "keys", "nyckelvalvet som hör till nämndernas data saknas. Lägg tillbaka nyckelmappen från dess egen kopia.")
  }

  var databases: [Database] { [identity, regional] }

  /// Opens every board, and refuses when its keys are not there.
  func openBoards() async throws -> [OpenBoard] {
    var opened: [OpenBoard] = []
    for board in try await identity.read({ try $0.boards() }) {
      do {
        opened.append(try await boards[board.id])
      } catch VaultFault.keyMissing, VaultFault.unopened {
        throw configuration.fault(
          "keys", "nycklarna för \(board.name) saknas. Lägg tillbaka nyckelmappen från dess egen kopia.")
      } catch let error as StorageError {
        throw Self.fault(error, with: .board, configuration)
      }
    }
    return opened
  }

  /// A board's database is opened when somebody needs it; here it is only brought up to date. Without the vault nothing starts.
  private func migrateBoards() async throws {
    let known = try await identity.read { try $0.boards() }
    let keys = try configuration.keysFolder()
    guard known.isEmpty || Vault.isThere(in: keys) else {
      throw Self.vaultMissing(configuration)
    }
    for board in known {
      do {
        for name in try await boards.migrate(board.id) { say("  \(board.name): \(name)") }
      } catch let error as StorageError {
        throw Self.fault(error, with: .board, configuration)
      }
    }
  }

  func migrate() async throws {
    for database in databases {
      do {
        for name in try await database.migrate() { say("  \(database.name.rawValue): \(name)") }
      } catch let error as StorageError {
        throw Self.fault(error, with: database.name, configuration)
      }
    }
    try await migrateBoards()
  }

  private static func fault(
    _ error: StorageError, with name: Database.Name, _ configuration: Configuration
  ) -> any Error {
    switch error {
    case .wrongVersion(let steps):
      configuration.fault(
        configuration.place,
        "databasen \(name.rawValue) är uppdaterad av ett nyare program (\(steps)). Installera den versionen eller en senare."
      )
    case .unavailable(let reason):
      configuration.fault(
        configuration.place,
        "databasen \(name.rawValue) går inte att öppna. Skälet: \(reason.prefix { !$0.isNewline })")
    default: error
    }
  }

  /// Reads the key, or makes the first one.
  private func key() async throws -> IdentityKey {
    let key: IdentityKey
    do {
      key = try IdentityKey(folder: try configuration.keysFolder())
    } catch KeyProblem.damaged(let path) {
      throw configuration.fault("keys", "nyckeln \(path) är skadad. Lägg tillbaka den från dess egen kopia.")
    } catch KeyProblem.unwritable(let path) {
      throw configuration.fault("keys", "nyckeln \(path) går inte att skriva. Kontrollera mappens rättigheter.")
    }
    if key.isNew { try await refuseIfMissed() }
    return key
  }

  /// A key made just now opens no second factor: the right one is missing.
  private func refuseIfMissed() async throws {
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

  func site(isDemonstration: Bool, logger: Logger) async throws -> Site {
    Site(
      identity: identity, regional: regional, key: try await key(),
      settings: Settings(
        address: try configuration.publicAddress(), isDemonstration: isDemonstration,
        mailServer: try configuration.mailServer(), mailbox: try configuration.mailbox(),
        mailSender: try configuration.mailSenderAddress(), mailPace: try configuration.mailPace(),
        contact: try configuration.contact(),
        trustsProxy: try configuration.trustsProxy(), contentAddress: try configuration.contentAddress(),
        nearHosts: try configuration.calendarHosts()),
      logger: logger, clock: SystemClock.now)
  }
}

extension Database {
  /// A board's own schema, with a role of its own.
  init(postgreSQL pool: PostgreSQLPool, board: String) {
    self.init(postgreSQL: pool, schema: "board_\(board)", role: "samfrid_board_\(board)", name: .board)
  }
}

/// All features in the order of their menus.
func features(_ boards: Boards) -> [any Feature] {
  [
    StartPages(), CalendarPages(), Accounts(), Casework(boards), Register(), Networks(), Events(), Courses(),
    Packages(), Training(), Surveys(),
    Demonstration(),
  ]
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
