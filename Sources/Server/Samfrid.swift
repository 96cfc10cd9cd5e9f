import ArgumentParser

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
      Serve.self, Demo.self, Migrate.self, Import.self, Export.self, User.self, Backup.self, Restore.self, Routes.self,
    ])
}
