import Access
import ArgumentParser
import Foundation
import Hummingbird
import Logging
import Register
import Storage
import Web

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Startar servern för en riktig installation.",
    discussion: "Databaserna uppdateras först. Servern vägrar starta på ett felaktigt värde och säger vilket.")

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
    let site = try installation.site(isDemonstration: false, logger: Logger(label: "samfrid"))
    try await Serving(site: site, listening: try configuration.listening()).run()
  }
}

/// The running server with its mail.
struct Serving {
  let site: Site
  let listening: (host: String, port: Int)

  func run() async throws {
    var logger = Logger(label: "samfrid.http")
    logger.logLevel = .warning
    let table = RouteTable(site: site, features: features())
    let application = Application(
      router: table.router(),
      configuration: ApplicationConfiguration(
        address: .hostname(listening.host, port: listening.port), serverName: "samfrid"),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? listening.port
        say("Samfrid svarar på http://\(listening.host):\(port)\(site.settings.isDemonstration ? "/demo" : "/")")
      },
      logger: logger)
    let mail = Task { try await sendMail() }
    defer { mail.cancel() }
    try await application.runService()
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
}
