import AccessLog
import ArgumentParser
import Documents
import Storage
import Vault
import Web

/// The program: one command for each thing an installation needs.
@main
struct Samfrid: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "samfrid",
    abstract: "Plattform för arbetet mot våld i nära relationer.",
    discussion: """
      Värden tas i tur och ordning från flaggor, miljövariabler (SAMFRID_DATA, SAMFRID_ADDRESS …) och en fil (--config).
      """,
    subcommands: [
      Serve.self, Demo.self, Migrate.self, Import.self, Export.self, User.self, BoardCommand.self, LogCommand.self,
      KeysCommand.self, MailCommand.self, Backup.self, Restore.self, Routes.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch {
      exit(withError: said(error))
    }
  }

  /// What went wrong as a sentence. Whoever mistypes a command sees how it is used; what fails later says only why.
  private static func said(_ error: any Error) -> any Error {
    switch error {
    case let error as ValidationError: Configuration.Fault(description: error.message)
    case let problem as DocumentProblem: Configuration.Fault(description: problem.sentence)
    case let problems as Problems:
      Configuration.Fault(description: problems.list.map(\.sentence).joined(separator: "\n"))
    case LogFault.tampered:
      Configuration.Fault(
        description: """
          Åtkomstloggen är inte den som senast signerades: något är ändrat eller borttaget, eller så är en äldre kopia \
          tillbakalagd. Jämför med en kontrollpunkt som lämnats ut.
          """)
    case VaultFault.folder(let path): Configuration.Fault(description: "\(path) går inte att skriva eller läsa.")
    case VaultFault.keyMissing, VaultFault.unopened:
      Configuration.Fault(description: "Nyckeln saknas. Lägg tillbaka nyckelmappen från dess egen kopia.")
    case LogFault.folder(let path): Configuration.Fault(description: "\(path) går inte att skriva eller läsa.")
    case StorageError.full: Configuration.Fault(description: "Disken är full. Gör plats och försök igen.")
    case StorageError.unavailable(let reason), StorageError.failed(let reason), StorageError.absent(let reason):
      Configuration.Fault(description: "Databasen kunde inte göra det. Skälet: \(reason)")
    default: error
    }
  }
}
