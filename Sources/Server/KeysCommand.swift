import Access
import ArgumentParser
import Casework
import Foundation
import Storage
import Vault

struct KeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Kopierar nycklarna för sig, eller byter den översta nyckeln.",
    subcommands: [Backup.self, Replace.self])

  /// Apart from the data's, and thrown away sooner: what was erased is closed only when the last copy of its key is gone.
  struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Kopierar nyckelmappen medan servern arbetar.",
      discussion: """
        Förvara kopian på ett annat ställe än kopian av data. Kasta den efter högst 35 dagar. Det som har gallrats går att \
        läsa så länge någon kopia av dess nyckel finns kvar.
        """)

    @OptionGroup var options: Options
    @Option(help: "Mapp för kopian. Den får inte finnas förut.") var to: String

    func run() async throws {
      let installation = try await opened(options)
      guard !FileManager.default.fileExists(atPath: to) else {
        throw ValidationError("\(to) finns redan. Välj ett nytt namn, så skrivs ingen gammal kopia över.")
      }
      let target = URL(fileURLWithPath: to).standardizedFileURL.path
      guard !target.hasPrefix(installation.configuration.dataFolder + "/") else {
        throw ValidationError("Nycklarna får inte ligga i datamappen. Välj en mapp utanför den.")
      }
      try await installation.boards.vault(mayBegin: try await installation.hasNoBoards()).copy(to: target)
      print("Nycklarna ligger i \(to). Kasta kopian senast om 35 dagar.")
    }
  }

  struct Replace: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Byter den översta nyckeln medan servern arbetar. Kopiera nycklarna efteråt.")

    @OptionGroup var options: Options

    func run() async throws {
      let installation = try await opened(options)
      try await installation.boards.vault(mayBegin: try await installation.hasNoBoards()).replaceRoot()
      print("Den översta nyckeln är utbytt. Äldre kopior av nycklarna öppnar bara det som låg där då.")
    }
  }
}

extension Installation {
  func hasNoBoards() async throws -> Bool { try await identity.read { try $0.boards().isEmpty } }
}
