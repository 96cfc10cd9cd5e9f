import Access
import ArgumentParser
import Foundation
import Register
import Storage
import Vocabulary

struct User: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lägger till och hjälper användare.", subcommands: [Add.self, Link.self])

  /// Makes the first administrator: nobody can invite before there is somebody.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Skapar ett konto och skriver ut länken som öppnar det.")

    @OptionGroup var options: Options
    @Option(help: "Personens namn.") var name: String
    @Option(help: "Personens e-postadress, som också är inloggningen.") var mail: String
    @Flag(help: "Ger kontot rätt att administrera systemet.") var administrator = false

    func run() async throws {
      guard let login = MailAddress(mail)?.text else {
        throw ValidationError("”\(mail)” är ingen e-postadress. Skriv till exempel namn@exempel.se.")
      }
      let link = try await UserCommand(options).write { [name, administrator] tx, now in
        guard try tx.account(login: login) == nil else {
          throw ValidationError("Det finns redan ett konto för \(login). Använd ”samfrid user link”.")
        }
        // Somebody may stand in the register without an account.
        let person = try tx.person(mail: login)?.id ?? tx.addPerson(name: name, mail: login, at: now)
        _ = try tx.addAccount(for: person, login: login, isAdministrator: administrator, at: now)
        try tx.record(
          "AddAccount", of: "person:\(person)", by: Byline(words: "samfrid user add"), at: now, text: "Skapade kontot")
        return try tx.invite(person, to: .activate, by: Byline(words: "Systemadministratören"), at: now)
      }
      print("Kontot är skapat. Länken gäller i 30 dagar och kan användas en gång.\nLänk: \(link)")
    }
  }

  /// When nobody else can help: a new link, with a record of it.
  struct Link: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Skriver ut en ny länk för ett konto: öppna det, välja nytt lösenord eller byta andra faktor.")

    @OptionGroup var options: Options
    @Option(help: "Kontots e-postadress.") var mail: String
    @Option(help: "activate, password eller factor.") var purpose = "password"

    func run() async throws {
      guard let purpose = Invitation.Purpose(rawValue: purpose) else {
        throw ValidationError("--purpose är activate, password eller factor.")
      }
      let login = Account.login(from: mail)
      let link = try await UserCommand(options).write { tx, now in
        guard let account = try tx.account(login: login) else {
          throw ValidationError("Det finns inget konto för \(login).")
        }
        try tx.record(
          "Invite", of: "person:\(account.person)", by: Byline(words: "samfrid user link"), at: now,
          text: "Skapade länk (\(purpose.rawValue))")
        return try tx.invite(account.person, to: purpose, by: Byline(words: "Systemadministratören"), at: now)
      }
      print("Länk: \(link)")
    }
  }
}

/// Opens the installation and turns an invitation's token into a link.
private struct UserCommand {
  let configuration: Configuration

  init(_ options: Options) throws {
    configuration = try Configuration(
      flags: options.given, environment: ProcessInfo.processInfo.environment, file: options.config)
  }

  func write(_ body: @escaping @Sendable (Transaction, Moment) throws -> String) async throws -> String {
    let installation = try Installation(configuration)
    try await installation.migrate()
    let now = SystemClock.now()
    let token = try await installation.identity.write { try body($0, now) }
    return "\(try configuration.publicAddress())/oppna/\(token)"
  }
}
