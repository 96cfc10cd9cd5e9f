import Access
import AccessLog
import ArgumentParser
import Casework
import Foundation
import Storage
import Vocabulary

struct BoardCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "board", abstract: "Lägger till och visar nämnder, som har var sin databas med egna nycklar.",
    subcommands: [Add.self, List.self])

  /// Makes the board with its first manager: who may do what there after that, the board's own managers say.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Skapar en nämnd och dess första chef, och skriver ut länken som öppnar chefens konto.")

    @OptionGroup var options: Options
    @Option(help: "Nämndens namn, till exempel ”Socialnämnden i Umeå”.") var name: String
    @Option(help: "Chefens namn.") var managerName: String
    @Option(help: "Chefens e-postadress, som också är inloggningen.") var managerMail: String

    func run() async throws {
      let installation = try await opened(options)
      let (name, now) = (name.trimmingCharacters(in: .whitespaces), SystemClock.now())
      guard !name.isEmpty else { throw ValidationError("Skriv nämndens namn med --name.") }
      guard MailAddress(managerMail) != nil else {
        throw ValidationError("”\(managerMail)” är ingen e-postadress. Skriv till exempel namn@exempel.se.")
      }
      guard try await installation.identity.read({ try $0.boards() }).allSatisfy({ $0.name != name }) else {
        throw ValidationError("Det finns redan en nämnd som heter ”\(name)”. Välj ett annat namn.")
      }
      let board = try await installation.boards.add(named: name, in: installation.identity, at: now)
      let open = try await installation.boards[board.id]
      let unit = try await open.database.write { try $0.addUnit(.reception, named: "Mottagningen", at: now) }
      let token = try await AddStaff(
        name: managerName, mail: managerMail, unit: unit, role: .manager, title: "Enhetschef"
      ).perform(
        at: open, in: installation.identity, by: Byline(words: "samfrid board add"),
        address: try installation.configuration.publicAddress(), at: now
      ).token
      print("Nämnden är skapad med enheten Mottagningen. Nämndens id: \(board.id)")
      print("Loggens publika nyckel: \(open.log.key.text)")
      if let token { print("Länk: \(try installation.configuration.publicAddress())/oppna/\(token)") }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Visar nämndernas id och namn.")

    @OptionGroup var options: Options

    func run() async throws {
      for board in try await opened(options).identity.read({ try $0.boards() }) { print("\(board.id)  \(board.name)") }
    }
  }
}

/// The installation as the flags say, brought up to date.
func opened(_ options: Options) async throws -> Installation {
  let configuration = try Configuration(
    flags: options.given, environment: ProcessInfo.processInfo.environment, file: options.config)
  let installation = try Installation(configuration)
  try await installation.migrate()
  return installation
}
