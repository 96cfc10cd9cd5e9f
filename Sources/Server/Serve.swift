import Access
import ArgumentParser
import Casework
import Foundation
import Hummingbird
import Logging
import Register
import Storage
import Synchronization
import Web

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Startar servern för en riktig installation.",
    discussion: "Databaserna uppdateras först. Är ett värde fel startar servern inte, utan säger vilket.")

  @OptionGroup var options: Options
  @Flag(name: .customLong("i-know-this-is-demo-data"), help: "Tillåt data som demonstrationen har gjort.")
  var allowsDemonstrationData = false

  func run() async throws {
    let configuration = try Configuration(
      flags: options.given, environment: ProcessInfo.processInfo.environment, file: options.config)
    let installation = try Installation(configuration)
    try await installation.migrate()
    if try await installation.isDemonstration(), !allowsDemonstrationData {
      throw configuration.fault(
        "data",
        "databasen är gjord av demonstrationen och får inte användas på riktigt. Välj en annan mapp, eller lägg till --i-know-this-is-demo-data."
      )
    }
    let site = try await installation.site(isDemonstration: false, logger: Logger(label: "samfrid"))
    try await Serving(site: site, boards: installation.boards, configuration: configuration).run()
  }
}

/// The running server with its mail and its logs.
struct Serving {
  let site: Site
  let boards: Boards
  let configuration: Configuration

  func run() async throws {
    let listening = try configuration.listening()
    let isListening = Mutex(false)
    var logger = Logger(label: "samfrid.http")
    logger.logLevel = .warning
    let table = RouteTable(site: site, features: features(boards))
    let application = Application(
      router: table.router(), server: RouteTable.server,
      configuration: ApplicationConfiguration(
        address: .hostname(listening.host, port: listening.port), serverName: "samfrid"),
      onServerRunning: { channel in
        isListening.withLock { $0 = true }
        let port = channel.localAddress?.port ?? listening.port
        say("Samfrid svarar på http://\(listening.host):\(port)\(site.settings.isDemonstration ? "/demo" : "/")")
      },
      logger: logger)
    let checkpoints = HandOutCheckpoints(site: site, boards: boards, places: try configuration.checkpointPlaces())
    let mail = Task { try await sendMail() }
    let chores = Task { try await doChores() }
    let answers = Task { try await ReadMailbox(site: site, boards: boards)?.run() }
    let log = Task { try await checkpoints.run() }
    let content = try await ContentServing(site: site, configuration: configuration).start()
    defer {
      content?.cancel()
      mail.cancel()
      chores.cancel()
      answers.cancel()
      log.cancel()
    }
    do {
      try await application.runService()
      // It was asked to stop at the same time.
      try? await content?.value
    } catch  where !isListening.withLock({ $0 }) {
      throw configuration.fault("listen", whyNotListening(error))
    }
  }

  private func sendMail() async throws {
    let sender = MailSender(site: site) { try $2.addresses(of: $0, on: $1) }
    while !Task.isCancelled {
      do {
        try await sender.sendDue(at: site.clock())
      } catch {
        site.logger.error("mail: \(error)")
      }
      try await Task.sleep(for: .seconds(5))
    }
  }

  private func doChores() async throws {
    let all = features(boards)
    let shell = Shell(settings: site.settings, features: all)
    let chores = all.flatMap(\.chores)
    while !Task.isCancelled {
      for chore in chores {
        do {
          try await chore.perform(on: site, telling: shell, at: site.clock())
        } catch {
          site.logger.error("\(type(of: chore)): \(error)")
        }
      }
      try await Task.sleep(for: .seconds(60))
    }
  }
}

/// Why a place cannot be listened on, in words.
func whyNotListening(_ error: any Error) -> String {
  let reason = "\(error)"
  if reason.contains("errno: \(EADDRINUSE)") { return "ett annat program lyssnar redan där. Välj en annan port." }
  if reason.contains("errno: \(EACCES)") { return "programmet får inte lyssna där. Välj en port över 1023." }
  return "det går inte att lyssna där. Skälet: \(reason)"
}
