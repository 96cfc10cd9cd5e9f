import ArgumentParser
import Foundation

struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Uppdaterar databaserna, eller vägrar med skäl när de är gjorda av ett nyare program.")

  @OptionGroup var options: Options

  func run() async throws {
    let configuration = try Configuration(
      flags: options.given, environment: ProcessInfo.processInfo.environment, file: options.config)
    try await Installation(configuration).migrate()
    print("Databaserna är uppdaterade.")
  }
}
