import ArgumentParser
import DemoData
import Logging
import Storage
import Vocabulary
import Web

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Startar en demonstration med påhittade uppgifter, bara på den egna datorn.")

  @Option(help: "Port att lyssna på.") var port = 8080
  @Option(help: "Port för kurspaketens egen adress; annars nästa port.") var contentPort: Int?
  @Option(help: "Mapp för demonstrationens data.") var data = "samfrid-demo"
  @Option(help: "PostgreSQL i stället för den inbyggda databasen: postgresql://…") var database: String?
  @Option(help: "Så många förseglade akter till i nämnden, för mätning.") var scale = 0
  @Option(help: "Server för utgående e-post; utan den stannar breven i utkorgen.") var mailServer: String?

  @Option(help: "Datorer på det egna nätet som kalendrar får hämtas från.") var calendarHosts: String?

  func run() async throws {
    var flags = ["data": data, "listen": "127.0.0.1:\(port)", "address": "http://127.0.0.1:\(port)"]
    flags["contact"] = "Ring 090-000 00 00, ett påhittat nummer."
    flags["database"] = database
    // Another name of this machine: to a browser another site, with none of its cookies.
    flags["content-listen"] = "127.0.0.1:\(contentPort ?? port + 1)"
    flags["content-address"] = "http://localhost:\(contentPort ?? port + 1)"
    flags["mail-server"] = mailServer
    flags["calendar-hosts"] = calendarHosts
    let configuration = try Configuration(flags: flags, environment: [:], file: nil)
    let installation = try Installation(configuration)
    try await installation.migrate()
    let site = try await installation.site(isDemonstration: true, logger: Logger(label: "samfrid"))
    try await load(installation, site)
    try await Serving(site: site, boards: installation.boards, configuration: configuration).run()
  }

  private func load(_ installation: Installation, _ site: Site) async throws {
    if try await installation.isDemonstration() { return }
    guard try await DemoCounty.canBeLoaded(into: site) else {
      throw installation.configuration.fault(
        "data", "mappen har redan riktiga uppgifter. Välj en tom mapp för demonstrationen.")
    }
    say("Bygger demonstrationslänet …")
    let start = ContinuousClock.now
    try await DemoCounty.load(into: site, boards: installation.boards, scale: .full, bulk: scale) { say("  \($0)") }
    say("Klart på \(SwedishNumber.text(start.duration(to: .now) / .seconds(1), decimals: 1)) s.")
  }
}
