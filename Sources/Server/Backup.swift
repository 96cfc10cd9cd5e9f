import Access
import ArgumentParser
import Casework
import Foundation
import Schema
import Storage

struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Kopierar databaserna till en mapp medan servern arbetar.",
    discussion: "Nycklarna ingår inte: kopiera nyckelmappen för sig och förvara den på ett annat ställe.")

  @OptionGroup var options: Options
  @Option(help: "Mapp för kopian. Den får inte finnas förut.") var to: String

  func run() async throws {
    let configuration = try Configuration(
      flags: options.given, environment: ProcessInfo.processInfo.environment, file: options.config)
    guard !FileManager.default.fileExists(atPath: to) else {
      throw ValidationError("\(to) finns redan. Välj ett nytt namn, så skrivs ingen gammal kopia över.")
    }
    let installation = try Installation(configuration, creating: false)
    let boards = try await installation.identity.read { try $0.boards() }
    let unfinished = to + ".ofullstandig"
    try? FileManager.default.removeItem(atPath: unfinished)
    try FileManager.default.createDirectory(
      atPath: unfinished, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try FileManager.default.createDirectory(
      atPath: unfinished + "/boards", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    if let address = try configuration.databaseAddress() {
      // The names alone: what they hold is in the dump.
      for board in boards {
        try Data().write(to: URL(fileURLWithPath: "\(unfinished)/boards/\(board.id)"))
      }
      try Program("pg_dump").run(
        [
          "--format=custom", "--schema=identity", "--schema=regional", "--schema=board_*",
          "--file=\(unfinished)/samfrid.dump",
        ], database: address)
    } else {
      for database in installation.databases {
        try await database.copy(to: "\(unfinished)/\(database.name.rawValue).sqlite")
        print("  \(database.name.rawValue)")
      }
      for board in boards {
        let database = try installation.boards.database(of: board.id)
        try await database.copy(to: "\(unfinished)/boards/\(board.id).sqlite")
        await database.close()
        print("  nämnd \(board.id)")
      }
    }
    try FileManager.default.moveItem(atPath: unfinished, toPath: to)
    print("Kopian ligger i \(to). Nycklarna i \(try configuration.keysFolder()) ingår inte.")
  }
}

struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lägger tillbaka en kopia i en tom datamapp eller en tom PostgreSQL-databas.")

  @OptionGroup var options: Options
  @Option(name: .customLong("from"), help: "Mappen som backup gjorde.") var source: String

  func run() async throws {
    let configuration = try Configuration(
      flags: options.given, environment: ProcessInfo.processInfo.environment, file: options.config)
    try configuration.check()
    guard FileManager.default.fileExists(atPath: source) else {
      throw ValidationError("Det finns ingen kopia i \(source). Kontrollera sökvägen.")
    }
    try refuseWithoutKeys(configuration)
    if let address = try configuration.databaseAddress() {
      try await fill(address, configuration)
    } else {
      try copyFiles(into: configuration.dataFolder)
    }
    let installation = try Installation(configuration, creating: false)
    try await installation.migrate()
    for board in try await installation.openBoards() { try await board.openEpoch(at: SystemClock.now()) }
    print("Kopian är tillbaka. Kontrollera att nyckelmappen \(try configuration.keysFolder()) hör till den.")
  }

  /// The ids of the boards in the copy.
  private var boards: [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: source + "/boards")) ?? []
    return files.map { String($0.prefix { $0 != "." }) }.sorted()
  }

  /// The boards' logs go on in a new epoch, which takes their keys.
  private func refuseWithoutKeys(_ configuration: Configuration) throws {
    guard !boards.isEmpty else { return }
    guard FileManager.default.fileExists(atPath: try configuration.keysFolder() + "/keys.sqlite") else {
      throw configuration.fault(
        "keys",
        "kopian har nämnder, men deras nyckelvalv är inte här. Lägg först tillbaka nyckelmappen från dess kopia.")
    }
  }

  private func fill(_ address: String, _ configuration: Configuration) async throws {
    let file = "\(source)/samfrid.dump"
    guard FileManager.default.fileExists(atPath: file) else {
      throw ValidationError("\(source) är ingen kopia av en PostgreSQL-databas: samfrid.dump saknas.")
    }
    // All are looked at before the first is touched.
    let databases = try Installation(configuration).databases
    for database in databases {
      guard try await database.isEmpty() else {
        throw configuration.fault("database", "databasen är inte tom. Välj en tom databas, så skrivs inget över.")
      }
    }
    for database in databases { try await database.prepareForRestore() }
    for board in boards {
      try await Database(postgreSQL: PostgreSQLPool(address: address), board: board).prepareForRestore()
    }
    // All or nothing: what was begun is not left behind.
    try Program("pg_restore").run(["--single-transaction", file], database: address)
  }

  private func copyFiles(into folder: String) throws {
    for name in Database.Name.common {
      guard FileManager.default.fileExists(atPath: "\(source)/\(name.rawValue).sqlite") else {
        throw ValidationError("\(source) är ingen hel kopia: \(name.rawValue).sqlite saknas.")
      }
      guard !FileManager.default.fileExists(atPath: "\(folder)/\(name.rawValue).sqlite") else {
        throw ValidationError("\(folder) har redan databaser. Välj en tom mapp, så skrivs inget över.")
      }
    }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    for name in Database.Name.common {
      try FileManager.default.copyItem(
        atPath: "\(source)/\(name.rawValue).sqlite", toPath: "\(folder)/\(name.rawValue).sqlite")
    }
    if !boards.isEmpty {
      try FileManager.default.copyItem(atPath: "\(source)/boards", toPath: "\(folder)/boards")
    }
  }
}

/// One of PostgreSQL's own programs.
struct Program {
  let name: String

  init(_ name: String) { self.name = name }

  /// The database's address is the last argument. Its password goes by the environment, which other users cannot read.
  func run(_ arguments: [String], database address: String) throws {
    var parts = URLComponents(string: address)
    var environment = ProcessInfo.processInfo.environment
    environment["PGPASSWORD"] = parts?.password ?? environment["PGPASSWORD"]
    parts?.password = nil
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments + ["--dbname=\(parts?.string ?? address)"]
    process.environment = environment
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus != 127 else {
      throw ValidationError("\(name) finns inte på datorn. Installera paketet postgresql-client.")
    }
    guard process.terminationStatus == 0 else {
      throw ValidationError("\(name) misslyckades (\(process.terminationStatus)). Meddelandet ovan säger varför.")
    }
  }
}
